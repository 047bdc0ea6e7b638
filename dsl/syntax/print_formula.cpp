#include <algorithm>

#include "dsl/syntax/documents.hpp"

namespace joinery {
namespace {

/// A value of `when:` beside `of:`: bare where it looks like a name.
std::string value_text(const std::string& text) {
  const bool bare = !text.empty() && std::ranges::all_of(text, [](char sign) {
    return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') ||
           (sign >= '0' && sign <= '9') || sign == '_';
  });
  return bare ? text : quote(text);
}

std::string when_text(const CaseSyntax& one) {
  if (one.when) return print(*one.when);
  if (one.values.size() == 1) return value_text(one.values.front().text);
  std::string list = "[";
  for (const Word& value : one.values) {
    if (list.size() > 1) list += ", ";
    list += value_text(value.text);
  }
  return list + "]";
}

}  // namespace

std::string Formula::print() const {
  if (cases.empty()) return joinery::print(expr);
  std::string text = subject ? "of: " + joinery::print(*subject) + "\n" : std::string();
  text += "cases:\n";
  for (const CaseSyntax& one : cases) {
    if (!one.when && one.values.empty()) {
      text += "  - otherwise: " + joinery::print(one.then) + "\n";
    } else {
      text += "  - when: " + when_text(one) + "\n    then: " + joinery::print(one.then) + "\n";
    }
  }
  text.pop_back();
  return text;
}

}  // namespace joinery
