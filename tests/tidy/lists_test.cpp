#include "tests/tidy/lists.hpp"

#include <string>

#include <boost/test/unit_test.hpp>

#include "tests/tidy/expect.hpp"

using namespace joinery::tidy;

namespace {

Repository with_codes(const std::string& text) { return {{{"dsl/diagnostic/codes.def", text}}}; }

}  // namespace

BOOST_AUTO_TEST_CASE(codes_stand_once_and_in_order) {
  expect_none(wrong_codes(here()));
  expect_none(wrong_codes(with_codes("JOINERY_CODE(1, a, error, \"\")\nJOINERY_CODE(2, b, \n")));
  expect_one(wrong_codes(with_codes("JOINERY_CODE(2, a,\nJOINERY_CODE(1, b,\n")),
             "1 stands behind 2");
  expect_one(wrong_codes(with_codes("JOINERY_CODE(2, a,\nJOINERY_CODE(2, b,\n")),
             "2 stands behind 2");
  expect_none(wrong_codes(with_codes("JOINERY_CODE(201, a,\nJOINERY_CODE(101, b,\n")));
  expect_one(wrong_codes(with_codes("JOINERY_CODE(1, a,\nJOINERY_CODE(2, a,\n")), "`a` stands");
  expect_one(wrong_codes(with_codes("")), "holds no code");
}

BOOST_AUTO_TEST_CASE(functions_are_listed_and_listed_functions_exist) {
  expect_none(wrong_functions(here()));
  const std::string list = "JOINERY_FUNCTION(text, trim)\n";
  expect_one(wrong_functions({{{"stdlib/functions.def", list}}}),
             "there is no stdlib/text/trim.cpp");
  expect_one(wrong_functions({{{"stdlib/functions.def", list},
                               {"stdlib/text/lower.cpp", ""},
                               {"stdlib/text/trim.cpp", ""}}}),
             "stdlib/text/lower.cpp: is not in");
  expect_none(wrong_functions({{{"stdlib/functions.def", list},
                                {"stdlib/stdlib.cpp", ""},
                                {"stdlib/text/ends.cpp", ""},
                                {"stdlib/text/ends.hpp", ""},
                                {"stdlib/text/trim.cpp", ""}}}));
  expect_one(wrong_functions({{}}), "lists no function");
}

BOOST_AUTO_TEST_CASE(every_source_is_built) {
  expect_none(unbuilt_sources(here()));
  const std::string build = "joinery_test(x SOURCES a.cpp b/c.cpp)  # d.cpp\n";
  const auto told = [&build](const std::string& path) {
    return unbuilt_sources({{{"tests/unit/x/CMakeLists.txt", build}, {path, ""}}});
  };
  expect_none(told("tests/unit/x/a.cpp"));
  expect_none(told("tests/unit/x/b/c.cpp"));
  expect_one(told("tests/unit/x/d.cpp"), "tests/unit/x/d.cpp: no CMakeLists.txt");
  expect_one(told("tests/unit/y.cpp"), "no CMakeLists.txt");
  expect_none(told("docs/a.cpp"));
}

BOOST_AUTO_TEST_CASE(every_folder_is_reached) {
  expect_none(unreached_folders(here()));
  expect_one(unreached_folders({{{"CMakeLists.txt", "joinery_folders(dsl/a)"},
                                 {"dsl/a/CMakeLists.txt", ""},
                                 {"dsl/b/CMakeLists.txt", ""}}}),
             "names dsl/b");
}
