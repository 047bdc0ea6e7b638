#include "tests/cases/case_file.hpp"

#include <fstream>

namespace joinery::testing {

std::vector<PlanCase> read_cases(const std::string& file) {
  std::ifstream in(file);
  std::vector<PlanCase> cases;
  std::string section, line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.starts_with("# ")) {
      cases.emplace_back();
      cases.back().file = file;
      cases.back().line = number;
      cases.back().title = line.substr(2);
      section.clear();
    } else if (cases.empty() || line.empty()) {
      continue;
    } else if (line.starts_with("at ")) {
      cases.back().at = line.substr(3);
    } else if (line == "records" || line == "users" || line == "groups" || line == "plan") {
      section = line;
    } else if (section == "plan") {
      cases.back().plan.push_back(line);
    } else {
      PlanCase& one = cases.back();
      (section == "records" ? one.records : section == "users" ? one.users : one.groups) +=
          line + "\n";
    }
  }
  return cases;
}

}  // namespace joinery::testing
