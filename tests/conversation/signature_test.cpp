// Assertions, believed by whoever has the public key: made by the signer, proved by the openssl command.

#include <cstdlib>
#include <fstream>
#include <iterator>

#include <boost/test/unit_test.hpp>

#include "engine/calendar/timestamp.hpp"
#include "engine/connect/signer.hpp"
#include "engine/digest/base64.hpp"
#include "tests/support/compiled.hpp"
#include "tests/support/played_clock.hpp"
#include "tests/support/references.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/unit/engine/connector/connected.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

constexpr const char* now = "2026-11-21T08:00:00Z";

bool runs(const std::string& command) { return std::system(("(" + command + ") > /dev/null 2>&1").c_str()) == 0; }

std::string contents(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write(const std::string& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

/// A key pair that lives as long as the test.
class Keys {
 public:
  explicit Keys(const std::string& how) {
    const std::string make = "openssl genpkey " + how + " -out " + folder_.file("private") + " && openssl pkey -in " +
                             folder_.file("private") + " -pubout -out " + folder_.file("public");
    BOOST_TEST_REQUIRE(runs(make), make);
  }
  [[nodiscard]] std::string pem() const { return contents(folder_.file("private")); }
  [[nodiscard]] bool believes(const std::string& text, const std::string& signature) const {
    write(folder_.file("text"), text);
    write(folder_.file("signature"), signature);
    return runs("openssl dgst -sha256 -verify " + folder_.file("public") + " -signature " +
                folder_.file("signature") + " " + folder_.file("text"));
  }

 private:
  TemporaryFolder folder_;
};

class OneSecret final : public Secrets {
 public:
  explicit OneSecret(std::string value) : value_(std::move(value)) {}
  Result<std::string> variable(const std::string&) const override { return value_; }
  Result<std::string> file(const std::string& path) const override { return fail(ErrorCode::not_found, path); }

 private:
  std::string value_;
};

Result<std::string> assertion(const std::string& algorithm, const std::string& key) {
  Connected written;
  written.source =
      "  credentials: {key: {title: K, secret: yes}}\n  base: \"https://hr.example\"\n"
      "  sign in:\n    assertion:\n      algorithm: " + algorithm + "\n      key: credentials.key\n"
      "      key id: \"k1\"\n      claims: {iss: \"me\", aud: \"https://hr.example/token\"}\n      lasts: 30 minutes\n"
      "    request: {path: \"/token\", form: {assertion: assertion}}\n"
      "    answer: {token: text from body.token}\n    token: answer.token\n"
      "  streams:\n    people: {request: {path: \"/people\"}, complete: whole answer}\n  read: {all: people}\n";
  const Checked checked(written);
  BOOST_TEST_REQUIRE(checked.source.has_value(), checked.said());
  Credentials credentials =
      Credentials::gather(*checked.source, {{CredentialPlace::Kind::variable, "key", "key"}}, OneSecret(key)).value();
  ConnectorFormulas formulas(*checked.source, references(), clock_at(now), checked.limits);
  Redaction redaction;
  PlayedClock clock(*parse_instant(now));
  Signer signer(*checked.source, formulas, credentials, redaction, clock, {});
  BOOST_TEST(signer.needs_request());
  auto asking = signer.request();
  if (!asking) return tl::unexpected<Error>(asking.error());
  const std::string made(asking->context.find("assertion")->as_text());
  BOOST_TEST(redaction.clean("they say: " + made) == "they say: •••");
  return made;
}

struct Parts {
  std::string head, claims, signed_text, signature;
};

Parts parts_of(const std::string& assertion) {
  const std::size_t first = assertion.find('.'), second = assertion.find('.', first + 1);
  BOOST_TEST_REQUIRE((second != std::string::npos));
  return {*from_base64(assertion.substr(0, first)), *from_base64(assertion.substr(first + 1, second - first - 1)),
          assertion.substr(0, second), *from_base64(assertion.substr(second + 1))};
}

/// One number of an ES256 signature, as OpenSSL writes it.
std::string number_of(std::string bytes) {
  while (bytes.size() > 1 && bytes[0] == '\0') bytes.erase(0, 1);
  if ((static_cast<unsigned char>(bytes[0]) & 0x80U) != 0) bytes.insert(0, 1, '\0');
  return std::string("\x02") + static_cast<char>(bytes.size()) + bytes;
}

constexpr const char* claims = R"({"iss":"me","aud":"https://hr.example/token","iat":1795248000,"exp":1795249800})";

}  // namespace

BOOST_AUTO_TEST_CASE(rs256_is_believed_with_the_public_key_and_with_no_other) {
  const Keys keys("-algorithm RSA -pkeyopt rsa_keygen_bits:2048");
  const Keys others("-algorithm RSA -pkeyopt rsa_keygen_bits:2048");
  Parts parts = parts_of(assertion("RS256", keys.pem()).value());
  BOOST_TEST(parts.head == R"({"alg":"RS256","typ":"JWT","kid":"k1"})");
  BOOST_TEST(parts.claims == claims);
  BOOST_TEST(keys.believes(parts.signed_text, parts.signature));
  BOOST_TEST(!others.believes(parts.signed_text, parts.signature));
  parts.signed_text.back() = parts.signed_text.back() == 'A' ? 'B' : 'A';
  BOOST_TEST(!keys.believes(parts.signed_text, parts.signature));
}

BOOST_AUTO_TEST_CASE(es256_is_two_numbers_of_32_bytes_that_the_public_key_believes) {
  const Keys keys("-algorithm EC -pkeyopt ec_paramgen_curve:P-256");
  // Once in 128 signatures a number begins with a zero byte, which must stand there.
  for (int i = 0; i < 8; ++i) {
    const Parts parts = parts_of(assertion("ES256", keys.pem()).value());
    BOOST_TEST(parts.head == R"({"alg":"ES256","typ":"JWT","kid":"k1"})");
    BOOST_TEST(parts.claims == claims);
    BOOST_TEST_REQUIRE(parts.signature.size() == 64U);
    const std::string both = number_of(parts.signature.substr(0, 32)) + number_of(parts.signature.substr(32));
    const std::string wrapped = std::string("\x30") + static_cast<char>(both.size()) + both;
    BOOST_TEST(keys.believes(parts.signed_text, wrapped));
  }
}

BOOST_AUTO_TEST_CASE(a_key_of_the_other_kind_signs_nothing_and_is_not_shown) {
  const Keys curve("-algorithm EC -pkeyopt ec_paramgen_curve:P-256");
  const Keys rsa("-algorithm RSA -pkeyopt rsa_keygen_bits:2048");
  using Pair = std::pair<std::string, std::string>;
  for (const auto& [algorithm, key] :
       {Pair("RS256", curve.pem()), Pair("ES256", rsa.pem()), Pair("RS256", "no-key-at-all")}) {
    const auto made = assertion(algorithm, key);
    BOOST_TEST_REQUIRE(!made.has_value());
    BOOST_TEST((made.error().what.find(key.substr(key.size() / 2, 12)) == std::string::npos));
  }
}
