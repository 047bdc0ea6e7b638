#include "engine/match/match_key.hpp"

#include <algorithm>

#include "engine/unicode/normal_key.hpp"
#include "engine/unicode/space.hpp"

namespace joinery {
namespace {

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// What most addresses are: nothing in them that trimming, composing or folding would change. The
/// bytes are looked at without a branch between them, several at once.
bool is_plain_address(std::string_view text) {
  bool other = text.empty();
  for (const char c : text) other |= c <= ' ' || c == '\x7F' || is_capital(c);
  return !other;
}

}  // namespace

bool match_key(const Value& value, const Type& type, MatchKey& key) {
  key.view_ = {};
  switch (value.kind) {
    case ValueKind::number: case ValueKind::date: case ValueKind::instant:
      key.own_ = std::to_string(value.integer);
      key.view_ = key.own_;
      return true;
    case ValueKind::text:
      if (is_plain_address(value.view())) {
        key.view_ = value.view();
        return true;
      }
      key.view_ = nfc(trim(value.view()), key.own_);
      if (type.is(TypeWord::email) && std::any_of(key.view_.begin(), key.view_.end(), is_capital)) {
        if (key.view_.data() != key.own_.data()) key.own_ = key.view_;
        for (char& c : key.own_) {
          if (is_capital(c)) c = static_cast<char>(c - 'A' + 'a');
        }
        key.view_ = key.own_;
      }
      return !key.view_.empty();
    default:
      return false;
  }
}

}  // namespace joinery
