/// A plan file is read back as it was sealed, or not at all.

#include <boost/test/unit_test.hpp>

#include "tests/support/played_run.hpp"

namespace joinery::testing {
namespace {

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  const std::size_t at = text.find(what);
  BOOST_TEST_REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), with);
}

PlanBuilder plan() {
  PlanBuilder builder;
  builder.plan.serial = 17;
  builder.plan.tripped = {{"archive_user", "too many"}};
  SealedMutation& update = builder.add(MutationKind::update_user, "E1", "U1");
  update.fields = {change_of("title", "Clerk", "Löad \"1\""), {"manager", Json(), Json(), "E2"}};
  update.because = {{"set.title", "target.yaml:3:1"}};
  builder.add(MutationKind::archive_user, "E3", "U3").held = "archive_user";
  builder.plan.mutations[1].after = {1};
  builder.add_group(MutationKind::archive_group, "g1", "d1");
  return builder;
}

BOOST_AUTO_TEST_SUITE(plan_file)

BOOST_AUTO_TEST_CASE(it_reads_back_as_it_was_sealed) {
  PlanBuilder builder = plan();
  const auto read = read_plan(builder.json(), Limits{});
  BOOST_TEST_REQUIRE(read.has_value());
  SealedPlan again = *read;
  BOOST_TEST(write_sealed(again) == builder.json());
  BOOST_TEST(read->serial == 17U);
  BOOST_TEST(read->path == "examples/acme");
  BOOST_TEST(read->tripped.size() == 1U);
  BOOST_TEST(read->mutations[0].fields[1].person == "E2");
  BOOST_TEST(read->mutations[1].held == "archive_user");
  BOOST_TEST(read->mutations[2].group == "g1");
}

BOOST_AUTO_TEST_CASE(the_path_and_the_expiry_are_not_in_the_hash_and_everything_else_is) {
  const std::string json = plan().json();
  BOOST_TEST(read_plan(replaced(json, "examples/acme", "elsewhere"), Limits{}).has_value());
  BOOST_TEST(read_plan(replaced(json, "2026-11-22", "2026-11-23"), Limits{}).has_value());
  for (const auto& [what, with] :
       {std::pair{"\"serial\":17", "\"serial\":18"}, std::pair{"U3", "U4"},
        std::pair{",\"held\":\"archive_user\"", ""}, std::pair{"\"integration\":\"acme\"",
                                                               "\"integration\":\"acne\""}}) {
    const auto read = read_plan(replaced(json, what, with), Limits{});
    BOOST_TEST_REQUIRE(!read.has_value());
    BOOST_TEST(read.error().what ==
               "the plan is not the one that was sealed: its hash does not fit");
  }
}

BOOST_AUTO_TEST_CASE(what_does_not_hold_together_is_refused) {
  const std::string json = plan().json();
  for (const auto& [what, with] :
       {std::pair{"\"id\":2", "\"id\":3"}, std::pair{"\"after\":[1]", "\"after\":[2]"},
        std::pair{"update_user\",\"person", "delete_user\",\"person"},
        std::pair{"\"joinery\":1", "\"joinery\":2"}, std::pair{"2026-11-22T08:00:00Z", "tomorrow"},
        std::pair{"\"mutations\":[", "\"mutation\":["}, std::pair{"}", ""}}) {
    BOOST_TEST(!read_plan(replaced(json, what, with), Limits{}).has_value(), what);
  }
  BOOST_TEST(!read_plan("[]", Limits{}).has_value());
  BOOST_TEST(!read_plan("", Limits{}).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace joinery::testing
