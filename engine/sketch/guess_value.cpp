#include "engine/sketch/guess_value.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include <fmt/format.h>

namespace joinery {
namespace {

using Values = std::vector<std::string>;

/// `d` is a digit, `A` a letter, any other character itself.
bool has_form(std::string_view value, std::string_view form) {
  if (value.size() < form.size()) return false;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const auto c = static_cast<unsigned char>(value[i]);
    const bool fits = form[i] == 'd' ? std::isdigit(c) != 0 : value[i] == form[i];
    if (!fits) return false;
  }
  return true;
}

bool all_have(const Values& values, std::string_view form, bool whole) {
  return !values.empty() && std::ranges::all_of(values, [&](const std::string& value) {
    return has_form(value, form) && (!whole || value.size() == form.size());
  });
}

int number_at(std::string_view value, std::size_t at) {
  return (value[at] - '0') * 10 + (value[at + 1] - '0');
}

/// Two numbers and a year: which of them is the day?
ValueGuess day_or_month_first(const Values& values, char separator) {
  const bool first_is_day =
      std::ranges::any_of(values, [](const std::string& v) { return number_at(v, 0) > 12; });
  const bool second_is_day =
      std::ranges::any_of(values, [](const std::string& v) { return number_at(v, 3) > 12; });
  const char* form = second_is_day && !first_is_day ? "01{0}31{0}2024" : "31{0}01{0}2024";
  ValueGuess guess{.reading = "date like " + fmt::format(fmt::runtime(form), separator)};
  if (!first_is_day && !second_is_day)
    guess.why.emplace_back("the day comes first; no value seen tells it from the month");
  return guess;
}

bool has_offset(std::string_view value) {
  return value.ends_with('Z') || (value.size() > 19 && value.find_first_of("+-", 19) != std::string_view::npos);
}

std::optional<ValueGuess> guess_day(const Observation& place) {
  const Values& values = place.values;
  if (place.format == "date" || place.format == "date-time") return ValueGuess{.reading = "date"};
  if (all_have(values, "dddd-dd-dd", false)) return ValueGuess{.reading = "date"};
  if (all_have(values, "dddd/dd/dd", true)) return ValueGuess{.reading = "date like 2024/01/31"};
  for (const char separator : {'/', '.', '-'}) {
    if (all_have(values, fmt::format("dd{0}dd{0}dddd", separator), true))
      return day_or_month_first(values, separator);
  }
  if (all_have(values, "dddddddd", true)) return ValueGuess{.reading = "date like 20240131"};
  if (!values.empty() || place.kind == Observed::yes_no || place.kind == Observed::list) return std::nullopt;
  return ValueGuess{.reading = "date", .why = {"no value was seen; the form of its days is open"}};
}

std::optional<ValueGuess> guess_instant(const Observation& place) {
  const Values& values = place.values;
  if (place.format == "date-time") return ValueGuess{.reading = "instant"};
  if (all_have(values, "dddd-dd-ddTdd:dd", false) || all_have(values, "dddd-dd-dd dd:dd", false)) {
    if (std::ranges::all_of(values, has_offset)) return ValueGuess{.reading = "instant"};
    return ValueGuess{.reading = "instant in \"UTC\"", .why = {"times are in UTC; no value says its zone"}};
  }
  if (place.kind != Observed::number) return std::nullopt;
  if (all_have(values, "dddddddddd", true)) return ValueGuess{.reading = "instant like 1704067200"};
  if (all_have(values, "ddddddddddddd", true)) return ValueGuess{.reading = "instant like 1704067200000"};
  return std::nullopt;
}

std::string lower_of(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

std::string quoted(std::string_view value) {
  std::string out = "\"";
  for (const char c : value) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '{') out += '\\';
    out += c;
  }
  return out + '"';
}

std::string list_of(const Values& values) {
  std::string out;
  for (const std::string& value : values) out += (out.empty() ? "" : ", ") + quoted(value);
  return out;
}

/// Two words that say yes and no, whichever of them was seen.
std::optional<ValueGuess> guess_yes_no(const Observation& place) {
  if (place.kind == Observed::yes_no) return ValueGuess{.reading = "yes_no"};
  static constexpr std::array<std::pair<const char*, const char*>, 4> words = {
      {{"Y", "N"}, {"yes", "no"}, {"true", "false"}, {"1", "0"}}};
  for (const auto& [yes, no] : words) {
    const bool fits = !place.values.empty() && std::ranges::all_of(place.values, [&](const std::string& value) {
      return lower_of(value) == lower_of(yes) || lower_of(value) == lower_of(no);
    });
    if (fits) {
      return ValueGuess{.reading = fmt::format("yes_no from ({}, {})", quoted(yes), quoted(no)),
                        .why = {fmt::format("{} means yes", quoted(yes))}};
    }
  }
  return std::nullopt;
}

std::optional<ValueGuess> guess_state(const Observation& place) {
  if (auto answer = guess_yes_no(place)) return answer;
  if (place.kind != Observed::text || place.values.empty() || place.values.size() > 12) return std::nullopt;
  ValueGuess guess{.reading = fmt::format("one of ({})", list_of(place.values)), .why = {}, .choices = place.values};
  if (!place.closed) guess.why.emplace_back("these are the values seen; there may be more");
  return guess;
}

std::optional<ValueGuess> guess_email(const Observation& place) {
  const bool fits = std::ranges::all_of(place.values, [](const std::string& value) {
    const std::size_t sign = value.find('@');
    return sign != std::string::npos && sign > 0 && value.find('@', sign + 1) == std::string::npos;
  });
  if (!fits || (place.values.empty() && place.format != "email" && place.kind != Observed::text)) return std::nullopt;
  return ValueGuess{.reading = "email"};
}

}  // namespace

std::optional<ValueGuess> guess_value(const Observation& place, FieldKind kind) {
  if (kind == FieldKind::state) return guess_state(place);
  if (place.kind == Observed::list || place.kind == Observed::yes_no) return std::nullopt;
  switch (kind) {
    case FieldKind::email: return guess_email(place);
    case FieldKind::day: return guess_day(place);
    case FieldKind::instant: return guess_instant(place);
    case FieldKind::country: return ValueGuess{.reading = "country"};
    case FieldKind::person: return ValueGuess{.reading = "person"};
    case FieldKind::language: return ValueGuess{.reading = "language"};
    case FieldKind::zone: return ValueGuess{.reading = "zone"};
    case FieldKind::id:
    case FieldKind::text:
    case FieldKind::state: break;
  }
  return ValueGuess{.reading = "text"};
}

}  // namespace joinery
