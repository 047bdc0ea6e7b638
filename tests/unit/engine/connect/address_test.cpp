/// Addresses: encoding, and where links lead. The cases of RFC 3986 section 5.4 are among them.

#include <boost/test/unit_test.hpp>

#include "engine/connect/address.hpp"
#include "engine/connect/redaction.hpp"

using namespace joinery;

BOOST_AUTO_TEST_CASE(everything_that_means_something_in_an_address_is_encoded) {
  BOOST_TEST(percent_encoded("a/b c@d?e&f=g#ü~") == "a%2Fb%20c%40d%3Fe%26f%3Dg%23%C3%BC~");
  BOOST_TEST(query_text({{"attributes[]", "a b"}, {"$select", "id,mail"}}) == "attributes[]=a%20b&$select=id%2Cmail");
  BOOST_TEST(form_text({{"scope", "a b+c"}, {"x", ""}}) == "scope=a+b%2Bc&x=");
  BOOST_TEST(with_query("https://h/p", {{"a", "1"}}) == "https://h/p?a=1");
  BOOST_TEST(with_query("https://h/p?x=1#f", {{"a", "1"}}) == "https://h/p?x=1&a=1");
  BOOST_TEST(with_query("https://h/p?", {{"a", "1"}}) == "https://h/p?a=1");
  BOOST_TEST(with_query("https://h/p#f", {}) == "https://h/p");
}

BOOST_AUTO_TEST_CASE(links_lead_where_the_standard_says) {
  const char* const from = "http://a/b/c/d;p?q";
  const std::pair<const char*, const char*> cases[] = {
      {"g", "http://a/b/c/g"},           {"./g", "http://a/b/c/g"},       {"g/", "http://a/b/c/g/"},
      {"/g", "http://a/g"},              {"//g", "http://g"},             {"?y", "http://a/b/c/d;p?y"},
      {"g?y", "http://a/b/c/g?y"},       {"g#s", "http://a/b/c/g"},       {"g;x?y#s", "http://a/b/c/g;x?y"},
      {"", "http://a/b/c/d;p?q"},        {".", "http://a/b/c/"},          {"..", "http://a/b/"},
      {"../g", "http://a/b/g"},          {"../..", "http://a/"},          {"../../../g", "http://a/g"},
      {"g:h", "g:h"},                    {"g?y/../x", "http://a/b/c/g?y/../x"},
      {"https://other/x?y=1", "https://other/x?y=1"},
  };
  for (const auto& [link, expected] : cases) BOOST_TEST_CONTEXT(link) BOOST_TEST(resolved(from, link) == expected);
  BOOST_TEST(resolved("https://h/", "/v1/people?cursor=a%2Fb") == "https://h/v1/people?cursor=a%2Fb");
  BOOST_TEST(host_of("https://h:8/path?key=secret") == "https://h:8");
}

BOOST_AUTO_TEST_CASE(a_secret_is_blacked_out_in_every_way_it_may_be_written) {
  Redaction redaction;
  redaction.add("s3cr\"t/+key");
  redaction.add("abc");
  BOOST_TEST(redaction.clean("no s3cr\"t/+key here") == "no ••• here");
  BOOST_TEST(redaction.clean("?key=s3cr%22t%2F%2Bkey&x") == "?key=•••&x");
  BOOST_TEST(redaction.clean("{\"k\":\"s3cr\\\"t/+key\"}") == "{\"k\":\"•••\"}");
  BOOST_TEST(redaction.clean("Basic czNjciJ0LytrZXk=") == "Basic •••=");
  BOOST_TEST(redaction.clean("abc is too short to be one") == "abc is too short to be one");
}
