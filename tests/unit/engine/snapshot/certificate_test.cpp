/// What a certificate proves, and what is different from the last.

#include <boost/test/unit_test.hpp>

#include "engine/json/json_parse.hpp"
#include "engine/snapshot/certificate.hpp"

using namespace joinery;

namespace {

Certificate certificate() {
  Certificate made;
  made.integration = "acme";
  made.vendor = "vendor";
  made.source = "s1";
  made.asked = "a1";
  made.began = made.since = Instant{1'700'000'000'000'000};
  made.ended = Instant{1'700'000'060'000'000};
  made.records = 500;
  made.streams = {{"people", 5, 500, 500, "total", true}, {"departments", 1, 20, {}, "whole answer", true}};
  made.pages = {{"people", 100, 12345, "abc"}};
  made.coverage = {{"email", 480}, {"status", 500}};
  made.records_file = "records-abc.ndjson";
  made.sha256 = "abc";
  made.link = "https://vendor.example/delta?token=1";
  made.removed = {"E7"};
  return made;
}

std::string doubts(const Certificate& now, const Certificate* last) {
  std::string all;
  for (const std::string& doubt : doubts_about(now, last)) all += doubt + "\n";
  return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_written_is_read_back) {
  Certificate made = certificate();
  made.missing = {"page 3 of people: the answer was 500"};
  const auto read = parse_certificate(print(made, CertificateUse::file), Limits{});
  BOOST_REQUIRE(read.has_value());
  BOOST_TEST((*read == made));
  BOOST_TEST(!read->complete());
}

BOOST_AUTO_TEST_CASE(a_plan_sees_the_proof_and_no_link) {
  const std::string text = print(certificate(), CertificateUse::plan);
  BOOST_TEST(text.find("token") == std::string::npos);
  BOOST_TEST(text.find("E7") == std::string::npos);
  BOOST_TEST(text.find(R"("complete":true,"valid":true)") != std::string::npos);
  BOOST_TEST(parse_json(text, Limits{}).has_value());
}

BOOST_AUTO_TEST_CASE(what_is_no_certificate_is_refused) {
  const std::string good = print(certificate(), CertificateUse::file);
  BOOST_TEST(!parse_certificate("{}", Limits{}).has_value());
  BOOST_TEST(!parse_certificate(R"({"joinery_snapshot":2})", Limits{}).has_value());
  for (std::size_t size = 0; size < good.size(); size += 7) {
    BOOST_TEST(!parse_certificate(good.substr(0, size), Limits{}).has_value());
  }
  for (const char* name : {"kind", "records", "missing", "began", "pages", "xxh128", "sha256", "records_file"}) {
    std::string bad = good;
    bad.replace(bad.find("\"" + std::string(name) + "\""), 1 + std::string(name).size(), "\"x" + std::string(name));
    BOOST_TEST_CONTEXT(name) BOOST_TEST(!parse_certificate(bad, Limits{}).has_value());
  }
}

BOOST_AUTO_TEST_CASE(nobody_at_all_is_a_doubt) {
  Certificate now = certificate();
  BOOST_TEST(doubts(now, nullptr) == "");
  now.records = 0;
  BOOST_TEST(doubts(now, nullptr) == "nobody is in the source\n");
}

BOOST_AUTO_TEST_CASE(another_source_a_lost_field_and_an_older_file_are_doubts) {
  const Certificate last = certificate();
  Certificate now = last;
  BOOST_TEST(doubts(now, &last) == "");
  now.coverage = {{"email", 440}, {"status", 500}};
  BOOST_TEST(doubts(now, &last) == "");
  now.coverage = {{"email", 400}, {"status", 0}};
  BOOST_TEST(doubts(now, &last) ==
             "email was there for 96 % and is there for 80 %: a permission may be gone\n"
             "status was there for 100 % and is there for 0 %: a permission may be gone\n");
  now = last;
  now.source = "s2";
  BOOST_TEST(doubts(now, &last).starts_with("the source is another one"));
  Certificate stamped = last;
  stamped.stamp = "2026-11-20T08:00:00Z";
  now = last;
  now.stamp = "2026-11-19T08:00:00Z";
  BOOST_TEST(doubts(now, &stamped).find("older than that of last time") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(only_a_full_read_allows_to_take_something_away) {
  Certificate made = certificate();
  BOOST_TEST(made.valid());
  made.kind = Certificate::Kind::changed;
  BOOST_TEST(!made.valid());
}
