/// Messages as the simulated vendors send them: the true one is believed and says whom to read, and nothing else is.

#include <algorithm>
#include <set>

#include <boost/test/unit_test.hpp>

#include "engine/calendar/timestamp.hpp"
#include "engine/connect/hook.hpp"
#include "engine/formulas/formulas.hpp"
#include "tests/connect/reading.hpp"
#include "tests/support/references.hpp"

namespace joinery::testing {
namespace {

struct Sender {
  const char* mapping;
  const char* shown_in;              ///< the header that proves it; empty: the secret itself stands elsewhere
  bool is_signed;                    ///< each byte of the body is proved
  bool says_when;
  const char *joined, *left, *deleted;   ///< what comes of these events, message by message
};
constexpr Sender senders[] = {
    {"hibob", "Bob-Signature", true, true, "joined", "changed left changed", "deleted"},
    {"bamboohr", "X-BambooHR-Signature", true, true, "joined changed", "changed", "deleted"},
    {"deel", "x-deel-signature", true, true, "changed", "changed", "deleted"},
    {"personio_v2", "Authorization", false, true, "joined changed", "left changed", "deleted"},
    {"peoplehr", "", false, false, "changed", "changed", "changed"},
    {"entra", "", false, false, "joined", "changed", "deleted"},
};

/// A vendor that sends messages, and the connector that reads them.
struct Sent {
  explicit Sent(const Sender& of, const std::vector<std::string>& faults = {})
      : source(source_under_test(of.mapping)), company(source.simulator, 20), reading(source, company) {
    company.begin_again(faults);
    std::vector<JsonMember> members;
    for (const auto& [name, value] : source.credentials)
      members.push_back({name, Json::from_text(filled_in(value, company))});
    credentials = Json::from_members(std::move(members));
  }
  void change(int person, const std::string& values = {}, const char* minute = "00") {
    (void)company.order(R"({"change": )" + std::to_string(person) + R"(, "values": {"updated": "2026-11-28T09:)" +
                        minute + ":00Z\"" + values + "}}");
  }
  HookOutcome outcome(const Delivery& delivery) const {
    auto message = parse_hook_headers(delivery.headers);
    BOOST_TEST_REQUIRE(message.has_value());
    message->raw = delivery.body;
    const Limits& limits = reading.mapping().limits();
    ConnectorFormulas formulas(reading.connector(), references(), clock_at("2026-11-28T09:00:00Z"), limits);
    return read_hook(reading.connector(), formulas, credentials, *message,
                     parse_instant("2026-11-28T09:00:00Z").value(), limits);
  }
  /// All events of all messages, in the order in which these came.
  std::vector<HookEvent> events() {
    std::vector<HookEvent> all;
    for (const Delivery& delivery : company.deliveries()) {
      const HookOutcome made = outcome(delivery);
      BOOST_TEST(made.refused == "");
      BOOST_TEST(made.proved);
      all.insert(all.end(), made.events.begin(), made.events.end());
    }
    return all;
  }

  const SourceUnderTest& source;
  Company company;
  Reading reading;
  Json credentials;
};

std::string consequences(const std::vector<HookEvent>& events) {
  std::string words;
  for (const HookEvent& event : events) words += (words.empty() ? "" : " ") + std::string(name_of(event.consequence));
  return words;
}

std::set<std::string> people_of(const std::vector<HookEvent>& events) {
  std::set<std::string> people;
  for (const HookEvent& event : events) people.insert(event.people.begin(), event.people.end());
  return people;
}

/// The delivery with one byte of this header's value changed; without a name, one of the secret, where it stands.
Delivery forged(Delivery delivery, std::string_view header, const std::string& secret) {
  for (std::string* part : {&delivery.headers, &delivery.body}) {
    const std::string wanted = header.empty() ? secret : std::string(header) + ": ";
    const std::size_t at = part->find(wanted);
    if (at == std::string::npos) continue;
    char& byte = (*part)[at + wanted.size() - (header.empty() ? 1 : 0)];
    byte = byte == '1' ? '2' : '1';
    return delivery;
  }
  BOOST_TEST_REQUIRE(false, "nothing proves the message: " << delivery.headers);
  return delivery;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_true_message_names_the_person_who_is_found_by_it) {
  for (const Sender& sender : senders) {
    BOOST_TEST_CONTEXT(sender.mapping) {
      Sent sent(sender);
      sent.change(3);
      const std::set<std::string> people = people_of(sent.events());
      BOOST_TEST_REQUIRE(people.size() == 1U);
      const Read read = sent.reading.one(*people.begin());
      BOOST_TEST_REQUIRE(read.records.size() == 1U);
      const std::string line = sent.reading.mapped(read.records.begin()->second);
      BOOST_TEST((line.find("person3@acme.example") != std::string::npos), line);
    }
  }
}

BOOST_AUTO_TEST_CASE(who_joins_leaves_or_is_deleted_is_told_as_the_connector_says) {
  for (const Sender& sender : senders) {
    BOOST_TEST_CONTEXT(sender.mapping) {
      Sent sent(sender);
      sent.change(20);
      BOOST_TEST(consequences(sent.events()) == sender.joined);
      sent.company.begin_again();
      sent.change(3, R"(, "status": "inactive", "end": "2026-11-27")");
      BOOST_TEST(consequences(sent.events()) == sender.left);
      sent.company.begin_again();
      (void)sent.company.order(R"({"erase": 3})");
      BOOST_TEST(consequences(sent.events()) == sender.deleted);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_message_of_which_one_byte_was_changed_is_refused) {
  for (const Sender& sender : senders) {
    BOOST_TEST_CONTEXT(sender.mapping) {
      Sent sent(sender);
      sent.change(3);
      for (const Delivery& delivery : sent.company.deliveries()) {
        BOOST_TEST(sent.outcome(forged(delivery, sender.shown_in, sent.company.hook_secret())).refused != "");
        for (std::size_t at = 0; sender.is_signed && at < delivery.body.size(); ++at) {
          Delivery changed = delivery;
          changed.body[at] = static_cast<char>(changed.body[at] ^ 1);
          const HookOutcome outcome = sent.outcome(changed);
          BOOST_TEST(outcome.refused == "the signature of the message is wrong");
          BOOST_TEST(outcome.events.empty());
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_message_that_is_shown_by_another_secret_is_refused) {
  for (const Sender& sender : senders) {
    BOOST_TEST_CONTEXT(sender.mapping) {
      Sent sent(sender, {"hook_bad_signature"});
      sent.change(3);
      const std::vector<Delivery> deliveries = sent.company.deliveries();
      BOOST_TEST_REQUIRE(!deliveries.empty());
      for (const Delivery& delivery : deliveries) {
        const HookOutcome outcome = sent.outcome(delivery);
        BOOST_TEST(outcome.refused != "");
        BOOST_TEST(!outcome.proved);
        BOOST_TEST(outcome.events.empty());
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(without_the_secret_nobody_is_believed) {
  for (const Sender& sender : senders) {
    BOOST_TEST_CONTEXT(sender.mapping) {
      Sent sent(sender);
      sent.change(3);
      sent.credentials = Json::from_members({});
      for (const Delivery& delivery : sent.company.deliveries())
        BOOST_TEST(sent.outcome(delivery).refused == "there is no key to prove the message with");
    }
  }
}

BOOST_AUTO_TEST_CASE(a_message_that_comes_twice_is_known_by_what_it_says_once) {
  for (const Sender& sender : senders) {
    BOOST_TEST_CONTEXT(sender.mapping) {
      Sent sent(sender, {"hook_duplicate"});
      sent.change(3);
      const std::vector<HookEvent> events = sent.events();
      std::set<std::string> once;
      for (const HookEvent& event : events) once.insert(event.once);
      BOOST_TEST(!once.contains(""));
      BOOST_TEST(events.size() == 2 * once.size());
      sent.change(4);
      for (const HookEvent& event : sent.events()) once.insert(event.once);
      BOOST_TEST(events.size() == once.size());
    }
  }
}

BOOST_AUTO_TEST_CASE(messages_that_overtake_each_other_are_put_in_order_or_say_the_same_in_any) {
  for (const Sender& sender : senders) {
    BOOST_TEST_CONTEXT(sender.mapping) {
      Sent straight(sender), sent(sender, {"hook_out_of_order"});
      for (Sent* each : {&straight, &sent}) {
        each->change(3, {}, "01");
        each->change(4, {}, "02");
      }
      std::vector<HookEvent> events = sent.events();
      const std::vector<HookEvent> wanted = straight.events();
      BOOST_TEST((people_of(events) == people_of(wanted)));
      BOOST_TEST((events.front().people != wanted.front().people || events.front().type != wanted.front().type));
      BOOST_TEST(events.front().happened.empty() == !sender.says_when);
      if (!sender.says_when) continue;
      std::ranges::stable_sort(events, {}, &HookEvent::happened);
      BOOST_TEST((events.front().people == wanted.front().people));
      BOOST_TEST((events.back().people == wanted.back().people));
      BOOST_TEST((events.front().happened < events.back().happened));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_vendor_that_tries_whether_we_listen_gets_its_answer) {
  Sent bob(senders[0]);
  BOOST_TEST(bob.outcome({"POST", "POST /hooks HTTP/1.1\n", "Ping test"}).answer.value_or("none") == "");
  Sent entra(senders[5]);
  const HookOutcome outcome =
      entra.outcome({"POST", "POST /hooks?validationToken=Validation%3A%20Testing+x HTTP/1.1\n", ""});
  BOOST_TEST(outcome.answer.value_or("none") == "Validation: Testing x");
  BOOST_TEST(outcome.events.empty());
}

}  // namespace joinery::testing
