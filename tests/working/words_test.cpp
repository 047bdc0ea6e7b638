/// What an admin is told: of people whom nobody knows, of words that were said about a plan, and of people
/// with one address.

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include "engine/calendar/timestamp.hpp"
#include "tests/working/desk.hpp"

namespace joinery::testing {
namespace {

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// A plan that archives E1 and E2, held by a guard, and changes nothing else.
struct HeldPlan {
  Desk desk;
  PlanBuilder builder;
  std::string apply, hash;

  HeldPlan() {
    for (const std::string number : {"1", "2"}) {
      desk.world.platform.add_user("U" + number, "E" + number, {});
      builder.add(MutationKind::archive_user, "E" + number, "U" + number).held = "archive_user";
    }
    apply = "apply " + desk.write("plan.json", builder.json()) + " " + desk.state;
    hash = builder.plan.hash;
  }
  Said say(const std::string& words) { return desk.run(apply + " " + words); }
  Said history(const std::string& person, const std::string& more = "") {
    return desk.run("why examples/acme " + person + " --history " + more + " " + desk.state);
  }
  std::size_t verdicts() { return opened(desk.kept)->verdicts(hash).value().size(); }
};

BOOST_AUTO_TEST_SUITE(words)

BOOST_AUTO_TEST_CASE(nobody_is_forgotten_whom_nobody_knows) {
  HeldPlan held;
  BOOST_TEST(held.say("").code == 3);
  const auto audits = [&held] { return opened(held.desk.kept)->audit(100).value().size(); };
  const std::size_t before = audits();
  const Said slip = held.desk.run("forget examples/acme E12 --reason asked " + held.desk.state);
  BOOST_TEST(slip.code == 1);
  BOOST_TEST(slip.data.empty(), slip.data);
  BOOST_TEST(slip.messages == "error: nobody with the id `E12` is known, and nothing was erased\n");
  const Said address = held.desk.run("forget examples/acme e1@acme.example --reason asked " + held.desk.state);
  BOOST_TEST(address.code == 1);
  BOOST_TEST(says(address.messages, "people go by their id in HR, not by an address"), address.messages);
  BOOST_TEST(audits() == before);
  BOOST_TEST(held.desk.run("forget examples/acme E1 --reason asked " + held.desk.state).code == 0);
  BOOST_TEST(held.desk.run("forget examples/acme E1 --reason asked " + held.desk.state).code == 1);
}

BOOST_AUTO_TEST_CASE(who_stands_in_memory_alone_is_known) {
  Desk desk;
  {
    const auto store = opened(desk.kept);
    BOOST_TEST_REQUIRE(store->take_turn("test").has_value());
    Advance known;
    known.events = {Linked{"E1", "U1", Instant{1}}, Missing{"E2", Instant{1}}, UserGone{"E3", "U3", Instant{1}},
                    Archived{"U4", "E4", Instant{1}, true, "", {}, ""},
                    Waiting{{"E5", "approver", "E6"}, Instant{1}}, Released{"E7", Release::link, Instant{1}}};
    BOOST_TEST_REQUIRE(store->advance(known).has_value());
  }
  for (const char* person : {"E1", "E2", "E3", "E4", "E6", "E7"}) {
    const std::string forget = fmt::format("forget examples/acme {} --reason asked {}", person, desk.state);
    BOOST_TEST(desk.run(forget).code == 0, person);
    BOOST_TEST(desk.run(forget).code == 1, person);
  }
}

BOOST_AUTO_TEST_CASE(a_release_of_somebody_whom_nobody_knows_is_kept_and_says_so) {
  HeldPlan held;
  BOOST_TEST(held.say("").code == 3);
  const auto release = [&held](const std::string& person) {
    return held.desk.run("release examples/acme archive " + person + " --reason theirs " + held.desk.state);
  };
  BOOST_TEST(release("E1").messages.empty());
  const Said stranger = release("E12");
  BOOST_TEST(stranger.code == 0);
  BOOST_TEST(stranger.data == "acme · released: archive E12\n");
  BOOST_TEST(stranger.messages == "note: nobody with the id `E12` is known yet; it is kept until 2026-12-21T08:00:00Z "
                                  "for whoever HR has under this id\n");
  BOOST_TEST(opened(held.desk.kept)->memory().value().is_released("E12", Release::archive,
                                                                   parse_instant("2026-12-01T00:00:00Z").value()));
  BOOST_TEST(says(release("e1@acme.example").messages, "people go by their id in HR, not by an address"));
  BOOST_TEST(held.desk.run("release examples/acme mail --reason launch " + held.desk.state).messages.empty());
}

BOOST_AUTO_TEST_CASE(a_refusal_reads_as_one_in_the_history) {
  HeldPlan held;
  BOOST_TEST(held.say("--reject " + held.hash + " --reason 'wrong list'").code == 3);
  BOOST_TEST(held.say("").code == 3);
  const Said text = held.history("E1");
  BOOST_TEST(says(text.data, "\n  refused by ada: wrong list\n"), text.data);
  BOOST_TEST(!says(text.data, "approved"), text.data);
  BOOST_TEST(!says(text.data, "said no"), text.data);
  BOOST_TEST(says(held.history("E1", "--format json").data,
                  R"("refuser":"ada","approver":"","reason":"wrong list")"));
}

BOOST_AUTO_TEST_CASE(an_approval_is_told_of_those_only_whom_it_let_through) {
  HeldPlan held;
  BOOST_TEST(held.say("--approve " + held.hash + " --reason checked --only person=E1").code == 3);
  BOOST_TEST(says(held.history("E1").data, "  approved by ada: checked\n"));
  BOOST_TEST(!says(held.history("E2").data, "approved by"));
  // An approval that is over has let nobody through.
  HeldPlan late;
  BOOST_TEST(late.say("--approve " + late.hash + " --reason late --until 2026-11-21T07:00:00Z").code == 3);
  BOOST_TEST(!says(late.history("E1").data, "approved by"));
}

BOOST_AUTO_TEST_CASE(a_refusal_says_what_it_refused) {
  HeldPlan held;
  const Said part = held.say("--reject " + held.hash + " --reason theirs --only person=E2");
  BOOST_TEST(part.code == 3);
  BOOST_TEST(part.data == "acme · refused by ada: 1 change\n  #2 archive_user E2\nThis plan will not carry them out. "
                          "1 change of it not refused: `joinery apply` carries out what no guard holds.\n");
  const Said all = held.say("--reject " + held.hash + " --reason theirs");
  BOOST_TEST(all.code == 3);
  BOOST_TEST(all.data == "acme · refused by ada: 2 changes\n  #1 archive_user E1\n  #2 archive_user E2\n"
                         "This plan will not be carried out.\n");
  BOOST_TEST(says(all.messages, "note: ada said no to person=E2 at 2026-11-21T08:00:00Z: theirs\n"), all.messages);
  const Said json = held.say("--reject " + held.hash + " --reason theirs --format json");
  BOOST_TEST(says(json.data, R"("end":"refused","by":"ada","reason":"theirs","refused":[1,2])"), json.data);
  BOOST_TEST(held.desk.world.platform.user("U1")->active);
}

BOOST_AUTO_TEST_CASE(what_was_approved_or_done_before_is_not_refused) {
  HeldPlan held;
  BOOST_TEST(held.say("--approve " + held.hash + " --reason checked --only person=E1").code == 3);
  const Said rest = held.say("--reject " + held.hash + " --reason theirs");
  BOOST_TEST(says(rest.data, "refused by ada: 1 change\n  #2 archive_user E2\nNothing more of this plan"), rest.data);
  HeldPlan done;
  BOOST_TEST(done.say("--approve " + done.hash + " --reason checked").code == 2);
  const Said over = done.say("--reject " + done.hash + " --reason theirs");
  BOOST_TEST(over.code == 6);
  BOOST_TEST(says(over.messages, "the plan is stale, and nothing was refused"), over.messages);
  BOOST_TEST(done.verdicts() == 1U);
}

BOOST_AUTO_TEST_CASE(a_word_of_before_is_told_once_with_who_and_for_whom) {
  HeldPlan held;
  const std::string part = "--approve " + held.hash + " --reason checked --only person=E1";
  BOOST_TEST(held.say(part).code == 3);
  BOOST_TEST(held.say(part).code == 3);
  BOOST_TEST(held.verdicts() == 2U);
  const Said all = held.say("--approve " + held.hash + " --reason checked");
  BOOST_TEST(all.messages == "note: ada said yes to person=E1 at 2026-11-21T08:00:00Z: checked\n");
}

BOOST_AUTO_TEST_CASE(a_part_that_is_not_in_the_plan_is_no_word) {
  HeldPlan held;
  const std::string part = "--approve " + held.hash + " --reason checked --only ";
  for (const auto& [only, told] : {std::pair("person=E66", "nobody E66 in this plan"),
                                   std::pair("group=d3", "no group d3 in this plan"),
                                   std::pair("kind=create_user", "no create_user in this plan"),
                                   std::pair("group=", "write kind=…, group=… or person=…")}) {
    const Said said = held.say(part + only);
    BOOST_TEST(said.code == 1, only);
    BOOST_TEST(says(said.messages, told), said.messages);
  }
  BOOST_TEST(held.verdicts() == 0U);
}

BOOST_AUTO_TEST_CASE(too_few_letters_of_a_hash_are_told_how_many_are_needed) {
  HeldPlan held;
  const Said said = held.say("--approve " + held.hash.substr(0, 15) + " --reason checked");
  BOOST_TEST(said.code == 1);
  BOOST_TEST(says(said.messages, "is too short: at least the first 12 letters of the hash are needed"), said.messages);
  BOOST_TEST(held.say("--approve " + held.hash.substr(0, 19) + " --reason checked").code == 2);
}

/// Somebody of acme.
std::string colleague(const std::string& id, const std::string& address) {
  return fmt::format(
      R"({{"id":"{}","firstName":"Ada","surname":"King","email":"{}","work":{{"startDate":"2020-01-01",)"
      R"("department":"1","site":"London"}},"internal":{{"status":"Active","lifecycleStatus":"employed"}},)"
      R"("address":{{"country":"GB"}}}})",
      id, address);
}

BOOST_AUTO_TEST_CASE(an_address_is_found_whatever_its_capitals_and_who_shares_it_is_named) {
  Desk desk;
  const std::string records =
      desk.write("people.json", "[" + colleague("E1", "Ada@Acme.example") + "," + colleague("E2", "bo@acme.example") +
                                    "," + colleague("E3", "ada@acme.EXAMPLE") + "]");
  const auto why = [&](const std::string& person) {
    return desk.run("why examples/acme " + person + " --at 2026-11-21T09:00:00Z --records " + records);
  };
  const std::string both = "E1 and E3 have the same email, \"ada@acme.example\".";
  const Said one = why("BO@ACME.example");
  BOOST_TEST(one.code == 0, one.messages);
  BOOST_TEST(says(one.data, "E2 "), one.data);
  BOOST_TEST(!says(one.data, "have the same"), one.data);
  const Said two = why("ada@acme.example");
  BOOST_TEST(says(two.data, both), two.data);
  const Said by_id = why("E3");
  BOOST_TEST(says(by_id.data, "The plan may still hold them for it."), by_id.data);
  BOOST_TEST(why("e2").code == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace joinery::testing
