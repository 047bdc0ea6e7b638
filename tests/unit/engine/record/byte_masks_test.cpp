#include <boost/test/unit_test.hpp>

#include <random>
#include <string>

#include "engine/record/byte_masks.hpp"
#include "record_samples.hpp"

using namespace joinery;

BOOST_AUTO_TEST_CASE(every_byte_has_its_bit) {
  for (int c = 0; c < 256; ++c) {
    for (unsigned at : {0U, 15U, 16U, 63U}) {
      std::string bytes(ByteMasks::width, 'a');
      bytes[at] = static_cast<char>(c);
      const ByteMasks masks = ByteMasks::of(bytes.data());
      const std::uint64_t bit = std::uint64_t{1} << at;
      const bool bracket = c == '{' || c == '}' || c == '[' || c == ']';
      BOOST_TEST_CONTEXT(c << " at " << at) {
        BOOST_TEST(masks.quotes == (c == '"' ? bit : 0));
        BOOST_TEST(masks.backslashes == (c == '\\' ? bit : 0));
        BOOST_TEST(masks.brackets == (bracket ? bit : 0));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_backslash_escapes_the_byte_behind_it_unless_it_is_escaped) {
  std::mt19937_64 random(1);
  for (int round = 0; round < 10'000; ++round) {
    const std::uint64_t backslashes = random() | (round % 2 == 0 ? random() : 0);
    bool carry = round % 3 == 0;
    std::uint64_t expected = 0;
    bool escapes = carry;
    for (unsigned at = 0; at < 64; ++at) {
      const std::uint64_t bit = std::uint64_t{1} << at;
      if (escapes) expected |= bit;
      escapes = !escapes && (backslashes & bit) != 0;
    }
    BOOST_REQUIRE_EQUAL(escaped_bytes(backslashes, carry), expected);
    BOOST_REQUIRE_EQUAL(carry, escapes);
  }
  static_assert(parities(0b10010) == 0b01110);
}

BOOST_AUTO_TEST_CASE(records_are_found_in_pages_whatever_the_size_of_a_block) {
  std::mt19937 random(2);
  static constexpr std::string_view pieces[] = {
      "\"a\\\\\"", "\"}]{[\"", "\"\\\"\"", "\"" "0123456789012345678901234567890123456789" "\"",
      "\"\\\\\\\"{\"", "[]", "{}", "null", "[1,[2,{\"x\":\"]\"}]]"};
  for (int round = 0; round < 200; ++round) {
    std::string page = "[";
    for (int record = 0; record < 8; ++record) {
      page += record == 0 ? "{" : ",{";
      const std::size_t members = random() % 6;
      for (std::size_t i = 0; i < members; ++i) {
        page += (i == 0 ? "\"n\":" : ",\"n\":") + std::string(pieces[random() % std::size(pieces)]);
      }
      page += "}";
    }
    page += "]";
    // Blocks of less than 64 bytes are scanned byte by byte.
    const auto bytewise = sample::read_all(page, {RecordFormat::list, {}, 16}, Limits{});
    const auto masked = sample::read_all(page, {RecordFormat::list, {}, 65536}, Limits{});
    BOOST_TEST_CONTEXT(page) {
      BOOST_REQUIRE_EQUAL(masked.records.size(), 8U);
      BOOST_REQUIRE(masked.records == bytewise.records);
      BOOST_REQUIRE(!masked.error && !bytewise.error);
    }
  }
}
