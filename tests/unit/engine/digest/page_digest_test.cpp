/// Pages told by their digest: the values are those of xxHash's own program (`xxhsum -H2`).

#include "engine/digest/page_digest.hpp"

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>

using namespace joinery;

BOOST_AUTO_TEST_CASE(a_page_has_the_digest_that_others_work_out) {
  PageDigest digest;
  BOOST_TEST(digest.finish() == "99aa06d3014798d86001c324468d497f");
  digest.add("{\"id\":1}\n");
  const std::string one = digest.finish();
  BOOST_TEST(one == "b6c6d6dea7a99d358cf5a3f6d3f947f9");
  for (const char c : std::string_view("{\"id\":1}\n")) digest.add({&c, 1});
  BOOST_TEST(digest.finish() == one);
}

BOOST_AUTO_TEST_CASE(whatever_bit_is_another_the_digest_is) {
  std::string page = "{\"id\":1,\"email\":\"ada@acme.example\"}\n{\"id\":2,\"email\":null}\n";
  std::set<std::string> seen;
  std::set<std::uint64_t> quick;
  PageDigest digest;
  for (std::size_t bit = 0; bit < 8 * page.size(); ++bit) {
    page[bit / 8] = static_cast<char>(page[bit / 8] ^ (1 << bit % 8));
    digest.add(page);
    seen.insert(digest.finish());
    quick.insert(quick_digest(page));
    page[bit / 8] = static_cast<char>(page[bit / 8] ^ (1 << bit % 8));
  }
  BOOST_TEST(seen.size() == 8 * page.size());
  BOOST_TEST(quick.size() == 8 * page.size());
}
