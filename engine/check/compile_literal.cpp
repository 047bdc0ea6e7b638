/// Literals. A text literal adapts to the type that is wanted where it stands, and is read by the very
/// decoder that reads the source: `worker.home_country is "UK"` compares countries.

#include <algorithm>

#include <fmt/format.h>

#include "dsl/diagnostic/nearest.hpp"
#include "engine/check/checker.hpp"
#include "engine/decode/near_zone.hpp"
#include "engine/decode/decode.hpp"

namespace joinery {
namespace {

RawValue raw_text(const std::string& text) {
  RawValue raw;
  raw.state = RawState::text;
  raw.size = static_cast<std::uint32_t>(text.size());
  raw.data = text.data();
  return raw;
}

TypeWord word_of(Op op) {
  switch (op) {
    case Op::number: return TypeWord::number;
    case Op::date: return TypeWord::date;
    case Op::instant: return TypeWord::instant;
    default: return TypeWord::yes_no;
  }
}

}  // namespace

std::string listed(const std::vector<std::string>& words) {
  std::string out;
  const std::size_t shown = std::min<std::size_t>(words.size(), 8);
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) out += i + 1 == words.size() ? " or " : ", ";
    out += '"' + words[i] + '"';
  }
  if (words.size() > shown) out += fmt::format(" and {} more", words.size() - shown);
  return out;
}

void Checker::report_outside_set(Span place, const std::string& text, const Type& type) {
  Diagnostic& problem =
      out_.report(Code::value_outside_set, place, fmt::format("the value is never \"{}\"", text))
          .labelled("not among the values of this field")
          .seen("values: " + listed(type.choices));
  const std::vector<std::string> near = nearest(text, type.choices, 2);
  if (near.empty()) return;
  problem.help(fmt::format("did you mean \"{}\"?", near[0]));
  if (near.size() == 1) problem.fixed_by(place, quote(near[0]));
}

namespace {

/// What people write where only a value may stand.
void help_with_literal(Diagnostic& problem, const std::string& text, const Type& type,
                       const ZoneTable& zones) {
  const std::size_t note = text.find("# ");
  if (note != std::string::npos && note > 0) {
    problem.help("a note begins with a blank and `#`: `" + text.substr(0, note) + " # …`");
    return;
  }
  if (type.is(TypeWord::zone)) {
    const std::string near = near_zone(text, zones.names());
    if (!near.empty()) problem.help(fmt::format("did you mean \"{}\"?", near));
  } else if (type.is(TypeWord::number)) {
    const std::size_t digits = text.find_first_not_of("0123456789");
    if (digits == std::string::npos || digits == 0) return;
    const bool comma = text[digits] == ',' && digits + 1 < text.size() &&
                       text.find_first_not_of("0123456789", digits + 1) == std::string::npos;
    if (comma) {
      problem.help(fmt::format("decimals stand behind a point: `{}.{}`", text.substr(0, digits),
                               text.substr(digits + 1)));
    } else if (text[digits] == ' ') {
      problem.help(fmt::format("write the number alone: `{}`", text.substr(0, digits)));
    }
  } else if (text.find(", ") != std::string::npos) {
    problem.help("each value stands in quotes of its own: `(\"…\", \"…\")`");
  }
}

}  // namespace

std::optional<Constant> Checker::typed_text(const std::string& text, const Type& type, Span place,
                                            Code code) {
  Decoder reader;
  reader.type = type;
  if (type.is(TypeWord::yes_no)) {
    // In a mapping these are called yes and no.
    reader.yes = {"yes", "true"};
    reader.no = {"no", "false"};
  }
  const Value value = decode(reader, raw_text(text), words_.references, arena_);
  if (!value.is_hold()) return Constant::of(value);
  if (type.is(TypeWord::one_of)) {
    report_outside_set(place, text, type);
    return std::nullopt;
  }
  Diagnostic& problem = out_.report(
      code, place, fmt::format("\"{}\" cannot be read as {}", text, print(type)));
  problem.why(std::string(value.view()));
  help_with_literal(problem, text, type, words_.references.zones);
  return std::nullopt;
}

Compiled Checker::text_literal(const std::string& text, Span place, const Type* wanted) {
  const Scope nowhere;
  const bool adapts = wanted != nullptr && wanted->is_known() && wanted->is_textual();
  const bool zone = wanted != nullptr && wanted->is(TypeWord::zone);
  if ((adapts && !wanted->is(TypeWord::text)) || zone) {
    const auto value = typed_text(text, *wanted, place, Code::literal_unreadable);
    if (!value) return unknown(place);
    return result(constant(*value, *wanted, place), nowhere);
  }
  if (text.empty()) return result(constant({}, Type::of(TypeWord::text), place), nowhere);
  return result(text_constant(text, place), nowhere);
}

Compiled Checker::literal(const Expr& expr, const Type* wanted) {
  const Scope nowhere;
  switch (expr.op) {
    case Op::text:
      return text_literal(expr.text, expr.span, wanted);
    case Op::number: case Op::date: case Op::instant: {
      const Type type = Type::of(word_of(expr.op));
      const auto value = typed_text(expr.text, type, expr.span, Code::literal_unreadable);
      if (!value) return unknown(expr.span);
      return result(constant(*value, type, expr.span), nowhere);
    }
    case Op::yes: case Op::no:
      return result(constant(Constant::of(Value::yes_no(expr.op == Op::yes)),
                             Type::of(TypeWord::yes_no), expr.span),
                    nowhere);
    default:
      return result(constant({}, Type::nothing(), expr.span), nowhere);
  }
}

}  // namespace joinery
