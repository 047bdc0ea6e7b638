#include "engine/value/arena.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <cstring>
#include <vector>

using namespace joinery;

BOOST_AUTO_TEST_CASE(memory_is_aligned_and_does_not_overlap) {
  Arena arena;
  std::vector<std::pair<char*, std::size_t>> given;
  for (std::size_t i = 1; i < 3'000; i += 7) {
    char* bytes = arena.array<char>(i);
    BOOST_TEST(reinterpret_cast<std::uintptr_t>(bytes) % 16 == 0);
    std::memset(bytes, static_cast<int>(i % 251), i);
    given.emplace_back(bytes, i);
  }
  for (const auto& [bytes, size] : given) {
    for (std::size_t i = 0; i < size; ++i) {
      BOOST_REQUIRE(static_cast<unsigned char>(bytes[i]) == size % 251);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_reset_arena_gives_the_same_memory_again) {
  Arena arena;
  const auto fill = [&arena] {
    std::vector<void*> given;
    for (int i = 0; i < 100; ++i) given.push_back(arena.allocate(1'000));
    given.push_back(arena.allocate(5'000'000));
    given.push_back(arena.allocate(16));
    return given;
  };
  const std::vector<void*> first = fill();
  arena.reset();
  BOOST_TEST(fill() == first);
}

BOOST_AUTO_TEST_CASE(a_reset_of_an_unused_arena_does_nothing) {
  Arena arena;
  arena.reset();
  BOOST_TEST(arena.copy("Ada") == "Ada");
}

BOOST_AUTO_TEST_CASE(a_large_request_after_a_reset_skips_the_blocks_that_are_too_small) {
  Arena arena;
  (void)arena.allocate(10);
  arena.reset();
  char* large = arena.array<char>(1'000'000);
  std::memset(large, 7, 1'000'000);
  char* next = arena.array<char>(10);
  std::memset(next, 8, 10);
  BOOST_TEST(large[999'999] == 7);
}

BOOST_AUTO_TEST_CASE(a_copied_text_is_apart_from_the_original) {
  Arena arena;
  std::string original = "Zoë";
  const std::string_view copied = arena.copy(original);
  original = "xxxx";
  BOOST_TEST(copied == "Zoë");
  BOOST_TEST(arena.copy("").empty());
}
