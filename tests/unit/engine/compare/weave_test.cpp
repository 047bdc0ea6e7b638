#include "engine/compare/weave.hpp"

#include <boost/test/unit_test.hpp>

#include "engine/compare/meaning.hpp"
#include "tests/unit/engine/compare/versions.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

const std::string own = "examples/acme/integration.yaml";
const std::string target = "mappings/learnerbly/target.yaml";
const std::string source = "mappings/hibob/source.yaml";

}  // namespace

BOOST_AUTO_TEST_CASE(every_kind_of_item_is_found_by_its_name) {
  const std::vector<std::pair<Replacement, std::string>> cases{
      {{own, "zone: Europe/London", "zone: Europe/Paris"},
       "integration acme, settings: zone changed"},
      {{own, "  zone: Europe/London\n", ""}, "integration acme, settings: zone removed"},
      {{own, "it-admin@acme.example", "root@acme.example"},
       "integration acme, people.exclude.users: root@acme.example added"},
      {{own, "Engineering aside", "save Engineering"},
       "integration acme, people.rules: no-contractors changed"},
      {{own, "else base", "else keep"}, "integration acme, change: set.group changed"},
      {{own, "invite: on start date", "invite: never"}, "integration acme, invite changed"},
      {{target, "hold \"no name\"", "keep"}, "target learnerbly, set: last_name changed"},
      {{target, "first_name:     text, required",
        "first_name:     text, required, at most 40 characters"},
       "target learnerbly, user: first_name changed"},
      {{target, "has_left(): (worker", "has_left(): (no or worker"},
       "target learnerbly, functions: has_left changed"},
      {{target, "default: 0", "default: 3"}, "target learnerbly, settings: lead_days changed"},
      {{target, "ends:          last_day()", "ends:          last_day() + 1 day"},
       "target learnerbly, account: ends changed"},
      {{own, "invite: on start date", "policies: {adopt: hold}\ninvite: on start date"},
       "integration acme, policies: adopt added"},
      {{target, "\nset:\n", "\ngroups:\n  group:\n    kind: team\n\nset:\n"},
       "target learnerbly, groups: group added"},
      {{source, "      hired: works\n", ""},
       "source hibob, tables.lifecycle_access: hired removed"},
      {{source, "text from work.site", "text from work.siteId"},
       "source hibob, read: site changed"},
      {{source, "reports_to else manager_id", "manager_id else reports_to"},
       "source hibob, worker: manager changed"},
  };
  for (const auto& [replacement, expected] : cases) {
    BOOST_TEST_CONTEXT(replacement.from << " -> " << replacement.to) {
      const auto edits = Versions({replacement}).edits();
      BOOST_TEST_REQUIRE(!edits.empty());
      BOOST_TEST(edits[0] == expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(layout_comments_titles_and_other_spellings_are_no_edits) {
  const std::vector<Replacement> cases{
      {own, "title: Acme Ltd", "title: Acme Limited  # since 2026"},
      {own, "set.group: worker.custom.division else base",
       "set.group: >\n    (worker.custom.division)\n    else base"},
      {own, "schedule: Monday to Friday at 08:00 UTC", "schedule: every day at 06:00 UTC"},
      {target, "help: Which name people see on the platform", "help: The name that people see"},
  };
  for (const Replacement& one : cases) {
    BOOST_TEST_CONTEXT(one.to) { BOOST_TEST(Versions({one}).edits().empty()); }
  }
}

BOOST_AUTO_TEST_CASE(rules_in_another_order_are_an_edit) {
  const Versions versions({{target, "    - id: without-country", "    - id: later"},
                           {target, "    - id: implausible-start", "    - id: without-country"},
                           {target, "    - id: later", "    - id: implausible-start"}});
  const auto edits = versions.edits();
  BOOST_TEST_REQUIRE(edits.size() == 3U);  // their sentences and conditions changed places as well
  BOOST_TEST(edits[2] == "target learnerbly, people.rules: implausible-start moved");
}

BOOST_AUTO_TEST_CASE(no_edit_gives_the_old_mapping_and_all_edits_the_new_one) {
  const Versions versions({{own, "zone: Europe/London", "zone: Europe/Paris"},
                           {own, "else base", "else keep"},
                           {target, "ends:          last_day()", "ends:          worker.end_date"},
                           {source, "      hired: works\n", ""}});
  Hybrids hybrids = versions.hybrids();
  BOOST_TEST(hybrids.edits().size() == 4U);
  BOOST_TEST(print(*hybrids.make(0)->program) == print(*versions.old().fast_program()));
  BOOST_TEST(print(*hybrids.make(hybrids.all())->program) == print(*versions.now().fast_program()));
}

BOOST_AUTO_TEST_CASE(an_edit_that_does_not_stand_alone_brings_what_it_needs) {
  const std::string division =
      "  division: text from custom.category_1720508362305.field_1698036945383\n";
  const Versions versions({{own, division, division + "  squad: text from work.site\n"},
                           {own, "zone: Europe/London", "zone: Europe/Paris"},
                           {own, "worker.custom.division else base",
                            "worker.custom.squad else worker.custom.division else base"}});
  Hybrids hybrids = versions.hybrids();
  BOOST_TEST_REQUIRE(hybrids.edits().size() == 3U);  // zone, squad, set.group
  BOOST_TEST(hybrids.closure(0) == only(0));
  BOOST_TEST(hybrids.closure(1) == only(1));
  BOOST_TEST(hybrids.closure(2) == (only(1) | only(2)));
  BOOST_TEST((hybrids.make(only(2)) == nullptr));
}

BOOST_AUTO_TEST_CASE(what_was_said_about_a_layer_below_forbids_no_mixture) {
  const Versions versions(
      {{own, "set.group: worker.custom.division else base",
        "set.location:\n    was: worker.site else keep\n    now: keep\n  set.group: "
        "worker.custom.division else base"},
       {target,
        "  location:\n    cases:\n      - when: has_left()\n        then: keep\n"
        "      - when: settings.location_from is \"site\"\n        then: worker.site else keep\n"
        "      - otherwise: country_name(country_of_person()) else keep\n",
        "  location: worker.site else keep\n"}});
  Hybrids hybrids = versions.hybrids();
  BOOST_TEST_REQUIRE(hybrids.edits().size() == 2U);
  BOOST_TEST((hybrids.make(only(0)) != nullptr));
  BOOST_TEST((hybrids.make(only(1)) != nullptr));
}

BOOST_AUTO_TEST_CASE(the_same_graph_has_the_same_meaning_and_another_has_not) {
  const std::map<std::string, std::string> plain{
      {"a/integration.yaml", "integration: a\nsource: s\ntarget: t\nlanguage: 1\n"},
      {"mappings/s/source.yaml",
       "source: s\nlanguage: 1\nread:\n  id: text from id\n  site: text from site\n"},
      {"mappings/t/target.yaml",
       "target: t\nlanguage: 1\nuser:\n  number: text, required, match first\n  place: text\n"
       "set:\n  number: worker.id\n  place: worker.site else keep\n"}};
  auto told = plain;
  told["mappings/t/target.yaml"] =
      "target: t\nlanguage: 1\nfunctions:\n  where(): worker.site\nuser:\n  number: text, "
      "required, match first\n"
      "  place: text\nset:\n  place: where() else keep\n  number: worker.id\n";
  auto other = plain;
  other["mappings/s/source.yaml"] =
      "source: s\nlanguage: 1\nread:\n  id: text from id\n  site: text from site, blank when "
      "\"-\"\n";
  const auto meaning_of = [](const auto& texts) {
    return meaning(CompiledMapping(texts, "a/integration.yaml").optimized());
  };
  BOOST_TEST(meaning_of(plain) == meaning_of(told));
  BOOST_TEST(meaning_of(plain) != meaning_of(other));
}
