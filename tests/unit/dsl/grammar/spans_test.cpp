#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "parsed.hpp"
#include "tree_generator.hpp"

namespace joinery {
namespace {

using testing::lines_of;
using testing::same_place;

/// Whether the text of a node alone is an expression: keys and zones are parts of a call, and the
/// plain parts of a text stand without quotes.
bool stands_alone(const Expr& expr, std::string_view source) {
  switch (expr.op) {
    case Op::ordered: case Op::descending: case Op::in_zone: return false;
    case Op::text: return source.starts_with('"');
    default: return true;
  }
}

void check_spans(const Expr& expr, const std::string& text, const Expr* parent) {
  const std::string source = text.substr(expr.span.begin, expr.span.end - expr.span.begin);
  BOOST_TEST_CONTEXT("node `" << source << "` of `" << text << "`") {
    if (stands_alone(expr, source)) {
      Diagnostics diagnostics;
      const Expr again = parse_expression(source, same_place, {.expression_bytes = 1U << 20U},
                                          diagnostics);
      BOOST_TEST(lines_of(diagnostics) == "");
      BOOST_TEST(same_tree(again, expr), "read as " << print(again));
    }
    if (parent != nullptr) {
      BOOST_TEST(parent->span.begin <= expr.span.begin);
      BOOST_TEST(expr.span.end <= parent->span.end);
    }
    for (const Expr& child : expr.children) check_spans(child, text, &expr);
  }
}

/// Another file, and each byte of the text two bytes there.
Span stretched(std::uint32_t begin, std::uint32_t end) {
  return {SourceId{7}, 100 + 2 * begin, 100 + 2 * end};
}
Span stretched(Span plain) { return stretched(plain.begin, plain.end); }

void check_stretched(const Expr& plain, const Expr& moved) {
  BOOST_TEST((moved.span == stretched(plain.span)));
  BOOST_REQUIRE(plain.children.size() == moved.children.size());
  for (std::size_t i = 0; i < plain.children.size(); ++i) {
    check_stretched(plain.children[i], moved.children[i]);
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_text_of_every_node_parses_to_that_node) {
  testing::TreeGenerator generator(4711);
  for (std::size_t i = 0; i < 400; ++i) {
    const std::string text = print(generator.expression(1 + i % 5));
    Diagnostics diagnostics;
    const Expr read =
        parse_expression(text, same_place, {.expression_bytes = 1U << 20U}, diagnostics);
    BOOST_REQUIRE(diagnostics.all().empty());
    check_spans(read, text, nullptr);
  }
}

BOOST_AUTO_TEST_CASE(spans_leave_out_brackets_of_the_node_itself_and_white_space) {
  for (const std::string text :
       {"  ( a + b )  *  c  ", "((a)) . x", "a | f( b ) | g", "x  in  ( 1 , 2 )  ",
        "not  ( a and b )", "f( a by b descending , c )", "if  a  then ( b ) otherwise ( c )  ",
        "\"a { b + 1 } c\" ", "(3 days)", "( a ) days + b", "a [ b is \"c\" ]", "a else ( b else c )"}) {
    Diagnostics diagnostics;
    const Expr read = parse_expression(text, same_place, {}, diagnostics);
    if (lines_of(diagnostics).empty()) check_spans(read, text, nullptr);
  }
}

BOOST_AUTO_TEST_CASE(all_places_go_through_the_function_that_knows_the_file) {
  for (const std::string text :
       {"a + f(b, \"x{c}y\") else hold \"no {d}\"", "a == 'b' && (c + ", "if a then b else c",
        "x is one of [\"a\"] or 01/02/2024", "a ? b : c", "\"a \\d {b", "x does not contain y"}) {
    BOOST_TEST_CONTEXT(text) {
      Diagnostics plain;
      Diagnostics moved;
      const Expr a = parse_expression(text, same_place, {}, plain);
      const Expr b = parse_expression(
          text, [](std::uint32_t from, std::uint32_t to) { return stretched(from, to); }, {}, moved);
      check_stretched(a, b);
      BOOST_REQUIRE(plain.all().size() == moved.all().size());
      for (std::size_t i = 0; i < plain.all().size(); ++i) {
        const Diagnostic& x = plain.all()[i];
        const Diagnostic& y = moved.all()[i];
        BOOST_TEST((y.span == stretched(x.span)));
        if (x.fix) BOOST_TEST((y.fix->span == stretched(x.fix->span)));
        for (std::size_t k = 0; k < x.others.size(); ++k) {
          BOOST_TEST((y.others[k].span == stretched(x.others[k].span)));
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(the_parts_of_a_reading_have_their_places) {
  const std::string text =
      "one of (\"a\", \"b\") like x y in \"UTC\" from a[t is \"x\"].\"b c\"[], exact";
  Diagnostics diagnostics;
  const ReadingSyntax read = parse_reading(text, same_place, {}, diagnostics);
  BOOST_TEST(lines_of(diagnostics) == "");
  const auto source = [&](Span span) { return text.substr(span.begin, span.end - span.begin); };
  BOOST_TEST(source(read.span) == text);
  BOOST_TEST(source(read.type.span) == "one of (\"a\", \"b\")");
  BOOST_TEST(source(read.type.choice_spans.at(1)) == "\"b\"");
  BOOST_TEST(source(read.like_span) == "x y");
  BOOST_TEST(source(read.zone_span) == "\"UTC\"");
  BOOST_TEST(source(read.path.span) == "a[t is \"x\"].\"b c\"[]");
  BOOST_TEST(source(read.path.steps.at(1).span) == "[t is \"x\"]");
  BOOST_TEST(source(read.path.steps.at(2).span) == "\"b c\"");
}

}  // namespace joinery
