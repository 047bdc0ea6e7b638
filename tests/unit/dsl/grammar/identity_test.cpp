#include <boost/test/unit_test.hpp>
#include <set>
#include <string>

#include "parsed.hpp"
#include "tree_generator.hpp"

namespace joinery {
namespace {

using testing::lines_of;
using testing::same_place;
using testing::TreeGenerator;

constexpr std::uint64_t seed = 20260117;

void collect(const Expr& expr, std::set<Op>& ops) {
  ops.insert(expr.op);
  for (const Expr& child : expr.children) collect(child, ops);
}

bool same(const TypeSyntax& a, const TypeSyntax& b) {
  return a.word == b.word && a.choices == b.choices && a.item.size() == b.item.size() &&
         (a.item.empty() || same(a.item[0], b.item[0]));
}

bool same(const PathSyntax& a, const PathSyntax& b) {
  const auto step = [](const PathStep& x, const PathStep& y) {
    return x.kind == y.kind && x.name == y.name && x.value == y.value && x.negated == y.negated;
  };
  return a.form == b.form && a.query == b.query && a.steps.size() == b.steps.size() &&
         std::equal(a.steps.begin(), a.steps.end(), b.steps.begin(), step);
}

bool same(const ReadingSyntax& a, const ReadingSyntax& b) {
  return same(a.type, b.type) && a.like == b.like && a.words_for_yes == b.words_for_yes &&
         a.words_for_no == b.words_for_no && a.zone == b.zone && same(a.path, b.path) &&
         a.blank_when == b.blank_when && a.exact == b.exact;
}

bool same(const FieldSyntax& a, const FieldSyntax& b) {
  return same(a.type, b.type) && a.required == b.required && a.match == b.match &&
         a.foreign == b.foreign && a.one == b.one && a.on_create_only == b.on_create_only &&
         a.only_if_empty == b.only_if_empty && a.at_most == b.at_most && a.owned == b.owned;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_printed_expression_parses_to_the_same_tree) {
  BOOST_TEST_MESSAGE("seed " << seed);
  TreeGenerator generator(seed);
  std::set<Op> ops;
  for (std::size_t i = 0; i < 6000; ++i) {
    const Expr made = generator.expression(1 + i % 6);
    collect(made, ops);
    const std::string printed = print(made);
    BOOST_TEST_CONTEXT("tree " << i << " of seed " << seed << ": " << printed) {
      Diagnostics diagnostics;
      const Expr read = parse_expression(printed, same_place, {.expression_bytes = 1U << 20U},
                                         diagnostics);
      BOOST_TEST(lines_of(diagnostics) == "");
      BOOST_TEST(same_tree(made, read), "read as: " << print(read));
    }
  }
  // Every operator but `broken` has been drawn.
  BOOST_TEST(ops.size() == static_cast<std::size_t>(Op::broken));
}

BOOST_AUTO_TEST_CASE(a_printed_reading_parses_to_the_same_reading) {
  TreeGenerator generator(seed + 1);
  for (std::size_t i = 0; i < 3000; ++i) {
    const ReadingSyntax made = generator.reading();
    const std::string printed = print(made);
    BOOST_TEST_CONTEXT("reading " << i << " of seed " << seed + 1 << ": " << printed) {
      Diagnostics diagnostics;
      const ReadingSyntax read = parse_reading(printed, same_place, {}, diagnostics);
      BOOST_TEST(lines_of(diagnostics) == "");
      BOOST_TEST(same(made, read), "read as: " << print(read));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_printed_field_parses_to_the_same_field) {
  TreeGenerator generator(seed + 2);
  for (std::size_t i = 0; i < 3000; ++i) {
    const FieldSyntax made = generator.field();
    const std::string printed = print(made);
    BOOST_TEST_CONTEXT("field " << i << " of seed " << seed + 2 << ": " << printed) {
      Diagnostics diagnostics;
      const FieldSyntax read = parse_field(printed, same_place, {}, diagnostics);
      BOOST_TEST(lines_of(diagnostics) == "");
      BOOST_TEST(same(made, read), "read as: " << print(read));
    }
  }
}

}  // namespace joinery
