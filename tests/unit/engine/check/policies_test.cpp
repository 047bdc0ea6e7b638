// What policies mean, and what is said about them.

#include <boost/test/unit_test.hpp>

#include "engine/policy/policies.hpp"
#include "tests/unit/engine/check/mistakes.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

/// `lines` stand below `policies:` of the platform, `own` below that of the customer.
Office with(const std::string& lines, const std::string& own = {}) {
  Office office;
  office.settings =
      "  who: {title: W, choose: {nobody: N, boss: B}, default: boss}\n"
      "  boss: {title: B, type: person, default: E1}\n"
      "  days: {title: D, type: number, default: 3}\n"
      "  mail: {title: M, type: yes_no, default: \"yes\"}\n";
  if (!lines.empty()) office.target = "policies:\n" + lines;
  if (!own.empty()) office.own = "policies:\n" + own;
  return office;
}

Policies of(const Office& office) { return Policies(CompiledMapping(office.files()).graph()); }

}  // namespace

BOOST_AUTO_TEST_CASE(what_nobody_decides_is_as_declared) {
  const Policies policies = of(with(""));
  BOOST_TEST(policies.choice("local archive") == "sticky");
  BOOST_TEST(policies.choice("people out of scope") == "hold");
  BOOST_TEST(policies.number("absent hours") == 24);
  BOOST_TEST(policies.yes("match first"));
  BOOST_TEST(!policies.yes("notify on update"));
  BOOST_TEST(!policies.person("default manager").has_value());
  for (const GraphPolicy& policy : policies.all()) {
    BOOST_TEST_CONTEXT(policy.name) {
      BOOST_TEST(policy.layer == "policies");
      BOOST_TEST(!policy.title.empty());
      BOOST_TEST(!policy.help.empty());
      BOOST_TEST((policy.value.kind != ValueKind::blank || policy.type.is(TypeWord::person)));
    }
  }
}

BOOST_AUTO_TEST_CASE(values_are_words_or_formulas_over_settings) {
  const Policies policies = of(with(
      "  local archive: hr decides\n  inactive manager: their manager\n  absent people: \"keep\"\n"
      "  adopt: if settings.who is \"boss\" then \"hold\" otherwise \"never\"\n"
      "  self manager:\n    of: settings.who\n    cases:\n      - when: nobody\n        then: \"clear\"\n"
      "      - when: boss\n        then: \"default\"\n"
      "  absent hours: settings.days\n  notify on update: settings.mail\n  match second: no\n"
      "  default manager: settings.boss\n  new group manager: \"E9\"\n"
      "  archive empty groups: settings.who is \"boss\" and not (settings.days < 2)\n"));
  BOOST_TEST(policies.choice("local archive") == "hr decides");
  BOOST_TEST(policies.choice("inactive manager") == "their manager");
  BOOST_TEST(policies.choice("absent people") == "keep");
  BOOST_TEST(policies.choice("adopt") == "hold");
  BOOST_TEST(policies.choice("self manager") == "default");
  BOOST_TEST(policies.number("absent hours") == 3);
  BOOST_TEST(policies.yes("notify on update"));
  BOOST_TEST(!policies.yes("match second"));
  BOOST_TEST(policies.person("default manager").value() == "E1");
  BOOST_TEST(policies.person("new group manager").value() == "E9");
  BOOST_TEST(policies.yes("archive empty groups"));
}

BOOST_AUTO_TEST_CASE(the_customer_wins) {
  const Policies policies =
      of(with("  absent people: keep\n  adopt: never\n", "  absent people: hold\n"));
  BOOST_TEST(policies.choice("absent people") == "hold");
  BOOST_TEST(policies.choice("adopt") == "never");
}

BOOST_AUTO_TEST_CASE(policies_that_cannot_be_are_explained) {
  check_mistakes({
      {910, "unknown-policy", "absent peple", [](Office& o) { o = with("  absent peple: keep\n"); }},
      {911, "near-value-of-a-policy", "archiv", [](Office& o) { o = with("  absent people: archiv\n"); }},
      {911, "value-of-no-policy", "delete them all",
       [](Office& o) { o = with("", "  absent people: delete them all\n"); }},
      {911, "policy-of-another-type", "settings.days",
       [](Office& o) { o = with("  notify on update: settings.days\n"); }},
      {911, "person-without-quotes", "E17", [](Office& o) { o = with("", "  default manager: E17\n"); }},
      {911, "half-an-hour", "0.5", [](Office& o) { o = with("", "  absent hours: 0.5\n"); }},
      {912, "policy-for-one-person", "if worker.site is \"Leeds\" then \"keep\" otherwise \"archive\"",
       [](Office& o) {
         o = with("  absent people: if worker.site is \"Leeds\" then \"keep\" otherwise \"archive\"\n");
       }},
  });
}
