// What the commands say of connectors.

#include <string>

#include <boost/test/unit_test.hpp>

#include "engine/json/json_parse.hpp"
#include "tests/command/program.hpp"

using namespace joinery::testing;

namespace {

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// An integration of a vendor with a connector; `more` stands in it.
std::string asking(const std::string& name, const std::string& more) {
  static_cast<void>(file(
      name + "/mappings/asked_hr/source.yaml",
      "source: asked_hr\ntitle: HR\nlanguage: 1\nconnect:\n"
      "  credentials: {token: {title: Token, secret: yes}}\n"
      "  base: \"https://hr.example\"\n  headers: {X-Key: credentials.token}\n"
      "  ask for: {id: root.id, work: rest of path, mail: unasked}\n"
      "  streams:\n    people:\n      request: {path: \"/people\", query: {fields: needed}}\n"
      "      complete: whole answer\n    badges:\n      for each: people\n"
      "      item: {id: text from id}\n      request:\n        path: "
      "(\"/people/{item.id}/badges\")\n"
      "  read: {all: people}\n"
      "read:\n  id: text from id\n  email: email from mail\n  department: text from work.unit\n"));
  static_cast<void>(file(
      name + "/mappings/asked_lms/target.yaml",
      "target: asked_lms\ntitle: LMS\nlanguage: 1\nuser:\n  number: text, required, match first\n"
      "  email: email\nset:\n  number: worker.id\n  email: worker.email else keep\n"));
  return file(name + "/integration.yaml",
              "integration: asked\nsource: asked_hr\ntarget: asked_lms\nlanguage: 1\n" + more);
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_graph_tells_what_will_be_asked_for_and_what_will_not) {
  const std::string integration = asking("asked", "");
  const Ran text = run("graph " + integration);
  BOOST_TEST(text.code == 0, text.messages);
  BOOST_TEST(holds(text.data, "asks of asked_hr\n  fields               root.id\n"), text.data);
  BOOST_TEST(holds(text.data, "people               GET \"/people\"\n"), text.data);
  BOOST_TEST(holds(text.data, "; not asked: nothing is read of it\n"), text.data);
  BOOST_TEST(holds(text.data, "all are there when the answer is whole"), text.data);
  const Ran json = run("graph " + integration + " --format json");
  const auto graph = joinery::parse_json(json.data, joinery::Limits{});
  BOOST_TEST_REQUIRE(graph.has_value());
  BOOST_TEST_REQUIRE(graph->find("asks") != nullptr);
  BOOST_TEST(graph->find("asks")->items()[0].find("of")->as_text() == "asked_hr");
}

BOOST_AUTO_TEST_CASE(what_is_read_in_addition_is_asked_for_in_addition) {
  const Ran text = run("graph " + asking("asked_more",
                                         "custom:\n  grade: text from work.grade.name\n"
                                         "change:\n  set.email: worker.email else keep\n"
                                         "people:\n  rules:\n    - id: graded\n      say: S\n"
                                         "      exclude: worker.custom.grade is \"9\"\n"
                                         "      if blank: include\n"));
  BOOST_TEST(holds(text.data, "  fields               grade.name root.id\n"),
             text.data + text.messages);
}

BOOST_AUTO_TEST_CASE(credentials_that_do_not_fit_are_told_without_showing_their_lines) {
  const Ran ran =
      run("check " + asking("asked_wrong", "credentials:\n  asked_hr: {tokn: env PLANTED_9}\n"));
  BOOST_TEST(ran.code == 1);
  BOOST_TEST(holds(ran.data + ran.messages, "has no credential `tokn`"), ran.data + ran.messages);
  BOOST_TEST(!holds(ran.data + ran.messages, "PLANTED_9"), ran.data + ran.messages);
}
