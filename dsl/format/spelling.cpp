#include "dsl/format/spelling.hpp"

#include "dsl/grammar/parse.hpp"
#include "dsl/read/node_reader.hpp"

namespace joinery {
namespace {

using Printed = std::optional<std::string>;

bool is_expression(const Slot& slot, const YamlNode& scalar) {
  if (slot.shape == Shape::change) return scalar.text != "off";
  return slot.shape == Shape::expression || slot.shape == Shape::formula ||
         slot.shape == Shape::tree;
}

bool is_line(const Slot& slot) {
  return slot.shape == Shape::type || slot.shape == Shape::reading || slot.shape == Shape::field;
}

/// The tree of an expression that has no mistake.
std::optional<Expr> expression_of(const YamlNode& scalar, const Limits& limits) {
  if (is_quoted(scalar) || scalar.absent()) return std::nullopt;
  Diagnostics unheard;
  Expr expr = parse_expression(scalar.text, spans_of(scalar), limits, unheard);
  if (!unheard.all().empty()) return std::nullopt;
  return expr;
}

template <class Parse>
Printed printed(const YamlNode& scalar, const Limits& limits, Parse parse) {
  Diagnostics unheard;
  const auto tree = parse(scalar.text, spans_of(scalar), limits, unheard);
  if (!unheard.all().empty()) return std::nullopt;
  return print(tree);
}

/// A type, reading or field as its tree is printed.
Printed line_of(const YamlNode& scalar, const Slot& slot, const Limits& limits) {
  if (slot.shape == Shape::reading) return printed(scalar, limits, parse_reading);
  if (slot.shape == Shape::field) return printed(scalar, limits, parse_field);
  return printed(scalar, limits, parse_type);
}

/// The text literal that an expression begins with, if it does.
const Expr* leading_text(const Expr& expr) {
  const Expr* at = &expr;
  for (;;) {
    switch (at->op) {
      case Op::text:
      case Op::compound: return at;
      case Op::call:
        if (!at->piped) return nullptr;
        break;
      case Op::not_: case Op::negate: case Op::if_: case Op::in_zone: case Op::hold:
        return nullptr;
      default: break;
    }
    if (at->children.empty()) return nullptr;
    at = &at->children.front();
  }
}

/// On a line YAML would take a leading quote for its own, so that text stands in brackets.
std::string on_line(const Expr& expr) {
  std::string text = print(expr);
  const Expr* leading = text.starts_with('"') ? leading_text(expr) : nullptr;
  if (leading == nullptr) return text;
  const std::size_t size = print(*leading).size();
  return '(' + text.substr(0, size) + ')' + text.substr(size);
}

bool is_quoted_key(const YamlEntry& entry) {
  return entry.key_span.end - entry.key_span.begin != entry.key.size();
}

std::optional<std::string> text_line(const YamlNode& scalar, const Slot& slot, Around around) {
  const std::string& text = scalar.text;
  if (scalar.absent()) return around == Around::line ? Printed("") : std::nullopt;
  const bool quoted = is_quoted(scalar);
  if (slot.literal || is_expression(slot, scalar) || is_line(slot)) {
    if (quoted) return in_quotes(text);
    return is_plain(text, around) ? Printed(text) : std::nullopt;
  }
  const bool bare = is_plain(text, around) && (!quoted || is_surely_text(text));
  if (bare) return text;
  const bool broken = text.find('\n') != std::string::npos && as_block(text, 80);
  if (around == Around::line && broken) return std::nullopt;
  return in_quotes(text);
}

}  // namespace

std::optional<std::string> one_line(const YamlNode& scalar, const Slot& slot, Around around,
                                    const Limits& limits) {
  Printed text;
  if (is_expression(slot, scalar)) {
    if (const auto expr = expression_of(scalar, limits)) text = on_line(*expr);
  } else if (is_line(slot)) {
    text = line_of(scalar, slot, limits);
  }
  if (!text) return text_line(scalar, slot, around);
  return is_plain(*text, around) ? text : std::nullopt;
}

std::optional<BlockText> block(const YamlNode& scalar, const Slot& slot, std::size_t width,
                               const Limits& limits) {
  if (is_expression(slot, scalar)) {
    if (is_quoted(scalar)) return std::nullopt;
    const auto expr = expression_of(scalar, limits);
    if (expr) return BlockText{">", print_lines(*expr, width)};
  } else if (is_line(slot)) {
    const Printed text = line_of(scalar, slot, limits);
    if (text) return BlockText{">", {*text}};
  } else if (slot.literal && is_quoted(scalar)) {
    return std::nullopt;
  }
  return as_block(scalar.text, width);
}

std::string key_spelling(const YamlEntry& entry, const Slot& slot, Around around,
                         const Limits& limits) {
  const std::string& key = entry.key;
  if (slot.shape == Shape::record) {
    if (!is_quoted_key(entry)) return key;
    if (key.find_first_of(".[\"") != std::string::npos) return in_quotes(key);
  }
  if (has_heads(slot) && key.find('(') != std::string::npos) {
    Diagnostics unheard;
    const SpanOf nowhere = [](std::uint32_t, std::uint32_t) { return Span{}; };
    const Expr head = parse_function_head(key, nowhere, limits, unheard);
    if (unheard.all().empty()) return key_text(print(head), around);
  }
  return key_text(key, around);
}

std::optional<std::string> in_brackets(const YamlNode& node, const Slot& slot,
                                       const Limits& limits) {
  if (node.kind == YamlKind::scalar) return one_line(node, slot, Around::brackets, limits);
  std::string out = node.kind == YamlKind::map ? "{" : "[";
  for (const YamlEntry& entry : node.entries) {
    const Printed value = in_brackets(entry.value, entry_slot(slot, node, entry), limits);
    if (!value) return std::nullopt;
    const bool is_path = slot.shape == Shape::record && !is_quoted_key(entry);
    if (is_path && !is_plain(entry.key, Around::brackets)) return std::nullopt;
    if (out.size() > 1) out += ", ";
    out += key_spelling(entry, slot, Around::brackets, limits) + ": " + *value;
  }
  for (const YamlNode& item : node.items) {
    const Printed value = in_brackets(item, item_slot(slot), limits);
    if (!value) return std::nullopt;
    if (out.size() > 1) out += ", ";
    out += *value;
  }
  return out + (node.kind == YamlKind::map ? "}" : "]");
}

std::string meaning_of_scalar(const YamlNode& scalar, const Slot& slot, const Limits& limits) {
  if (scalar.absent()) return "nothing";
  if (is_expression(slot, scalar)) {
    if (const auto expr = expression_of(scalar, limits)) return "expression " + print(*expr);
    return (is_quoted(scalar) ? "text " : "expression ") + quote(scalar.text);
  }
  if (is_line(slot)) {
    if (const auto line = line_of(scalar, slot, limits)) return "line " + *line;
    return "line " + quote(scalar.text);
  }
  return (slot.literal && is_quoted(scalar) ? "literal " : "text ") + quote(scalar.text);
}

}  // namespace joinery
