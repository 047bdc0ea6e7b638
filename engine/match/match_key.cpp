#include "engine/match/match_key.hpp"

#include "engine/unicode/normal_key.hpp"
#include "engine/unicode/space.hpp"

namespace joinery {

bool match_key(const Value& value, const Type& type, std::string& key) {
  key.clear();
  switch (value.kind) {
    case ValueKind::number: case ValueKind::date: case ValueKind::instant:
      key = std::to_string(value.integer);
      return true;
    case ValueKind::text: {
      std::string buffer;
      key = nfc(trim(value.view()), buffer);
      if (type.is(TypeWord::email)) {
        for (char& c : key) {
          if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        }
      }
      return !key.empty();
    }
    default:
      return false;
  }
}

}  // namespace joinery
