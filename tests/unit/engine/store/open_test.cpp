/// Addresses, versions of tables, and what is not said of passwords.

#include <fstream>

#include <boost/test/unit_test.hpp>

#include "engine/store/open_store.hpp"
#include "engine/store/schema.hpp"
#include "tests/support/stores.hpp"

namespace joinery::testing {
namespace {

BOOST_AUTO_TEST_SUITE(opening)

BOOST_AUTO_TEST_CASE(tables_of_every_earlier_version_are_brought_to_the_present_one) {
  for (std::size_t version = 1; version <= migrations().size(); ++version) {
    on_every_store([&](const StateAddress& state) {
      {
        const auto database = database_of(state);
        BOOST_TEST(migrate(*database, version).has_value());
        BOOST_TEST(database
                       ->script("INSERT INTO runs VALUES ('acme', 1, 'p', 'done', 0, 'a', 1, 2, '')")
                       .has_value());
        BOOST_TEST(database
                       ->script("INSERT INTO plans (integration, hash, serial, made, expires, text, seen) "
                                "VALUES ('acme', 'p', 0, 1, 2, '{}', '[]')")
                       .has_value());
      }
      BOOST_TEST(opened(state)->plan("p").value()->text == "{}");
      BOOST_TEST(opened(state)->plan("p").value()->agreed.empty());
      BOOST_TEST(opened(state)->runs(5).value().size() == 1U);
      BOOST_TEST(opened(state)->refusal("x").has_value());
    });
  }
}

BOOST_AUTO_TEST_CASE(tables_of_a_later_version_are_left_alone) {
  on_every_store([](const StateAddress& state) {
    (void)opened(state);
    BOOST_TEST(database_of(state)->script("UPDATE schema_version SET version = 99").has_value());
    const auto store = open_store(state.address, "acme", Limits{});
    BOOST_TEST_REQUIRE(!store.has_value());
    BOOST_TEST(store.error().what.find("a later joinery") != std::string::npos);
  });
}

BOOST_AUTO_TEST_CASE(what_is_no_database_is_not_taken_for_one) {
  const TemporaryFolder folder;
  std::ofstream(folder.file("state.db")) << "this is a text and no database, however long it is";
  BOOST_TEST(!open_store(folder.file("state.db"), "acme", Limits{}).has_value());
  BOOST_TEST(!open_store(folder.file("no/such/folder.db"), "acme", Limits{}).has_value());
}

BOOST_AUTO_TEST_CASE(a_failed_transaction_leaves_nothing_behind) {
  on_every_store([](const StateAddress& state) {
    const auto store = opened(state);
    BOOST_TEST_REQUIRE(store->take_turn("test").has_value());
    JournalStep twice[2];
    twice[0].number = twice[1].number = 1;
    BOOST_TEST(!store->begin_run(Run{}, twice, {}).has_value());
    BOOST_TEST(store->runs(5).value().empty());
    BOOST_TEST(store->begin_run(Run{}, std::span(twice, 1), {}).value() == 1U);
  });
}

BOOST_AUTO_TEST_CASE(passwords_are_not_told) {
  BOOST_TEST(without_password("state.db") == "state.db");
  BOOST_TEST(without_password("postgresql://joinery:s3cret@db.example:5432/joinery") ==
             "postgresql://joinery@db.example:5432/joinery");
  BOOST_TEST(without_password("postgres://db.example/joinery?password=s3cret") ==
             "postgres://db.example/joinery");
  for (const char* address :
       {"postgresql://joinery:s3cret@127.0.0.1:1/joinery?connect_timeout=2",
        "postgresql://joinery:s3cret@127.0.0.1:port/joinery",
        "postgresql://joinery@127.0.0.1:1/joinery?pasword=s3cret"}) {
    const auto store = open_store(address, "acme", Limits{});
    BOOST_TEST_REQUIRE(!store.has_value());
    BOOST_TEST(store.error().what.find("s3cret") == std::string::npos);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace joinery::testing
