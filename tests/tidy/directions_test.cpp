#include "tests/tidy/directions.hpp"

#include <string>

#include <boost/test/unit_test.hpp>

#include "tests/tidy/expect.hpp"

using namespace joinery::tidy;

namespace {

constexpr std::string_view table =
    "# a comment\n"
    "everywhere: <fmt/>\n"
    "several: <thread>\n"
    "dsl/base:\n"
    "dsl/low: <lib/>\n"
    "dsl/high: dsl/low\n"
    "engine/cli: * <thread>\n";

/// What is told of one file of dsl/high that also uses dsl/low as the table says.
Complaints told_of(const std::string& include) {
  const Repository repository{{{"dsl/high/a.cpp", "#include \"dsl/low/a.hpp\"\n" + include}}};
  return wrong_directions(repository, parse_directions(table));
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_table_has_no_circles_and_no_doubled_libraries) {
  const auto found = here().files.find("tests/tidy/directions.txt");
  BOOST_TEST_REQUIRE((found != here().files.end()));
  const Directions directions = parse_directions(found->second);
  BOOST_TEST(directions.rows.size() > 20U);
  expect_none(directions.mistakes);
}

BOOST_AUTO_TEST_CASE(every_include_goes_where_the_table_allows) {
  expect_none(
      wrong_directions(here(), parse_directions(here().files.at("tests/tidy/directions.txt"))));
}

BOOST_AUTO_TEST_CASE(every_include_starts_at_the_root) { expect_none(broken_includes(here())); }

BOOST_AUTO_TEST_CASE(allowed_includes_are_not_complained_of) {
  for (const std::string include :
       {"#include \"dsl/high/b.hpp\"", "#include \"dsl/base/c.hpp\"", "#include <fmt/format.h>",
        "#include <vector>", "// #include \"engine/cli/a.hpp\""}) {
    BOOST_TEST_CONTEXT(include) { expect_none(told_of(include)); }
  }
}

BOOST_AUTO_TEST_CASE(forbidden_includes_are_told_with_their_place) {
  expect_one(told_of("#include \"engine/cli/a.hpp\""), "dsl/high/a.cpp:2: dsl/high may not");
  expect_one(told_of("#include \"tests/support/a.hpp\""), "may not include tests/support");
  expect_one(told_of("  #  include <lib/a.hpp>"), "may not name <lib/a.hpp>");
  expect_one(told_of("#include <thread>"), "may not name <thread>");
  expect_one(told_of("#include <lib.h>"), "may not name <lib.h>");
}

BOOST_AUTO_TEST_CASE(a_star_is_every_row_above) {
  const Repository repository{{{"engine/cli/a.cpp",
                                "#include \"dsl/low/a.hpp\"\n"
                                "#include \"dsl/high/a.hpp\"\n"}}};
  expect_none(wrong_directions(repository, parse_directions(table)));
}

BOOST_AUTO_TEST_CASE(an_arrow_that_nobody_uses_is_told) {
  const Repository repository{{{"dsl/high/a.cpp", ""}}};
  expect_one(wrong_directions(repository, parse_directions(table)),
             "dsl/high does not use dsl/low");
}

BOOST_AUTO_TEST_CASE(a_folder_without_a_row_is_told) {
  const Repository repository{{{"dsl/new/a.cpp", ""}}};
  expect_one(wrong_directions(repository, parse_directions(table)), "no row for dsl/new");
}

BOOST_AUTO_TEST_CASE(mistakes_of_a_table_are_told) {
  expect_one(parse_directions("a: b\nb:\n").mistakes, "`b` has no row above it");
  expect_one(parse_directions("a:\na:\n").mistakes, "a has two rows");
  expect_one(parse_directions("a b\n").mistakes, "a colon");
  expect_one(parse_directions("a: <x/>\nb: <x/>\n").mistakes, "<x/> belongs to a");
  expect_one(parse_directions("everywhere: <x/>\na: <x/>\n").mistakes, "allowed everywhere");
  expect_one(parse_directions("engine/a:\ndsl/b: engine/a\n").mistakes, "knows nothing of");
  expect_none(parse_directions("several: <x/>\na: <x/>\nb: a <x/>\n").mistakes);
}

BOOST_AUTO_TEST_CASE(an_include_of_nothing_is_told) {
  const Repository repository{
      {{"dsl/a/a.cpp", "#include \"a.hpp\"\n#include \"dsl/a/a.hpp\"\n"}, {"dsl/a/a.hpp", ""}}};
  expect_one(broken_includes(repository), "dsl/a/a.cpp:1: there is no a.hpp");
  const std::string includes = "#include \"a.hpp\"\n#include \"b.hpp\"\n";
  expect_one(broken_includes({{{"tests/a/a.cpp", includes}, {"tests/a/a.hpp", ""}}}),
             "there is no b.hpp");
}
