// The judge itself, on graphs written by hand: what it says must follow from
// engine/graph/graph.hpp.

#include "tests/oracle/judge.hpp"

#include <boost/test/unit_test.hpp>

#include "engine/value/print.hpp"
#include "tests/support/compiled.hpp"
#include "tests/support/evaluation.hpp"
#include "tests/support/graph_builder.hpp"
#include "tests/support/references.hpp"

namespace joinery::oracle {
namespace {

using namespace joinery::testing;

const RunClock now{instant("2026-11-21T08:00:00Z")};

std::string in(const std::string& user, const std::string& rest) {
  return R"({"person":"E1","decision":"include","rule":null,"user":{)" + user + R"(},"account":)" +
         rest + '}';
}

std::string judged(const GraphBuilder& g, NodeId node, const char* record) {
  const Limits limits;
  Judge judge(g.graph, references(), limits);
  return shown(judge.value_of(node, json_of(record), now), g.graph[node].type);
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_judge_lets_blanks_flow_and_holds_travel) {
  GraphBuilder g;
  const NodeId a = g.read("a", TypeWord::number);
  const NodeId b = g.read("b", TypeWord::number);
  const NodeId sum = g.add(NodeOp::add, {a, b}, Type::of(TypeWord::number));
  BOOST_TEST(judged(g, sum, R"({"a":0.1,"b":0.2})") == "0.3");
  BOOST_TEST(judged(g, sum, R"({"a":1})") == "blank");
  BOOST_TEST(judged(g, sum, R"({"b":"x"})").starts_with("hold: \"x\" in b"));
  BOOST_TEST(judged(g, sum, R"({"a":"y","b":"x"})").starts_with("hold: \"y\" in a"));
  const NodeId rescued = g.add(NodeOp::else_, {a, sum, b}, Type::of(TypeWord::number));
  BOOST_TEST(judged(g, rescued, R"({"b":2})") == "2");
  BOOST_TEST(judged(g, rescued, R"({"a":1,"b":"x"})") == "1");
}

BOOST_AUTO_TEST_CASE(the_judge_knows_three_answers) {
  GraphBuilder g;
  const NodeId a = g.read("a", TypeWord::yes_no);
  const NodeId b = g.read("b", TypeWord::yes_no);
  const NodeId both = g.yes_no_of(NodeOp::and_, {a, b});
  const NodeId any = g.yes_no_of(NodeOp::or_, {a, b});
  BOOST_TEST(judged(g, both, R"({"a":false,"b":"x"})") == "false");
  BOOST_TEST(judged(g, both, R"({"b":false})") == "false");
  BOOST_TEST(judged(g, both, R"({"b":true})") == "blank");
  BOOST_TEST(judged(g, any, R"({"a":true,"b":"x"})") == "true");
  BOOST_TEST(judged(g, any, R"({"b":false})") == "blank");
  BOOST_TEST(judged(g, any, R"({"b":true})") == "true");
  BOOST_TEST(judged(g, g.yes_no_of(NodeOp::not_, {a}), "{}") == "blank");
  BOOST_TEST(judged(g, g.add(NodeOp::if_, {a, g.text("x"), g.text("y")}), "{}") == "\"y\"");
}

BOOST_AUTO_TEST_CASE(the_judge_orders_lists_with_blanks_last) {
  GraphBuilder g;
  const NodeId all = g.read_records(
      member_steps("jobs"), {{"t", Type::of(TypeWord::text)}, {"n", Type::of(TypeWord::number)}});
  const NodeId by_n = g.element(1, TypeWord::number);
  const NodeId first = g.list(NodeOp::first, all, {by_n}, 1);
  g.at(first).type = g.graph[all].type.item[0];
  const NodeId title = g.add(NodeOp::field, {first});
  BOOST_TEST(judged(g, title, R"({"jobs":[{"t":"a"},{"t":"b","n":1},{"t":"c","n":2}]})") ==
             "\"c\"");
  BOOST_TEST(judged(g, title, R"({"jobs":[{"t":"b","n":2},{"t":"c","n":2}]})")
                 .starts_with("hold: several different"));
  BOOST_TEST(judged(g, title, R"({"jobs":[{"t":"b","n":2},{"t":"b","n":2}]})") == "\"b\"");
  BOOST_TEST(judged(g, title, R"({"jobs":[]})") == "blank");
}

BOOST_AUTO_TEST_CASE(the_judge_rounds_half_to_even_and_holds_what_does_not_fit) {
  GraphBuilder g;
  const Type number = Type::of(TypeWord::number);
  const NodeId a = g.read("a", TypeWord::number);
  const NodeId b = g.read("b", TypeWord::number);
  const NodeId product = g.add(NodeOp::multiply, {a, b}, number);
  const NodeId quotient = g.add(NodeOp::divide, {a, b}, number);
  BOOST_TEST(judged(g, product, R"({"a":0.000001,"b":0.5})") == "0");
  BOOST_TEST(judged(g, product, R"({"a":0.000003,"b":0.5})") == "0.000002");
  BOOST_TEST(judged(g, product, R"({"a":-0.000003,"b":0.5})") == "-0.000002");
  BOOST_TEST(judged(g, product, R"({"a":9000000,"b":9000000})") ==
             "hold: a number is out of range");
  BOOST_TEST(judged(g, quotient, R"({"a":1,"b":3})") == "0.333333");
  BOOST_TEST(judged(g, quotient, R"({"a":2,"b":-3})") == "-0.666667");
  BOOST_TEST(judged(g, quotient, R"({"a":1,"b":0})") == "hold: division by zero");
}

BOOST_AUTO_TEST_CASE(the_judge_writes_the_line_of_the_contract) {
  GraphBuilder g;
  const NodeId zone = g.zone(*references().zones.find("UTC"));
  g.id(g.read("id")).field("name", g.add(NodeOp::else_, {g.read("name"), g.keep()}));
  g.rule("gone", Outcome::exclude, g.yes_no_of(NodeOp::equal, {g.read("state"), g.text("gone")}),
         Outcome::include);
  g.graph.account.zone = zone;
  g.graph.account.starts = g.read("from", TypeWord::date);
  g.graph.account.ends = g.read("to", TypeWord::date);
  g.graph.account.archived_when = g.yes_no(false);
  g.graph.invite.when = InviteSyntax::When::on_start_date;
  g.graph.invite.condition = g.yes_no(false);
  const Limits limits;
  Judge judge(g.graph, references(), limits);
  const auto line = [&](const char* record) { return judge.line(json_of(record), now).value(); };
  BOOST_TEST(line(R"({"id":"E1","name":"\"A\u0001"})") ==
             in(R"("name":"\"A\u0001")", R"("active","invite":"2026-11-21")"));
  BOOST_TEST(line(R"({"id":"E1","from":"2026-11-22","to":"2026-11-30"})") ==
             in("", R"("waiting","invite":"2026-11-22")"));
  BOOST_TEST(line(R"({"id":"E1","to":"2026-11-20"})") == in("", R"("archived","invite":null)"));
  BOOST_TEST(line(R"({"id":"E1","to":"2026-11-21"})").find("active") != std::string::npos);
  BOOST_TEST(line(R"({"id":"E1","state":"gone"})") ==
             R"({"person":"E1","decision":"exclude","rule":"gone","because":"because of gone"})");
  BOOST_TEST(line(R"({"name":"A"})") ==
             R"({"person":null,"decision":"hold","field":null,"because":"the record has no id"})");
}

}  // namespace joinery::oracle
