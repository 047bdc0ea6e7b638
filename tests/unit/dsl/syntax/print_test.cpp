#include <boost/test/unit_test.hpp>
#include <string>
#include <utility>
#include <vector>

#include "dsl/syntax/expr.hpp"
#include "dsl/syntax/reading.hpp"

namespace joinery {
namespace {

Expr node(Op op, std::vector<Expr> children, std::string text = {}) {
  Expr made;
  made.op = op;
  made.text = std::move(text);
  made.children = std::move(children);
  return made;
}
Expr leaf(Op op, std::string text = {}) { return node(op, {}, std::move(text)); }
Expr name(std::string text) { return leaf(Op::name, std::move(text)); }
Expr a() { return name("a"); }
Expr b() { return name("b"); }
Expr c() { return name("c"); }
Expr text(std::string value) { return leaf(Op::text, std::move(value)); }

struct Row {
  Expr tree;
  std::string printed;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.printed) { BOOST_TEST(print(row.tree) == row.printed); }
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(brackets_stand_only_where_the_tree_needs_them) {
  check({
      {node(Op::add, {a(), node(Op::multiply, {b(), c()})}), "a + b * c"},
      {node(Op::multiply, {node(Op::add, {a(), b()}), c()}), "(a + b) * c"},
      {node(Op::subtract, {node(Op::subtract, {a(), b()}), c()}), "a - b - c"},
      {node(Op::subtract, {a(), node(Op::subtract, {b(), c()})}), "a - (b - c)"},
      {node(Op::negate, {node(Op::add, {a(), b()})}), "-(a + b)"},
      {node(Op::negate, {node(Op::negate, {a()})}), "--a"},
      {node(Op::and_, {a(), node(Op::or_, {b(), c()})}), "a and (b or c)"},
      {node(Op::or_, {node(Op::or_, {a(), b()}), c()}), "(a or b) or c"},
      {node(Op::not_, {node(Op::and_, {a(), b()})}), "not (a and b)"},
      {node(Op::not_, {node(Op::is, {a(), b()})}), "not a is b"},
      {node(Op::is, {node(Op::not_, {a()}), b()}), "(not a) is b"},
      {node(Op::is, {node(Op::is, {a(), b()}), c()}), "(a is b) is c"},
      {node(Op::is, {a(), leaf(Op::blank)}), "a is (blank)"},
      {node(Op::is_not, {a(), node(Op::add, {leaf(Op::blank), b()})}), "a is not (blank + b)"},
      {node(Op::is, {a(), name("blanket")}), "a is blanket"},
      {node(Op::else_, {a(), node(Op::if_, {a(), b(), c()})}), "a else if a then b otherwise c"},
      {node(Op::else_, {node(Op::if_, {a(), b(), c()}), a()}), "(if a then b otherwise c) else a"},
      {node(Op::if_, {a(), b(), node(Op::else_, {b(), c()})}), "if a then b otherwise b else c"},
      {node(Op::else_, {node(Op::else_, {a(), b()}), c()}), "(a else b) else c"},
      {node(Op::member, {node(Op::duration, {a()}, "day")}, "x"), "(a days).x"},
      {node(Op::member, {node(Op::else_, {a(), b()})}, "x"), "(a else b).x"},
  });
}

BOOST_AUTO_TEST_CASE(each_operator_has_one_spelling) {
  Expr in_list = node(Op::in, {a(), text("x"), text("y")});
  Expr in_name = node(Op::not_in, {a(), b()});
  in_name.listed = false;
  check({
      {in_list, "a in (\"x\", \"y\")"},
      {in_name, "a not in b"},
      {node(Op::is_blank, {a()}), "a is blank"},
      {node(Op::is_present, {a()}), "a is present"},
      {node(Op::on_or_before, {a(), b()}), "a on or before b"},
      {node(Op::starts_with, {a(), text("x")}), "a starts with \"x\""},
      {node(Op::duration, {leaf(Op::number, "1")}, "day"), "1 day"},
      {node(Op::duration, {leaf(Op::number, "1.0")}, "day"), "1.0 days"},
      {node(Op::duration, {leaf(Op::number, "3")}, "month"), "3 months"},
      {node(Op::hold, {text("why")}), "hold \"why\""},
      {node(Op::member, {a()}, "cost centre"), "a.\"cost centre\""},
      {node(Op::member, {a()}, "is"), "a.is"},
      {node(Op::filter, {a(), node(Op::is, {b(), text("x")})}), "a[b is \"x\"]"},
      {node(Op::call,
            {node(Op::ordered, {a(), node(Op::descending, {b()}), c()})}, "first"),
       "first(a by b descending, c)"},
      {node(Op::call, {node(Op::in_zone, {a()})}, "today"), "today(in a)"},
  });
}

BOOST_AUTO_TEST_CASE(texts_are_quoted_with_escapes_that_can_be_seen) {
  BOOST_TEST(quote("a\"b") == "\"a\\\"b\"");
  BOOST_TEST(quote("{x}\\") == "\"\\{x\\}\\\\\"");
  BOOST_TEST(quote("a\nb\tc") == "\"a\\nb\\tc\"");
  BOOST_TEST(quote(std::string("\x01\x7f", 2)) == "\"\\u{1}\\u{7f}\"");
  BOOST_TEST(quote("Größe") == "\"Größe\"");
}

BOOST_AUTO_TEST_CASE(parts_of_a_text_do_not_run_together) {
  check({
      {node(Op::compound, {text("a "), b(), text(" c")}), "\"a {b} c\""},
      {node(Op::compound, {text("x"), text("y")}), "\"x{\"y\"}\""},
      {node(Op::compound, {text("x")}), "\"{\"x\"}\""},
      {node(Op::compound, {text(""), a()}), "\"{\"\"}{a}\""},
      {node(Op::compound, {text("\""), a()}), "\"\\\"{a}\""},
  });
}

BOOST_AUTO_TEST_CASE(trees_are_the_same_whatever_their_places) {
  Expr here = node(Op::add, {a(), b()});
  Expr there = here;
  there.span.begin = 7;
  there.children[0].span.end = 9;
  BOOST_TEST(same_tree(here, there));
  there.children[0].text = "z";
  BOOST_TEST(!same_tree(here, there));
  there = here;
  there.listed = false;
  BOOST_TEST(!same_tree(here, there));
  there = here;
  there.children.pop_back();
  BOOST_TEST(!same_tree(here, there));
}

BOOST_AUTO_TEST_CASE(a_reading_prints_in_the_order_of_the_grammar) {
  ReadingSyntax reading;
  reading.type.word = TypeWord::date;
  reading.like = "31/01/2024";
  PathStep work;
  work.name = "work";
  PathStep home;
  home.kind = PathStep::Kind::where;
  home.name = "a type";
  home.value = "home";
  home.negated = true;
  PathStep all;
  all.kind = PathStep::Kind::all;
  reading.path.steps = {work, home, all};
  reading.blank_when = {"N/A", "-"};
  reading.exact = true;
  BOOST_TEST(print(reading) ==
             "date like 31/01/2024 from work[\"a type\" is not \"home\"][], "
             "blank when (\"N/A\", \"-\"), exact");
}

BOOST_AUTO_TEST_CASE(a_field_prints_all_that_is_said_of_it) {
  FieldSyntax field;
  field.type.word = TypeWord::list;
  field.type.item.emplace_back().word = TypeWord::group;
  field.required = true;
  field.match = 3;
  field.one = true;
  field.on_create_only = true;
  field.at_most = 50;
  field.owned = "add only";
  BOOST_TEST(print(field) ==
             "list of group, required, match third, one, on create only, at most 50 characters, "
             "add only");
}

}  // namespace joinery
