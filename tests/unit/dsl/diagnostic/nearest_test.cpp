#include "dsl/diagnostic/nearest.hpp"

#include <boost/test/unit_test.hpp>

using namespace joinery;

namespace {

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const auto& name : names) all += (all.empty() ? "" : ", ") + name;
  return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(edits_are_counted_in_code_points) {
  struct Row {
    const char* a;
    const char* b;
    std::size_t edits;
  };
  for (const Row row : {Row{"", "", 0},
                        {"", "abc", 3},
                        {"abc", "", 3},
                        {"kitten", "sitting", 3},
                        {"form", "from", 1},
                        {"Müller", "Muller", 1},
                        {"ABC", "abc", 0},
                        {"東京", "京東", 1},
                        {"ca", "abc", 3},
                        {"department", "departement", 1}}) {
    BOOST_TEST_CONTEXT(row.a << " to " << row.b) {
      BOOST_TEST(edits_between(row.a, row.b, 9) == row.edits);
      BOOST_TEST(edits_between(row.b, row.a, 9) == row.edits);
    }
  }
  BOOST_TEST(edits_between("kitten", "sitting", 2) == 3U);
  BOOST_TEST(edits_between(std::string(64, 'x'), std::string(64, 'x'), 1) == 0U);
  BOOST_TEST(edits_between(std::string(65, 'x'), std::string(65, 'x'), 1) == 2U);
}

BOOST_AUTO_TEST_CASE(only_what_is_near_is_proposed) {
  const std::vector<std::string> known{"Permanent", "Contractor", "Intern", "id",
                                       "email",     "first_name", "a",      "London"};
  struct Row {
    const char* name;
    const char* near;
  };
  for (const Row row : {Row{"Contracter", "Contractor"},
                        {"frist_name", "first_name"},
                        {"firstname", "first_name"},
                        {"emial", "email"},
                        {"it", "id"},
                        {"london", "London"},
                        {"Paris", ""},
                        {"b", ""},
                        {"", ""},
                        {"email", ""},
                        {"Intxyz", ""},
                        {"A", "a"}}) {
    BOOST_TEST_CONTEXT(row.name) { BOOST_TEST(joined(nearest(row.name, known, 3)) == row.near); }
  }
}

BOOST_AUTO_TEST_CASE(the_nearest_comes_first_and_no_more_than_asked) {
  const std::vector<std::string> known{"region_two", "region_on", "region_one", "region_one"};
  BOOST_TEST(joined(nearest("region_onee", known, 5)) == "region_one, region_on");
  BOOST_TEST(joined(nearest("region_onee", known, 1)) == "region_one");
  BOOST_TEST(joined(nearest("region_onee", known, 0)).empty());
}

BOOST_AUTO_TEST_CASE(broken_and_long_names_are_near_to_nothing_worse) {
  const std::vector<std::string> known{"\xE4\xB8", std::string(10'000, 'a'), "abc\xFF"};
  BOOST_TEST(joined(nearest("abc\xFE", known, 3)) == "abc\xFF");
  BOOST_TEST(nearest(std::string(10'000, 'b'), known, 3).empty());
  BOOST_TEST(nearest("\xF0", known, 3).empty());
}
