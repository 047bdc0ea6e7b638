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

std::string other_rung(const MatchTable& table, std::uint32_t person, std::uint32_t user,
                       std::uint32_t found) {
  const auto before_at = [](std::string_view text) { return text.substr(0, text.find('@')); };
  MatchKey by, a, b;
  (void)match_key(table.people[person].user[found], table.fields[found].type, by);
  const std::string_view known = before_at(by);
  for (const std::uint32_t rung : table.options.ladder) {
    const Type& type = table.fields[rung].type;
    if (rung == found || !match_key(table.people[person].user[rung], type, a)) continue;
    if (!match_key(table.users[user].fields[rung], type, b) || a != b) continue;
    const std::string_view bare = before_at(a);
    const bool is_made_of_it = bare.find(known) != std::string_view::npos || known.find(bare) != std::string_view::npos;
    if (!is_made_of_it) return table.fields[rung].name;
  }
  return {};
}

}  // namespace joinery
