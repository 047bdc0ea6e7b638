// What an integration proposes: read beside what it says, and laid over it on request.

#include "dsl/read/proposed.hpp"

#include <boost/test/unit_test.hpp>

#include "dsl/read/document.hpp"

using namespace joinery;

namespace {

const std::string proposing_head = "integration: acme\nsource: hr\ntarget: learn\nlanguage: 1\n";

struct ProposedRead {
  explicit ProposedRead(const std::string& text) {
    document = read_document(sources.add("integration.yaml", proposing_head + text), sources, Limits{}, out);
  }
  Sources sources;
  Diagnostics out;
  Document document;
};

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_proposed_is_not_in_force) {
  const ProposedRead read(
      "settings: {zone: Europe/London}\nchange: {set.team: keep}\n"
      "proposed:\n  settings: {zone: Europe/Paris, lead_days: 3}\n"
      "  people:\n    rules:\n      - {id: a, say: A, exclude: worker.email is blank}\n"
      "  change: {set.team: clear, set.name: base}\n");
  BOOST_TEST(!read.out.has_errors());
  BOOST_TEST(read.document.setting_values.size() == 1U);
  BOOST_TEST(read.document.people.rules.empty());
  BOOST_TEST(read.document.change.size() == 1U);

  const auto with = with_proposed(read.document);
  BOOST_REQUIRE(with);
  BOOST_TEST(!with->proposed);
  BOOST_TEST(with->setting_values.size() == 2U);
  BOOST_TEST(with->setting_values[0].value[0].text == "Europe/Paris");
  BOOST_TEST(with->people.rules.size() == 1U);
  BOOST_TEST(with->change.size() == 2U);
  BOOST_TEST(with->change[0].now->print() == "clear");
}

BOOST_AUTO_TEST_CASE(a_proposed_rule_takes_the_place_of_the_one_of_its_name) {
  const ProposedRead read(
      "people:\n  rules:\n    - {id: a, say: A, exclude: worker.email is blank}\n"
      "    - {id: b, say: B, exclude: worker.email is blank}\n"
      "proposed:\n  people:\n    rules:\n      - {id: a, say: New, hold: worker.email is blank}\n");
  const auto with = with_proposed(read.document);
  BOOST_REQUIRE(with);
  BOOST_TEST(with->people.rules.size() == 2U);
  BOOST_TEST(with->people.rules[0].say.text == "New");
}

BOOST_AUTO_TEST_CASE(where_nothing_is_proposed_nothing_is_laid_over) {
  BOOST_TEST(!with_proposed(ProposedRead("").document));
  BOOST_TEST(ProposedRead("proposed: {}\n").out.has_errors());
  BOOST_TEST(ProposedRead("proposed:\n  invite: never\n").out.has_errors());
  BOOST_TEST(ProposedRead("proposed:\n  people:\n    off: [a]\n").out.has_errors());
}
