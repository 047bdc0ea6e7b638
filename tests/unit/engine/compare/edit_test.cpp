#include "engine/compare/edit.hpp"

#include <bit>

#include <boost/test/unit_test.hpp>

#include "engine/compare/weave_list.hpp"

using namespace joinery;

BOOST_AUTO_TEST_CASE(shrinking_keeps_what_is_enough_and_nothing_else) {
  const EditSet wanted = only(3) | only(17) | only(40);
  const auto enough = [&](EditSet set) { return (set & wanted) == wanted; };
  BOOST_TEST(shrink(~EditSet{0}, enough) == wanted);
  const auto any_of_two = [](EditSet set) { return (set & (only(1) | only(2))) != 0; };
  BOOST_TEST(std::popcount(shrink(only(0) | only(1) | only(2), any_of_two)) == 1);
  // Two cancel each other, and a third does the same as both left out: no part of it may be left.
  const auto odd = [](EditSet set) { return std::popcount(set) % 2 == 1; };
  BOOST_TEST(std::popcount(shrink(only(5) - 1 - only(4) + only(4), odd)) % 2 == 1);
}

BOOST_AUTO_TEST_CASE(a_table_with_many_changed_rows_is_one_edit) {
  std::vector<Edit> fine;
  for (int i = 0; i < 13; ++i)
    fine.push_back({EditKind::changed, "target t", "tables.regions", std::to_string(i), {}, {}});
  fine.push_back({EditKind::added, "target t", "set", "team", {}, {}});
  const EditList list = group_edits(fine);
  BOOST_TEST(list.size() == 2U);
  BOOST_TEST(list.edits[0].item == "13 rows");
  BOOST_TEST(list.edit_of[12] == 0U);
  BOOST_TEST(list.edit_of[13] == 1U);
}

BOOST_AUTO_TEST_CASE(too_many_edits_are_told_by_section_and_then_by_document) {
  std::vector<Edit> fine;
  for (int i = 0; i < 70; ++i)
    fine.push_back(
        {EditKind::changed, "target t", i < 35 ? "set" : "user", std::to_string(i), {}, {}});
  BOOST_TEST(group_edits(fine).size() == 2U);
  fine.clear();
  for (int i = 0; i < 130; ++i)
    fine.push_back({EditKind::changed, i < 65 ? "a" : "b", std::to_string(i), "x", {}, {}});
  BOOST_TEST(group_edits(fine).size() == 2U);
  for (std::size_t i = 0; i < 64; ++i) BOOST_TEST(edits_in(only(i)).front() == i);
}

BOOST_AUTO_TEST_CASE(what_only_one_list_has_stands_behind_what_it_stood_behind) {
  using Keys = std::vector<std::string>;
  BOOST_TEST(
      (merged_order({"a", "b"}, {"x", "a", "y", "z", "b"}) == Keys{"x", "a", "y", "z", "b"}));
  BOOST_TEST((merged_order({"a", "o", "b"}, {"a", "y", "b"}) == Keys{"a", "y", "o", "b"}));
  BOOST_TEST(!first_moved({"a", "o", "b"}, {"a", "y", "b"}).has_value());
  const auto moved = first_moved({"a", "b", "c"}, {"n", "a", "c", "b"});
  BOOST_TEST_REQUIRE(moved.has_value());
  BOOST_TEST(moved->old == 2U);
  BOOST_TEST(moved->now == 2U);
}
