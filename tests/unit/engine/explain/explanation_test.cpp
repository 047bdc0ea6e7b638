#include "engine/explain/explanation.hpp"

#include <boost/test/unit_test.hpp>

#include "engine/explain/render.hpp"
#include "tests/unit/engine/explain/office.hpp"

using namespace joinery;
using namespace joinery::testing;

BOOST_AUTO_TEST_CASE(a_rule_that_keeps_somebody_out_says_what_it_saw) {
  const CompiledMapping mapping(office(contractors));
  const Inquiry inquiry = inquiry_of(mapping);
  const Json record = ada_with("payroll", R"({"type":"Contractor"})");
  const Explanation made = explain(inquiry, record);
  BOOST_TEST((made.answer.kind == Decision::Kind::exclude));
  BOOST_TEST_REQUIRE(made.rules.size() == 1U);
  const RuleSeen& rule = made.rules[0];
  BOOST_TEST(rule.id == "no-contractors");
  BOOST_TEST(rule.decided);
  BOOST_TEST(rule.layer == "acme");
  BOOST_TEST((rule.said == RuleSeen::Said::yes));
  BOOST_TEST_REQUIRE(rule.saw.size() == 2U);
  BOOST_TEST(rule.saw[0].path == "payroll.type");
  BOOST_TEST(print(rule.saw[0].found.at(0).location) == "$['payroll']['type']");
  BOOST_TEST((rule.saw[0].state == PlaceState::present));
  BOOST_TEST(rule.saw[1].name == "department");

  const SmallestChange smallest = smallest_change(inquiry, record);
  const NextChange next = next_change(inquiry, record);
  BOOST_TEST(
      print_text(inquiry, made, {&smallest, &next}) ==
      "E12 is left out.\n"
      "Rule `no-contractors` (acme/integration.yaml:10:7) says: Contractors are managed by hand, "
      "Engineering aside.\n"
      "It saw:\n"
      "  employment type \"Contractor\" (payroll.type)\n"
      "  department \"Sales\" (\"/work/department\".value)\n"
      "E12 would be included (account active) if \"/work/department\".value were "
      "\"Engineering\".\n"
      "If nothing changes in the record, the answer stays the same.\n");
}

BOOST_AUTO_TEST_CASE(a_person_whom_no_rule_touches_is_included_with_the_accounts_instants) {
  const CompiledMapping mapping(office(contractors));
  const Inquiry inquiry = inquiry_of(mapping);
  const Explanation made = explain(inquiry, json_of(ada));
  BOOST_TEST((made.answer.by == Decision::By::nobody));
  BOOST_TEST_REQUIRE(made.account.has_value());
  BOOST_TEST(made.account->zone == "Europe/London");
  BOOST_TEST(!made.account->zone_assumed);
  BOOST_TEST((made.account->starts_at == clock_at("2024-03-01T00:00:00Z").now));
  BOOST_TEST(!made.account->ends.has_value());
  BOOST_TEST(!made.rules.at(0).decided);
  const std::string text = print_text(inquiry, made);
  BOOST_TEST(text.find("No rule keeps E12 out") != std::string::npos);
  BOOST_TEST(text.find("It exists from 2024-03-01 (2024-03-01T00:00:00Z)") != std::string::npos);
  BOOST_TEST(text.find("`no-contractors`") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_field_that_holds_is_named_with_what_it_saw) {
  const CompiledMapping mapping(office(contractors));
  const Inquiry inquiry = inquiry_of(mapping);
  const Explanation made = explain(inquiry, ada_with("email", "null"));
  BOOST_TEST((made.answer.by == Decision::By::field));
  BOOST_TEST_REQUIRE(made.field.has_value());
  BOOST_TEST(made.field->name == "email");
  BOOST_TEST_REQUIRE(made.field->saw.size() == 1U);
  BOOST_TEST((made.field->saw[0].state == PlaceState::null));
  const std::string text = print_text(inquiry, made);
  BOOST_TEST(text.find("no work e-mail address") != std::string::npos);
  BOOST_TEST(text.find("email null (email)") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_four_states_of_a_source_are_told_apart) {
  const CompiledMapping mapping(office(contractors));
  const Inquiry inquiry = inquiry_of(mapping);
  const std::vector<std::pair<std::string, PlaceState>> table{
      {R"({"type":"x"})", PlaceState::present},
      {R"({"type":" "})", PlaceState::blank},
      {R"({"type":null})", PlaceState::null},
      {R"({})", PlaceState::missing}};
  for (const auto& [payroll, state] : table) {
    BOOST_TEST_CONTEXT(payroll) {
      const Explanation made = explain(inquiry, ada_with("payroll", payroll));
      BOOST_TEST((made.rules.at(0).saw.at(0).state == state));
    }
  }
}

BOOST_AUTO_TEST_CASE(broken_records_are_explained_too) {
  const CompiledMapping mapping(office(contractors));
  const Inquiry inquiry = inquiry_of(mapping);
  for (const char* record : {"[]", "null", "7", "{}", R"({"id":{}})", R"({"id":"E1","work":3})"}) {
    BOOST_TEST_CONTEXT(record) {
      const Json json = json_of(record);
      const Explanation made = explain(inquiry, json);
      BOOST_TEST((made.answer.kind == Decision::Kind::hold));
      BOOST_TEST(!print_text(inquiry, made).empty());
      const SmallestChange smallest = smallest_change(inquiry, json, {2, 200});
      const NextChange next = next_change(inquiry, json);
      BOOST_TEST(json_of(print_json(inquiry, made, {&smallest, &next})).is(JsonKind::object));
      const auto field = provenance(inquiry, json, "email");
      BOOST_TEST_REQUIRE(field.has_value());
      BOOST_TEST(json_of(print_json(inquiry, *field)).is(JsonKind::object));
    }
  }
}

BOOST_AUTO_TEST_CASE(what_a_terminal_would_obey_is_not_shown_as_it_is) {
  const CompiledMapping mapping(office(contractors));
  const Inquiry inquiry = inquiry_of(mapping);
  const Json record =
      json_of("{\"id\":\"E\\u001b[2J\\u202e\",\"payroll\":{\"type\":\"a\\u202eb\"}}");
  std::string text = print_text(inquiry, explain(inquiry, record));
  text += print_text(inquiry, provenance(inquiry, record, "external_id").value());
  BOOST_TEST(text.find('\x1b') == std::string::npos);
  BOOST_TEST(text.find("\xe2\x80\xae") == std::string::npos);
}
