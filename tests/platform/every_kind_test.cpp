/// Every kind of change on every platform that can do it, against its simulator.

#include <boost/test/unit_test.hpp>

#include "tests/platform/cases.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

using Kind = MutationAnswer::Kind;

bool is_fine(const MutationAnswer& answer) {
  return answer.kind == Kind::done || answer.kind == Kind::already_done;
}

std::string said(const MutationAnswer& answer) {
  return "kind " + std::to_string(static_cast<int>(answer.kind)) + ": " + answer.because;
}

/// Does it, and sees that it can be done again without harm.
MutationAnswer twice(Simulated& on, const PlatformMutation& mutation) {
  const MutationAnswer first = on.carry_out(mutation);
  BOOST_TEST(is_fine(first), name_of(mutation.kind) << ", " << said(first));
  const MutationAnswer second = on.carry_out(mutation);
  BOOST_TEST(is_fine(second), name_of(mutation.kind) << " again, " << said(second));
  return first;
}

std::string shown(Simulated& on, const std::string& id, const std::string& field) {
  const auto found = on.platform().find_users({.id = id});
  BOOST_REQUIRE_MESSAGE(found, found.error().what);
  BOOST_REQUIRE(found->size() == 1U);
  const Json* value = found->front().find(field);
  if (value == nullptr || value->is(JsonKind::null)) return "(empty)";
  return std::string(value->as_text());
}

Json only_user(Simulated& on, const std::string& external_id) {
  const auto users = on.users_of(external_id);
  BOOST_REQUIRE(users.size() == 1U);
  return users.front();
}

std::size_t mails(Simulated& on) { return on.sim().find("outbox")->size(); }

}  // namespace

BOOST_AUTO_TEST_CASE(a_user_is_made_once_and_nobody_gets_mail) {
  on_every_platform([](Simulated& on, const PlatformCase& platform) {
    const MutationAnswer first = on.carry_out(creation(platform, 1));
    BOOST_TEST((first.kind == Kind::done), said(first));
    BOOST_TEST(!first.id.empty());
    const MutationAnswer second = on.carry_out(creation(platform, 1));
    BOOST_TEST((second.kind == Kind::already_done), said(second));
    BOOST_TEST(second.id == first.id);
    const Json user = only_user(on, "E1");
    BOOST_TEST(user.find("id")->as_text() == first.id);
    BOOST_TEST(user.find("email")->as_text() == "p1@acme.example");
    BOOST_TEST(user.find("active")->as_boolean());
    BOOST_TEST(mails(on) == 0U);
  });
}

BOOST_AUTO_TEST_CASE(a_run_that_takes_hours_goes_on) {
  on_every_platform([](Simulated& on, const PlatformCase& platform) {
    for (int number = 1; number <= 3; ++number) {
      on.client().clock().pass(std::chrono::hours(3));
      const MutationAnswer answer = on.carry_out(creation(platform, number));
      BOOST_TEST((answer.kind == Kind::done), said(answer));
    }
  });
}

BOOST_AUTO_TEST_CASE(everybody_is_read_with_what_was_written) {
  on_every_platform([](Simulated& on, const PlatformCase& platform) {
    for (int number = 1; number <= 3; ++number) (void)on.carry_out(creation(platform, number));
    std::vector<PlatformUser> users;
    const auto reading = on.platform().read_users([&](const PlatformUser& user) {
      if (!user.external_id.empty()) users.push_back(user);
    });
    BOOST_REQUIRE_MESSAGE(reading, reading.error().what);
    BOOST_TEST(reading->complete, reading->incomplete);
    BOOST_REQUIRE(users.size() == 3U);
    for (const PlatformUser& user : users) {
      const int number = user.external_id.back() - '0';
      for (const PlatformField& field : fields_of(platform, number)) {
        const Json* value = user.find(field.name);
        BOOST_REQUIRE_MESSAGE(value != nullptr, field.name << " is not read");
        BOOST_TEST((*value == field.value), field.name);
      }
    }
  });
}

BOOST_AUTO_TEST_CASE(a_field_changes_and_is_cleared) {
  on_every_platform([](Simulated& on, const PlatformCase& platform) {
    const std::string id = on.carry_out(creation(platform, 1)).id;
    PlatformMutation update = mutation_of(MutationKind::update_user, id, 1);
    update.fields = {text_field(platform.changed, "Łukasz & Söhne")};
    (void)twice(on, update);
    BOOST_TEST(shown(on, id, platform.changed) == "Łukasz & Söhne");
    if (platform.clearable.empty()) return;
    update.fields = {text_field(platform.clearable, platform.clearable_value)};
    (void)twice(on, update);
    BOOST_TEST(shown(on, id, platform.clearable) == platform.clearable_value);
    update.fields = {{platform.clearable, Json()}};
    (void)twice(on, update);
    BOOST_TEST(shown(on, id, platform.clearable) == "(empty)");
    BOOST_TEST(shown(on, id, platform.changed) == "Łukasz & Söhne");
  });
}

BOOST_AUTO_TEST_CASE(an_address_changes_without_a_mail) {
  on_every_platform([](Simulated& on, const PlatformCase& platform) {
    const std::string id = on.carry_out(creation(platform, 1)).id;
    PlatformMutation update = mutation_of(MutationKind::update_user, id, 1);
    update.fields = {text_field("email", "ada.new@acme.example")};
    (void)twice(on, update);
    BOOST_TEST(only_user(on, "E1").find("email")->as_text() == "ada.new@acme.example");
    BOOST_TEST(mails(on) == 0U);
  });
}

BOOST_AUTO_TEST_CASE(a_user_is_archived_and_comes_back) {
  on_every_platform([](Simulated& on, const PlatformCase& platform) {
    const std::string id = on.carry_out(creation(platform, 1)).id;
    (void)twice(on, mutation_of(MutationKind::archive_user, id, 1));
    BOOST_TEST(!only_user(on, "E1").find("active")->as_boolean());
    (void)twice(on, mutation_of(MutationKind::reactivate_user, id, 1));
    BOOST_TEST(only_user(on, "E1").find("active")->as_boolean());
    on.order(R"({"delete": ")" + id + R"("})");
    const MutationAnswer gone = on.carry_out(mutation_of(MutationKind::archive_user, id, 1));
    BOOST_TEST((gone.kind == Kind::already_done || platform.name == "moodle"), said(gone));
  });
}

BOOST_AUTO_TEST_CASE(a_user_made_by_hand_is_linked) {
  on_every_platform([](Simulated& on, const PlatformCase& platform) {
    const std::string id = on.carry_out(creation(platform, 1)).id;
    (void)on.carry_out(mutation_of(MutationKind::link_user, id, 7));
    BOOST_TEST(only_user(on, "E7").find("id")->as_text() == id);
    BOOST_TEST(on.users_of("E1").empty());
  });
}

BOOST_AUTO_TEST_CASE(a_manager_is_set_and_taken_away) {
  on_every_platform([](Simulated& on, const PlatformCase& platform) {
    if (platform.manager.empty()) {
      BOOST_TEST(!on.platform().abilities().is_able(MutationKind::set_manager));
      return;
    }
    const std::string id = on.carry_out(creation(platform, 1)).id;
    const std::string manager = on.carry_out(creation(platform, 2)).id;
    PlatformMutation set = mutation_of(MutationKind::set_manager, id, 1);
    set.fields = {text_field(platform.manager, manager)};
    (void)twice(on, set);
    BOOST_TEST(only_user(on, "E1").find("manager")->as_text() == manager);
    BOOST_TEST(shown(on, id, platform.manager) == manager);
    PlatformMutation clear = mutation_of(MutationKind::clear_manager, id, 1);
    clear.fields = {{platform.manager, Json()}};
    (void)twice(on, clear);
    BOOST_TEST(only_user(on, "E1").find("manager")->is(JsonKind::null));
  });
}

BOOST_AUTO_TEST_CASE(groups_come_have_members_and_go) {
  on_every_platform([](Simulated& on, const PlatformCase& platform) {
    const std::string id = on.carry_out(creation(platform, 1)).id;
    PlatformMutation make = mutation_of(MutationKind::create_group, {}, 0);
    make.group_kind = platform.group_kind;
    make.group_key = "d1";
    make.fields = {text_field("name", "Sales")};
    const MutationAnswer made = on.carry_out(make);
    BOOST_TEST((made.kind == Kind::done), said(made));
    const MutationAnswer again = on.carry_out(make);
    BOOST_TEST((again.kind == Kind::already_done), said(again));
    BOOST_TEST(again.id == made.id);

    PlatformMutation about = mutation_of(MutationKind::add_member, id, 1);
    about.group = made.id;
    about.group_kind = platform.group_kind;
    about.group_key = "d1";
    (void)twice(on, about);
    std::vector<std::string> groups;
    (void)on.platform().read_users([&](const PlatformUser& user) {
      if (user.id == id) groups = user.groups;
    });
    BOOST_TEST((groups == std::vector<std::string>{made.id}));
    about.kind = MutationKind::remove_member;
    (void)twice(on, about);

    if (on.platform().abilities().is_able(MutationKind::rename_group)) {
      about.kind = MutationKind::rename_group;
      about.fields = {text_field("name", "Selling")};
      (void)twice(on, about);
      const auto found = on.platform().find_groups({.value = "Selling", .kind = platform.group_kind});
      BOOST_REQUIRE_MESSAGE(found, found.error().what);
      BOOST_TEST(found->size() == 1U);
    }
    about.kind = MutationKind::archive_group;
    about.fields.clear();
    (void)twice(on, about);
    const auto left = on.platform().find_groups({.id = made.id});
    BOOST_REQUIRE_MESSAGE(left, left.error().what);
    BOOST_TEST(left->empty());
    BOOST_TEST(mails(on) == 0U);
  });
}

BOOST_AUTO_TEST_CASE(an_invitation_goes_out_once_where_it_can_be_ordered) {
  on_every_platform([](Simulated& on, const PlatformCase& platform) {
    const PlatformAbilities& able = on.platform().abilities();
    if (able.create_mails == PlatformAbilities::CreateMails::if_told) {
      PlatformMutation make = creation(platform, 1);
      make.notify = true;
      BOOST_TEST(is_fine(on.carry_out(make)));
      BOOST_TEST(mails(on) == 1U);
      return;
    }
    const std::string id = on.carry_out(creation(platform, 1)).id;
    if (!able.is_able(MutationKind::invite_user)) return;
    PlatformMutation invite = mutation_of(MutationKind::invite_user, id, 1);
    invite.notify = true;
    const MutationAnswer answer = on.carry_out(invite);
    BOOST_TEST((answer.kind == Kind::done), said(answer));
    const Json outbox = *on.sim().find("outbox");
    BOOST_REQUIRE(outbox.size() == 1U);
    BOOST_TEST(outbox.items()[0].find("to")->as_text() == "p1@acme.example");
  });
}
