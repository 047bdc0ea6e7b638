#include "engine/value/print.hpp"

#include <boost/test/unit_test.hpp>
#include <vector>

#include "engine/calendar/day.hpp"
#include "engine/calendar/zone_table.hpp"

using namespace joinery;

namespace {

struct Printing {
  Result<ZoneTable> zones = ZoneTable::load();
  [[nodiscard]] std::string json(const Value& value, const Type& type = Type::unknown()) const {
    std::string out;
    append_json(out, value, type, *zones);
    return out;
  }
  [[nodiscard]] std::string text(const Value& value, const Type& type = Type::unknown()) const {
    std::string out;
    append_text(out, value, type, *zones);
    return out;
  }
};

Value date(int year, unsigned month, unsigned day) {
  return Value::of(ValueKind::date, day_from(year, month, day)->days);
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(scalars_have_one_form_in_json_and_one_as_text, Printing) {
  struct Case { Value value; const char* json; const char* text; };
  const Value london = Value::of(ValueKind::zone, zones->find("Europe/London")->index);
  const Case cases[] = {
      {Value{}, "null", ""},
      {Value::of(ValueKind::clear, 0), "null", ""},
      {Value::text("plain", false), R"("plain")", "plain"},
      {Value::text("a\"b\n"), R"("a\"b\n")", "a\"b\n"},
      {Value::text("GB", false), R"("GB")", "GB"},
      {Value::number(1'500'000), "1.5", "1.5"},
      {Value::number(-3'000'000), "-3", "-3"},
      {Value::yes_no(true), "true", "yes"},
      {Value::yes_no(false), "false", "no"},
      {date(2024, 1, 31), R"("2024-01-31")", "2024-01-31"},
      {Value::of(ValueKind::instant, 1'500'000), R"("1970-01-01T00:00:01.500Z")",
       "1970-01-01T00:00:01.500Z"},
      {london, R"("Europe/London")", "Europe/London"},
  };
  for (const Case& c : cases) {
    BOOST_TEST(json(c.value) == c.json);
    BOOST_TEST(text(c.value) == c.text);
  }
}

BOOST_FIXTURE_TEST_CASE(lists_and_records_keep_their_order, Printing) {
  const Type type = Type::list_of(
      Type::record({{"day", Type::of(TypeWord::date)}, {"name", Type::of(TypeWord::text)}}));
  const std::vector<Value> first{date(2024, 2, 29), Value::text("Ada", false)};
  const std::vector<Value> second{Value{}, Value::text("Zoë")};
  const std::vector<Value> items{Value::record(first), Value::record(second)};
  BOOST_TEST(json(Value::list(items), type) ==
             R"([{"day":"2024-02-29","name":"Ada"},{"day":null,"name":"Zoë"}])");
  BOOST_TEST(text(Value::list(items), type) == "2024-02-29, Ada, , Zoë");
  BOOST_TEST(json(Value::list({}), type) == "[]");
  BOOST_TEST(text(Value::list({}), type).empty());
}

BOOST_FIXTURE_TEST_CASE(bytes_that_are_not_utf8_never_reach_json, Printing) {
  BOOST_TEST(json(Value::text("a\xff")) == "\"a\uFFFD\"");
}
