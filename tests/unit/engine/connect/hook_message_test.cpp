/// The lines before the body of a message.

#include <boost/test/unit_test.hpp>

#include "engine/connect/hook_message.hpp"
#include "engine/json/json_write.hpp"

using namespace joinery;

BOOST_AUTO_TEST_CASE(headers_are_read_with_or_without_the_first_line) {
  const auto message = parse_hook_headers("PUT /hook?key=a%20b&x HTTP/1.1\r\nX-Signature:  abc \r\nHost: h:1\r\n\r\n");
  BOOST_REQUIRE(message.has_value());
  BOOST_TEST(message->method == "PUT");
  BOOST_TEST((message->path == std::vector<std::string>{"hook"}));
  BOOST_TEST(print(message->query) == R"({"key":"a b","x":""})");
  BOOST_TEST(print(message->headers) == R"({"x-signature":"abc","host":"h:1"})");
  const auto bare = parse_hook_headers("X-Signature: abc");
  BOOST_REQUIRE(bare.has_value());
  BOOST_TEST(bare->method == "POST");
  BOOST_TEST(bare->path.empty());
  BOOST_TEST(print(bare->headers) == R"({"x-signature":"abc"})");
}

BOOST_AUTO_TEST_CASE(what_is_no_header_is_refused) {
  for (const char* text : {"nonsense", "A: 1\nnonsense\n", ": value\n"}) {
    BOOST_TEST_CONTEXT(text) BOOST_TEST(!parse_hook_headers(text).has_value());
  }
  std::string many;
  for (int i = 0; i < 2000; ++i) many += "A: 1\n";
  BOOST_TEST(!parse_hook_headers(many).has_value());
}
