// Documents of examples: records as YAML, and what is expected.

#include "tests/unit/dsl/read/page.hpp"

using namespace joinery;

namespace {

const std::string head = "examples: acme\nlanguage: 1\nat: 2026-11-21\n";

std::string test_with(const std::string& lines) {
  return head + "tests:\n  - name: A\n    expect: {decision: include}\n" + lines;
}

const Data* member(const Data& map, std::string_view key) {
  for (const DataEntry& entry : map.entries) {
    if (entry.key.text == key) return &entry.value;
  }
  return nullptr;
}

}  // namespace

BOOST_AUTO_TEST_CASE(scalars_of_a_record_are_what_json_would_read) {
  const Page page(test_with("    record:\n      number: 1.50\n      zeros: 00123\n      id: \"7\"\n"
                            "      day: 2024-01-31\n      no: NO\n      off: no\n      yes: true\n"
                            "      none: null\n      empty: \"\"\n      list: [1, a, {b: -2e3}]\n"));
  BOOST_TEST(page.said() == "");
  const Data& record = *page.document.tests[0].record;
  const auto kind = [&](std::string_view key) { return static_cast<int>(member(record, key)->kind); };
  using Kind = Data::Kind;
  BOOST_TEST(kind("number") == static_cast<int>(Kind::number));
  BOOST_TEST(member(record, "number")->text == "1.50");
  for (const char* text : {"zeros", "id", "day", "no", "off", "empty"}) {
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(kind(text) == static_cast<int>(Kind::text)); }
  }
  BOOST_TEST(kind("yes") == static_cast<int>(Kind::boolean));
  BOOST_TEST(kind("none") == static_cast<int>(Kind::null));
  const Data& list = *member(record, "list");
  BOOST_TEST(list.items.size() == 3U);
  BOOST_TEST(list.items[2].entries[0].value.text == "-2e3");
}

BOOST_AUTO_TEST_CASE(a_record_of_json_is_a_record_of_yaml) {
  const Page page(test_with("    record: {\n      \"id\": \"1\", \"a.b\": {\"c\": [true, null]},\n"
                            "      \"text\": \"a\\u00e9\\n\"\n    }\n"));
  BOOST_TEST(page.said() == "");
  const Data& record = *page.document.tests[0].record;
  BOOST_TEST(record.entries[1].path.size() == 1U);
  BOOST_TEST(record.entries[1].path[0].name == "a.b");
  BOOST_TEST(record.entries[2].value.text == "a\xC3\xA9\n");
}

BOOST_AUTO_TEST_CASE(keys_of_a_record_are_paths_unless_they_are_quoted) {
  const Page page(test_with("    with:\n      work.title: Engineer\n      /root/id: {value: \"1\"}\n"
                            "      addresses[type is \"home\"].country: GB\n"
                            "    without: [work.site, \"a.b\"]\n"));
  BOOST_TEST(page.said() == "");
  const ExampleSyntax& example = page.document.tests[0];
  const auto& entries = example.with->entries;
  BOOST_TEST(entries[0].path.size() == 2U);
  BOOST_TEST(page.at(entries[0].path[1].span) == "title");
  BOOST_TEST(entries[1].path.size() == 1U);
  BOOST_TEST(entries[2].path.size() == 3U);
  BOOST_TEST((entries[2].path[1].kind == PathStep::Kind::where));
  BOOST_TEST(example.without[0].path.size() == 2U);
  BOOST_TEST(example.without[1].path.size() == 1U);
}

BOOST_AUTO_TEST_CASE(expectations_tell_outcomes_from_texts) {
  const Page page(head +
                  "tests:\n  - name: A\n    expect:\n      user:\n        a: keep\n        b: \"keep\"\n"
                  "        c: clear\n        d: [x, y]\n        e: x\n      invite: never\n");
  BOOST_TEST(page.said() == "");
  const auto& user = page.document.tests[0].expect.user;
  using Form = ExpectedField::Form;
  const Form forms[] = {Form::keep, Form::value, Form::clear, Form::list, Form::value};
  for (std::size_t i = 0; i < 5; ++i) BOOST_TEST((user[i].value.form == forms[i]));
}

BOOST_AUTO_TEST_CASE(mistakes_in_examples_are_told_with_the_way_out) {
  struct Case {
    std::string text, code, word;
  };
  const std::vector<Case> cases = {
      {"integration: a\nexamples: b\nlanguage: 1\n", "J0301", "the first key must be `examples`"},
      {"exmaples: b\nlanguage: 1\n", "J0301", "did you mean `examples`?"},
      {head + "tests: []\n", "J0303", "there is no example here"},
      {head + "tests:\n  - name: A\n", "J0303", "this example has no `expect`"},
      {head + "tests:\n  - name: A\n    expect: {}\n", "J0303", "expects nothing"},
      {head + "tests:\n  - name: A\n    expect: {decison: hold}\n", "J0302", "did you mean `decision`"},
      {head + "tests:\n  - name: A\n    expect: {decision: exclud}\n", "J0305", "did you mean `exclude`"},
      {head + "tests:\n  - name: A\n    expect: {decision: hold, user: {a: b}}\n", "J0309", "included"},
      {test_with("  - name: A\n    expect: {decision: hold}\n"), "J0406", "two examples are called"},
      {test_with("    record: {a: ~}\n"), "J0305", "`null`"},
      {test_with("    record: {a: True}\n"), "J0305", "`true`"},
      {test_with("    record:\n      a:\n"), "J0304", "for nothing at all write `null`"},
      {test_with("    record: {a..b: 1}\n"), "J0219", "a point too many"},
      {test_with("    record: {a: 1}\n    with: {a: 2}\n"), "J0309", "a whole record"},
      {head + "integration: x.yaml\nsource: a\ntarget: b\ntests: [{name: A, expect: {decision: hold}}]\n",
       "J0309", "cannot stand beside"},
      {head + "source: a\ntests: [{name: A, expect: {decision: hold}}]\n", "J0303", "no `target`"},
  };
  for (const Case& one : cases) {
    BOOST_TEST_CONTEXT(one.text) {
      const std::string said = Page(one.text).said();
      BOOST_TEST(said.find(one.code) != std::string::npos, said);
      BOOST_TEST(said.find(one.word) != std::string::npos, said);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_number_of_examples_has_a_limit) {
  Sources sources;
  Limits limits;
  limits.examples = 2;
  std::string text = head + "tests:\n";
  for (const char* name : {"a", "b", "c"}) {
    text += std::string("  - name: ") + name + "\n    expect: {decision: hold}\n";
  }
  Diagnostics out;
  const SourceId id = sources.add("examples.yaml", text);
  const Document document = read_document(id, sources, limits, out);
  BOOST_TEST(document.tests.size() == 2U);
  BOOST_TEST(out.has_errors());
}
