#include "engine/match/agreement.hpp"

#include "engine/match/match_key.hpp"

namespace joinery {

Agreement agreement(const MatchTable& table, std::uint32_t person, std::uint32_t user) {
  Agreement found;
  bool differ = false;
  MatchKey a, b;
  for (std::size_t f = 0; f < table.fields.size(); ++f) {
    const FieldSyntax& declared = table.fields[f].declared;
    const Type& type = table.fields[f].type;
    if (!type.is_textual() && !type.is(TypeWord::date)) continue;
    const bool is_factor = declared.required && declared.match == 0;
    const bool both = match_key(table.people[person].user[f], type, a) &&
                      match_key(table.users[user].fields[f], type, b);
    if (both && a == b) {
      ++found.count;
      found.same_human |= is_factor;
    } else {
      differ |= is_factor;
    }
  }
  found.same_human &= !differ;
  return found;
}

}  // namespace joinery
