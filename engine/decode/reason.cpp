#include <algorithm>

#include "engine/decode/decoding.hpp"
#include "engine/value/shown.hpp"

namespace joinery {
namespace {

std::string_view noun_of(TypeWord word) {
  switch (word) {
    case TypeWord::text:
    case TypeWord::one_of: return "a text";
    case TypeWord::number: return "a number";
    case TypeWord::yes_no: return "yes or no";
    case TypeWord::date: return "a date";
    case TypeWord::instant: return "an instant";
    case TypeWord::zone: return "a time zone";
    case TypeWord::email: return "an e-mail address";
    case TypeWord::country: return "a country";
    case TypeWord::language: return "a language";
    case TypeWord::person: return "a person's key";
    case TypeWord::group: return "a group's key";
    case TypeWord::list: return "a list";
    case TypeWord::record: return "a record";
  }
  return "a value";
}

/// Numbers and booleans stand as they are, since they cannot hold anything odd; texts in quotes.
void append_token(std::string& out, const Token& token) {
  if (token.state == RawState::text) return append_shown(out, token.text);
  out += token.text.substr(0, shown_code_points_max);
  if (token.text.size() > shown_code_points_max) out += "…";
}

}  // namespace

void append_where(std::string& out, const Decoder& decoder) {
  if (decoder.where.empty()) return;
  out += " in ";
  out += decoder.where;
}

Value hold_seen(const Decoding& decoding, const Token& token, std::string_view problem) {
  std::string reason;
  append_token(reason, token);
  append_where(reason, decoding.decoder);
  reason += ' ';
  reason += problem;
  return Value::hold(decoding.arena.copy(reason));
}

Value hold_unknown(const Decoding& decoding, const Token& token) {
  std::string reason = "unknown value ";
  append_token(reason, token);
  if (!decoding.decoder.where.empty()) reason += " of " + decoding.decoder.where;
  return Value::hold(decoding.arena.copy(reason));
}

Value hold_nested(const Decoding& decoding, RawState state) {
  std::string reason(noun_of(decoding.type.word));
  reason += " is expected";
  append_where(reason, decoding.decoder);
  reason += state == RawState::object ? ", an object stands there" : ", a list stands there";
  return Value::hold(decoding.arena.copy(reason));
}

bool same_ascii_letters(std::string_view a, std::string_view b) {
  const auto lower = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  return std::ranges::equal(a, b, {}, lower, lower);
}

}  // namespace joinery
