// What the values of connectors come to.

#include <fstream>
#include <sstream>

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

struct Formulas {
  Checked checked;
  std::optional<ConnectorFormulas> formulas;
  explicit Formulas(const Connected& written) : checked(written) {
    BOOST_TEST(checked.marked() == "", checked.said());
    BOOST_TEST_REQUIRE((checked.source || checked.target));
    formulas.emplace(connector(), references(), clock_at("2026-11-21T08:00:00Z"), Limits{});
  }
  [[nodiscard]] const Connector& connector() const {
    return checked.source ? *checked.source : *checked.target;
  }
  std::string body(const Request& request, const char* context) {
    return text_of(formulas->body(request.json, json_of(context)).value());
  }
};

Connected source(const std::string& lines) {
  Connected written;
  written.source =
      "  credentials: {token: {title: T, secret: yes}, portal: {title: P, optional: yes}}\n"
      "  base: (\"https://{credentials.portal}.hr.example\")\n" +
      lines;
  return written;
}

}  // namespace

BOOST_AUTO_TEST_CASE(bodies_leave_out_what_is_blank_and_what_becomes_empty_by_that) {
  Formulas all(source(
      "  streams:\n    people:\n      complete: never\n      request:\n        path: \"/people\"\n "
      "       json:\n"
      "          key: credentials.token\n          all: yes\n          limit: 50\n"
      "          filters: [{path: \"root.id\", values: [credentials.portal]}, {when: "
      "credentials.portal is present, then: {a: 1}}]\n"
      "          none: [credentials.portal]\n          nested: {deep: {gone: credentials.portal}}\n"
      "          kept: {}\n"
      "  read: {all: people}\n"));
  const Request& request = all.connector().streams[0].exchange->request;
  BOOST_TEST(all.body(request, R"({"credentials":{"token":"t"}})") ==
             R"({"key":"t","all":true,"limit":50,"filters":[{"path":"root.id"}],"kept":{}})");
  BOOST_TEST(
      all.body(request, R"({"credentials":{"token":"t","portal":"p"}})") ==
      R"({"key":"t","all":true,"limit":50,"filters":[{"path":"root.id","values":["p"]},{"a":1}],)"
          R"("none":["p"],"nested":{"deep":{"gone":"p"}},"kept":{}})");
}

BOOST_AUTO_TEST_CASE(holes_in_addresses_are_encoded_and_those_in_other_texts_are_not) {
  Formulas all(
      source("  headers: {X-Key: credentials.token}\n"
             "  streams:\n    people: {request: {path: \"/people\"}, complete: never}\n    "
             "person:\n      request:\n"
             "        path: (\"/people/{person.id}/work\")\n        query:\n          filter: "
             "(\"id eq {person.id}\")\n"
             "  read: {all: people, one: person}\n"));
  const Stream* person = all.connector().stream("person");
  const Json context =
      json_of(R"({"person":{"id":"a/b c?d=é"},"credentials":{"portal":"x/../y"}})");
  BOOST_TEST(all.formulas->text(person->exchange->request.path, context).value() ==
             "/people/a%2Fb%20c%3Fd%3D%C3%A9/work");
  const auto query = all.formulas->pairs(person->exchange->request.query, context).value();
  BOOST_TEST(query[0].second == "id eq a/b c?d=é");
  BOOST_TEST(all.formulas->text(*all.connector().base, context).value() ==
             "https://x%2F..%2Fy.hr.example");
}

BOOST_AUTO_TEST_CASE(answers_are_read_where_they_are_used) {
  Formulas all(
      source("  headers: {X-Key: credentials.token}\n"
             "  answer: {failed: 'yes_no from $.body[\"isError\",\"IsError\"]', error: text from "
             "body.Message, left: number from headers.X-Left}\n"
             "  pace: {left: answer.left}\n"
             "  failures:\n    - {when: answer.failed is not no, then: stop, say: answer.error}\n"
             "    - {when: answer.failed is blank, then: retry}\n"
             "  streams:\n    people: {request: {path: \"/people\"}, complete: never}\n  read: "
             "{all: people}\n"));
  const auto& failures = all.connector().failures;
  const Json bad = json_of(
      R"({"status":200,"headers":{"x-left":"7"},"body":{"IsError":true,"Message":"no entry"}})");
  BOOST_TEST(all.formulas->is_yes(failures[0].when, bad).value());
  BOOST_TEST(all.formulas->text(*failures[0].say, bad).value() == "no entry");
  BOOST_TEST(text_of(all.formulas->work_out(*all.connector().pace.budgets.at(0).left, bad).json) == "7");
  const Json empty = json_of(R"({"status":200,"headers":{},"body":{}})");
  BOOST_TEST(!all.formulas->is_yes(failures[0].when, empty).value());
  BOOST_TEST(all.formulas->is_yes(failures[1].when, empty).value());
}

BOOST_AUTO_TEST_CASE(a_token_is_secret_wherever_it_goes) {
  Formulas all(source(
      "  sign in:\n    request: {path: \"/auth\", json: {key: credentials.token}}\n"
      "    answer: {token: text from body.data.token, seconds: number from body.data.expires_in}\n"
      "    token: answer.token\n    lasts: answer.seconds\n"
      "    next token: part_after(answer.authorization, \"Bearer \")\n"
      "  answer: {authorization: text from headers.Authorization}\n"
      "  streams:\n    people: {request: {path: \"/people\"}, complete: never}\n  read: {all: "
      "people}\n"));
  const SignIn& sign_in = *all.connector().sign_in;
  BOOST_TEST(all.connector().pace.together == 1U);
  BOOST_TEST(sign_in.send[0].value.secret);
  const Json answer = json_of(
      R"({"status":200,"headers":{"authorization":"Bearer n2"},"body":{"data":{"token":"n1"}},"token":"n0"})");
  BOOST_TEST(all.formulas->text(sign_in.token, answer).value() == "n1");
  BOOST_TEST(all.formulas->text(*sign_in.next_token, answer).value() == "n2");
  BOOST_TEST(all.formulas->pairs(sign_in.send, answer).value()[0].second == "Bearer n0");
}

BOOST_AUTO_TEST_CASE(a_hold_over_a_secret_does_not_show_it) {
  Formulas all(
      source("  headers:\n    X-Key: part_before(\"{credentials.token}:\", \":\")\n"
             "    X-Long: credentials.portal else hold \"no portal for {credentials.token}\"\n"
             "  streams:\n    people: {request: {path: \"/people\"}, complete: never}\n  read: "
             "{all: people}\n"));
  for (const NamedTemplate& header : all.connector().headers) {
    BOOST_TEST(header.value.secret);
    const Worked worked =
        all.formulas->work_out(header.value, json_of(R"({"credentials":{"token":"planted-9"}})"));
    BOOST_TEST(worked.why.find("planted-9") == std::string::npos);
  }
  const Worked held = all.formulas->work_out(all.connector().headers[1].value,
                                             json_of(R"({"credentials":{"token":"planted-9"}})"));
  BOOST_TEST((held.kind == Worked::Kind::hold));
}

BOOST_AUTO_TEST_CASE(a_cleared_field_is_sent_as_it_is_said) {
  Connected written;
  written.target =
      "  base: \"https://lms.example\"\n"
      "  streams:\n    users: {request: {path: \"/users\"}, records: users, complete: whole "
      "answer}\n"
      "  read:\n    users: users\n    user: {id: text from id}\n"
      "  clear as: {name: empty text}\n"
      "  answer: {id: text from body.id}\n"
      "  changes:\n    create_user:\n      request: {path: \"/users\", json: {email: "
      "change.email}}\n"
      "      gives: {id: answer.id}\n"
      "    update_user:\n      request:\n        method: PATCH\n        path: "
      "(\"/users/{user.id}\")\n        json:\n"
      "          email: change.email\n          name: upper(change.name)\n          gone: "
      "cleared.name\n"
      "          says: if change.name is present or cleared.name then \"name\" otherwise blank\n"
      "          both: full_name(change.name, change.email)\n"
      "    link_user: nothing\n    archive_user: nothing\n    reactivate_user: nothing\n";
  Formulas all(written);
  const Request& request = all.connector().change("update_user")->steps[0].exchange.request;
  BOOST_TEST(all.body(request, R"({"change":{"name":"a"}})") == R"({"name":"A","says":"name","both":"a"})");
  BOOST_TEST(all.body(request, R"({"change":{},"cleared":{"email":true,"name":true}})") ==
             R"({"email":null,"name":"","gone":true,"says":"name"})");
}

BOOST_AUTO_TEST_CASE(the_connectors_of_the_page_are_sound) {
  std::ifstream file("docs/connectors.md");
  std::stringstream read;
  read << file.rdbuf();
  const std::string page = read.str();
  std::size_t at = page.find("## 16. Whole connectors");
  BOOST_TEST_REQUIRE(at != std::string::npos);
  int tried = 0;
  for (at = page.find("```yaml\nconnect:\n", at); at != std::string::npos;
       at = page.find("```yaml\nconnect:\n"
                      "",
                      at + 1)) {
    const std::size_t lines = at + std::string("```yaml\nconnect:\n").size();
    Connected written;
    const std::string text = page.substr(lines, page.find("```", lines) - lines);
    const bool target = text.find("\n  changes:\n") != std::string::npos;
    (target ? written.target : written.source) = text;
    written.read = "  id: text from id\n";
    written.set = "  external_id: worker.id\n";
    if (text.find("attributes.id: id") != std::string::npos)
      written.read = "  id: text from attributes.id.value\n";
    if (target) {
      written.user =
          "  external_id: text, required, match first\n  user_name: text, match second\n  email: "
          "email\n"
          "  given_name: text\n"
          "  family_name: text\n  title: text\n  department: text\n  manager: person\n";
    }
    const Checked checked(written);
    BOOST_TEST(!checked.diagnostics.has_errors(), checked.said());
    BOOST_TEST((checked.source || checked.target));
    ++tried;
  }
  BOOST_TEST(tried == 6);
}
