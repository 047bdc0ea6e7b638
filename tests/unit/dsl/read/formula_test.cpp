// Formulas as read, and the canonical text of them.

#include "tests/unit/dsl/read/page.hpp"

using namespace joinery;

namespace {

/// A target whose one field is set so.
Page set_to(const std::string& value) {
  return Page("target: t\nlanguage: 1\nuser:\n  a: text\nset:\n  a: " + value + "\n");
}

const Formula& formula(const Page& page) {
  BOOST_TEST(page.said() == "");
  BOOST_TEST_REQUIRE(page.document.set.size() == 1U);
  return page.document.set.front().value;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_plain_value_is_an_expression_with_exact_places) {
  const Page page = set_to("worker.email  |lower else \"none\"");
  const Formula& f = formula(page);
  BOOST_TEST(!f.quoted);
  BOOST_TEST(f.print() == "worker.email | lower else \"none\"");
  BOOST_TEST(page.at(f.expr.children[1].span) == "\"none\"");
}

BOOST_AUTO_TEST_CASE(a_block_value_is_an_expression_with_exact_places) {
  const Page page = set_to("|\n    worker.email\n      else \"a: b # c\"");
  const Formula& f = formula(page);
  BOOST_TEST(!f.quoted);
  BOOST_TEST(f.print() == "worker.email else \"a: b # c\"");
  BOOST_TEST(page.at(f.expr.children[1].span) == "\"a: b # c\"");
}

BOOST_AUTO_TEST_CASE(a_quoted_value_is_a_text_without_holes) {
  for (const std::string value : {"'a {b}'", "\"a {b}\""}) {
    const Page page = set_to(value);
    const Formula& f = formula(page);
    BOOST_TEST(f.quoted);
    BOOST_TEST((f.expr.op == Op::text));
    BOOST_TEST(f.expr.text == "a {b}");
    BOOST_TEST(f.print() == "\"a \\{b\\}\"");
    BOOST_TEST(page.at(f.span) == value);
  }
}

BOOST_AUTO_TEST_CASE(cases_keep_their_conditions_in_order) {
  const Page page = set_to(R"(
    cases:
      - when: worker.site is "Leeds"
        then: worker.email
      - {when: worker.a, then: "plain text"}
      - otherwise: keep)");
  const Formula& f = formula(page);
  BOOST_TEST_REQUIRE(f.cases.size() == 3U);
  BOOST_TEST(!f.subject);
  BOOST_TEST(page.at(f.cases[0].when->span) == "worker.site is \"Leeds\"");
  BOOST_TEST(page.at(f.cases[0].then.span) == "worker.email");
  BOOST_TEST(page.at(f.cases[1].span) == "{when: worker.a, then: \"plain text\"}");
  BOOST_TEST(!f.cases[2].when);
  BOOST_TEST(f.cases[2].values.empty());
  BOOST_TEST(f.print() == R"(cases:
  - when: worker.site is "Leeds"
    then: worker.email
  - when: worker.a
    then: "plain text"
  - otherwise: keep)");
}

BOOST_AUTO_TEST_CASE(cases_of_a_subject_keep_their_values) {
  const Page page = set_to(R"(
    of: worker.status
    cases:
      - when: active
        then: "a"
      - when: [on_leave, "on holiday", NO]
        then: "b")");
  const Formula& f = formula(page);
  BOOST_TEST_REQUIRE(f.cases.size() == 2U);
  BOOST_TEST_REQUIRE(f.subject.has_value());
  BOOST_TEST(page.at(f.subject->span) == "worker.status");
  BOOST_TEST(!f.cases[0].when);
  BOOST_TEST(page.at(f.cases[0].values[0].span) == "active");
  BOOST_TEST_REQUIRE(f.cases[1].values.size() == 3U);
  BOOST_TEST(f.cases[1].values[1].text == "on holiday");
  BOOST_TEST(f.cases[1].values[2].text == "NO");
  BOOST_TEST(page.at(f.cases[1].values[2].span) == "NO");
  BOOST_TEST(f.print() == R"(of: worker.status
cases:
  - when: active
    then: "a"
  - when: [on_leave, "on holiday", NO]
    then: "b")");
}

BOOST_AUTO_TEST_CASE(a_case_that_could_not_be_read_never_looks_like_otherwise) {
  for (const std::string value :
       {"\n    cases:\n      - then: worker.a\n      - otherwise: keep",
        "\n    of: worker.s\n    cases:\n      - when:\n        then: worker.a\n      - otherwise: "
        "keep",
        "\n    of: worker.s\n    cases:\n      - when: {a: b}\n        then: worker.a\n"
        "      - otherwise: keep"}) {
    const Page page = set_to(value);
    BOOST_TEST(page.diagnostics.has_errors());
    const Formula& f = page.document.set.front().value;
    BOOST_TEST_REQUIRE(f.cases.size() == 2U);
    BOOST_TEST(f.cases[0].when.has_value());
    BOOST_TEST(!f.cases[1].when.has_value());
  }
}
