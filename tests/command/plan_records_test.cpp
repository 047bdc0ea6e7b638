// What a plan says about the records it was made from.

#include <map>

#include <boost/test/unit_test.hpp>

#include "engine/digest/sha256.hpp"
#include "engine/json/json_parse.hpp"
#include "tests/command/program.hpp"

using namespace joinery::testing;
using joinery::Json;

namespace {

const std::string plan_acme = "plan examples/acme --at 2026-11-21T09:00:00Z --format json --users ";

std::string employee(const std::string& id, const std::string& name, const std::string& note) {
  return R"({"id":")" + id + R"(","firstName":")" + name + R"(","surname":"King","email":")" + name +
         R"(@acme.example","note":")" + note + R"(","work":{"startDate":"2024-03-01","site":"London"},)" +
         R"("internal":{"status":"Active","lifecycleStatus":"employed"},)" +
         R"("payroll":{"employment":{"type":"permanent"}},"address":{"country":"United Kingdom"}})";
}

/// The hash of the record by the person of each mutation that has both.
std::map<std::string, std::string> records_of(const std::string& plan) {
  std::map<std::string, std::string> records;
  const auto json = joinery::parse_json(plan, joinery::Limits{});
  BOOST_REQUIRE(json.has_value());
  for (const Json& mutation : json->find("mutations")->items()) {
    const Json* record = mutation.find("record");
    if (record != nullptr) records.emplace(mutation.find("person")->as_text(), record->as_text());
  }
  return records;
}

}  // namespace

BOOST_AUTO_TEST_CASE(who_is_changed_has_the_hash_of_their_record) {
  const std::string ada = employee("1", "ada", "x"), bob = employee("2", "bob", "y");
  const std::string nobody = file("nobody.json", "[]");
  const Ran from_file = run(plan_acme + nobody + " --records " + file("p.ndjson", ada + "\n" + bob + "\n"));
  const auto records = records_of(from_file.data);
  BOOST_TEST(records.size() == 2U);
  BOOST_TEST(records.at("1") == "sha256:" + joinery::sha256(ada));
  BOOST_TEST(records.at("2") == "sha256:" + joinery::sha256(bob));
  // What can be read once only is hashed at once, and a list has the same records.
  BOOST_TEST(run(plan_acme + nobody + " --records -", ada + "\n" + bob + "\n").data == from_file.data);
  const std::string list = file("p.json", "[" + ada + ", " + bob + "]");
  BOOST_TEST(run(plan_acme + nobody + " --records " + list).data == from_file.data);
}

BOOST_AUTO_TEST_CASE(two_records_of_one_id_give_one_plan_whichever_comes_first) {
  const std::string one = employee("1", "ada", "x"), two = employee("1", "ada", "y");
  const std::string nobody = file("nobody.json", "[]");
  const Ran first = run(plan_acme + nobody + " --records " + file("a.ndjson", one + "\n" + two + "\n"));
  const Ran second = run(plan_acme + nobody + " --records " + file("b.ndjson", two + "\n" + one + "\n"));
  BOOST_TEST(records_of(first.data).size() == 1U);
  BOOST_TEST(first.data == second.data);
  BOOST_TEST(run(plan_acme + nobody + " --records -", two + "\n" + one).data == first.data);
}
