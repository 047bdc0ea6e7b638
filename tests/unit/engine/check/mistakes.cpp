#include "tests/unit/engine/check/mistakes.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

namespace joinery::testing {
namespace {

std::string file_text(const std::string& path) {
  const std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace

void check_mistakes(const std::vector<Mistake>& mistakes) {
  const bool accept = std::getenv("JOINERY_ACCEPT") != nullptr;
  for (const Mistake& mistake : mistakes) {
    BOOST_TEST_CONTEXT(mistake.code << ' ' << mistake.name) {
      Office office;
      mistake.make(office);
      const Inspection inspection(office);
      BOOST_TEST(inspection.marked() == fmt::format("J{:04} {}", mistake.code, mistake.marked));
      const std::string path =
          fmt::format("tests/golden/diagnostics/{}-{}.txt", mistake.code, mistake.name);
      const std::string said = inspection.said();
      if (accept) std::ofstream(path, std::ios::binary) << said;
      BOOST_TEST(said == file_text(path));
    }
  }
  if (accept) BOOST_ERROR("accepted what is said now; run again without JOINERY_ACCEPT");
}

}  // namespace joinery::testing
