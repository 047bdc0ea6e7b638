#include "tests/platform/small_company.hpp"

#include <algorithm>

namespace joinery::testing {
namespace {

std::vector<Colleague> first_day() {
  std::vector<Colleague> people = {{"E1", "King", "Board"}};
  // Five, so that the department is known again by its people when its name is another.
  for (const char* name : {"E2 Hill", "E3 Lee", "E4 Fox", "E5 Ray", "E6 Ott"}) {
    const std::string both(name);
    people.push_back({both.substr(0, 2), both.substr(3), "Sales", "E1"});
  }
  people.back().leaving = "2027-01-31";   // far enough that nothing but the date is to be sent
  people.push_back({"E7", "Orr", "Support", "E1"});
  people.push_back({"E8", "Poe", "Support", "E1"});
  people.push_back({"E9", "Roy", "Support", "E1"});
  people.push_back({"E11", "Tan", "Lab", "E1"});
  people.push_back({made_by_hand, "May", "Support", "E1"});
  return people;
}

Colleague& one(std::vector<Colleague>& people, const std::string& id) {
  return *std::ranges::find(people, id, &Colleague::id);
}

std::vector<Colleague> second_day() {
  std::vector<Colleague> people = first_day();
  for (Colleague& each : people) {
    if (each.department == "Sales") each.department = "Selling";
  }
  one(people, "E3").last_name = "Lee-Ray";
  one(people, "E7").department = "Selling";
  one(people, "E7").manager = "E2";
  one(people, "E8").manager.clear();
  one(people, "E9").leaving = "2026-11-23";
  one(people, "E11").department = "Support";
  people.push_back({"E12", "New", "Support", "E1"});
  for (Colleague& each : people) {
    if (each.department == "Support") each.above = "Board";
  }
  return people;
}

std::vector<Colleague> third_day() {
  std::vector<Colleague> people = second_day();
  one(people, "E9").leaving.clear();
  return people;
}

}  // namespace

std::string Colleague::email() const { return "e" + id.substr(1) + "@acme.example"; }

std::string CompanyDay::csv() const {
  std::string text =
      "Employee number,First name,Last name,Work e-mail,Department,Above,Head,Job title,Country,Manager number,"
      "Start date,Leaving date\n";
  for (const Colleague& each : people) {
    text += each.id + ",Pat," + each.last_name + "," + each.email() + "," + each.department + "," + each.above +
            ",E13,Engineer,GB," + each.manager + ",2024-02-01," + each.leaving + "\n";
  }
  return text;
}

bool CompanyDay::has_left(const Colleague& each) const {
  return !each.leaving.empty() && each.leaving < at.substr(0, 10);
}

const std::vector<CompanyDay>& company_days() {
  static const std::vector<CompanyDay> days = {{"2026-11-21T08:00:00Z", first_day()},
                                               {"2026-11-24T08:00:00Z", second_day()},
                                               {"2026-11-26T08:00:00Z", third_day()}};
  return days;
}

}  // namespace joinery::testing
