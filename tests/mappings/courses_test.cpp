/// The examples: their records give exactly the lines that stand beside them.
/// JOINERY_ACCEPT=1 writes the lines anew and then fails, so that nobody accepts by accident.

#include <cstdlib>
#include <fstream>

#include <boost/test/unit_test.hpp>

#include "tests/mappings/mapped.hpp"

using namespace joinery::testing;

namespace {

void compare_lines(const CompiledMapping& mapping, const std::string& folder) {
  const std::string lines = map_file(mapping, folder + "/people.json", a_morning);
  if (std::getenv("JOINERY_ACCEPT") != nullptr) {
    std::ofstream(folder + "/expected.ndjson", std::ios::binary) << lines;
    BOOST_TEST(false, folder + "/expected.ndjson was written");
  }
  const auto got = lines_of(lines);
  const auto wanted = lines_of(file_text(folder + "/expected.ndjson"));
  BOOST_TEST(got == wanted, boost::test_tools::per_element());
  BOOST_TEST(mapping.said() == "");
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_first_mapping_gives_the_lines_beside_it) {
  compare_lines(
      example("examples/01-first-mapping", {"integration.yaml", "mappings/office_list/source.yaml",
                                            "mappings/academy/target.yaml"}),
      "examples/01-first-mapping");
}

BOOST_AUTO_TEST_CASE(rules_and_tables_give_the_lines_beside_them) {
  compare_lines(example("examples/02-rules-and-tables",
                        {"integration.yaml", "mappings/payroll/source.yaml",
                         "mappings/academy/target.yaml", "mappings/academy/levels.csv"}),
                "examples/02-rules-and-tables");
}

BOOST_AUTO_TEST_CASE(the_example_company_gives_the_lines_beside_it) {
  compare_lines(example("examples/acme", {"integration.yaml", "site_zones.csv"}), "examples/acme");
}

BOOST_AUTO_TEST_CASE(the_smaller_companies_give_the_lines_beside_them) {
  for (const char* name : {"brightwell", "fjord", "harbour", "lagoon", "lindner", "meadow"}) {
    const std::string folder = "examples/" + std::string(name);
    BOOST_TEST_CONTEXT(folder) { compare_lines(example(folder, {"integration.yaml"}), folder); }
  }
}
