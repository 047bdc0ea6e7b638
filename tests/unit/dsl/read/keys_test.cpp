// The tables of keys, the fixes and examples that messages offer, and documents of great size.

#include "dsl/read/keys.hpp"

#include <vector>

#include "tests/unit/dsl/read/page.hpp"

using namespace joinery;

BOOST_AUTO_TEST_CASE(fixes_make_their_mistakes_go_away) {
  const std::string text =
      "integration: acme\nsuorce: hr\ntarget: learn\nlanguage: 1\nuses: regions\n"
      "people:\n  include:\n    deparments: Sales\n";
  std::string fixed = text;
  for (int round = 0; round < 6; ++round) {
    const Page page(fixed);
    for (const Diagnostic& d : page.diagnostics.all()) {
      if (!d.fix) continue;
      fixed.replace(d.fix->span.begin, d.fix->span.end - d.fix->span.begin, d.fix->replacement);
      break;
    }
  }
  BOOST_TEST(fixed ==
             "integration: acme\nsource: hr\ntarget: learn\nlanguage: 1\nuses: [regions]\n"
             "people:\n  include:\n    departments: [Sales]\n");
  BOOST_TEST(Page(fixed).said() == "");
}

BOOST_AUTO_TEST_CASE(the_examples_in_the_tables_of_keys_are_right) {
  // Put into the smallest document of its kind, an example says nothing.
  struct Smallest {
    DocumentKind kind;
    std::vector<std::pair<std::string, std::string>> lines;
  };
  const std::vector<Smallest> documents = {
      {DocumentKind::source,
       {{"source", "source: a\n"},
        {"language", "language: 1\n"},
        {"read", "read: {id: text from id}\n"}}},
      {DocumentKind::target,
       {{"target", "target: a\n"}, {"language", "language: 1\n"}, {"user", "user: {a: text}\n"}}},
      {DocumentKind::module_, {{"module", "module: a\n"}, {"language", "language: 1\n"}}},
      {DocumentKind::model, {{"model", "model: a\n"}, {"language", "language: 1\n"}}},
      {DocumentKind::integration,
       {{"integration", "integration: a\n"},
        {"source", "source: a\n"},
        {"target", "target: a\n"},
        {"language", "language: 1\n"}}},
      {DocumentKind::examples,
       {{"examples", "examples: a\n"},
        {"language", "language: 1\n"},
        {"at", "at: 2026-11-21\n"},
        {"tests", "tests: [{name: a, expect: {decision: hold}}]\n"}}},
  };
  for (const Smallest& smallest : documents) {
    for (const KeyRule& rule : keys_of(smallest.kind)) {
      if (rule.example.find("…") != std::string_view::npos) continue;
      BOOST_TEST_CONTEXT(word_for(smallest.kind) << " " << rule.key) {
        std::string text;
        bool placed = false;
        for (const auto& [key, line] : smallest.lines) {
          const bool here = key == rule.key;
          placed = placed || here;
          text += here ? std::string(rule.example) + "\n" : line;
        }
        if (!placed) text += std::string(rule.example) + "\n";
        BOOST_TEST(Page(text).said() == "");
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_document_as_large_as_may_be_is_read_in_good_time) {
  // Each of these took minutes where something looked at every key for every key.
  Limits limits;
  const auto many = [&limits](std::string text, const std::string& before) {
    for (int i = 0; text.size() + 60 < limits.file_bytes && i < 40'000; ++i) {
      text += before + "name" + std::to_string(i) + ": worker.a\n";
    }
    return text;
  };
  const std::string target = "target: t\nlanguage: 1\nuser: {a: text}\n";
  BOOST_TEST(Page(many(target, "")).diagnostics.all().size() == limits.diagnostics_per_file);
  const Page set(many(target + "set:\n", "  "));
  BOOST_TEST(set.said() == "");
  BOOST_TEST(set.document.set.size() == 40'000U);
}
