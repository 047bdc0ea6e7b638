#include "dsl/tell/phrase.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace joinery {
namespace {

std::string quoted(std::string_view text) { return "“" + std::string(text) + "”"; }

std::string date_words(const std::string& iso) {
  static constexpr std::array<std::string_view, 12> months{
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  const auto digit = [&](std::size_t i) { return static_cast<std::size_t>(iso[i] - '0'); };
  if (iso.size() != 10) return iso;
  const std::size_t month = digit(5) * 10 + digit(6);
  if (month < 1 || month > 12) return iso;
  const std::string day = iso[8] == '0' ? iso.substr(9) : iso.substr(8);
  return day + ' ' + std::string(months[month - 1]) + ' ' + iso.substr(0, 4);
}

bool is_comparison(Op op) {
  switch (op) {
    case Op::is: case Op::is_not: case Op::is_blank: case Op::is_present: case Op::in:
    case Op::not_in: case Op::less: case Op::less_equal: case Op::greater: case Op::greater_equal:
    case Op::before: case Op::after: case Op::on_or_before: case Op::on_or_after:
    case Op::starts_with: case Op::ends_with: case Op::contains: case Op::matches: return true;
    default: return false;
  }
}

/// What a function makes of its values, where a phrase says it better than its name; `1` to `9` are
/// the values.
struct FunctionPhrase {
  std::string_view name;
  std::size_t values;
  std::string_view words;
};
constexpr FunctionPhrase function_phrases[] = {
    {"collapse_spaces", 1, "1, cleaned of double spaces"},
    {"trim", 1, "1, without spaces around it"},
    {"upper", 1, "1 in capitals"},
    {"lower", 1, "1 in small letters"},
    {"full_name", 2, "1 and 2 as one name"},
    {"country_name", 1, "the name of 1"},
    {"length", 1, "the number of characters of 1"},
    {"first_characters", 2, "the first 2 characters of 1"},
    {"last_characters", 2, "the last 2 characters of 1"},
    {"join", 2, "1, joined with 2"},
    {"count", 1, "the number of 1"},
    {"earliest", 2, "the earlier of 1 and 2"},
    {"latest", 2, "the later of 1 and 2"},
};

std::string filled(std::string_view words, const std::vector<std::string>& values) {
  std::string out;
  for (const char sign : words) {
    if (sign >= '1' && sign <= '9') {
      out += values[static_cast<std::size_t>(sign - '1')];
    } else {
      out += sign;
    }
  }
  return out;
}

struct Verb {
  std::string_view is;
  std::string_view is_not;
};

Verb verb_of(Op op) {
  switch (op) {
    case Op::is: return {" is ", " is not "};
    case Op::is_not: return {" is not ", " is "};
    case Op::less: return {" is less than ", " is not less than "};
    case Op::less_equal: return {" is at most ", " is not at most "};
    case Op::greater: return {" is more than ", " is not more than "};
    case Op::greater_equal: return {" is at least ", " is not at least "};
    case Op::before: return {" is before ", " is not before "};
    case Op::after: return {" is after ", " is not after "};
    case Op::on_or_before: return {" is on or before ", " is not on or before "};
    case Op::on_or_after: return {" is on or after ", " is not on or after "};
    case Op::starts_with: return {" starts with ", " does not start with "};
    case Op::ends_with: return {" ends with ", " does not end with "};
    case Op::contains: return {" contains ", " does not contain "};
    case Op::matches: return {" has the form ", " has not the form "};
    default: return {" is ", " is not "};
  }
}

}  // namespace

std::string spoken(std::string name) {
  std::ranges::replace(name, '_', ' ');
  return name;
}

std::string capitalized(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  }
  return text;
}

std::string Phrases::member(const Expr& expr) const {
  const Expr& of = expr.children[0];
  if (of.op == Op::name && of.text == "worker") return "their " + spoken(expr.text);
  if (of.op == Op::name && of.text == "settings") {
    const SettingSyntax* setting = folder_.setting(expr.text);
    return "the setting " + quoted(setting == nullptr ? spoken(expr.text) : setting->title);
  }
  const bool custom = of.op == Op::member && of.text == "custom" && of.children[0].op == Op::name;
  if (custom) return "the custom field " + quoted(spoken(expr.text));
  return "the " + spoken(expr.text) + " of " + noun(of);
}

std::string Phrases::call(const Expr& expr) const {
  std::vector<std::string> values;
  for (const Expr& child : expr.children) values.push_back(noun(child));
  if (expr.text == "today") {
    return values.empty() ? "today" : "today in the time zone " + values.front();
  }
  if (expr.text == "now") return "the moment of the run";
  if (const TableSyntax* table = folder_.table(expr.text); table != nullptr && !values.empty()) {
    std::string words = "what the table " + quoted(spoken(expr.text)) + " has for " + values[0];
    if (table->miss == TableSyntax::Miss::value) {
      words += " (" + quoted(table->otherwise.text) + " where it has no row)";
    }
    return words;
  }
  for (const FunctionPhrase& one : function_phrases) {
    if (one.name == expr.text && one.values == values.size()) return filled(one.words, values);
  }
  if (values.empty()) return quoted(spoken(expr.text));
  return spoken(expr.text) + " of (" + enumerated(values, "and") + ")";
}

std::string Phrases::noun(const Expr& expr) const {
  const auto two = [&](std::string_view word) {
    return '(' + noun(expr.children[0]) + std::string(word) + noun(expr.children[1]) + ')';
  };
  switch (expr.op) {
    case Op::text: return quoted(expr.text);
    case Op::number:
    case Op::instant: return expr.text;
    case Op::date: return date_words(expr.text);
    case Op::yes: return "yes";
    case Op::no: return "no";
    case Op::blank: return "nothing";
    case Op::name:
      return expr.text == "item" ? "the key of the group" : "their " + spoken(expr.text);
    case Op::member: return member(expr);
    case Op::call: return call(expr);
    case Op::in_zone: return noun(expr.children[0]);
    case Op::duration: {
      const bool one = expr.children[0].op == Op::number && expr.children[0].text == "1";
      return noun(expr.children[0]) + ' ' + expr.text + (one ? "" : "s");
    }
    case Op::add: return two(" plus ");
    case Op::subtract: return two(" minus ");
    case Op::multiply: return two(" times ");
    case Op::divide: return two(" divided by ");
    case Op::compound: {
      std::string out;
      for (const Expr& child : expr.children) {
        out += child.op == Op::text ? child.text : '{' + noun(child) + '}';
      }
      return quoted(out);
    }
    case Op::keep: return "the platform's value as it is";
    case Op::clear: return "no value";
    case Op::else_: {
      std::vector<std::string> values;
      for (const Expr& child : expr.children) values.push_back(noun(child));
      return "(" + enumerated(values, "or, if there is none,") + ")";
    }
    case Op::if_:
      return "(if " + print(expr.children[0]) + " then " + noun(expr.children[1]) + ", otherwise " +
             noun(expr.children[2]) + ")";
    default: return '`' + print(expr) + '`';
  }
}

std::string Phrases::comparison(const Expr& expr, bool negated) const {
  const std::vector<Expr>& in = expr.children;
  const std::string left = noun(in[0]);
  const bool blank = expr.op == Op::is_blank || expr.op == Op::is_present;
  if (blank) return left + ((expr.op == Op::is_blank) != negated ? " is missing" : " is there");
  if (expr.op == Op::in || expr.op == Op::not_in) {
    const bool inside = (expr.op == Op::in) != negated;
    if (!expr.listed) return left + (inside ? " is among " : " is not among ") + noun(in[1]);
    std::vector<std::string> values;
    for (std::size_t i = 1; i < in.size(); ++i) values.push_back(noun(in[i]));
    return left + (inside ? " is " : " is none of ") + enumerated(values, inside ? "or" : "and");
  }
  const Verb verb = verb_of(expr.op);
  return left + std::string(negated ? verb.is_not : verb.is) + noun(in[1]);
}

/// `and` and `or`: one line where every operand is one comparison, bullets else.
Said Phrases::logic(const Expr& expr) const {
  const bool all = expr.op == Op::and_;
  std::vector<Said> parts;
  bool plain = true;
  for (const Expr& child : expr.children) {
    parts.push_back(condition(child));
    plain = plain && parts.back().is_line() && !parts.back().joined;
  }
  if (!plain || parts.size() > 4) {
    return {all ? "all of this is so:" : "at least one of this is so:", std::move(parts)};
  }
  std::string words;
  for (const Said& part : parts) {
    if (!words.empty()) words += all ? " and " : " or ";
    words += part.words;
  }
  return {std::move(words), {}, true};
}

Said Phrases::negated(const Expr& expr) const {
  if (is_comparison(expr.op)) return {comparison(expr, true)};
  if (expr.op == Op::not_) return {"this is not so:", {negated(expr.children[0])}};
  Said inner = condition(expr);
  if (inner.is_line() && !inner.joined) return {"it is not so that " + inner.words, {}, true};
  return {"this is not so:", {std::move(inner)}};
}

Said Phrases::condition(const Expr& expr) const {
  if (is_comparison(expr.op)) return {comparison(expr, false)};
  switch (expr.op) {
    case Op::and_:
    case Op::or_: return logic(expr);
    case Op::not_: return negated(expr.children[0]);
    case Op::yes: return {"always"};
    case Op::no: return {"never"};
    case Op::else_: {
      Said said{"the first of this that can be answered is so:"};
      const bool answered = expr.children.size() == 2 && (expr.children[1].op == Op::yes ||
                                                          expr.children[1].op == Op::no);
      Said first = condition(expr.children[0]);
      if (answered && first.is_line()) {
        const char* answer = expr.children[1].op == Op::yes ? "yes" : "no";
        return {first.words + " (" + answer + " if that is not known)", {}, true};
      }
      said.parts.push_back(std::move(first));
      for (std::size_t i = 1; i < expr.children.size(); ++i) {
        said.parts.push_back(condition(expr.children[i]));
      }
      return said;
    }
    case Op::if_: {
      Said said{"it depends:"};
      Said when = condition(expr.children[0]);
      when.words = "if " + when.words;
      Said then = condition(expr.children[1]);
      then.words = "then: " + then.words;
      when.parts.push_back(std::move(then));
      said.parts.push_back(std::move(when));
      Said rest = condition(expr.children[2]);
      rest.words = "otherwise: " + rest.words;
      said.parts.push_back(std::move(rest));
      return said;
    }
    default: return {noun(expr) + " is yes"};
  }
}

/// One bullet for each case; a chain of `otherwise if` is one list.
Said Phrases::cases(const Expr& expr) const {
  Said said{"it depends:"};
  const Expr* at = &expr;
  for (; at->op == Op::if_; at = &at->children[2]) {
    Said when = condition(at->children[0]);
    Said then = value(at->children[1]);
    if (when.is_line() && then.is_line()) {
      said.parts.push_back({"if " + when.words + ": " + then.words});
      continue;
    }
    when.words = "if " + when.words;
    when.parts.push_back({"then: " + then.words, std::move(then.parts)});
    said.parts.push_back(std::move(when));
  }
  Said rest = value(*at);
  rest.words = "otherwise: " + rest.words;
  said.parts.push_back(std::move(rest));
  return said;
}

Said Phrases::first_present(const Expr& expr) const {
  std::vector<Said> parts;
  bool plain = true;
  for (const Expr& child : expr.children) {
    parts.push_back(value(child));
    plain = plain && parts.back().is_line();
  }
  if (!plain) return {"the first of this that there is:", std::move(parts)};
  std::string words = parts[0].words;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    words += i == 1 ? "; if there is none, " : "; if there is none either, ";
    words += parts[i].words;
  }
  return {std::move(words)};
}

Said Phrases::value(const Expr& expr) const {
  switch (expr.op) {
    case Op::if_: return cases(expr);
    case Op::else_: return first_present(expr);
    case Op::keep: return {"the platform's value stays as it is"};
    case Op::clear: return {"the platform's value is taken away"};
    case Op::hold: return {"the person is held: " + noun(expr.children[0])};
    case Op::blank: return {"nothing"};
    case Op::and_: case Op::or_: case Op::not_: {
      Said said = condition(expr);
      said.words = "yes if " + said.words;
      return said;
    }
    case Op::add: case Op::subtract: case Op::multiply: case Op::divide: {
      const std::string words = noun(expr);
      return {words.substr(1, words.size() - 2)};
    }
    default: break;
  }
  if (is_comparison(expr.op)) return {"yes if " + comparison(expr, false)};
  return {noun(expr)};
}

}  // namespace joinery
