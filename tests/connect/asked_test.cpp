/// What a vendor is asked for is what the mapping reads, and no more: on the wire.

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "engine/json/json_parse.hpp"
#include "tests/connect/reading.hpp"

namespace joinery::testing {
namespace {

/// The requests of that path since the beginning, as the simulator got them.
std::vector<Json> requests_to(Company& company, std::string_view path) {
  std::vector<Json> found;
  const Json seen = company.look();
  for (const Json& request : seen.find("requests")->items()) {
    if (request.find("path")->as_text() == path) found.push_back(request);
  }
  BOOST_TEST_REQUIRE(!found.empty(), std::string(path));
  return found;
}

/// `fields` in the body.
std::vector<std::string> fields_of(const Json& request) {
  const auto body = parse_json(request.find("body")->as_text(), Limits{});
  BOOST_TEST_REQUIRE(body.has_value());
  std::vector<std::string> fields;
  for (const Json& field : body->find("fields")->items()) fields.emplace_back(field.as_text());
  return fields;
}

}  // namespace

BOOST_AUTO_TEST_CASE(hibob_is_asked_for_what_the_mapping_reads) {
  const SourceUnderTest& source = source_under_test("hibob");
  Company company(source.simulator, 12);
  Reading reading(source, company);
  const Read everybody = reading.all();
  BOOST_TEST(everybody.certificate.valid());
  (void)reading.one(everybody.records.begin()->first);
  const auto requests = requests_to(company, "/v1/people/search");
  BOOST_TEST(requests.size() == 2U);
  for (const Json& request : requests) {
    BOOST_TEST(fields_of(request) == reading.connector().needed, boost::test_tools::per_element());
  }
  const std::vector<std::string> fields = fields_of(requests.front());
  for (const char* read : {"root.id", "work.department", "work.reportsTo", "address.country"})
    BOOST_TEST((std::ranges::find(fields, read) != fields.end()), read);
  for (const char* unread : {"payroll.employment.type", "personal.knownAs", "work.siteId"})
    BOOST_TEST((std::ranges::find(fields, unread) == fields.end()), unread);
}

BOOST_AUTO_TEST_CASE(what_a_customer_does_not_read_is_not_asked_for) {
  const SourceUnderTest& source = source_under_test("hibob");
  Company company(source.simulator, 12);
  Reading reading(source, company, "change:\n  set.country: keep\n  set.manager: keep\n");
  BOOST_TEST(reading.all().certificate.valid());
  const std::vector<std::string> fields = fields_of(requests_to(company, "/v1/people/search").front());
  BOOST_TEST(fields == reading.connector().needed, boost::test_tools::per_element());
  BOOST_TEST((std::ranges::find(fields, "work.department") != fields.end()));
  BOOST_TEST((std::ranges::find(fields, "address.country") == fields.end()));
  BOOST_TEST((std::ranges::find(fields, "work.reportsTo") == fields.end()));
}

}  // namespace joinery::testing
