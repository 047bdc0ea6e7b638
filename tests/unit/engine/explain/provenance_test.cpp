#include "engine/explain/provenance.hpp"

#include <algorithm>
#include <random>

#include <boost/test/unit_test.hpp>

#include "engine/explain/render.hpp"
#include "tests/unit/engine/explain/office.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

std::vector<std::string> paths_of(const std::vector<SourcePlace>& places) {
  std::vector<std::string> paths;
  for (const SourcePlace& place : places) paths.push_back(place.path);
  return paths;
}

void gather(const Json& value, JsonLocation& at, std::vector<JsonLocation>& all) {
  if (!at.steps.empty()) all.push_back(at);
  for (std::size_t i = 0; value.is(JsonKind::array) && i < value.size(); ++i) {
    at.steps.emplace_back(i);
    gather(value.items()[i], at, all);
    at.steps.pop_back();
  }
  if (!value.is(JsonKind::object)) return;
  for (const JsonMember& member : value.members()) {
    at.steps.emplace_back(member.name);
    gather(member.value, at, all);
    at.steps.pop_back();
  }
}

bool is_prefix(const JsonLocation& a, const JsonLocation& b) {
  return a.steps.size() <= b.steps.size() &&
         std::equal(a.steps.begin(), a.steps.end(), b.steps.begin());
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_value_knows_its_branches_settings_and_places) {
  const CompiledMapping mapping(office(contractors));
  const Inquiry inquiry = inquiry_of(mapping);
  const auto made = provenance(inquiry, json_of(ada), "first_name");
  BOOST_TEST_REQUIRE(made.has_value());
  BOOST_TEST((made->kind == Provenance::Kind::set));
  BOOST_TEST(made->value == "\"Ada\"");
  BOOST_TEST(made->layer == "learn");
  BOOST_TEST((paths_of(made->places) == std::vector<std::string>{"names.known"}));
  BOOST_TEST_REQUIRE(made->way.settings.size() == 1U);
  BOOST_TEST(made->way.settings[0].name == "first_name_from");
  BOOST_TEST(made->way.settings[0].value == "\"known_as\"");
  BOOST_TEST(mapping.sources().at(made->way.settings[0].place) == "acme/integration.yaml:6:3");
  BOOST_TEST_REQUIRE(!made->way.branches.empty());
  BOOST_TEST(made->way.branches[0].condition == "settings.first_name_from is \"known_as\"");
  BOOST_TEST(made->way.branches[0].answer == "yes");
  BOOST_TEST_REQUIRE(!made->way.steps.empty());
  BOOST_TEST(made->way.steps.back().text == "cases");
  BOOST_TEST(made->way.steps.back().value == "\"Ada\"");
  BOOST_TEST((paths_of(made->decision_places) == std::vector<std::string>{"id", "payroll.type"}));
  const std::string text = print_text(inquiry, *made);
  BOOST_TEST(text.find("settings.first_name_from is \"known_as\" (acme/integration.yaml:6:3)") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_table_tells_its_row) {
  const CompiledMapping mapping(office());
  const Inquiry inquiry = inquiry_of(mapping);
  const auto hit = provenance(inquiry, json_of(ada), "content_region");
  BOOST_TEST_REQUIRE(hit.has_value());
  BOOST_TEST_REQUIRE(hit->way.rows.size() == 1U);
  BOOST_TEST(hit->way.rows[0].table == "regions");
  BOOST_TEST(hit->way.rows[0].key == "\"GB\"");
  BOOST_TEST(hit->way.rows[0].value == "\"Europe\"");
  BOOST_TEST(
      mapping.sources().at(hit->way.rows[0].place).starts_with("mappings/learn/target.yaml:16:"));

  const auto miss =
      provenance(inquiry, ada_with("address", R"({"country":"JP"})"), "content_region");
  BOOST_TEST((miss->kind == Provenance::Kind::hold));
  BOOST_TEST(miss->because == "no region");
  BOOST_TEST(!miss->way.rows.at(0).hit);
}

BOOST_AUTO_TEST_CASE(a_path_through_a_list_tells_the_real_place) {
  const CompiledMapping mapping(office());
  const Inquiry inquiry = inquiry_of(mapping);
  const auto made = provenance(inquiry, json_of(ada), "location");
  BOOST_TEST_REQUIRE(made.has_value());
  BOOST_TEST(made->value == "\"LONDON\"");
  BOOST_TEST_REQUIRE(made->places.size() == 1U);
  BOOST_TEST(print(made->places[0].found.at(0).location) == "$['sites'][1]['name']");
  BOOST_TEST(print(made->places[0].scope) == "$['sites']");
  const auto cleared = provenance(inquiry, ada_with("sites", "[]"), "location");
  BOOST_TEST((cleared->kind == Provenance::Kind::clear));
  BOOST_TEST((cleared->places.at(0).state == PlaceState::missing));
}

BOOST_AUTO_TEST_CASE(a_field_that_is_not_there_has_no_provenance) {
  const CompiledMapping mapping(office());
  BOOST_TEST(!provenance(inquiry_of(mapping), json_of(ada), "shoe_size").has_value());
}

BOOST_AUTO_TEST_CASE(an_employment_that_was_picked_depends_on_the_whole_list) {
  const CompiledMapping mapping(office("", jobs_source));
  const Inquiry inquiry = inquiry_of(mapping);
  const auto group = provenance(inquiry, json_of(grace), "group");
  BOOST_TEST_REQUIRE(group.has_value());
  BOOST_TEST(group->value == "\"Navy\"");
  BOOST_TEST((paths_of(group->places) == std::vector<std::string>{"jobs", "zone"}));
  BOOST_TEST(print(group->places[0].scope) == "$['jobs']");
  const auto location = provenance(inquiry, json_of(grace), "location");
  BOOST_TEST(location->value == "\"FLOW COBOL\"");
  BOOST_TEST_REQUIRE(location->places.size() == 1U);
  BOOST_TEST(location->places[0].path == "$.skills[*].name");
  BOOST_TEST_REQUIRE(location->places[0].found.size() == 2U);
  BOOST_TEST(print(location->places[0].found[1].location) == "$['skills'][1]['name']");
  BOOST_TEST(print_text(inquiry, *location) ==
             "For E7, location is \"FLOW COBOL\".\n"
             "It is set by learn (mappings/learn/target.yaml:35:19).\n"
             "What decided:\n"
             "  upper(worker.site): present (mappings/learn/target.yaml:35:19)\n"
             "How it came about:\n"
             "        $.skills[*].name = [\"Flow\",\"COBOL\"]  mappings/hr/source.yaml:20:17\n"
             "      join(skills, \" \") = \"Flow COBOL\"  mappings/hr/source.yaml:24:9\n"
             "    upper(worker.site) = \"FLOW COBOL\"  mappings/learn/target.yaml:35:19\n"
             "  upper(worker.site) else clear = \"FLOW COBOL\"  mappings/learn/target.yaml:35:19\n"
             "It depends on:\n"
             "  $.skills[*].name: \"Flow\", \"COBOL\"\n"
             "    $['skills'][0]['name']: \"Flow\"\n"
             "    $['skills'][1]['name']: \"COBOL\"\n"
             "Whether there is a value at all depends on:\n"
             "  id: \"E7\"\n");
}

namespace {

struct Counts {
  std::size_t outside = 0, inside_that_matters = 0;
};

/// Puts anything at any place of `start`, three times, and compares what provenance says before and
/// after one more such change.
Counts compare_provenance(const CompiledMapping& mapping, const Json& start, int rounds) {
  const Inquiry inquiry = inquiry_of(mapping);
  std::mt19937 random(20261121);
  const std::vector<std::string> values{"null",
                                        "\"\"",
                                        "\"Sales\"",
                                        "\"x\"",
                                        "7",
                                        "true",
                                        "[]",
                                        "{}",
                                        "\"Contractor\"",
                                        "\"FR\"",
                                        "\"31/12/2026\"",
                                        "\"2026-12-31\"",
                                        R"([{"main":true,"name":"Rome","unit":"Lab"}])"};
  const auto any_value = [&] { return json_of(values[random() % values.size()]); };
  const auto any_place = [&](const Json& record) {
    JsonLocation at;
    std::vector<JsonLocation> all;
    gather(record, at, all);
    return all[random() % all.size()];
  };
  Counts counts;
  for (int round = 0; round < rounds; ++round) {
    Json record = start;
    for (int i = 0; i < 3; ++i) record = replaced(record, any_place(record), any_value()).value();
    for (const GraphField& field : mapping.graph().fields) {
      const auto before = provenance(inquiry, record, field.name);
      const JsonLocation place = any_place(record);
      const Json other = replaced(record, place, any_value()).value();
      const auto after = provenance(inquiry, other, field.name);
      BOOST_TEST(json_of(print_json(inquiry, *before)).is(JsonKind::object));
      const auto touches = [&](const SourcePlace& one) {
        return is_prefix(one.scope, place) || is_prefix(place, one.scope);
      };
      const bool listed = std::any_of(before->places.begin(), before->places.end(), touches);
      const bool same = before->value == after->value && before->kind == after->kind &&
                        before->because == after->because;
      BOOST_TEST_CONTEXT("field " << field.name << " place " << print(place)) {
        BOOST_TEST((listed || same));
      }
      counts.outside += listed ? 0 : 1;
      counts.inside_that_matters += listed && !same ? 1 : 0;
    }
  }
  return counts;
}

}  // namespace

// Sound and complete: places that are not listed make no difference, and every listed one was read.
BOOST_AUTO_TEST_CASE(nothing_outside_the_listed_places_changes_a_value) {
  const Counts plain = compare_provenance(CompiledMapping(office(contractors)), json_of(ada), 60);
  BOOST_TEST(plain.outside > 100U);
  BOOST_TEST(plain.inside_that_matters > 5U);
  const Counts lists =
      compare_provenance(CompiledMapping(office("", jobs_source)), json_of(grace), 60);
  BOOST_TEST(lists.outside > 100U);
  BOOST_TEST(lists.inside_that_matters > 5U);
}

BOOST_AUTO_TEST_CASE(what_is_told_of_a_group_knows_where_it_comes_from) {
  std::map<std::string, std::string> files = office("");
  std::string& target = files.at("mappings/learn/target.yaml");
  const std::size_t user = target.find("user:\n") + 6;
  target.insert(user, "  teams: list of group, ours only\n");
  const std::size_t set = target.find("set:\n") + 5;
  target.insert(set, "  teams: split(\"A,B\", \",\") else keep\n");
  target +=
      "groups:\n  teams:\n    kind: team\n"
      "    parent: >-\n      (if item is \"A\" then worker.department otherwise blank) else keep\n";
  const CompiledMapping mapping(files);
  const Inquiry inquiry = inquiry_of(mapping);
  const auto made = group_provenance(inquiry, json_of(ada), "teams.parent");
  BOOST_TEST_REQUIRE(made.has_value());
  BOOST_TEST_REQUIRE(made->size() == 2U);
  const Provenance& a = made->front();
  const Provenance& b = made->back();
  BOOST_TEST(a.group == "A");
  BOOST_TEST((a.kind == Provenance::Kind::set));
  BOOST_TEST(a.layer == "learn");
  BOOST_TEST(a.way.branches.size() == 2U);
  BOOST_TEST(b.group == "B");
  BOOST_TEST((b.kind == Provenance::Kind::keep));
  BOOST_TEST(print_text(inquiry, b).starts_with("For E12, teams.parent of the group `B` is left as "));
  BOOST_TEST(!group_provenance(inquiry, json_of(ada), "teams.manager").has_value());
  BOOST_TEST(!group_provenance(inquiry, json_of(ada), "team").has_value());
  // Nobody says how the group is called: like its key.
  const auto names = group_provenance(inquiry, json_of(ada), "teams.name");
  BOOST_TEST_REQUIRE(names->size() == 2U);
  BOOST_TEST(names->front().value == "\"A\"");
}
