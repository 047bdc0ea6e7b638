#include "tests/tidy/file_rules.hpp"

#include <string>
#include <utility>

#include <boost/test/unit_test.hpp>

#include "tests/tidy/expect.hpp"

using namespace joinery::tidy;

namespace {

constexpr std::size_t file_lines_max = 500;
/// The style says 100; what clang-format cannot break yet is allowed a little more.
constexpr std::size_t line_columns_max = 120;

Repository with(const std::string& path, std::string text) { return {{{path, std::move(text)}}}; }

}  // namespace

BOOST_AUTO_TEST_CASE(files_are_short) {
  expect_none(long_files(here(), file_lines_max));
  expect_one(long_files(with("a.cpp", "1\n2\n3\n"), 2), "a.cpp: 3 lines, at most 2");
  expect_none(long_files(with("a.cpp", "1\n2\n"), 2));
  expect_none(long_files(with("a.json", "1\n2\n3\n"), 2));
}

BOOST_AUTO_TEST_CASE(lines_are_narrow) {
  // The workloads hold tables of names, which are easier to read as wide as they are.
  expect_none(wide_lines(here(), line_columns_max, {"tests/bench/"}));
  expect_one(wide_lines(with("a.hpp", "\n1234\n"), 3, {}), "a.hpp:2: 4 columns");
  expect_none(wide_lines(with("a.hpp", "äöü\n"), 3, {}));
  expect_none(wide_lines(with("b/a.hpp", "1234\n"), 3, {"b/"}));
}

BOOST_AUTO_TEST_CASE(names_say_what_is_inside) {
  expect_none(empty_names(here()));
  for (const std::string path : {"a/common.hpp", "common/a.hpp", "a/text_util.cpp", "helpers.sh",
                                 "a/run-manager.cpp", "a/misc.yaml"}) {
    BOOST_TEST_CONTEXT(path) { expect_one(empty_names(with(path, "")), "name it"); }
  }
  expect_none(empty_names(with("engine/optimize/share_common.cpp", "")));
}

BOOST_AUTO_TEST_CASE(folders_with_code_have_a_readme) {
  expect_none(missing_readmes(here()));
  expect_one(missing_readmes(with("dsl/a/b.cpp", "")), "dsl/a: has code");
  expect_one(missing_readmes(with("stdlib/text/b.cpp", "")), "stdlib: has code");
  expect_none(missing_readmes({{{"engine/a/b.cpp", ""}, {"engine/a/README.md", ""}}}));
}

BOOST_AUTO_TEST_CASE(headers_are_read_once) {
  expect_none(unguarded_headers(here()));
  expect_one(unguarded_headers(with("a.hpp", "int x;\n")), "a.hpp");
}

BOOST_AUTO_TEST_CASE(no_vendor_is_named_in_code) {
  expect_none(vendor_names(here()));
  expect_one(vendor_names(with("dsl/a.cpp", "\n// as HiBob does\n")), "dsl/a.cpp:2");
  expect_one(
      vendor_names({{{"mappings/acmehr/source.yaml", ""}, {"stdlib/modules/a.yaml", "acmehr"}}}),
      "`acmehr`");
  expect_none(vendor_names(with("mappings/hibob/source.yaml", "source: hibob\n")));
}

BOOST_AUTO_TEST_CASE(no_path_of_one_machine_stands_anywhere) {
  expect_none(machine_paths(here()));
  expect_one(machine_paths(with("docs/a.md", "see /home/ada/x")), "docs/a.md:1");
}

BOOST_AUTO_TEST_CASE(nothing_is_left_open_without_an_issue) {
  expect_none(open_ends(here()));
  expect_one(open_ends(with("a.cpp", "// TODO: later\n")), "a.cpp:1");
  expect_none(open_ends(with("a.cpp", "// TODO(#12): later\n// TODOS\n")));
}

BOOST_AUTO_TEST_CASE(only_the_command_line_knows_the_world_around) {
  expect_none(surroundings(here()));
  expect_one(surroundings(with("engine/execute/a.cpp", "std::getenv(\"X\")")), "`getenv`");
  expect_one(surroundings(with("dsl/a/a.cpp", "auto now = std::chrono::system_clock::now();")),
             "dsl/a/a.cpp:1");
  expect_none(surroundings(with("engine/cli/a.cpp", "std::getenv(\"X\")")));
}

BOOST_AUTO_TEST_CASE(links_lead_somewhere) {
  expect_none(dead_links(here()));
  const auto told = [](const std::string& text) {
    return dead_links({{{"a/b.md", text}, {"c/d.md", ""}}});
  };
  expect_none(told("[x](../c/d.md#part) [y](../c) [z](https://example.com) [here](#part)"));
  expect_none(told("```\n[x](nothing.md)\n```\n"));
  expect_one(told("\n[x](../c/d.md) [y](c/d.md)"), "a/b.md:2: there is no c/d.md");
}
