/// Signatures, against the examples of their standards.

#include <boost/test/unit_test.hpp>

#include "engine/digest/base64.hpp"
#include "engine/digest/keyed_digest.hpp"

using namespace joinery;

BOOST_AUTO_TEST_CASE(bytes_are_texts_and_back) {
  const std::pair<const char*, const char*> cases[] = {
      {"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"fooba", "Zm9vYmE="}};
  for (const auto& [bytes, text] : cases) {
    BOOST_TEST(base64(bytes) == text);
    BOOST_TEST(*from_base64(text) == bytes);
  }
  BOOST_TEST(base64url("\xfb\xff") == "-_8");
  BOOST_TEST(*from_base64("-_8") == "\xfb\xff");
  BOOST_TEST(*from_base64("+/8=") == "\xfb\xff");
  BOOST_TEST(!from_base64("Z").has_value());
  BOOST_TEST(!from_base64("Zm 9v").has_value());
  BOOST_TEST(hex("\x01\xfe") == "01fe");
  BOOST_TEST(*from_hex("01Fe") == "\x01\xfe");
  BOOST_TEST(!from_hex("0").has_value());
  BOOST_TEST(!from_hex("0g").has_value());
}

BOOST_AUTO_TEST_CASE(hmacs_are_those_of_rfc_4231_and_2202) {
  const std::string key = "Jefe", data = "what do ya want for nothing?";
  BOOST_TEST(hex(hmac(DigestAlgorithm::sha1, key, data)) == "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
  BOOST_TEST(hex(hmac(DigestAlgorithm::sha256, key, data)) ==
             "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  BOOST_TEST(hex(hmac(DigestAlgorithm::sha512, key, data)) ==
             "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
             "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737");
}

BOOST_AUTO_TEST_CASE(texts_of_other_sizes_are_never_the_same) {
  BOOST_TEST(equal_in_constant_time("abc", "abc"));
  BOOST_TEST(!equal_in_constant_time("abc", "abd"));
  BOOST_TEST(!equal_in_constant_time("abc", "ab"));
  BOOST_TEST(equal_in_constant_time("", ""));
}

BOOST_AUTO_TEST_CASE(a_key_that_is_none_is_told_without_being_shown) {
  const auto signature = sign(SignatureAlgorithm::rs256, "not a secret key", "text");
  BOOST_REQUIRE(!signature.has_value());
  BOOST_TEST(signature.error().what.find("not a secret key") == std::string::npos);
  BOOST_TEST(sign(SignatureAlgorithm::hs256, "k", "text").has_value());
}
