#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <set>
#include <string>

#include "stdlib/stdlib.hpp"
#include "tests/unit/stdlib/evaluate.hpp"

using namespace joinery;

namespace {

const Registry& registry() {
  static const Registry all(standard_library());
  return all;
}

bool is_name(std::string_view name) {
  return !name.empty() && name.front() >= 'a' && name.front() <= 'z' &&
         std::ranges::all_of(name, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
         });
}

bool has_example(const FunctionDef& function, auto holds) {
  return std::ranges::any_of(function.examples, holds);
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_example_of_the_library_gives_what_it_says) {
  std::size_t count = 0;
  for (const FunctionDef* function : registry().all()) {
    for (const Example& example : function->examples) {
      BOOST_TEST_CONTEXT(function->name << ", " << example.title << ": " << example.source) {
        BOOST_TEST(testing::evaluated(example.source, registry()) == example.result);
        ++count;
      }
    }
  }
  BOOST_TEST(count > 100);
}

BOOST_AUTO_TEST_CASE(every_function_is_described_and_called_by_its_own_examples) {
  for (const FunctionDef* function : registry().all()) {
    BOOST_TEST_CONTEXT(function->name) {
      BOOST_TEST(is_name(function->name));
      BOOST_TEST(function->about.ends_with('.'));
      BOOST_TEST(!function->parameters.empty());
      BOOST_TEST(function->run != nullptr);
      BOOST_TEST(function->cost > 0);
      const std::string head = std::string(function->name) + '(';
      for (const Example& example : function->examples) {
        BOOST_TEST(example.source.starts_with(head));
      }
      std::set<std::string_view> names;
      bool optional = false;
      for (const Parameter& parameter : function->parameters) {
        BOOST_TEST(is_name(parameter.name));
        BOOST_TEST(!parameter.about.empty());
        BOOST_TEST(names.insert(parameter.name).second);
        BOOST_TEST((parameter.optional || !optional));  // what may be left out stands at the end
        optional = parameter.optional;
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(every_function_shows_an_ordinary_case_and_what_it_does_with_blank) {
  for (const FunctionDef* function : registry().all()) {
    BOOST_TEST_CONTEXT(function->name) {
      BOOST_TEST(has_example(*function, [](const Example& e) { return e.result != "null"; }));
      BOOST_TEST(has_example(*function, [](const Example& e) {
        return e.source.find("blank") != std::string_view::npos;
      }));
      if (function->category != "text") continue;
      BOOST_TEST(has_example(*function, [](const Example& e) {
        return std::ranges::any_of(e.source, [](char c) { return (c & 0x80) != 0; }) ||
               e.source.find("\\u{") != std::string_view::npos;
      }));
    }
  }
}

BOOST_AUTO_TEST_CASE(the_list_of_functions_is_what_stands_in_the_folders) {
  std::set<std::string> files, functions;
  const std::set<std::string> shared{"number/whole", "text/padded", "date/weekday_search"};
  for (const auto& entry : std::filesystem::recursive_directory_iterator("stdlib")) {
    const auto path = std::filesystem::relative(entry.path(), "stdlib");
    if (path.extension() != ".cpp" || !path.has_parent_path()) continue;
    const std::string name = (path.parent_path() / path.stem()).generic_string();
    if (!shared.contains(name)) files.insert(name);
  }
  for (const FunctionDef* function : registry().all()) {
    functions.insert(std::string(function->category) + '/' + std::string(function->name));
  }
  BOOST_TEST(files == functions, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_evaluator_of_these_tests_refuses_what_the_language_refuses) {
  for (const char* wrong : {"lower(1)", "lower()", "lower(\"a\", \"b\")", "nothing(1)",
                            "year(\"2024\" + 1)", "join(\"a\")", "lower("}) {
    BOOST_TEST_CONTEXT(wrong) {
      const std::string result = testing::evaluated(wrong, registry());
      BOOST_TEST((result.starts_with("cannot be run") || result.starts_with("does not parse")));
    }
  }
}
