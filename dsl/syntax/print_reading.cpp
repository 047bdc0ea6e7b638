#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/syntax/expr.hpp"
#include "dsl/syntax/reading.hpp"

namespace joinery {
namespace {

std::string_view word_of(TypeWord word) {
  switch (word) {
    case TypeWord::text: return "text";
    case TypeWord::number: return "number";
    case TypeWord::yes_no: return "yes_no";
    case TypeWord::date: return "date";
    case TypeWord::instant: return "instant";
    case TypeWord::zone: return "zone";
    case TypeWord::email: return "email";
    case TypeWord::country: return "country";
    case TypeWord::language: return "language";
    case TypeWord::person: return "person";
    case TypeWord::group: return "group";
    case TypeWord::one_of: return "one of";
    case TypeWord::list: return "list of";
    case TypeWord::record: return "record";
  }
  return {};
}

std::string texts(const std::vector<std::string>& all, std::string_view between) {
  std::string result;
  for (const std::string& text : all) {
    if (!result.empty()) result += between;
    result += quote(text);
  }
  return result;
}

/// Letters outside ASCII are letters of a key; what they are exactly is the vendor's business.
bool in_key(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '@' || static_cast<unsigned char>(c) >= 0x80;
}

std::string key(const std::string& name) {
  const bool plain = !name.empty() && std::ranges::all_of(name, in_key);
  return plain ? name : quote(name);
}

bool is_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const auto digits = [](std::string_view part) {
    return !part.empty() && std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
  };
  const std::size_t point = text.find('.');
  return digits(text.substr(0, point)) &&
         (point == std::string_view::npos || digits(text.substr(point + 1)));
}

/// What an item's member is compared with: a text, a number, yes or no are one and the same text.
std::string compared(const std::string& value) {
  if (value == "true") return "yes";
  if (value == "false") return "no";
  return is_number(value) ? value : quote(value);
}

std::string step_text(const PathStep& step, bool first) {
  switch (step.kind) {
    case PathStep::Kind::member: return (first ? "" : ".") + key(step.name);
    case PathStep::Kind::where:
      return '[' + key(step.name) + (step.negated ? " is not " : " is ") + compared(step.value) + ']';
    case PathStep::Kind::all: return "[]";
  }
  return {};
}

std::string_view ordinal(int match) {
  constexpr std::array<std::string_view, 5> words = {"first", "second", "third", "fourth", "fifth"};
  return words[static_cast<std::size_t>(std::clamp(match, 1, 5) - 1)];
}

}  // namespace

std::string print(const TypeSyntax& type) {
  std::string result(word_of(type.word));
  if (type.word == TypeWord::one_of) result += " (" + texts(type.choices, ", ") + ')';
  if (type.word == TypeWord::list && !type.item.empty()) result += ' ' + print(type.item.front());
  return result;
}

std::string print(const PathSyntax& path) {
  if (path.form == PathSyntax::Form::jsonpath) return path.query;
  std::string result;
  for (const PathStep& step : path.steps) result += step_text(step, result.empty());
  return result;
}

std::string print(const ReadingSyntax& reading) {
  std::string result = print(reading.type);
  if (reading.like) result += " like " + *reading.like;
  if (reading.zone) result += " in " + quote(*reading.zone);
  if (!reading.words_for_yes.empty() || !reading.words_for_no.empty()) {
    result += " from (" + texts(reading.words_for_yes, " or ") + ", " +
              texts(reading.words_for_no, " or ") + ')';
  }
  result += " from " + print(reading.path);
  if (reading.blank_when.size() == 1) result += ", blank when " + quote(reading.blank_when[0]);
  if (reading.blank_when.size() > 1) {
    result += ", blank when (" + texts(reading.blank_when, ", ") + ')';
  }
  if (reading.exact) result += ", exact";
  return result;
}

std::string print(const FieldSyntax& field) {
  std::string result = print(field.type);
  if (field.required) result += ", required";
  if (field.match > 0) result += ", match " + std::string(ordinal(field.match));
  if (field.foreign) result += ", foreign";
  if (field.one) result += ", one";
  if (field.on_create_only) result += ", on create only";
  if (field.only_if_empty) result += ", only if empty on the platform";
  if (field.at_most) result += ", at most " + std::to_string(*field.at_most) + " characters";
  if (!field.owned.empty()) result += ", " + field.owned;
  return result;
}

}  // namespace joinery
