#include "engine/compare/attribution.hpp"

#include <algorithm>
#include <bit>
#include <random>
#include <set>

#include <boost/test/unit_test.hpp>

#include "engine/compare/compare_records.hpp"
#include "engine/compare/comparison_report.hpp"
#include "engine/json/json_write.hpp"
#include "tests/support/references.hpp"
#include "tests/unit/engine/compare/versions.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

const std::string own = "examples/acme/integration.yaml";
const std::string target = "mappings/learnerbly/target.yaml";
const std::string source = "mappings/hibob/source.yaml";
const std::string regions = "stdlib/modules/content_regions.csv";
const std::string division =
    "  division: text from custom.category_1720508362305.field_1698036945383\n";

/// Edits that people make, most of which can be made without the others.
const std::vector<Replacement>& edits_people_make() {
  static const std::vector<Replacement> edits{
      {own, "first_name_from: known_as", "first_name_from: legal"},
      {own, "zone: Europe/London", "zone: Pacific/Auckland"},
      {own, "settings:\n", "settings:\n  group_from: site\n"},
      {own, "settings:\n", "settings:\n  without_country: skip\n"},
      {own, "settings:\n", "settings:\n  lead_days: 30\n"},
      {own, division, division + "  squad: text from work.site\n"},
      {own, "users: [it-admin@acme.example]",
       "users: [it-admin@acme.example]\n    departments: [Sales, Legal]"},
      {own, "  exclude:\n    users",
       "  include:\n    departments: [Engineering, Sales, Finance]\n  exclude:\n    users"},
      {own, "(\"contractor\", \"intern\")", "(\"contractor\", \"intern\", \"temporary\")"},
      {own, "and worker.department is not \"Engineering\"", "or worker.department is \"Finance\""},
      {own, "else base", "else upper(worker.department) else base"},
      {own, "invite: on start date", "invite: immediately"},
      {target, "has_left(): (worker.status is \"archived\" or",
       "has_left(): (worker.status is \"archived\" and"},
      {target,
       "      country: The country\n      site: The site\n    default: country",
       "      country: The country\n      site: The site\n    default: site"},
      {target, "then: worker.manager\n", "then: upper(worker.manager)\n"},
      {target, "external_id: worker.id\n", "external_id: \"x\"\n"},
      {target, "\nset:\n",
       "\ngroups:\n  group:\n    kind: team\n    parent: worker.site else keep\n\nset:\n"},
      {own, "invite: on start date", "invite: on start date\npolicies:\n  adopt: hold"},
      {source, "reports_to else manager_id", "blank else manager_id"},
      {source, "employment_type:   type_plain else type_path",
       "employment_type:   upper(type_plain) else type_path"},
      {source, "country from address.country", "country from address.countryCode"},
  };
  return edits;
}

struct Found {
  std::vector<PersonChange> changes;
  Comparison comparison{Comparison::Bounds{}};
  std::string page;
  std::pair<std::uint64_t, std::uint64_t> included;  ///< before, and now
};

Found compared(const Versions& versions, Hybrids& hybrids, std::size_t threads,
               CompareLimits limits = {}) {
  RecordStreamOptions how;
  how.path = {"employees"};
  how.block_bytes = 10'000;
  auto records = RecordStream::open("examples/acme/people.json", how, versions.old().limits());
  BOOST_REQUIRE(records.has_value());
  const RunSetting setting{references(), clock_at("2026-11-21T08:00:00Z"), versions.old().limits()};
  Found outcome;
  const CompareReport report = compare_records(*records, hybrids, setting, {threads, limits},
                                               [&](const PersonChange& change) {
                                                 outcome.changes.push_back(change);
                                                 outcome.comparison.add(change);
                                               });
  BOOST_TEST(!report.error.has_value());
  outcome.included = {report.old.included, report.now.included};
  outcome.page = print(outcome.comparison, report,
                       {hybrids.edits(), versions.old().sources(), versions.now().sources(),
                        *hybrids.make(0)->program, *hybrids.make(hybrids.all())->program, 0},
                       {});
  return outcome;
}

/// Every record of examples/acme as bytes, for a way of its own through each mixture.
class Judge {
 public:
  Judge(const Versions& versions, Hybrids& hybrids)
      : hybrids_(hybrids),
        setting_{references(), clock_at("2026-11-21T08:00:00Z"), versions.old().limits()} {
    RecordStreamOptions how;
    how.path = {"employees"};
    auto records = RecordStream::open("examples/acme/people.json", how, versions.old().limits());
    BOOST_REQUIRE(records.has_value());
    BOOST_REQUIRE(*records->next(block_));
  }

  [[nodiscard]] std::size_t count() const { return block_.records.size(); }
  /// What stands in a cell of a record if these edits are made; nothing if that is no mapping.
  [[nodiscard]] std::optional<std::string> value(EditSet set, std::uint64_t record,
                                                 const Cell& cell) {
    const Hybrid* hybrid = hybrids_.make(set);
    if (hybrid == nullptr) return std::nullopt;
    return value_in(Runner(*hybrid, setting_).answer(block_, record), cell);
  }
  [[nodiscard]] std::string line(const CompiledMapping& mapping, std::uint64_t record) const {
    const RecordSpan& span = block_.records[record];
    return mapping.line(std::string_view(block_.bytes.data() + span.begin, span.size),
                        "2026-11-21T08:00:00Z");
  }
  /// The line, where nobody tells no groups from a mapping without any.
  [[nodiscard]] std::string decided(const CompiledMapping& mapping, std::uint64_t record) const {
    constexpr std::string_view none = "\"groups\":{},";
    std::string text = line(mapping, record);
    if (const std::size_t at = text.find(none); at != std::string::npos) text.erase(at, none.size());
    return text;
  }

 private:
  Hybrids& hybrids_;
  RunSetting setting_;
  RecordBlock block_;
};

/// In how many places two lines of `joinery map` differ: one where the decision does, else as many
/// as there are fields, groups, and words on account and invitation that do.
std::uint64_t differing(const std::string& before, const std::string& after) {
  const Json old = json_of(before), now = json_of(after);
  const auto text = [](const Json& line, std::string_view member) {
    const Json* found = line.find(member);
    return found == nullptr ? std::string("-") : print(*found);
  };
  if (text(old, "decision") != text(now, "decision") || text(old, "decision") != "\"include\"") {
    const bool same = text(old, "decision") == text(now, "decision") && text(old, "rule") == text(now, "rule") &&
                      text(old, "field") == text(now, "field") && text(old, "because") == text(now, "because");
    return same ? 0 : 1;
  }
  std::uint64_t count = 0;
  for (const char* member : {"person", "account", "invite"}) {
    if (text(old, member) != text(now, member)) ++count;
  }
  for (const char* part : {"user", "groups"}) {
    std::set<std::string> names;
    for (const Json* line : {&old, &now}) {
      const Json* object = line->find(part);
      if (object == nullptr) continue;
      for (const JsonMember& member : object->members()) names.insert(member.name);
    }
    for (const std::string& name : names) {
      const auto of = [&](const Json& line) {
        return line.find(part) == nullptr ? std::string("-") : text(*line.find(part), name);
      };
      if (of(old) != of(now)) ++count;
    }
  }
  return count;
}

void check_causes(const Found& outcome, Judge& judge) {
  for (const PersonChange& change : outcome.changes) {
    BOOST_TEST_REQUIRE(change.causes.size() == change.differences.size());
    for (std::size_t i = 0; i < change.differences.size(); ++i) {
      const Difference& difference = change.differences[i];
      const Cause& cause = change.causes[i];
      BOOST_TEST_INFO(change.now.person << " " << name_of(difference.cell) << " by "
                                        << numbers_of(cause.edits));
      BOOST_TEST((cause.edits != 0));
      BOOST_TEST(cause.narrowed);
      // Enough by itself …
      BOOST_TEST((judge.value(cause.edits, change.record, difference.cell) == difference.now));
      // … and no edit of it can be left out: each of them reaches this difference.
      for (const std::size_t edit : edits_in(cause.edits)) {
        const auto without = judge.value(cause.edits & ~only(edit), change.record, difference.cell);
        BOOST_TEST((without != difference.now));
      }
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(whatever_is_edited_every_difference_has_a_cause_that_is_enough_and_smallest) {
  const char* given = std::getenv("JOINERY_SEED");
  const std::uint32_t seed = given == nullptr ? 2407947949U : static_cast<std::uint32_t>(std::stoul(given));
  BOOST_TEST_MESSAGE("seed " << seed);
  std::mt19937 random(seed);
  std::size_t differences_seen = 0;
  for (int round = 0; round < 6; ++round) {
    std::vector<Replacement> chosen = edits_people_make();
    std::shuffle(chosen.begin(), chosen.end(), random);
    chosen.resize(5);
    std::string told;
    for (const Replacement& one : chosen) told += "\n  " + one.to;
    BOOST_TEST_CONTEXT("seed " << seed << ", round " << round << told) {
      // Two edits of one place are one; the second finds nothing to replace any more.
      std::set<std::string> places;
      std::erase_if(chosen, [&](const Replacement& one) {
        return !places.insert(one.file + one.from).second;
      });
      const Versions versions(chosen);
      Hybrids hybrids = versions.hybrids();
      const Found outcome = compared(versions, hybrids, 1);
      Judge judge(versions, hybrids);
      check_causes(outcome, judge);

      // Nobody is forgotten and nobody is invented: the lines of both mappings say who differs.
      std::set<std::uint64_t> changed;
      std::uint64_t differences = 0;
      for (const PersonChange& change : outcome.changes) {
        changed.insert(change.record);
        differences += change.differences.size();
      }
      std::int64_t in_before = 0, in_after = 0, let_in = 0, put_out = 0;
      for (std::uint64_t record = 0; record < judge.count(); ++record) {
        const std::string before = judge.decided(versions.old(), record);
        const std::string after = judge.decided(versions.now(), record);
        BOOST_TEST((before != after) == changed.contains(record));
        const auto is_in = [](const std::string& line) {
          return line.find("\"decision\":\"include\"") != std::string::npos;
        };
        in_before += is_in(before) ? 1 : 0;
        in_after += is_in(after) ? 1 : 0;
        let_in += !is_in(before) && is_in(after) ? 1 : 0;
        put_out += is_in(before) && !is_in(after) ? 1 : 0;
        const auto change = std::ranges::find(outcome.changes, record, &PersonChange::record);
        const std::uint64_t listed = change == outcome.changes.end() ? 0 : change->differences.size();
        BOOST_TEST(listed == differing(before, after), before << "\n" << after);
      }
      BOOST_TEST(in_after - in_before == let_in - put_out);
      BOOST_TEST(outcome.included.first == static_cast<std::uint64_t>(in_before));
      BOOST_TEST(outcome.included.second == static_cast<std::uint64_t>(in_after));
      std::uint64_t attributed = 0;
      for (const auto& one : outcome.comparison.by_cause()) {
        for (const auto& [cell, group] : one.cells) {
          attributed += group.people;
          std::uint64_t listed = group.others;
          for (const ChangeGroup& of_group : group.changes) listed += of_group.people;
          BOOST_TEST(listed == group.people);
        }
      }
      BOOST_TEST(attributed == differences);
      BOOST_TEST(attributed == outcome.comparison.differences());
      differences_seen += attributed;
      BOOST_TEST(compared(versions, hybrids, 3).page == outcome.page);
    }
  }
  BOOST_TEST(differences_seen > 0U);
}

BOOST_AUTO_TEST_CASE(each_policy_that_differs_is_told_once_with_the_edit_that_is_enough) {
  const Versions versions(
      {{own, "invite: on start date",
        "invite: on start date\npolicies:\n  adopt: hold\n  absent people: keep"},
       {own, "zone: Europe/London", "zone: Pacific/Auckland"},
       {own, "first_name_from: known_as", "first_name_from: legal"}});
  Hybrids hybrids = versions.hybrids();
  const std::vector<PolicyChange> changes = policy_changes(hybrids);
  const Graph& old = versions.old().graph();
  const Graph& now = versions.now().graph();
  const auto differs = [&](const GraphPolicy& policy) {
    return std::ranges::none_of(old.policies, [&](const GraphPolicy& one) {
      return one.name == policy.name && one.value.text == policy.value.text &&
             one.value.integer == policy.value.integer;
    });
  };
  BOOST_TEST(changes.size() == 2U);
  BOOST_TEST(static_cast<std::size_t>(std::ranges::count_if(now.policies, differs)) == changes.size());
  std::set<EditSet> causes;
  for (const PolicyChange& change : changes) {
    BOOST_TEST(std::popcount(change.cause.edits) == 1);
    BOOST_TEST(causes.insert(change.cause.edits).second);
    const std::size_t edit = edits_in(change.cause.edits)[0];
    BOOST_TEST(hybrids.edits().edits[edit].item == change.name);
  }
}

BOOST_AUTO_TEST_CASE(two_edits_that_only_work_together_are_told_together) {
  const Versions versions(
      {{own, division, division + "  squad: text from work.site\n"},
       {own, "worker.custom.division else base", "worker.custom.squad else base"}});
  Hybrids hybrids = versions.hybrids();
  const Found outcome = compared(versions, hybrids, 2);
  BOOST_TEST(outcome.changes.size() > 100U);
  for (const PersonChange& change : outcome.changes) {
    for (const Cause& cause : change.causes) BOOST_TEST(cause.edits == (only(0) | only(1)));
  }
}

BOOST_AUTO_TEST_CASE(of_two_edits_that_do_the_same_one_is_the_cause_and_the_other_is_named) {
  const Versions apart(
      {{own, "settings:\n", "settings:\n  without_last_name: repeat\n"},
       {target, "    default: hold\n  group_from", "    default: repeat\n  group_from"}});
  Hybrids of_apart = apart.hybrids();
  const Found outcome = compared(apart, of_apart, 1);
  BOOST_TEST_REQUIRE(!outcome.changes.empty());
  const Cause& cause = outcome.changes[0].causes[0];
  BOOST_TEST(cause.edits == only(0));
  BOOST_TEST_REQUIRE(cause.also.size() == 1U);
  BOOST_TEST(cause.also[0] == only(1));
}

BOOST_AUTO_TEST_CASE(what_the_limits_do_not_allow_is_said_and_does_not_depend_on_threads) {
  const Versions versions({{own, "settings:\n", "settings:\n  group_from: site\n"},
                           {own, "set.group: worker.custom.division else base\n", ""},
                           {own, "zone: Europe/London", "zone: Pacific/Auckland"}});
  Hybrids first = versions.hybrids();
  const Found one = compared(versions, first, 1, {0, 0});
  Hybrids second = versions.hybrids();
  const Found three = compared(versions, second, 3, {0, 0});
  BOOST_TEST(one.page == three.page);
  BOOST_TEST(one.comparison.differences() > 0U);
}
