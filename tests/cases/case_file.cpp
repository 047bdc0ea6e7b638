#include "tests/cases/case_file.hpp"

#include <algorithm>
#include <array>
#include <fstream>

#include <boost/test/unit_test.hpp>

namespace joinery::testing {
namespace {

constexpr std::array sections = {"records", "users",  "groups", "plan",
                                 "memory",  "source", "integration"};

class CaseReader {
 public:
  explicit CaseReader(const std::string& file) : file_(file) {}

  std::vector<PlanCase> read() {
    std::ifstream in(file_);
    std::string line;
    std::size_t number = 1;
    for (; std::getline(in, line); ++number) take(line, number);
    end_plan(number);
    return std::move(cases_);
  }

 private:
  [[nodiscard]] CaseRun& run() { return cases_.back().runs.back(); }

  void take(const std::string& line, std::size_t number) {
    if (line.starts_with("# ")) {
      end_plan(number);
      cases_.push_back({file_, number, line.substr(2), {CaseRun{}}});
      section_.clear();
    } else if (cases_.empty()) {
      return;
    } else if (line.empty()) {
      end_plan(number);
    } else if (line == "then") {
      next_run(number);
    } else if (line.starts_with("at ")) {
      end_plan(number);
      run().at = line.substr(3);
    } else if (line == "approve") {
      run().approve = true;
    } else if (std::find(sections.begin(), sections.end(), line) != sections.end()) {
      begin(line, number);
    } else {
      add(line);
    }
  }

  void next_run(std::size_t number) {
    end_plan(number);
    CaseRun next;
    next.at = run().at;
    next.records = run().records;
    next.integration = run().integration;
    next.remembers = true;
    run().remembers = true;
    cases_.back().runs.push_back(std::move(next));
    section_.clear();
  }

  void begin(const std::string& section, std::size_t number) {
    end_plan(number);
    section_ = section;
    if (section == "records") run().records.clear();
    if (section == "users") run().users.emplace();
    if (section == "groups") run().groups.emplace();
    if (section == "integration") run().integration.clear();
    if (section == "memory") run().remembers = true;
    if (section == "plan") run().plan_line = number;
  }

  void end_plan(std::size_t number) {
    if (section_ == "plan" && !cases_.empty() && run().plan_end == 0) run().plan_end = number;
    if (section_ == "plan") section_.clear();
  }

  void add(const std::string& line) {
    if (section_ == "records") run().records += line + "\n";
    else if (section_ == "users") *run().users += line + "\n";
    else if (section_ == "groups") *run().groups += line + "\n";
    else if (section_ == "integration") run().integration += line + "\n";
    else if (section_ == "memory") run().memory.push_back(line);
    else if (section_ == "source") run().source.push_back(line);
    else if (section_ == "plan") run().plan.push_back(line);
    else BOOST_TEST_REQUIRE(false, file_ << ": nobody knows what this line is: " << line);
  }

  std::string file_, section_;
  std::vector<PlanCase> cases_;
};

}  // namespace

std::vector<PlanCase> read_cases(const std::string& file) { return CaseReader(file).read(); }

}  // namespace joinery::testing
