// Streams that belong to each other, hooks, and changes of several steps: the checked model.

#include <boost/test/unit_test.hpp>

#include "engine/formulas/formulas.hpp"
#include "engine/json/json_write.hpp"
#include "tests/support/compiled.hpp"
#include "tests/support/references.hpp"
#include "tests/unit/engine/connector/connected.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

std::string text_of(const Json& json) {
  std::string out;
  JsonWriter(out).value(json);
  return out;
}

ConnectorFormulas formulas_of(const Connector& connector) {
  return {connector, references(), clock_at("2026-11-21T08:00:00Z"), Limits{}};
}

Checked source(const std::string& lines) {
  Connected written;
  written.source =
      "  credentials: {key: {title: K, secret: yes}}\n  base: \"https://hr.example\"\n"
      "  headers: {X-Key: credentials.key}\n" +
      lines;
  Checked checked(written);
  BOOST_TEST(checked.marked() == "", checked.said());
  BOOST_TEST_REQUIRE(checked.source.has_value());
  return checked;
}

}  // namespace

BOOST_AUTO_TEST_CASE(children_come_behind_their_parents_and_what_nobody_reads_is_not_asked) {
  const Checked checked = source(
      "  streams:\n"
      "    units: {for each: jobs, key: text from unit.id, id: text from id, request: {path: "
      "\"/units\"}, one: yes}\n"
      "    jobs:\n      for each: people\n      item: {id: text from id}\n      put in: work\n"
      "      request:\n        path: (\"/people/{item.id}/jobs\")\n"
      "    badges:\n      for each: people\n      key: list of text from badge_ids\n      batch: "
      "50\n"
      "      id: text from id\n      request: {path: \"/badges\", query: {ids: keys}}\n"
      "    people: {request: {path: \"/people\"}, complete: whole answer}\n"
      "  read: {all: people}\n");
  const Connector& made = *checked.source;
  BOOST_TEST(made.streams[0].name == "people");
  const Stream* jobs = made.stream("jobs");
  const Stream* units = made.stream("units");
  const Stream* badges = made.stream("badges");
  BOOST_TEST((jobs->joined == Stream::Joined::each && !jobs->unread));
  BOOST_TEST((units->joined == Stream::Joined::whole && units->one));
  BOOST_TEST(made.streams[units->parent].name == "jobs");
  BOOST_TEST((badges->joined == Stream::Joined::batch && badges->batch == 50U && badges->unread));
  ConnectorFormulas formulas = formulas_of(made);
  const auto pairs =
      formulas.pairs(badges->exchange->request.query, json_of(R"({"keys":["1","2"]})")).value();
  BOOST_TEST(pairs.size() == 2U);
  BOOST_TEST(
      text_of(formulas.work_out(badges->key->value, json_of(R"({"item":{"badge_ids":["7","8"]}})"))
                  .json) == R"(["7","8"])");
}

BOOST_AUTO_TEST_CASE(a_stream_cannot_belong_to_itself) {
  Connected written;
  written.source =
      "  base: \"https://hr.example\"\n  streams:\n"
      "    people: {request: {path: \"/people\"}, complete: never}\n"
      "    a: {for each: b, item: {id: text from id}, request: {path: \"/a\"}}\n"
      "    b: {for each: a, item: {id: text from id}, request: {path: \"/b\"}}\n"
      "  read: {all: people}\n";
  BOOST_TEST(Checked(written).marked().find("J0407") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(messages_are_proved_and_their_events_have_consequences) {
  const Checked checked = source(
      "  streams:\n    people: {request: {path: \"/people\"}, complete: never}\n  read: {all: "
      "people}\n"
      "  hooks:\n    message:\n      type: text from event.type\n      person: text from "
      "event.data.id\n"
      "      stamp: text from headers.X-Stamp\n      sign: text from headers.X-Sign\n"
      "      echo: text from query.validationToken\n"
      "    events in: value\n"
      "    proof:\n      by: hmac\n      algorithm: sha512\n      written: base64\n      key: "
      "credentials.key\n"
      "      of: (\"{method}{raw}{message.stamp}\")\n      is: message.sign\n"
      "    handshake:\n      - {when: message.echo is present, answer: message.echo}\n"
      "    type: message.type\n    person: message.person\n    events: {gone: deleted, left: "
      "left}\n"
      "    delay: 20 seconds\n");
  const Hooks& hooks = *checked.source->hooks;
  BOOST_TEST((hooks.proof.how == HookProof::How::hmac &&
              hooks.proof.algorithm == HookProof::Algorithm::sha512));
  BOOST_TEST(hooks.proof.key->secret);
  BOOST_TEST(hooks.delay.count() == 20);
  BOOST_TEST((hooks.events[0].consequence == Hooks::Consequence::deleted));
  ConnectorFormulas formulas = formulas_of(*checked.source);
  const Json message = json_of(
      R"({"method":"POST","raw":"{}","headers":{"x-stamp":"17","x-sign":"s"},"query":{},"body":{},
          "event":{"type":"left","data":{"id":"E1"}}})");
  BOOST_TEST(formulas.text(*hooks.proof.of, message).value() == "POST{}17");
  BOOST_TEST(formulas.text(*hooks.person, message).value() == "E1");
  BOOST_TEST(!formulas.is_yes(hooks.handshake[0].when, message).value());
}

BOOST_AUTO_TEST_CASE(what_changed_is_asked_at_the_address_that_the_last_answer_gave) {
  const Checked checked = source(
      "  answer: {next: text from body.next, delta: text from body.delta}\n"
      "  streams:\n    people:\n      request: {path: \"/people\"}\n      pages: {link: "
      "answer.next}\n"
      "      record: {gone: text from \"@removed\".reason}\n"
      "    person:\n      request:\n        path: (\"/people/{person.id}\")\n"
      "  read:\n    all: people\n    one: person\n    changed: {link: answer.delta, gives: parts, removed when: "
      "record.gone is present}\n");
  const ChangedRead& changed = checked.source->read.changed[0];
  BOOST_TEST((changed.gives == ChangedRead::Gives::parts));
  ConnectorFormulas formulas = formulas_of(*checked.source);
  BOOST_TEST(
      formulas.text(*changed.link, json_of(R"({"status":200,"body":{"delta":"/d?1"}})")).value() ==
      "/d?1");
  BOOST_TEST(
      formulas
          .is_yes(*changed.removed_when, json_of(R"({"record":{"@removed":{"reason":"deleted"}}})"))
          .value());
  BOOST_TEST((checked.source->streams[0].proof == Proof::last_page));
}

BOOST_AUTO_TEST_CASE(later_steps_see_the_answers_of_earlier_ones_and_bulk_makes_many) {
  Connected written;
  written.target =
      "  base: \"https://lms.example\"\n  answer: {id: text from body.id}\n"
      "  streams:\n    users: {request: {path: \"/users\"}, records: users, complete: whole "
      "answer}\n"
      "  read:\n    users: users\n    user: {id: text from id}\n"
      "  changes:\n"
      "    create_user:\n"
      "      - request: {path: \"/jobs\", json: {email: change.email}}\n"
      "        answer: {job: text from body.job}\n"
      "      - request:\n          path: (\"/jobs/{answer.job}\")\n        until: status is 200\n  "
      "      gives: {id: answer.id}\n"
      "    update_user:\n      request: {path: \"/users\", json: {name: change.name}}\n"
      "      bulk:\n        at most: 50\n        each: {id: bulk.id, name: change.name}\n"
      "        request: {path: \"/bulk\", json: {all: each}}\n        results: results\n"
      "        result: {id: text from id, status: number from status}\n"
      "    link_user: nothing\n    archive_user: nothing\n    reactivate_user: with update_user\n";
  const Checked checked(written);
  BOOST_TEST(checked.marked() == "", checked.said());
  BOOST_TEST_REQUIRE(checked.target.has_value());
  ConnectorFormulas formulas = formulas_of(*checked.target);
  const Change* create = checked.target->change("create_user");
  BOOST_TEST(formulas
                 .text(create->steps[1].exchange.request.path,
                       json_of(R"({"steps":{"0":{"status":202,"body":{"job":"j 1"}}}})"))
                 .value() == "/jobs/j%201");
  const Bulk& bulk = *checked.target->change("update_user")->bulk;
  const Json each = json_of(R"([{"id":"1"}])");
  BOOST_TEST(text_of(formulas.body(bulk.exchange.request.json, json_of("{}"), &each).value()) ==
             R"({"all":[{"id":"1"}]})");
  BOOST_TEST(
      text_of(formulas.body(bulk.each, json_of(R"({"bulk":{"id":"1"},"change":{"name":"n"}})"))
                  .value()) == R"({"id":"1","name":"n"})");
}
