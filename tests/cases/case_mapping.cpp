#include "tests/cases/case_mapping.hpp"

#include <fstream>
#include <map>
#include <sstream>

namespace joinery::testing {
namespace {

std::string text_of(const std::string& file) {
  std::ifstream in(file);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

const CompiledMapping& case_mapping(const std::string& more, const std::string& email) {
  static std::map<std::string, std::unique_ptr<CompiledMapping>> made;
  std::unique_ptr<CompiledMapping>& one = made[email + '\n' + more];
  if (one != nullptr) return *one;
  std::string integration = text_of("tests/cases/mapping/integration.yaml");
  // Whoever says who takes part says it alone.
  if (more.find("people:") != std::string::npos) {
    integration = integration.substr(0, integration.find("\npeople:") + 1);
  }
  std::string target = text_of("tests/cases/mapping/target.yaml");
  const std::string declared = "email:      email";
  target.replace(target.find(declared), declared.size(), "email:      " + email);
  one = std::make_unique<CompiledMapping>(
      std::map<std::string, std::string>{
          {"case/integration.yaml", integration + more},
          {"mappings/case_hr/source.yaml", text_of("tests/cases/mapping/source.yaml")},
          {"mappings/case_academy/target.yaml", target}},
      "case/integration.yaml");
  return *one;
}

}  // namespace joinery::testing
