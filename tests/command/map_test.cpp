#include <algorithm>
#include <string>

#include <boost/test/unit_test.hpp>

#include "tests/command/program.hpp"

using namespace joinery::testing;

namespace {

const std::string at = " --at 2026-11-21T09:00:00Z";
const std::string acme = "map examples/acme" + at + " --records ";

const char* const ada =
    R"({"id":"3332883884017713238","firstName":"Ada","surname":"King","email":"ada.king@acme.example",)"
    R"("work":{"startDate":"2024-03-01","site":"London","department":"209192163"},)"
    R"("internal":{"status":"Active","lifecycleStatus":"employed","terminationDate":null},)"
    R"("payroll":{"employment":{"type":"permanent"}},"address":{"country":"United Kingdom"},)"
    R"("humanReadable":{"work":{"department":"People Operations"}}})";

std::string lines(const std::string& text, std::size_t count) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < count; ++i) end = text.find('\n', end) + 1;
  return text.substr(0, end);
}

std::size_t line_count(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

BOOST_AUTO_TEST_CASE(lines_lists_and_pages_give_the_same_bytes) {
  const std::string record = ada;
  const Ran as_lines = run(acme + file("two.ndjson", record + "\n" + record + "\n"));
  const Ran as_list = run(acme + file("two.json", "[" + record + ",\n" + record + "]"));
  const Ran as_page =
      run(acme + file("page.json", R"({"employees":[)" + record + "," + record + "]}"));
  const Ran as_input = run(acme + "-", record + "\n" + record);
  BOOST_TEST(as_lines.code == 0);
  BOOST_TEST(line_count(as_lines.data) == 2U);
  BOOST_TEST(as_lines.data.find(
                 R"({"person":"3332883884017713238","decision":"include","rule":null,"user":{)") ==
             0U);
  BOOST_TEST(as_list.data == as_lines.data);
  BOOST_TEST(as_page.data == as_lines.data);
  BOOST_TEST(as_input.data == as_lines.data);
}

BOOST_AUTO_TEST_CASE(threads_and_repetition_change_no_byte) {
  const std::string people = "examples/acme/people.json";
  const Ran one = run(acme + people + " --threads 1");
  BOOST_TEST(one.code == 0);
  BOOST_TEST(line_count(one.data) > 200U);
  for (const char* threads : {"2", "7"}) {
    BOOST_TEST(run(acme + people + " --threads " + threads).data == one.data);
  }
  BOOST_TEST(run(acme + people).data == one.data);
}

BOOST_AUTO_TEST_CASE(a_broken_record_is_one_hold_and_the_rest_go_on) {
  const std::string record = ada;
  const Ran ran = run(acme + "-", record + "\n{\"id\":\"E2\",\n" + record + "\n");
  BOOST_TEST(ran.code == 0);
  BOOST_TEST(line_count(ran.data) == 3U);
  const std::string second = ran.data.substr(lines(ran.data, 1).size());
  BOOST_TEST(second.find(R"({"person":null,"decision":"hold")") == 0U);
  BOOST_TEST(second.find("byte") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_broken_document_is_an_error_with_its_byte_after_what_came_before) {
  const std::string page = R"({"employees":[)" + std::string(ada);
  const Ran ran = run(acme + file("cut.json", page));
  BOOST_TEST(ran.code == 1);
  BOOST_TEST(line_count(ran.data) == 1U);
  BOOST_TEST(ran.messages.find("(byte " + std::to_string(page.size()) + ")") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_missing_file_and_a_wrong_time_say_so) {
  const Ran missing = run(acme + "nowhere.json");
  BOOST_TEST(missing.code == 1);
  BOOST_TEST(missing.messages.find("nowhere.json") != std::string::npos);
  const Ran wrong = run("map examples/acme --at yesterday --records -");
  BOOST_TEST(wrong.code == 1);
  BOOST_TEST(wrong.messages.find("2026-11-21T08:00:00Z") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(text_is_for_people_and_the_summary_counts_them) {
  const Ran ran = run(acme + "- --format text --summary", std::string(ada) + "\n");
  BOOST_TEST(ran.code == 0);
  BOOST_TEST(ran.data.find("3332883884017713238  in, active") == 0U);
  BOOST_TEST(ran.messages.find("1 records read") != std::string::npos);
  BOOST_TEST(ran.messages.find("1 included") != std::string::npos);
}
