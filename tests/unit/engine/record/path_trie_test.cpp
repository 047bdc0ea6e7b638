#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "engine/record/path_trie.hpp"

using namespace joinery;

BOOST_AUTO_TEST_SUITE(path_trie)

namespace {

std::uint32_t slot_of(const PathTrie& trie, std::string name) {
  const std::size_t size = name.size();
  name.append(8, '"');
  const std::uint32_t node = trie.find(trie.root(), name.data(), size);
  return node == PathTrie::none ? PathTrie::none : trie.node(node).slot;
}

}  // namespace

BOOST_AUTO_TEST_CASE(names_of_every_size_are_told_apart) {
  std::vector<WantedPath> paths;
  for (std::size_t size = 0; size < 200; ++size) paths.push_back({{std::string(size, 'a')}, {}});
  const auto trie = PathTrie::compile(paths, Limits{});
  BOOST_TEST_REQUIRE(trie.has_value());
  for (std::size_t size = 0; size < 200; ++size) {
    BOOST_TEST(slot_of(*trie, std::string(size, 'a')) == size);
    if (size > 0) BOOST_TEST(slot_of(*trie, std::string(size - 1, 'a') + "b") == PathTrie::none);
  }
  BOOST_TEST(slot_of(*trie, std::string(200, 'a')) == PathTrie::none);
}

BOOST_AUTO_TEST_CASE(names_that_differ_in_one_place_only_are_told_apart) {
  std::vector<WantedPath> paths;
  for (int i = 0; i < 500; ++i) {
    paths.push_back({{"custom_field_" + std::to_string(100'000 + i) + "_value"}, {}});
  }
  const auto trie = PathTrie::compile(paths, Limits{});
  for (std::uint32_t i = 0; i < paths.size(); ++i) {
    BOOST_TEST(slot_of(*trie, paths[i].steps[0]) == i);
  }
  BOOST_TEST(slot_of(*trie, "custom_field_100500_value") == PathTrie::none);
}

BOOST_AUTO_TEST_CASE(a_path_given_twice_is_copied) {
  const auto trie = PathTrie::compile(
      std::vector<WantedPath>{{{"a"}, {}}, {{"b"}, {}}, {{"a"}, PathEnd::subtree}}, Limits{});
  BOOST_TEST(trie->slot_count() == 3U);
  BOOST_TEST_REQUIRE(trie->copies().size() == 1U);
  BOOST_TEST(trie->copies()[0].first == 2U);
  BOOST_TEST(trie->copies()[0].second == 0U);
}

BOOST_AUTO_TEST_CASE(a_path_deeper_than_a_record_is_refused) {
  Limits limits;
  limits.record_depth = 3;
  const WantedPath fits{{"a", "b", "c"}, {}};
  const WantedPath deep{{"a", "b", "c", "d"}, {}};
  BOOST_TEST(PathTrie::compile(std::vector{fits}, limits).has_value());
  const auto refused = PathTrie::compile(std::vector{deep}, limits);
  BOOST_TEST_REQUIRE(!refused.has_value());
  BOOST_TEST((refused.error().code == ErrorCode::too_large));
}

BOOST_AUTO_TEST_SUITE_END()
