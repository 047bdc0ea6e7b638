/// The mapping that docs/performance.md measures gives what its description wants, line by line.

#include <boost/test/unit_test.hpp>

#include "engine/json/json_parse.hpp"
#include "engine/json/json_write.hpp"
#include "tests/mappings/mapped.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

const std::string bench = "tests/bench/";

CompiledMapping workload_t() {
  std::map<std::string, std::string> files{
      {"t/integration.yaml", file_text(bench + "workload_t/integration.yaml")}};
  for (const std::string name : {"mappings/bench_hris/source.yaml", "mappings/bench_platform/target.yaml",
                                 "mappings/bench_platform/regions.csv"}) {
    files.emplace(name, file_text(bench + "workload_t/" + name));
  }
  return CompiledMapping(std::move(files), "t/integration.yaml");
}

/// Why somebody is skipped, as the description writes it.
std::string reason_of(const Answer& answer) {
  std::string reason(answer["rule"]);
  std::replace(reason.begin(), reason.end(), '-', '_');
  return reason;
}

/// A line of `joinery map` as the description writes it, member by member in its order.
std::string described(const std::string& line) {
  const Json json = json_of(line);
  const Answer answer(line);
  std::string out;
  JsonWriter write(out);
  write.object().member("external_id").value(*json.find("person"));
  if (answer["decision"] == "hold" && answer["person"] == "null") {
    write.member("action").text("skip").member("reason").text("no_id");
  } else if (answer["decision"] == "exclude") {
    write.member("action").text("skip").member("reason").text(reason_of(answer));
  } else if (answer["decision"] == "hold") {
    write.member("action").text("hold").member("reason").text(answer["because"]);
  } else {
    const bool archived = answer["account"] == "archived";
    write.member("action").text(archived ? "archive" : "upsert");
    write.member("status").text(archived ? "archived" : "active");
    for (const char* field : {"first_name", "last_name", "email", "job_title", "group", "location",
                              "content_region", "manager_email", "hire_date"}) {
      const Json* value = json.find("user")->find(field);
      write.member(field).value(value == nullptr ? Json() : *value);
    }
    write.member("invite").boolean(answer["invite"] != "null");
  }
  write.end();
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_workload_that_is_measured_gives_the_lines_of_its_fixture) {
  const CompiledMapping mapping = workload_t();
  const std::string records = bench + "fixture/employees.ndjson";
  std::vector<std::string> got;
  for (const std::string& line : lines_of(map_file(mapping, records, "2026-11-21T12:00:00Z"))) {
    got.push_back(described(line));
  }
  const auto wanted = lines_of(file_text(bench + "fixture/expected-t.ndjson"));
  BOOST_TEST(wanted.size() == 20U);
  BOOST_TEST(got == wanted, boost::test_tools::per_element());
}
