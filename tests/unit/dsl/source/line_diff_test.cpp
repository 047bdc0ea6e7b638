#include <boost/test/unit_test.hpp>
#include <string>

#include "dsl/source/line_diff.hpp"

namespace joinery {
namespace {

BOOST_AUTO_TEST_CASE(equal_texts_have_no_difference) {
  BOOST_TEST(unified_diff("a\nb\n", "a\nb\n", "f") == "");
}

BOOST_AUTO_TEST_CASE(a_difference_has_three_lines_of_context) {
  BOOST_TEST(unified_diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n", "f") ==
             "--- f\n+++ f\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
  BOOST_TEST(unified_diff("", "a\n", "f") == "--- f\n+++ f\n@@ -0,0 +1 @@\n+a\n");
  BOOST_TEST(unified_diff("a", "a\n", "f") ==
             "--- f\n+++ f\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n");
}

BOOST_AUTO_TEST_CASE(changes_far_apart_stand_in_parts_of_their_own) {
  std::string before;
  std::string after;
  for (int i = 1; i <= 20; ++i) {
    before += std::to_string(i) + "\n";
    if (i != 2) after += std::to_string(i) + "\n";
    if (i == 18) after += "new\n";
  }
  BOOST_TEST(unified_diff(before, after, "f") ==
             "--- f\n+++ f\n@@ -1,5 +1,4 @@\n 1\n-2\n 3\n 4\n 5\n"
             "@@ -16,5 +15,6 @@\n 16\n 17\n 18\n+new\n 19\n 20\n");
}

BOOST_AUTO_TEST_CASE(large_texts_are_compared_in_bounded_time) {
  std::string before;
  std::string after;
  for (int i = 0; i < 30'000; ++i) {
    before += "a" + std::to_string(i) + "\n";
    after += "b" + std::to_string(i) + "\n";
  }
  BOOST_TEST(unified_diff(before, after, "f").size() > before.size() + after.size());
}

}  // namespace
}  // namespace joinery
