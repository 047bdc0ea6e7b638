#include "dsl/read/node_reader.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

namespace joinery {
namespace {

/// An example stands on lines of its own where it has several.
std::string example_help(std::string_view example) {
  if (example.find('\n') != std::string_view::npos) return "for example\n" + std::string(example);
  return "for example `" + std::string(example) + "`";
}

/// `[a]` for `a`, where that is surely what was meant.
bool is_list_item(const YamlNode& node) {
  return node.kind == YamlKind::scalar && node.style != ScalarStyle::literal &&
         node.style != ScalarStyle::folded && !node.text.empty() &&
         node.text.find_first_of(",[]{}\n") == std::string::npos;
}

/// `zone:Europe/London` and `zone = Europe/London` as `zone: Europe/London`; nothing for anything else.
std::string as_entry(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && (std::isalnum(static_cast<unsigned char>(text[end])) != 0 || text[end] == '_')) {
    ++end;
  }
  const std::string_view key = text.substr(0, end);
  std::size_t sign = end;
  while (sign < text.size() && text[sign] == ' ') ++sign;
  if (key.empty() || sign >= text.size()) return {};
  const bool colon = text[sign] == ':' && sign == end;
  if (!colon && text[sign] != '=') return {};
  std::size_t value = sign + 1;
  while (value < text.size() && text[value] == ' ') ++value;
  if (value >= text.size() || text[value] == '=' || text.find('\n') != std::string_view::npos) return {};
  return std::string(key) + ": " + std::string(text.substr(value));
}

/// What stands in front of the items of a list in other programs.
constexpr std::string_view bullets[] = {"-", "\u2022", "\u00B7", "\u2013", "\u2014", "*", "\u25CF"};

/// `-Sales -Marketing`, `• Sales • Marketing`.
bool is_list_of_bullets(std::string_view text) {
  return std::ranges::any_of(bullets, [text](std::string_view sign) { return text.starts_with(sign); });
}

/// `Sales, Marketing` as `[Sales, Marketing]`.
std::string as_list(const YamlNode& node) {
  const bool plain = node.kind == YamlKind::scalar && node.style == ScalarStyle::plain &&
                     node.text.find_first_of("[]{}\n\"") == std::string::npos;
  return plain && !node.text.empty() ? "[" + node.text + "]" : "";
}

}  // namespace

SpanOf spans_of(const YamlNode& node, std::uint32_t from) {
  return [&range = node.range, from](std::uint32_t begin, std::uint32_t end) {
    return range.span(from + begin, from + end);
  };
}

std::string_view shape_seen(const YamlNode& node) {
  switch (node.kind) {
    case YamlKind::scalar:
      return "a single value";
    case YamlKind::map:
      return "a map";
    case YamlKind::list:
      return "a list";
  }
  return {};
}

bool is_quoted(const YamlNode& node) {
  return node.kind == YamlKind::scalar &&
         (node.style == ScalarStyle::single_quoted || node.style == ScalarStyle::double_quoted);
}

std::string ticked(std::string_view text) { return "`" + std::string(text) + "`"; }

Diagnostic& NodeReader::report(Code code, Span span, std::string message) {
  Diagnostic& d = out_.report(code, span, std::move(message));
  d.hide_source = hidden_;
  return d;
}

Diagnostic& NodeReader::missing(Span owner, std::string message, std::string_view example) {
  Diagnostic& d = report(Code::missing_key, owner, std::move(message));
  if (!example.empty()) d.help(example_help(example));
  return d;
}

Diagnostic& NodeReader::wrong_shape(const YamlNode& node, const Wanted& wanted) {
  if (node.absent()) {
    const Span place = wanted.owner.known() ? wanted.owner : node.span;
    Diagnostic& d = report(Code::wrong_shape, place, wanted.what + " has no value");
    if (!wanted.example.empty()) d.help(example_help(wanted.example));
    return d;
  }
  const std::string seen(shape_seen(node));
  const std::string want(words_for(wanted.shape));
  // A map or list may cover half the file; its key says the same and is one word.
  const bool narrow = node.kind == YamlKind::scalar || !wanted.owner.known();
  Diagnostic& d = report(Code::wrong_shape, narrow ? node.span : wanted.owner,
                         wanted.what + " must be " + want + ", not " + seen);
  const bool wants_list = wanted.shape == Shape::words;
  const bool wants_map = wanted.shape == Shape::map || wanted.shape == Shape::named ||
                         wanted.shape == Shape::change;
  const std::string entry =
      wants_map && node.kind == YamlKind::scalar && !hidden_ ? as_entry(node.text) : "";
  const std::string list = wants_list && !hidden_ ? as_list(node) : "";
  if (!entry.empty()) {
    d.help("a colon and a blank stand between the two: `" + entry + "`");
    d.fixed_by(node.span, entry);
  } else if (wants_list && node.kind == YamlKind::scalar && is_list_of_bullets(node.text)) {
    d.help("a line for each, which begins with `-` and a blank; " + example_help(wanted.example));
  } else if (!list.empty()) {
    d.help("put brackets round it: `" + list + "`");
  } else if (!wanted.example.empty()) {
    d.help(example_help(wanted.example));
  }
  if (wants_list && is_list_item(node) && !hidden_) {
    d.fixed_by(node.span, "[" + std::string(node.text) + "]");
  }
  return d;
}

bool NodeReader::is_map(const YamlNode& node, const Wanted& wanted) {
  if (node.kind == YamlKind::map) return true;
  if (!node.broken) wrong_shape(node, wanted);
  return false;
}

bool NodeReader::is_list(const YamlNode& node, const Wanted& wanted) {
  if (node.kind == YamlKind::list) return true;
  if (!node.broken) wrong_shape(node, wanted);
  return false;
}

bool NodeReader::is_value(const YamlNode& node, const Wanted& wanted) {
  if (node.kind == YamlKind::scalar && !node.absent()) return !node.broken;
  if (!node.broken) wrong_shape(node, wanted);
  return false;
}

Word NodeReader::text(const YamlNode& node, const Wanted& wanted) {
  if (!is_value(node, wanted)) return {};
  return {node.text, node.span};
}

std::vector<Word> NodeReader::texts(const YamlNode& node, const Wanted& wanted) {
  std::vector<Word> words;
  if (!is_list(node, wanted)) return words;
  for (const YamlNode& item : node.items) {
    const Wanted one{"an item of " + wanted.what, Shape::text, wanted.example, wanted.owner};
    if (is_value(item, one)) words.push_back({item.text, item.span});
  }
  return words;
}

std::vector<Word> NodeReader::one_or_more(const YamlNode& node, const Wanted& wanted) {
  if (node.kind == YamlKind::list) return texts(node, wanted);
  if (!is_value(node, wanted)) return {};
  return {{node.text, node.span}};
}

Expr NodeReader::expression(const YamlNode& node, const Wanted& wanted) {
  Expr broken;
  broken.span = node.span;
  if (!is_value(node, wanted)) return broken;
  if (is_quoted(node)) {
    Expr literal;
    literal.op = Op::text;
    literal.span = node.span;
    literal.text = node.text;
    return literal;
  }
  return parse_expression(node.text, spans_of(node), limits_, out_);
}

std::optional<Expr> NodeReader::meant_by(const YamlNode& node) const {
  if (!is_quoted(node) || node.broken || node.text.empty()) return std::nullopt;
  Diagnostics unheard;
  // `"{worker.first_name}!"`: only the text of an expression has holes.
  const bool holes = node.text.find('{') != std::string::npos;
  const SpanOf nowhere = [&node](std::uint32_t, std::uint32_t) { return node.span; };
  Expr expression = holes ? parse_expression('"' + node.text + '"', nowhere, limits_, unheard)
                          : parse_expression(node.text, spans_of(node), limits_, unheard);
  if (!unheard.all().empty()) return std::nullopt;
  return expression;
}

Expr NodeReader::condition(const YamlNode& node, const Wanted& wanted) {
  if (!is_quoted(node) || node.broken) return expression(node, wanted);
  report(Code::expression_quoted, node.span,
         wanted.what + " must be an expression; in quotes it is only a text")
      .help(
          "write it without the quotes round it; where it holds `: ` or ` #`, put it on the next "
          "line behind `|`");
  Expr broken;
  broken.span = node.span;
  return broken;
}

TypeSyntax NodeReader::type(const YamlNode& node, const Wanted& wanted) {
  if (!is_value(node, wanted)) return {};
  return parse_type(node.text, spans_of(node), limits_, out_);
}

ReadingSyntax NodeReader::reading(const YamlNode& node, const Wanted& wanted) {
  if (!is_value(node, wanted)) return {};
  return parse_reading(node.text, spans_of(node), limits_, out_);
}

PathSyntax NodeReader::path(const YamlNode& node, const Wanted& wanted) {
  if (!is_value(node, wanted)) return {};
  // A path is what a reading ends with; one of text takes any.
  static constexpr std::string_view before = "text from ";
  const SpanOf span_of = [&range = node.range](std::uint32_t begin, std::uint32_t end) {
    constexpr auto size = static_cast<std::uint32_t>(before.size());
    return range.span(std::max(begin, size) - size, std::max(end, size) - size);
  };
  ReadingSyntax reading = parse_reading(std::string(before) + node.text, span_of, limits_, out_);
  if (reading.exact || !reading.blank_when.empty()) {
    report(Code::wrong_value, node.span, wanted.what + " must be a path and nothing else")
        .help(example_help(wanted.example));
  }
  return std::move(reading.path);
}

FieldSyntax NodeReader::field(const YamlNode& node, const Wanted& wanted) {
  if (!is_value(node, wanted)) return {};
  return parse_field(node.text, spans_of(node), limits_, out_);
}

}  // namespace joinery
