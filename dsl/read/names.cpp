#include "dsl/read/names.hpp"

#include <algorithm>
#include <string>

namespace joinery {
namespace {

bool is_small(char sign) { return sign >= 'a' && sign <= 'z'; }
bool is_digit(char sign) { return sign >= '0' && sign <= '9'; }

/// Words of small letters with single spaces between them.
bool is_words(std::string_view text) {
  return is_small(text.front()) && is_small(text.back()) &&
         text.find("  ") == std::string_view::npos &&
         std::ranges::all_of(text, [](char sign) { return is_small(sign) || sign == ' '; });
}

std::string_view explain(NameForm form) {
  switch (form) {
    case NameForm::name:
      return "a name begins with a small letter and goes on with small letters, digits and `_`";
    case NameForm::rule_id:
      return "an id is made of small letters, digits and `-`, and begins with a letter or digit";
    case NameForm::mapping:
      return "a name is made of small letters, digits, `-` and `_`, and begins with a letter or "
             "digit";
    case NameForm::words:
      return "a policy is called by words in small letters, with one space between them";
    case NameForm::free:
      return "a key that says nothing names nothing";
  }
  return {};
}

/// The nearest text that has the form; empty where little is left of it.
std::string in_form(std::string_view text, NameForm form) {
  const char gap = form == NameForm::rule_id ? '-' : form == NameForm::words ? ' ' : '_';
  std::string result;
  bool after_small = false;
  for (const char sign : text) {
    const bool capital = sign >= 'A' && sign <= 'Z';
    // The capitals inside a product's name begin no words: its folder has none.
    if (capital && after_small && form != NameForm::mapping) result += gap;
    after_small = is_small(sign) || is_digit(sign);
    if (capital) {
      result += static_cast<char>(sign - 'A' + 'a');
    } else if (after_small) {
      result += sign;
    } else if (sign == ' ' || sign == '-' || sign == '_' || sign == '.') {
      if (!result.empty() && !result.ends_with(gap)) result += gap;
    } else {
      return {};
    }
  }
  while (result.ends_with(gap)) result.pop_back();
  return has_form(result, form) ? result : std::string();
}

}  // namespace

bool has_form(std::string_view text, NameForm form) {
  if (text.empty()) return false;
  if (form == NameForm::free) return true;
  if (form == NameForm::words) return is_words(text);
  const bool begins = is_small(text[0]) || (form != NameForm::name && is_digit(text[0]));
  return begins && std::ranges::all_of(text, [form](char sign) {
           return is_small(sign) || is_digit(sign) || (sign == '_' && form != NameForm::rule_id) ||
                  (sign == '-' && form != NameForm::name);
         });
}

void check_name(const Word& name, NameForm form, std::string_view what, NodeReader& reader) {
  if (has_form(name.text, form)) return;
  Diagnostic& d = reader.report(
      Code::bad_name, name.span,
      name.text.empty() ? std::string(what) + " has an empty name"
                        : ticked(name.text) + " cannot be the name of " + std::string(what));
  d.why(std::string(explain(form)));
  const std::string better = in_form(name.text, form);
  if (!better.empty()) d.help("for example " + ticked(better));
}

void read_named(const YamlNode& node, const Wanted& wanted, const NameRule& names,
                NodeReader& reader,
                const std::function<void(const Word& name, const YamlNode& value)>& each) {
  if (!reader.is_map(node, wanted)) return;
  for (const YamlEntry& entry : node.entries) {
    const Word name{entry.key, entry.key_span};
    check_name(name, names.form, names.what, reader);
    each(name, entry.value);
  }
}

}  // namespace joinery
