#include <algorithm>
#include <array>
#include <map>

#include "dsl/diagnostic/nearest.hpp"
#include "dsl/read/data.hpp"
#include "dsl/read/keyed_map.hpp"
#include "dsl/read/names.hpp"
#include "dsl/read/sections.hpp"

namespace joinery {
namespace {

constexpr std::array<std::string_view, 3> decisions{"include", "exclude", "hold"};
constexpr std::array<std::string_view, 3> accounts{"waiting", "active", "archived"};

/// One of a few words; reports any other.
Word word_among(KeyedMap& map, std::string_view key, std::span<const std::string_view> words,
                NodeReader& reader) {
  Word word = map.text(key);
  if (word.text.empty() || std::ranges::find(words, word.text) != words.end()) return word;
  std::string list;
  for (const std::string_view one : words) {
    list += (list.empty() ? "" : one == words.back() ? " or " : ", ") + ticked(one);
  }
  Diagnostic& d = reader.report(Code::wrong_value, word.span,
                                ticked(key) + " is " + list + ", not " + ticked(word.text));
  const auto near = nearest(word.text, words, 1);
  if (!near.empty()) {
    d.help("did you mean " + ticked(near.front()) + "?").fixed_by(word.span, near.front());
  }
  return {};
}

ExpectedField expected_field(const YamlNode& node, const Wanted& wanted, NodeReader& reader) {
  ExpectedField field;
  if (node.kind == YamlKind::list) field.form = ExpectedField::Form::list;
  // In quotes they are texts.
  const bool plain = node.kind == YamlKind::scalar && node.style == ScalarStyle::plain;
  if (plain && node.text == "keep") field.form = ExpectedField::Form::keep;
  if (plain && node.text == "clear") field.form = ExpectedField::Form::clear;
  field.values = reader.one_or_more(node, wanted);
  return field;
}

/// What an expectation says must be possible together: only who is included has fields.
void check_together(const KeyedMap& map, const ExpectSyntax& expect, NodeReader& reader) {
  if (expect.decision.text.empty() || expect.decision.text == "include") return;
  for (const std::string_view key : {"user", "account", "invite"}) {
    if (!map.has(key)) continue;
    reader
        .report(Code::conflicting_keys, map.key_span(key),
                ticked(key) + " is only known of people who are included")
        .also(expect.decision.span, "expected not to be");
  }
}

ExpectSyntax read_expect(const YamlNode& node, Wanted wanted, NodeReader& reader) {
  ExpectSyntax expect;
  expect.span = node.span;
  KeyedMap map(reader, node, expect_rule, wanted.what, wanted.owner, wanted.example);
  if (!map.good()) return expect;
  if (node.entries.empty()) {
    reader.missing(wanted.owner, "this example expects nothing", "expect: {decision: include}");
  }
  expect.person = map.text("person");
  expect.decision = word_among(map, "decision", decisions, reader);
  expect.rule = map.text("rule");
  expect.because = map.text("because");
  expect.field = map.text("field");
  expect.account = word_among(map, "account", accounts, reader);
  expect.invite = map.text("invite");
  expect.next_change = map.text("next change");
  if (const YamlEntry* user = map.find("user")) {
    const NameRule names{NameForm::free, "a field"};
    read_named(user->value, map.wanted("user"), names, reader,
               [&](const Word& name, const YamlNode& value) {
                 const Wanted field{"the field " + ticked(name.text), Shape::one_or_more,
                                    "email: ada@acme.example", name.span};
                 expect.user.push_back({name, expected_field(value, field, reader)});
               });
  }
  check_together(map, expect, reader);
  return expect;
}

std::vector<DataEntry> read_without(const YamlNode& node, const Wanted& wanted,
                                    NodeReader& reader) {
  std::vector<DataEntry> taken;
  if (!reader.is_list(node, wanted)) return taken;
  for (const YamlNode& item : node.items) {
    const Wanted one{"an item of " + wanted.what, Shape::text, wanted.example, wanted.owner};
    if (!reader.is_value(item, one)) continue;
    const Word key{item.text, item.span};
    if (auto path = read_data_path(key, is_quoted(item), spans_of(item), reader)) {
      taken.push_back({key, std::move(*path), {}});
    }
  }
  return taken;
}

ExampleSyntax read_example(const YamlNode& node, NodeReader& reader) {
  ExampleSyntax example;
  example.span = node.span;
  const Span owner = node.entries.empty() ? node.span : node.entries.front().key_span;
  KeyedMap map(reader, node, example_rule, "this example", owner,
               "tests:\n  - name: A contractor is left out\n    with: {contract: Contractor}\n"
               "    expect: {decision: exclude}");
  if (!map.good()) return example;
  example.name = map.text("name");
  example.at = map.text("at");
  if (const YamlEntry* settings = map.find("settings")) {
    example.setting_values = setting_values({settings->value, map.wanted("settings")}, reader);
  }
  if (const YamlEntry* record = map.find("record")) {
    example.record = read_data_map(record->value, map.wanted("record"), reader);
  }
  if (const YamlEntry* with = map.find("with")) {
    example.with = read_data_map(with->value, map.wanted("with"), reader);
  }
  if (const YamlEntry* without = map.find("without")) {
    example.without = read_without(without->value, map.wanted("without"), reader);
  }
  if (const YamlEntry* expect = map.find("expect")) {
    example.expect = read_expect(expect->value, map.wanted("expect"), reader);
  }
  constexpr std::string_view help = "`record` is a whole record; `with` changes the document's";
  map.exclusive({"record", "with"}, help);
  map.exclusive({"record", "without"}, help);
  return example;
}

}  // namespace

void read_examples_head(KeyedMap& map, Document& document, NodeReader& reader) {
  document.integration_path = map.text("integration");
  document.at = map.text("at");
  const std::string_view help =
      "`integration` is the customer's own; `source`, `target` and the rest stand in for one";
  for (const std::string_view key : {"source", "target", "uses", "custom", "change"}) {
    map.exclusive({"integration", key}, help);
  }
  if (map.has("source") == map.has("target")) return;
  const std::string_view there = map.has("source") ? "source" : "target";
  const std::string_view other = map.has("source") ? "target" : "source";
  reader.missing(map.key_span(there),
                 "these examples have a " + ticked(there) + " and no " + ticked(other),
                 other == "target" ? "target: my_platform" : "source: my_hr_system");
}

void read_record(const Section& section, Document& document, NodeReader& reader) {
  document.record = read_data_map(section.node, section.wanted, reader);
}

void read_tests(const Section& section, Document& document, NodeReader& reader) {
  if (!reader.is_list(section.node, section.wanted)) return;
  if (section.node.items.empty()) {
    reader.missing(section.wanted.owner, "there is no example here", section.wanted.example);
  }
  std::map<std::string, Span> names;
  for (const YamlNode& item : section.node.items) {
    if (document.tests.size() == reader.limits().examples) {
      reader
          .report(Code::yaml_too_many, item.span,
                  "there are more than " + std::to_string(reader.limits().examples) +
                      " examples in one document")
          .help("put the rest into a document of its own");
      return;
    }
    ExampleSyntax example = read_example(item, reader);
    const Word& name = example.name;
    const auto [known, is_new] = names.emplace(name.text, name.span);
    if (!is_new && !name.text.empty()) {
      reader
          .report(Code::duplicate_name, name.span, "two examples are called " + ticked(name.text))
          .also(known->second, "first here");
    }
    document.tests.push_back(std::move(example));
  }
}

}  // namespace joinery
