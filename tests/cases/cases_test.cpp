/// Every case of tests/cases/*.txt, and what holds for all of them.

#include <filesystem>
#include <fstream>
#include <sstream>

#include <boost/test/unit_test.hpp>

#include "tests/cases/case_file.hpp"
#include "tests/cases/planned.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

std::string text_of(const std::string& file) {
  std::ifstream in(file);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

const CompiledMapping& mapping() {
  static const CompiledMapping made(
      {{"case/integration.yaml", text_of("tests/cases/mapping/integration.yaml")},
       {"mappings/case_hr/source.yaml", text_of("tests/cases/mapping/source.yaml")},
       {"mappings/case_academy/target.yaml", text_of("tests/cases/mapping/target.yaml")}},
      "case/integration.yaml");
  return made;
}

std::vector<PlanCase> all_cases() {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator("tests/cases")) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  std::vector<PlanCase> all;
  for (const std::string& file : files) {
    for (PlanCase& one : read_cases(file)) all.push_back(std::move(one));
  }
  return all;
}

PlanQuestion question_of(const PlanCase& one) {
  PlanQuestion question;
  question.at = one.at;
  question.records = one.records;
  question.users = one.users;
  question.groups = one.groups;
  return question;
}

/// The lines of NDJSON from the last to the first.
std::string turned(const std::string& text) {
  std::string out;
  std::stringstream in(text);
  for (std::string line; std::getline(in, line);) out = line + "\n" + out;
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_case_gives_the_plan_that_is_written) {
  const std::vector<PlanCase> cases = all_cases();
  BOOST_TEST(cases.size() > 40U);
  for (const PlanCase& one : cases) {
    BOOST_TEST_CONTEXT(one.file << ":" << one.line << " " << one.title) {
      const std::vector<std::string> lines = Planned(mapping(), question_of(one)).lines();
      BOOST_TEST(lines == one.plan, boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_CASE(the_order_of_records_users_and_groups_makes_no_difference) {
  for (const PlanCase& one : all_cases()) {
    BOOST_TEST_CONTEXT(one.title) {
      PlanQuestion question = question_of(one);
      const std::string straight = Planned(mapping(), question).json();
      question.records = turned(question.records);
      question.users = turned(question.users);
      question.groups = turned(question.groups);
      question.threads = 3;
      BOOST_TEST(Planned(mapping(), question).json() == straight);
    }
  }
}
