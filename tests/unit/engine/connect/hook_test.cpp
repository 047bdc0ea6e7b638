/// What a message is believed for, and when it is not.

#include <boost/test/unit_test.hpp>

#include "engine/calendar/timestamp.hpp"
#include "engine/connect/hook.hpp"
#include "engine/formulas/formulas.hpp"
#include "tests/support/compiled.hpp"
#include "tests/support/references.hpp"
#include "tests/unit/engine/connector/connected.hpp"

using namespace joinery;
using joinery::testing::Checked;
using joinery::testing::clock_at;
using joinery::testing::Connected;
using joinery::testing::json_of;
using joinery::testing::references;

namespace {

/// A source whose hooks are declared by these lines.
class Hooked {
 public:
  explicit Hooked(const std::string& hooks) : checked_(written(hooks)) {
    BOOST_TEST_REQUIRE(checked_.source.has_value(), checked_.said());
  }
  [[nodiscard]] HookOutcome takes(const std::string& head, const std::string& body,
                                  const std::string& key = "k1") const {
    auto message = parse_hook_headers(head);
    BOOST_TEST_REQUIRE(message.has_value());
    message->raw = body;
    ConnectorFormulas formulas(*checked_.source, references(), clock_at("2026-11-28T09:00:00Z"),
                               checked_.limits);
    const Json credentials = json_of(key.empty() ? "{}" : R"({"key":")" + key + "\"}");
    return read_hook(*checked_.source, formulas, credentials, *message,
                     parse_instant("2026-11-28T09:00:00Z").value(), checked_.limits);
  }

 private:
  static Connected written(const std::string& hooks) {
    Connected connected;
    connected.source =
        "  credentials: {key: {title: Key, secret: yes}}\n  base: \"https://hr.example\"\n"
        "  streams: {people: {request: {path: \"/people\"}, complete: whole answer}}\n"
        "  read: {all: people}\n  hooks:\n" +
        hooks;
    return connected;
  }
  Checked checked_;
};

constexpr const char* secret_path =
    "    message: {type: text from body.type, person: text from body.person}\n"
    "    proof: {by: secret path, key: credentials.key}\n"
    "    type: message.type\n    person: message.person\n";

constexpr const char* list =
    "    events in: list\n"
    "    message: {type: text from event.type, person: text from event.person, state: text from "
    "event.state}\n"
    "    proof: {by: token, key: credentials.key, is: message.state}\n"
    "    type: message.type\n    person: message.person\n    events: {seen: ignored}\n";

constexpr const char* with_time =
    "    message: {type: text from body.type, at: instant from body.at}\n"
    "    proof: {by: nothing}\n    type: message.type\n    sent: message.at\n"
    "    oldest: 5 minutes\n";

}  // namespace

BOOST_AUTO_TEST_CASE(the_secret_stands_in_the_path_or_the_query) {
  const Hooked hooked(secret_path);
  const std::string body = R"({"type":"left","person":"E1"})";
  for (const char* target : {"/k1", "/hooks/k1", "/hooks/k1/", "/hooks/%6B1?a=b", "/hooks?token=k1", "/h?a&t=k%31"}) {
    const HookOutcome outcome = hooked.takes(std::string("POST ") + target + " HTTP/1.1\n", body);
    BOOST_TEST(outcome.refused == "", target);
    BOOST_TEST(outcome.proved);
    BOOST_TEST(outcome.events.size() == 1U);
  }
  for (const char* target : {"/", "/hooks", "/k", "/k11", "/hooks?k1", "/hooks?k1=x", "/hooks?token=k2", "/xk1"}) {
    const HookOutcome outcome = hooked.takes(std::string("POST ") + target + " HTTP/1.1\n", body);
    BOOST_TEST(outcome.refused == "the address of the message is not the secret one", target);
    BOOST_TEST(!outcome.proved);
    BOOST_TEST(outcome.events.empty());
  }
  BOOST_TEST(hooked.takes("Content-Type: k1\n", body).refused.starts_with("the address of the message is not said"));
  BOOST_TEST(hooked.takes("POST /k1 HTTP/1.1\n", body, "").refused == "there is no key to prove the message with");
}

BOOST_AUTO_TEST_CASE(each_event_of_a_list_shows_the_token) {
  const Hooked hooked(list);
  const auto event = [](const char* person, const char* state, const char* type = "left") {
    return std::string(R"({"type":")") + type + R"(","person":")" + person + R"(","state":")" + state + "\"}";
  };
  const auto message = [&](const std::string& events) { return hooked.takes("", R"({"list":[)" + events + "]}"); };
  const HookOutcome two = message(event("E1", "k1") + "," + event("E2", "k1") + "," + event("E3", "k1", "seen"));
  BOOST_TEST(two.refused == "");
  BOOST_TEST_REQUIRE(two.events.size() == 2U);
  BOOST_TEST((two.events[1].people == std::vector<std::string>{"E2"}));
  BOOST_TEST(two.events[0].once != two.events[1].once);
  BOOST_TEST(message(event("E2", "k1")).events[0].once == two.events[1].once);
  const HookOutcome forged = message(event("E1", "k1") + "," + event("E2", "k2"));
  BOOST_TEST(forged.refused == "the token of the message is wrong");
  BOOST_TEST(forged.events.empty());
  BOOST_TEST(message(R"({"type":"left","person":"E1"})").refused == "the message is not signed");
  BOOST_TEST(message("").refused == "the message holds no event");
}

BOOST_AUTO_TEST_CASE(a_message_that_was_kept_back_is_refused) {
  const Hooked hooked(with_time);
  const auto at = [&](const char* time) {
    return hooked.takes("", std::string(R"({"type":"left","at":")") + time + "\"}").refused;
  };
  BOOST_TEST(at("2026-11-28T09:00:00Z") == "");
  BOOST_TEST(at("2026-11-28T08:55:00Z") == "");
  BOOST_TEST(at("2026-11-28T09:05:00Z") == "");
  BOOST_TEST(at("2026-11-28T08:54:59Z") == "the message was sent 301 seconds ago, and 300 are allowed");
  BOOST_TEST(at("2026-11-28T09:05:01Z") == "the message was sent 301 seconds from now, and 300 are allowed");
  BOOST_TEST(hooked.takes("", R"({"type":"left"})").refused == "the message does not say when it was sent");
  BOOST_TEST(!hooked.takes("", R"({"type":"left","at":"2026-11-28T09:00:00Z"})").proved);
}
