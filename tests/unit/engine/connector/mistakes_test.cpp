// Connectors with one mistake each: what is marked, and the words that matter.

#include <cstdlib>
#include <fstream>
#include <sstream>

#include <boost/test/unit_test.hpp>

#include "tests/unit/engine/connector/connected.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

const std::string token = "  credentials: {token: {title: Token, secret: yes}}\n";
const std::string begin = token +
                          "  base: \"https://hr.example\"\n"
                          "  headers:\n    Authorization: (\"Bearer {credentials.token}\")\n";
const std::string people =
    "  streams:\n    people:\n      request: {path: \"/people\"}\n      records: people\n"
    "      complete: whole answer\n  read: {all: people}\n";

/// A source whose connector is `lines` behind a sound beginning.
Checked source(const std::string& lines) {
  Connected written;
  written.source = begin + lines;
  return Checked(written);
}

/// What is marked; and, where a file of tests/golden/diagnostics is named, every word that is said.
/// JOINERY_ACCEPT=1 writes what is said now, and fails.
void mistake(const Checked& checked, const std::string& marked, const std::string& file = {}) {
  BOOST_TEST(checked.marked() == marked, checked.said());
  if (file.empty()) return;
  const std::string path = "tests/golden/diagnostics/" + file + ".txt";
  if (std::getenv("JOINERY_ACCEPT") != nullptr) {
    std::ofstream(path, std::ios::binary) << checked.said();
    BOOST_ERROR("accepted what is said now; run again without JOINERY_ACCEPT");
  }
  const std::ifstream golden(path, std::ios::binary);
  std::ostringstream text;
  text << golden.rdbuf();
  BOOST_TEST(checked.said() == text.str());
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_sound_connector_is_taken_without_a_word) {
  const Checked checked = source(people);
  BOOST_TEST(checked.marked() == "", checked.said());
  BOOST_TEST_REQUIRE(checked.source.has_value());
  BOOST_TEST(checked.source->streams[0].id.has_value());
  BOOST_TEST((checked.source->streams[0].proof == Proof::whole_answer));
}

BOOST_AUTO_TEST_CASE(without_a_proof_it_must_be_said_that_there_is_none) {
  mistake(source("  streams:\n    people: {request: {path: \"/people\"}}\n  read: {all: people}\n"),
          "J1103 people", "1103-no-proof");
  const Checked never = source(
      "  streams:\n    people: {request: {path: \"/people\"}, complete: never}\n  read: {all: "
      "people}\n");
  BOOST_TEST(never.marked() == "", never.said());
  BOOST_TEST((never.source->streams[0].proof == Proof::never));
}

BOOST_AUTO_TEST_CASE(names_that_nothing_has_are_told_with_the_nearest) {
  mistake(source("  answer: {error: text from body.error}\n  failures:\n"
                 "    - {when: answer.eror is present, then: stop}\n" +
                 people),
          "J0401 answer.eror", "401-near-answer");
  mistake(
      source("  streams:\n    people:\n      request:\n        path: (\"/people/{person.id}\")\n"
             "      complete: never\n"
             "  read: {all: people}\n"),
      "J0401 person.id", "401-person-of-nobody");
  mistake(source("  streams: {}\n  read: {all: peple}\n"), "J1102 peple", "1102-no-stream");
}

BOOST_AUTO_TEST_CASE(a_secret_is_never_said_kept_or_sent_on) {
  const std::string where =
      "  failures:\n    - {when: status is 401, then: stop, say: credentials.token}\n";
  mistake(source(where + people), "J1104 credentials.token", "1104-said");
  mistake(source("  failures:\n    - when: status is 401\n      then: stop\n"
                 "      say: (\"no entry for {credentials.token}\")\n" +
                 people),
          "J1104 (\"no entry for {credentials.token}\")");
  mistake(source("  failures:\n    - {when: credentials.token is \"x\", then: stop}\n" + people),
          "J1104 credentials.token is \"x\"");
  Connected written;
  written.source = token + "  base: (\"https://{credentials.token}.example\")\n" + people;
  mistake(Checked(written), "J1104 (\"https://{credentials.token}.example\")");
  mistake(
      source("  streams:\n    people:\n      request: {path: \"/people\"}\n      complete: never\n"
             "      add: {key: credentials.token}\n  read: {all: people}\n"),
      "J0401 credentials.token");
}

BOOST_AUTO_TEST_CASE(addresses_are_https_and_paths_begin_with_a_slash) {
  Connected written;
  written.source = "  base: \"http://hr.example\"\n" + people;
  mistake(Checked(written), "J1108 \"http://hr.example\"", "1108-no-tls");
  written.source = "  base: \"http://127.0.0.1:8080\"\n" + people;
  BOOST_TEST(Checked(written).marked() == "");
  mistake(source("  streams:\n    people: {request: {path: \"people\"}, complete: never}\n  read: "
                 "{all: people}\n"),
          "J1108 \"people\"");
}

BOOST_AUTO_TEST_CASE(what_is_not_supported_is_named_with_a_way_out) {
  mistake(source("  sign in: {saml: assertion}\n" + people), "J1101 saml",
          "1101-saml");
  mistake(source("  sign in: {ws-security: x}\n" + people), "J1101 ws-security");
  mistake(source("  sign in: {client certificate: x}\n" + people), "J1101 client certificate");
}

BOOST_AUTO_TEST_CASE(pages_are_asked_for_and_end) {
  const auto with = [](const std::string& pages, const std::string& query) {
    return source(
        "  answer: {next: text from body.next, total: number from body.total}\n"
        "  streams:\n    people:\n      request: {path: \"/people\", query: {" +
        query +
        "}}\n"
        "      complete: never\n"
        "      pages: {" +
        pages + "}\n  read: {all: people}\n");
  };
  BOOST_TEST(with("cursor: answer.next", "cursor: page.cursor").marked() == "");
  mistake(with("cursor: answer.next", "limit: page.size"), "J1113 pages", "1113-no-cursor");
  mistake(with("offset from: 0", "offset: page.offset"), "J1109 pages", "1109-no-last-page");
  mistake(with("number from: 1, ends: short page", "page: page.number"), "J1109 short page",
          "1109-short-without-size");
  mistake(with("offset from: 0, link: answer.next, total: answer.total", "offset: page.offset"),
          "J0309 link");
  mistake(with("link: answer.next, size: ten", "n: page.size"), "J0305 ten");
}

BOOST_AUTO_TEST_CASE(what_stands_in_a_record_is_a_first_page_and_belongs_to_it) {
  const auto with = [](const std::string& lines) {
    return source("  answer: {next: text from body.next}\n"
                  "  streams:\n    people: {request: {path: \"/people\"}, complete: whole answer}\n"
                  "    jobs:\n      request: {path: \"/jobs\"}\n      first page in: jobs\n" +
                  lines + "  read: {all: people}\n");
  };
  BOOST_TEST(with("      for each: people\n      pages: {link: answer.next}\n").marked() == "");
  mistake(with("      for each: people\n"), "J1109 jobs");
  mistake(with("      pages: {link: answer.next}\n"), "J0309 first page in");
  mistake(with("      for each: people\n      key: text from job\n      id: text from id\n"
               "      pages: {link: answer.next}\n"),
          "J0309 key");
}

BOOST_AUTO_TEST_CASE(budgets_and_refusals_are_numbers_and_times) {
  const auto with = [](const std::string& pace) {
    return source("  pace: {" + pace + "}\n  answer: {left: number from headers.x-left, word: text from "
                  "headers.x-word}\n  streams: {people: {request: {path: \"/people\"}, complete: whole "
                  "answer}}\n  read: {all: people}\n");
  };
  BOOST_TEST(with("budgets: [{left: answer.left, again: 60}], refusals: [40 per 10 seconds]").marked() == "");
  mistake(with("budgets: [{again: 60}]"), "J0303 budgets");
  mistake(with("budgets: [{left: answer.left, again: answer.word}]"), "J0501 answer.word");
  mistake(with("refusals: some"), "J0305 some");
}

BOOST_AUTO_TEST_CASE(credentials_are_given_and_used) {
  Connected written;
  written.source = begin + people;
  written.own = "credentials:\n  hr: {key: env HR_KEY}\n";
  mistake(Checked(written), "J1105 hr\nJ1106 key", "1106-other-credential");
  written.own = "credentials:\n  hr: {token: env HR_TOKEN}\n";
  BOOST_TEST(Checked(written).marked() == "");
  written.own = {};
  written.source =
      "  credentials: {token: {title: T, secret: yes}}\n  base: \"https://hr.example\"\n" + people;
  mistake(Checked(written), "J1107 token", "1107-unused");
}

BOOST_AUTO_TEST_CASE(what_is_read_is_asked_for) {
  Connected written;
  written.source =
      begin +
      "  ask for: {id: root.id}\n"
      "  streams:\n    people:\n      request: {path: \"/people\", json: {fields: needed}}\n"
      "      complete: whole answer\n  read: {all: people}\n";
  mistake(Checked(written), "J1111 work.email", "1111-not-asked-for");
  written.source =
      begin +
      "  ask for: {id: root.id, work: rest of path}\n"
      "  streams:\n    people:\n      request: {path: \"/people\", json: {fields: needed}}\n"
      "      complete: whole answer\n  read: {all: people}\n";
  const Checked good(written);
  BOOST_TEST(good.marked() == "", good.said());
  BOOST_TEST(good.source->needed == (std::vector<std::string>{"email", "root.id"}),
             boost::test_tools::per_element());
}

namespace {

/// A platform that makes users by a request, and has nobody invite anybody.
Connected making_platform() {
  Connected written;
  written.target =
      "  credentials: {token: {title: T, secret: yes}}\n  base: \"https://lms.example\"\n"
      "  headers: {X-Key: credentials.token}\n"
      "  answer: {id: text from body.id}\n"
      "  streams:\n    users: {request: {path: \"/users\"}, records: users, complete: whole "
      "answer}\n"
      "  read:\n    users: users\n    user: {id: text from id, active: yes_no from active}\n"
      "  changes:\n    create_user:\n      request: {path: \"/users\", json: {email: "
      "change.email}}\n"
      "      gives: {id: answer.id}\n"
      "    update_user: {request: {method: PUT, path: \"/users\", json: {email: wanted.email}}}\n"
      "    link_user: nothing\n    archive_user: nothing\n    reactivate_user: with update_user\n";
  return written;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_change_that_the_mapping_needs_and_the_platform_cannot_make_is_an_error) {
  Connected written = making_platform();
  BOOST_TEST(Checked(written).marked() == "", Checked(written).said());
  written.own = "invite: immediately\n";
  mistake(Checked(written), "J1110 connect", "1110-no-invitation");
}

namespace {

/// A platform with managers and groups, whose connector has every change that `changes` names, as
/// `nothing`.
Connected platform(const std::string& changes, const std::string& kind = {}) {
  Connected written;
  written.user += "  boss: person\n  teams: list of group, ours only\n";
  written.set += "  boss: worker.manager else keep\n  teams: keep\n";
  written.read += "  manager: text from manager\n";
  written.target =
      "  base: \"https://lms.example\"\n"
      "  streams:\n    users: {request: {path: \"/users\"}, records: users, complete: whole answer}\n"
      "    teams:\n      request: {path: \"/teams\"}\n      records: teams\n      complete: whole answer\n" +
      (kind.empty() ? "" : "      add: {kind: \"" + kind + "\"}\n") +
      "  read:\n    users: users\n    user: {id: text from id}\n    groups: teams\n"
      "    group: {id: text from id, name: text from name" +
      (kind.empty() ? "" : ", kind: text from kind") + "}\n  changes:\n";
  std::stringstream words(changes);
  for (std::string change; words >> change;) written.target += "    " + change + ": nothing\n";
  return written;
}

const std::string every_change =
    "create_user link_user update_user archive_user reactivate_user set_manager clear_manager create_group "
    "rename_group add_member remove_member";

std::string without(const std::string& change) {
  std::string words = every_change;
  return words.erase(words.find(change), change.size());
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_change_that_a_plan_may_hold_is_asked_of_the_platform) {
  BOOST_TEST(Checked(platform(every_change)).marked() == "", Checked(platform(every_change)).said());
  std::stringstream words(every_change);
  for (std::string change; words >> change;) {
    const Checked checked(platform(without(change)));
    BOOST_TEST(checked.marked() == "J1110 connect", checked.said());
    BOOST_TEST(checked.said().find("needs `" + change + "`") != std::string::npos, checked.said());
  }
  mistake(Checked(platform(without("clear_manager"))), "J1110 connect", "1110-no-way-to-nobody");
  mistake(Checked(platform(without("remove_member"))), "J1110 connect", "1110-nobody-leaves");
}

BOOST_AUTO_TEST_CASE(what_is_decided_otherwise_is_not_asked_of_the_platform) {
  Connected written = platform(without("create_group"));
  written.own = "policies:\n  create groups: no\n";
  BOOST_TEST(Checked(written).marked() == "", Checked(written).said());
  written = platform(without("rename_group"));
  written.own = "policies:\n  rename groups by overlap: never\n";
  BOOST_TEST(Checked(written).marked() == "", Checked(written).said());
  written = platform(without("remove_member"));
  written.user.replace(written.user.find("ours only"), 9, "add only");
  BOOST_TEST(Checked(written).marked() == "", Checked(written).said());
  written = platform(every_change);
  written.own = "policies:\n  archive empty groups: yes\n";
  mistake(Checked(written), "J1110 connect");
}

BOOST_AUTO_TEST_CASE(who_is_there_already_is_not_invited_where_only_a_creation_invites) {
  Connected written = making_platform();
  written.target += "    invite_user: with create_user\n";
  written.own = "invite: immediately\n";
  BOOST_TEST(Checked(written).marked() == "", Checked(written).said());
  for (const char* policy : {"expired invitations: invite again", "rehire: invite"}) {
    written.own = "invite: immediately\npolicies:\n  " + std::string(policy) + "\n";
    mistake(Checked(written), "J1110 connect");
    written.own = "invite: never\npolicies:\n  " + std::string(policy) + "\n";
    BOOST_TEST(Checked(written).marked() == "", Checked(written).said());
  }
}

BOOST_AUTO_TEST_CASE(groups_of_a_kind_that_the_platform_does_not_have_are_an_error) {
  BOOST_TEST(Checked(platform(every_change, "teams")).marked() == "");
  mistake(Checked(platform(every_change, "departments")), "J1110 connect", "1110-no-such-kind");
  Connected written = platform(every_change);
  written.user += "  choirs: list of group, ours only\n";
  written.set += "  choirs: keep\n";
  mistake(Checked(written), "J1110 connect", "1110-kinds-not-told-apart");
}

BOOST_AUTO_TEST_CASE(readings_of_an_answer_begin_with_its_parts) {
  mistake(source("  answer: {next: text from meta.next}\n" + people), "J1112 meta.next",
          "1112-outside-of-body");
}

BOOST_AUTO_TEST_CASE(the_key_of_a_hook_is_secret) {
  const std::string hook =
      "  hooks:\n    message: {type: text from body.type, is: text from headers.X-Sign}\n"
      "    proof: {by: hmac, key: settings.key, is: message.is}\n    type: message.type\n    "
      "events: {left: gone}\n";
  Connected written;
  written.settings = "  key: {title: K, type: text, default: x}\n";
  written.source = begin + people + hook;
  mistake(Checked(written), "J1104 settings.key\nJ0305 gone");
}

BOOST_AUTO_TEST_CASE(a_secret_path_has_a_key) {
  mistake(source(people + "  hooks:\n    message: {type: text from body.type}\n"
                          "    proof: {by: secret path}\n    type: message.type\n"),
          "J0303 proof");
}

BOOST_AUTO_TEST_CASE(changes_are_proved_like_people_and_read_one_by_one_where_they_are_no_records) {
  const std::string streams =
      "  streams:\n    people: {request: {path: \"/people\"}, records: people, complete: whole answer}\n"
      "    changes: {request: {path: \"/changes\", query: {since: since}}, records: people";
  mistake(source(streams + "}\n  read: {all: people, changed: {stream: changes}}\n"), "J1103 changes");
  const std::string proved = streams + ", complete: whole answer}\n  read: {all: people, ";
  mistake(source(proved + "changed: {stream: changes}}\n"), "");
  mistake(source(proved + "one: people, changed: {stream: changes, gives: ids}}\n"), "");
  mistake(source(proved + "changed: {stream: changes, gives: ids}}\n"), "J1109 ids");
  mistake(source(proved + "changed: {stream: changes, gives: parts}}\n"), "J1109 parts");
}

BOOST_AUTO_TEST_CASE(a_secret_that_stands_in_the_file_is_not_shown) {
  const Checked checked = source("  query: {token: \"planted9secret\"}\n" + people);
  BOOST_TEST(checked.diagnostics.has_errors());
  BOOST_TEST(checked.said().find("planted9secret") == std::string::npos, checked.said());
  BOOST_TEST(checked.said().find("J0308") != std::string::npos, checked.said());
}
