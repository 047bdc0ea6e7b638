/// X-B19: values that a query could stumble over are found again, on every platform and only they.

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "tests/platform/cases.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

struct Awkward {
  const char* address;
  const char* cut;   ///< what is left of it where the query breaks, or where signs are taken for others
};

constexpr Awkward awkward[] = {{"liz.o'neill&co@acme.example", "liz.o"},
                               {"a+b=c@acme.example", "a b=c@acme.example"},
                               {"50%25@acme.example", "50%@acme.example"},
                               {"x#y?z@acme.example", "x"},
                               {"zoë.łąk@acme.example", "zoe.lak@acme.example"},
                               {"q|r~s!t@acme.example", "q"}};

void set_text(PlatformMutation& mutation, const std::string& field, const std::string& value) {
  for (PlatformField& one : mutation.fields) {
    if (one.name == field) one.value = Json::from_text(value);
  }
}

/// A user with this address, made like all others.
std::string user_with(Simulated& on, const PlatformCase& platform, int number, const std::string& address) {
  PlatformMutation make = creation(platform, number);
  for (const char* field : {"email", "user_name", "username", "login"}) set_text(make, field, address);
  set_text(make, platform.name == "scim" ? "family_name" : "last_name", "O'Neill & Söhne \"Ltd\"");
  const MutationAnswer answer = on.carry_out(make);
  BOOST_REQUIRE_MESSAGE(answer.kind == MutationAnswer::Kind::done, address << ": " << answer.because);
  return answer.id;
}

std::vector<std::string> found_by(Simulated& on, const PlatformQuestion& question) {
  const auto found = on.platform().find_users(question);
  BOOST_REQUIRE_MESSAGE(found, found.error().what);
  std::vector<std::string> ids;
  for (const PlatformUser& user : *found) ids.push_back(user.id);
  return ids;
}

}  // namespace

BOOST_AUTO_TEST_CASE(x_b19_an_awkward_address_is_found_and_nobody_else) {
  on_every_platform([](Simulated& on, const PlatformCase& platform) {
    int number = 1;
    for (const auto& [address, cut] : awkward) {
      BOOST_TEST_CONTEXT(address) {
        const std::string id = user_with(on, platform, number, address);
        BOOST_TEST((found_by(on, {.field = "email", .value = address}) == std::vector<std::string>{id}));
        const auto user = on.platform().find_users({.id = id});
        BOOST_REQUIRE(user && user->size() == 1U);
        const Json* name = user->front().find(platform.name == "scim" ? "family_name" : "last_name");
        BOOST_REQUIRE(name != nullptr);
        BOOST_TEST(name->as_text() == "O'Neill & Söhne \"Ltd\"");
        BOOST_TEST(found_by(on, {.field = "email", .value = cut}).empty(), cut);
        ++number;
      }
    }
  });
}

BOOST_AUTO_TEST_CASE(x_b19_an_id_of_hr_with_such_signs_is_found_and_nobody_else) {
  on_every_platform([](Simulated& on, const PlatformCase& platform) {
    if (!on.platform().abilities().finds_by_external_id) return;
    int number = 1;
    for (const char* person : {"O'1&2", "A/B #3", "100%", "x\" or y\\z"}) {
      PlatformMutation make = creation(platform, number++);
      make.person = person;
      set_text(make, "external_id", person);
      const MutationAnswer answer = on.carry_out(make);
      BOOST_REQUIRE_MESSAGE(answer.kind == MutationAnswer::Kind::done, person << ": " << answer.because);
      BOOST_TEST((found_by(on, {.external_id = person}) == std::vector<std::string>{answer.id}), person);
      BOOST_TEST(found_by(on, {.external_id = std::string(person).substr(0, 1)}).empty());
    }
  });
}
