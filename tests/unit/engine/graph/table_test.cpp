#include <boost/test/unit_test.hpp>

#include "engine/graph/table.hpp"

using namespace joinery;

namespace {

Table::Row row(Value key, std::string_view value) {
  return {Constant::of(key), Constant::of(Value::text(value)), {}};
}

Table table_of(std::vector<std::string> keys) {
  Table table;
  table.key = Type::of(TypeWord::text);
  for (const std::string& key : keys) table.rows.push_back(row(Value::text(key), "of " + key));
  table.index();
  return table;
}

std::int64_t find(const Table& table, const Value& key) {
  std::string scratch;
  return table.find(key, scratch);
}

}  // namespace

BOOST_AUTO_TEST_CASE(texts_are_found_by_their_normal_key) {
  const Table table = table_of({"france", "strasse", "kingdom of the netherlands and its "
                                "neighbours beyond the sea, as it was called once"});
  const std::pair<const char*, std::int64_t> cases[] = {
      {"france", 0}, {" FRANCE\t", 0}, {"Straße", 1}, {"STRASSE", 1}, {"", -1}, {"fran", -1},
      {"francee", -1},
      {" Kingdom of THE Netherlands and its neighbours beyond the sea, as it was called once", 2}};
  for (const auto& [key, wanted] : cases) {
    BOOST_TEST(find(table, Value::text(key)) == wanted, key);
  }
}

BOOST_AUTO_TEST_CASE(an_exact_table_compares_bytes) {
  Table table = table_of({"A1"});
  table.exact = true;
  BOOST_TEST(find(table, Value::text("A1")) == 0);
  BOOST_TEST(find(table, Value::text("a1")) == -1);
  BOOST_TEST(find(table, Value::text("A1 ")) == -1);
}

BOOST_AUTO_TEST_CASE(keys_of_other_types_are_compared_as_they_are) {
  Table table = table_of({"FR"});
  table.key = Type::of(TypeWord::country);
  BOOST_TEST(find(table, Value::text("FR")) == 0);
  BOOST_TEST(find(table, Value::text("fr")) == -1);
}

BOOST_AUTO_TEST_CASE(the_first_of_equal_keys_wins) {
  BOOST_TEST(find(table_of({"a", "b", "a"}), Value::text("a")) == 0);
}

BOOST_AUTO_TEST_CASE(integers_are_found_by_kind_and_value) {
  Table table;
  table.key = Type::of(TypeWord::number);
  for (std::int64_t i = 0; i < 1000; ++i) table.rows.push_back(row(Value::number(i * 7), "x"));
  table.index();
  for (std::int64_t i = 0; i < 1000; ++i) BOOST_TEST(find(table, Value::number(i * 7)) == i);
  BOOST_TEST(find(table, Value::number(3)) == -1);
  BOOST_TEST(find(table, Value::of(ValueKind::date, 7)) == -1);
}

BOOST_AUTO_TEST_CASE(many_keys_are_all_found_and_others_are_not) {
  std::vector<std::string> keys;
  for (int i = 0; i < 5000; ++i) keys.push_back("key number " + std::to_string(i));
  const Table table = table_of(keys);
  for (int i = 0; i < 5000; ++i) {
    BOOST_TEST(find(table, Value::text("KEY number " + std::to_string(i))) == i);
    BOOST_TEST(find(table, Value::text("key number " + std::to_string(i + 5000))) == -1);
  }
}

BOOST_AUTO_TEST_CASE(an_empty_table_and_odd_keys_find_nothing) {
  BOOST_TEST(find(table_of({}), Value::text("a")) == -1);
  const Value item = Value::text("a");
  BOOST_TEST(find(table_of({"a"}), Value::list({&item, 1})) == -1);
  BOOST_TEST(find(table_of({"a"}), Value{}) == -1);
  BOOST_TEST(find(table_of({"a"}), Value::hold("a")) == -1);
}
