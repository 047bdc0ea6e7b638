#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>
#include <random>
#include <set>
#include <string>

#include "dsl/grammar/parse.hpp"
#include "dsl/tell/phrase.hpp"
#include "dsl/tell/tell.hpp"

namespace joinery {
namespace {

Expr parsed(const std::string& text) {
  Diagnostics diagnostics;
  const Limits limits;
  const SpanOf nowhere = [](std::uint32_t, std::uint32_t) { return Span{}; };
  Expr expr = parse_expression(text, nowhere, limits, diagnostics);
  BOOST_TEST(diagnostics.all().empty(), text);
  return expr;
}

std::string condition(const std::string& text) {
  const Bundle nothing;
  const Folder folder(nothing, true);
  return written(Phrases(folder).condition(folder.fold(parsed(text))));
}

std::string value(const std::string& text) {
  const Bundle nothing;
  const Folder folder(nothing, true);
  return written(Phrases(folder).value(folder.fold(parsed(text))));
}

BOOST_AUTO_TEST_CASE(comparisons_are_sentences) {
  BOOST_TEST(condition("worker.employment_type in (\"Contractor\", \"Intern\")") ==
             "their employment type is “Contractor” or “Intern”");
  BOOST_TEST(condition("not (worker.department is \"Sales\")") == "their department is not “Sales”");
  BOOST_TEST(condition("worker.start_date after today() + 2 years") ==
             "their start date is after (today plus 2 years)");
  BOOST_TEST(condition("worker.email is blank and worker.custom.division is present") ==
             "their email is missing and the custom field “division” is there");
  BOOST_TEST(condition("worker.end_date before 2024-03-01") ==
             "their end date is before 1 March 2024");
  BOOST_TEST(condition("(worker.status is \"archived\" else no)") ==
             "their status is “archived” (no if that is not known)");
}

BOOST_AUTO_TEST_CASE(what_would_be_ambiguous_stands_in_bullets) {
  BOOST_TEST(condition("(a is \"x\" or b is \"y\") and not (c is \"z\" and d is \"w\")") ==
             "all of this is so:\n"
             "  - their a is “x” or their b is “y”\n"
             "  - this is not so:\n"
             "    - their c is “z” and their d is “w”");
}

BOOST_AUTO_TEST_CASE(values_say_what_becomes_of_a_field) {
  BOOST_TEST(value("collapse_spaces(worker.department) else keep") ==
             "their department, cleaned of double spaces; if there is none, the platform's value "
             "stays as it is");
  BOOST_TEST(value("worker.email else hold \"no address\"") ==
             "their email; if there is none, the person is held: “no address”");
  BOOST_TEST(value("if a is \"x\" then b otherwise if c is \"y\" then clear otherwise d else keep") ==
             "it depends:\n"
             "  - if their a is “x”: their b\n"
             "  - if their c is “y”: the platform's value is taken away\n"
             "  - otherwise: their d; if there is none, the platform's value stays as it is");
}

/// Conditions over three facts, by chance; each with its table of truth.
struct Chance {
  std::mt19937 dice;

  Expr fact(std::size_t i) { return parsed(std::string(1, static_cast<char>('a' + i)) + " is \"x\""); }

  Expr make(int depth) {
    const auto kind = dice() % (depth == 0 ? 1 : 4);
    if (kind == 0) return fact(dice() % 3);
    Expr expr;
    if (kind == 1) {
      expr.op = Op::not_;
      expr.children = {make(depth - 1)};
      return expr;
    }
    expr.op = kind == 2 ? Op::and_ : Op::or_;
    const auto count = 2 + dice() % 2;
    for (std::size_t i = 0; i < count; ++i) expr.children.push_back(make(depth - 1));
    return expr;
  }
};

bool holds(const Expr& expr, unsigned facts) {
  switch (expr.op) {
    case Op::is: return ((facts >> static_cast<unsigned>(expr.children[0].text[0] - 'a')) & 1U) != 0;
    case Op::not_: return !holds(expr.children[0], facts);
    case Op::and_:
      return std::ranges::all_of(expr.children, [&](const Expr& e) { return holds(e, facts); });
    default:
      return std::ranges::any_of(expr.children, [&](const Expr& e) { return holds(e, facts); });
  }
}

unsigned truth_of(const Expr& expr) {
  unsigned table = 0;
  for (unsigned facts = 0; facts < 8; ++facts) table |= holds(expr, facts) ? 1U << facts : 0U;
  return table;
}

BOOST_AUTO_TEST_CASE(different_meanings_are_told_differently) {
  const Bundle nothing;
  const Folder folder(nothing, true);
  const Phrases phrases(folder);
  Chance chance{std::mt19937(7)};
  std::map<std::string, unsigned> told;
  std::set<unsigned> meanings;
  for (int round = 0; round < 20'000; ++round) {
    const Expr expr = chance.make(static_cast<int>(chance.dice() % 4));
    const std::string words = written(phrases.condition(folder.fold(expr)));
    const unsigned truth = truth_of(expr);
    meanings.insert(truth);
    const auto [found, fresh] = told.emplace(words, truth);
    BOOST_TEST_REQUIRE(found->second == truth, words);
  }
  BOOST_TEST(meanings.size() > 60);
  BOOST_TEST(told.size() > 1000);
}

}  // namespace
}  // namespace joinery
