#include "engine/example/expected.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "dsl/diagnostic/nearest.hpp"
#include "engine/calendar/timestamp.hpp"
#include "engine/decode/decode.hpp"

namespace joinery {
namespace {

std::string listed(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "`" : ", `") + name + "`";
  return list;
}

/// Reports a name that is not among `names`.
void check_known(const Word& name, const std::vector<std::string>& names, Code code,
                 const std::string& message, std::string_view what, Diagnostics& out) {
  if (name.text.empty() || std::ranges::find(names, name.text) != names.end()) return;
  Diagnostic& d = out.report(code, name.span, message);
  const auto near = nearest(name.text, names, 1);
  if (!near.empty()) {
    d.help(fmt::format("did you mean `{}`?", near[0])).fixed_by(name.span, near[0]);
  } else if (!names.empty()) {
    d.seen(fmt::format("{}: {}", what, listed(names)));
  }
}

void check_rule(const Word& rule, const Graph& graph, Diagnostics& out) {
  if (rule.text == "none") return;
  std::vector<std::string> ids;
  for (const GraphRule& known : graph.rules) ids.push_back(known.id);
  check_known(rule, ids, Code::unknown_rule,
              fmt::format("no rule of this mapping is called `{}`", rule.text), "rules", out);
}

std::vector<std::string> field_names(const Graph& graph) {
  std::vector<std::string> names;
  for (const GraphField& field : graph.fields) names.push_back(field.name);
  return names;
}

class ValueReader {
 public:
  ValueReader(const References& references, Diagnostics& out)
      : references_(references), out_(out) {}

  /// In the field's own type: `United Kingdom` is the country GB here, too.
  std::optional<Constant> read(const Word& word, const Type& type) {
    Decoder decoder;
    decoder.type = type;
    decoder.exact = type.is(TypeWord::text);
    if (type.is(TypeWord::yes_no)) {
      decoder.yes = {"yes", "true"};
      decoder.no = {"no", "false"};
    }
    RawValue raw;
    raw.state = RawState::text;
    raw.data = word.text.data();
    raw.size = static_cast<std::uint32_t>(word.text.size());
    const Value value = decode(decoder, raw, references_, arena_);
    if (value.is_blank()) {
      out_.report(Code::example_value, word.span, "a field never comes to an empty text")
          .help("write `clear` for a field that is emptied, `keep` for one that is left alone");
      return std::nullopt;
    }
    if (!value.is_hold()) return Constant::of(value);
    out_.report(Code::example_value, word.span,
                fmt::format("\"{}\" cannot be read as {}", word.text, print(type)))
        .why(std::string(value.view()));
    return std::nullopt;
  }

  std::optional<Constant> read_list(const ExpectedField& field, const Type& type, Span place) {
    if (!type.is(TypeWord::list)) {
      out_.report(Code::example_value, place, fmt::format("this field is {}, not a list", print(type)));
      return std::nullopt;
    }
    Constant list;
    list.kind = ValueKind::list;
    for (const Word& word : field.values) {
      const auto item = read(word, type.item[0]);
      if (!item) return std::nullopt;
      list.items.push_back(*item);
    }
    return list;
  }

 private:
  const References& references_;
  Diagnostics& out_;
  Arena arena_;
};

std::optional<Constant> constant_of(const Named<ExpectedField>& named, const Type& type,
                                    ValueReader& reader) {
  using Form = ExpectedField::Form;
  const ExpectedField& field = named.value;
  Constant outcome;
  switch (field.form) {
    case Form::keep:
      outcome.kind = ValueKind::keep;
      return outcome;
    case Form::clear:
      outcome.kind = ValueKind::clear;
      return outcome;
    case Form::list:
      return reader.read_list(field, type, named.name.span);
    case Form::value:
      break;
  }
  if (field.values.empty()) return std::nullopt;  // reported where it was read
  return reader.read(field.values.front(), type);
}

std::optional<ExpectedTime> time_of(const Word& word, Diagnostics& out) {
  if (word.text.empty()) return std::nullopt;
  ExpectedTime time;
  time.place = word.span;
  if (word.text == "never") return time;
  if (const auto day = parse_day(word.text)) {
    time.day = *day;
    return time;
  }
  if (const auto instant = parse_instant(word.text)) {
    time.instant = *instant;
    return time;
  }
  out.report(Code::wrong_value, word.span, fmt::format("`{}` is not a day", word.text))
      .help("write a day such as `2026-12-01`, or `never`");
  return std::nullopt;
}

}  // namespace

void expect_values(const ExampleSyntax& written, const Graph& graph, const References& references,
                   ReadyExample& example, Diagnostics& out) {
  const ExpectSyntax& expect = written.expect;
  check_rule(expect.rule, graph, out);
  const std::vector<std::string> names = field_names(graph);
  const std::string& field = expect.field.text;
  if (field != "account" && field != "invite" && field != "none") {
    check_known(expect.field, names, Code::unknown_target_field,
                fmt::format("the platform has no field `{}` that is set", expect.field.text),
                "fields", out);
  }
  ValueReader reader(references, out);
  for (const Named<ExpectedField>& wanted : expect.user) {
    check_known(wanted.name, names, Code::unknown_target_field,
                fmt::format("the platform has no field `{}` that is set", wanted.name.text),
                "fields", out);
    const auto known = std::ranges::find(names, wanted.name.text);
    if (known == names.end()) continue;
    const auto index = static_cast<std::uint32_t>(known - names.begin());
    auto value = constant_of(wanted, graph.fields[index].type, reader);
    const Span place = wanted.value.values.empty() ? wanted.name.span : wanted.value.values[0].span;
    if (value) example.user.push_back({index, std::move(*value), place});
  }
  example.invite = time_of(expect.invite, out);
  example.next_change = time_of(expect.next_change, out);
  if (example.invite && example.invite->instant) {
    out.report(Code::wrong_value, expect.invite.span, "an invitation is due on a day")
        .help("for example `invite: 2026-12-01`");
  }
}

}  // namespace joinery
