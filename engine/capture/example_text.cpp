/// The lines of a captured example: written plainly here, laid out by dsl/format.

#include <algorithm>

#include <fmt/format.h>

#include "dsl/base/check.hpp"
#include "dsl/format/format.hpp"
#include "dsl/format/scalar_text.hpp"
#include "engine/calendar/timestamp.hpp"
#include "engine/capture/capture.hpp"
#include "engine/example/written_value.hpp"
#include "engine/unicode/letter_case.hpp"

namespace joinery {
namespace {

std::string text_of(std::string_view text) {
  const bool plain = is_plain(text, Around::brackets) &&
                     (is_surely_text(text) || parse_day(text).has_value());
  return plain ? std::string(text) : in_quotes(text);
}

/// A key with signs of its own stands in quotes, or it would be a path.
std::string member_key(std::string_view name) {
  bool simple = !name.empty();
  for (const char c : name) {
    const char small = ascii_lower(c);
    simple = simple && (c == '_' || (c >= '0' && c <= '9') || (small >= 'a' && small <= 'z'));
  }
  return simple && is_plain(name, Around::brackets) ? std::string(name) : in_quotes(name);
}

void append_data(std::string& out, const Json& value) {
  switch (value.kind()) {
    case JsonKind::null:
      out += "null";
      return;
    case JsonKind::boolean:
      out += value.as_boolean() ? "true" : "false";
      return;
    case JsonKind::number:
      out += value.number_text();
      return;
    case JsonKind::text:
      out += text_of(value.as_text());
      return;
    case JsonKind::array: {
      out += '[';
      const char* comma = "";
      for (const Json& item : value.items()) {
        out += comma;
        append_data(out, item);
        comma = ", ";
      }
      out += ']';
      return;
    }
    case JsonKind::object:
      break;
  }
  out += '{';
  const char* comma = "";
  for (const JsonMember& member : value.members()) {
    out += comma + member_key(member.name) + ": ";
    append_data(out, member.value);
    comma = ", ";
  }
  out += '}';
}

std::string by_text(const Inquiry& inquiry, const Answer& answer) {
  using By = Decision::By;
  switch (answer.by) {
    case By::rule:
      return ", rule: " + text_of(inquiry.graph.rules[answer.index].id);
    case By::field:
      return ", field: " + text_of(inquiry.graph.fields[answer.index].name);
    case By::account:
      return ", field: account";
    case By::invite:
      return ", field: invite";
    case By::nobody:
    case By::id:
    case By::record:
      break;
  }
  return {};
}

/// `user: {…}` of the fields that are named.
std::string user_text(const Inquiry& inquiry, const Captured& captured) {
  Executor executor = inquiry.executor_at(captured.clock);
  Decider decider(executor);
  const Decision& decision = decider.decide(captured.record);
  std::string text;
  for (std::size_t i = 0; i < inquiry.graph.fields.size(); ++i) {
    const GraphField& field = inquiry.graph.fields[i];
    const auto& named = captured.fields;
    if (std::find(named.begin(), named.end(), field.name) == named.end()) continue;
    const Value& value = decision.user[i];
    std::string written = written_value(value, field.type, inquiry.references.zones);
    const bool as_it_is = value.kind == ValueKind::keep || value.kind == ValueKind::clear ||
                          value.kind == ValueKind::list || written.starts_with('"');
    text += (text.empty() ? "" : ", ") + member_key(field.name) + ": " +
            (as_it_is ? written : text_of(written));
  }
  return text.empty() ? text : ", user: {" + text + "}";
}

}  // namespace

std::string example_text(const Inquiry& inquiry, const Captured& captured,
                         const std::string& name) {
  const Answer& answer = captured.answer;
  std::string record;
  append_data(record, captured.record);
  std::string expect = "decision: " + std::string(name_of(answer.kind));
  expect += by_text(inquiry, answer);
  if (answer.is_include()) {
    expect += user_text(inquiry, captured);
    expect += fmt::format(", account: {}", name_of(answer.account));
    if (answer.invite) expect += ", invite: " + day_text(*answer.invite);
  }
  const std::string head = "examples: captured\nlanguage: 1\nat: 2026-01-01\n\ntests:\n";
  Sources sources;
  Diagnostics said;
  const SourceId id = sources.add(
      "example", fmt::format("{}  - name: {}\n    at: {}\n    record: {}\n    expect: {{{}}}\n", head,
                             in_quotes(name), instant_text(captured.clock.now), record, expect));
  const auto formatted = format_document(id, sources, inquiry.limits, said);
  JOINERY_CHECK(formatted && formatted->same_meaning && formatted->text.starts_with(head));
  return formatted->text.substr(head.size());
}

}  // namespace joinery
