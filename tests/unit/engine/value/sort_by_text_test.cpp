/// Things in the order of a text of each.

#include <boost/test/unit_test.hpp>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "engine/value/in_parts.hpp"
#include "engine/value/sort_by_text.hpp"

using namespace joinery;

namespace {

struct Thing {
  std::string text;
  int number = 0;
  bool operator==(const Thing&) const = default;
};

std::vector<Thing> sorted_plainly(std::vector<Thing> things) {
  std::stable_sort(things.begin(), things.end(), [](const Thing& a, const Thing& b) {
    return a.text != b.text ? a.text < b.text : a.number < b.number;
  });
  return things;
}

void check(std::vector<Thing> things) {
  const std::vector<Thing> wanted = sorted_plainly(things);
  sort_by_text(things, [](const Thing& thing) { return std::string_view(thing.text); },
               [](const Thing& a, const Thing& b) { return a.number < b.number; });
  BOOST_TEST((things == wanted));
}

}  // namespace

BOOST_AUTO_TEST_CASE(texts_are_sorted_whatever_they_begin_with_alike) {
  std::mt19937 random(3);
  const std::vector<std::string> heads = {"", "3", "30000", "300000000000000", std::string("\0\xFF", 2)};
  for (const std::string& begin : heads) {
    for (const std::size_t count : {0U, 1U, 2U, 300U}) {
      std::vector<Thing> things;
      for (std::size_t i = 0; i < count; ++i) {
        std::string text = begin;
        for (std::size_t size = random() % 20; size > 0; --size) text += static_cast<char>(random() % 3 * 100);
        things.push_back({std::move(text), static_cast<int>(random() % 4)});
      }
      check(things);
      things.push_back({begin, 9});   // the head of all others
      check(things);
      things.push_back({"", 9});
      check(things);
    }
  }
}

BOOST_AUTO_TEST_CASE(parts_are_together_everything_once) {
  for (const std::size_t parts : {1U, 2U, 3U, 7U}) {
    for (const std::size_t count : {0U, 1U, 2U, 6U, 7U, 8U, 1000U}) {
      std::vector<int> visits(count);
      std::vector<std::size_t> of_part(parts);
      in_parts(count, parts, [&](std::size_t part, std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) ++visits[i];
        of_part[part] = end - begin;
      });
      BOOST_TEST((visits == std::vector<int>(count, 1)));
      std::size_t sum = 0;
      for (const std::size_t size : of_part) sum += size;
      BOOST_TEST(sum == count);
    }
  }
}
