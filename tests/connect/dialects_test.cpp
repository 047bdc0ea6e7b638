/// What is documented and what is seen on the wire differ, and whoever reads either reads the same people.

#include <boost/test/unit_test.hpp>

#include "tests/connect/reading.hpp"

namespace joinery::testing {
namespace {

using Lines = std::map<std::string, std::string>;

/// Everybody of a company as `joinery map` has them, by id.
Lines people_of(const SourceUnderTest& source, const std::string& dialect) {
  Company company(source.simulator, source.people, {"--dialect", dialect});
  Reading reading(source, company);
  const Read read = reading.all();
  for (const std::string& why : read.certificate.missing) BOOST_TEST_MESSAGE(dialect << ": " << why);
  BOOST_TEST(read.certificate.valid());
  Lines lines;
  for (const auto& [id, record] : read.records) lines[id] = reading.mapped(record);
  return lines;
}

/// What is seen of a manager at PeopleHR is a name, and no id.
std::string without_manager(std::string line) {
  const std::size_t begin = line.find(R"("manager":)");
  if (begin != std::string::npos) line.erase(begin, line.find(',', begin) + 1 - begin);
  return line;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_documented_is_read_like_what_is_seen) {
  for (const SourceUnderTest& source : sources_under_test()) {
    BOOST_TEST_CONTEXT(source.mapping) {
      const Lines seen = people_of(source, "wire");
      const Lines documented = people_of(source, "spec");
      BOOST_TEST(seen.size() == source.people);
      BOOST_TEST(documented.size() == seen.size());
      for (const auto& [id, line] : seen) {
        const auto found = documented.find(id);
        BOOST_TEST_REQUIRE((found != documented.end()), id);
        const bool name_only = std::string_view(source.mapping) == "peoplehr";
        BOOST_TEST((name_only ? without_manager(found->second) : found->second) == line);
      }
    }
  }
}

}  // namespace joinery::testing
