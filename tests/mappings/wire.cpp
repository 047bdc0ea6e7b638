#include "tests/mappings/wire.hpp"

namespace joinery::testing {
namespace {

Members merged(Members members, const Members& other) {
  for (const auto& [name, value] : other) members[name] = value;
  return members;
}

void append(std::string& out, const std::string& name, const std::string& json) {
  out += out.empty() ? "{\"" : ",\"";
  out += name + "\":" + json;
}

std::string linked(const std::string& type, const std::string& attributes) {
  return R"({"type":")" + type + R"(","attributes":)" + attributes + '}';
}

/// What stands behind `value` of an attribute of Personio's first API.
std::string attribute_value(const std::string& name, const std::string& json) {
  const std::map<std::string, std::string> types{{"department", "Department"},
                                                 {"team", "Team"},
                                                 {"office", "Office"},
                                                 {"subcompany", "Subcompany"}};
  if (json == "null" || json.starts_with('[')) return json;
  const auto type = types.find(name);
  if (type != types.end()) return linked(type->second, R"({"id":281521,"name":)" + json + '}');
  if (name != "supervisor") return json;
  return linked("Employee",
                R"({"id":{"label":"ID","value":)" + json +
                    R"(,"type":"integer","universal_id":"id"},"email":{"label":"E-Mail","value":)"
                    R"("max.kern@example.com","type":"standard","universal_id":"email"}})");
}

}  // namespace

std::string peoplehr(const Members& other) {
  const Members members = merged({{"EmployeeId", "PW180"},
                                  {"FirstName", "Elizabeth"},
                                  {"LastName", "O'Neill"},
                                  {"KnownAs", "Liz"},
                                  {"OtherName", ""},
                                  {"EmailId", "liz.oneill@example.co.uk"},
                                  {"StartDate", "2022-09-05"},
                                  {"JobRole", "Designer"},
                                  {"Company", "Example Ltd"},
                                  {"Location", "Leeds"},
                                  {"Department", "Design"},
                                  {"ReportsTo", "Sam Patel"},
                                  {"ReportsToEmployeeId", "6"},
                                  {"ReportsToEmailAddress", "sam@example.co.uk"},
                                  {"EmployeeStatus", "1"},
                                  {"EmploymentType", "Full Time"},
                                  {"LeavingDate", ""},
                                  {"EmployeeImage", ""},
                                  {"APIColumn1", ""},
                                  {"APIColumn2", ""}},
                                 other);
  std::string out;
  for (const auto& [name, value] : members) {
    if (value == "(none)") continue;
    const bool bare = name.starts_with("API") || name == "LeavingDate" || name == "EmployeeImage";
    append(out, name,
           bare ? '"' + value + '"'
                : R"({"DisplayValue":")" + value + R"(","FieldHistory":[]})");
  }
  return out + '}';
}

std::string personio(const Members& other) {
  const Members members = merged({{"id", "4711"},
                                  {"first_name", R"("Jana")"},
                                  {"last_name", R"("Vogt")"},
                                  {"preferred_name", R"("Jana Vogt")"},
                                  {"email", R"("jana.vogt@example.com")"},
                                  {"status", R"("active")"},
                                  {"position", R"("Account Manager")"},
                                  {"supervisor", "12"},
                                  {"employment_type", R"("internal")"},
                                  {"hire_date", R"("2023-07-01T00:00:00+02:00")"},
                                  {"contract_end_date", "null"},
                                  {"termination_date", "null"},
                                  {"last_working_day", "null"},
                                  {"last_modified_at", R"("2025-02-03T08:15:11+01:00")"},
                                  {"subcompany", R"("Beispiel GmbH")"},
                                  {"office", R"("M\u00fcnchen")"},
                                  {"department", R"("Sales")"},
                                  {"team", "null"},
                                  {"cost_centers", "[]"}},
                                 other);
  std::string attributes;
  for (const auto& [name, json] : members) {
    if (json == "(none)") continue;
    append(attributes, name,
           R"({"label":"?","value":)" + attribute_value(name, json) +
               R"(,"type":"standard","universal_id":")" + name + R"("})");
  }
  return R"({"type":"Employee","attributes":)" + attributes + "}}";
}

std::string employment(const Members& other) {
  const Members members = merged({{"id", R"("6f0f")"},
                                  {"status", R"("ACTIVE")"},
                                  {"person", R"({"id":"4711"})"},
                                  {"position", R"({"title":"Account Manager"})"},
                                  {"supervisor", R"({"id":"12"})"},
                                  {"office", R"({"id":"131014","name":"M\u00fcnchen"})"},
                                  {"org_units", R"([{"type":"department","id":"281521","name":)"
                                                R"("Sales"}])"},
                                  {"legal_entity", R"({"id":"7033","name":"Beispiel GmbH"})"},
                                  {"cost_centers", "[]"},
                                  {"employment_start_date", R"("2023-07-01")"},
                                  {"employment_end_date", "null"},
                                  {"contract_end_date", "null"},
                                  {"type", R"("INTERNAL")"},
                                  {"termination", "null"},
                                  {"weekly_working_hours", "38.5"}},
                                 other);
  std::string out;
  for (const auto& [name, json] : members) {
    if (json != "(none)") append(out, name, json);
  }
  return out + '}';
}

std::string personio_v2(const Members& other) {
  Members job;
  Members members{{"id", R"("4711")"},
                  {"email", R"("jana.vogt@example.com")"},
                  {"created_at", R"("2023-06-10T09:00:00Z")"},
                  {"updated_at", R"("2025-02-03T07:15:11Z")"},
                  {"first_name", R"("Jana")"},
                  {"last_name", R"("Vogt")"},
                  {"preferred_name", R"("Jana Vogt")"},
                  {"profile_picture", R"({"url":null})"},
                  {"status", R"("ACTIVE")"},
                  {"custom_attributes", "[]"}};
  for (const auto& [name, json] : other) {
    if (name.starts_with("job.")) {
      job[name.substr(4)] = json;
    } else {
      members[name] = json;
    }
  }
  members.emplace("employments", '[' + employment(job) + ']');
  std::string out;
  for (const auto& [name, json] : members) {
    if (json != "(none)") append(out, name, json);
  }
  return out + '}';
}

CompiledMapping pair_of(const std::string& source, const std::string& target,
                        const std::string& lines, const Members& files) {
  std::map<std::string, std::string> all{
      {"acme/integration.yaml", "integration: test\nsource: " + source + "\ntarget: " + target +
                                    "\nlanguage: 1\n" + lines}};
  for (const auto& [name, text] : files) all.emplace("acme/" + name, text);
  return CompiledMapping(std::move(all));
}

}  // namespace joinery::testing
