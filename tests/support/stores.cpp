#include "tests/support/stores.hpp"

#include <cstdlib>

#include <boost/test/unit_test.hpp>

#include "engine/store/open_store.hpp"
#include "engine/store/postgres_database.hpp"
#include "engine/store/schema.hpp"
#include "engine/store/sqlite_database.hpp"
#include "tests/support/left_out.hpp"
#include "tests/support/postgres_server.hpp"

namespace joinery::testing {
namespace {

constexpr int skipped = 77;   ///< as CMakeLists.txt tells ctest

/// Started once for a test program. Every test has a schema of its own in it.
PostgresServer& server() {
  static PostgresServer started;
  return started;
}

std::string fresh_postgres() {
  static int count = 0;
  const std::string& address = server().address();
  if (address.empty()) {
    leave_out("PostgreSQL: " + server().why_not());
    return {};
  }
  static const std::unique_ptr<Database> admin = database_of({"PostgreSQL", address});
  const std::string name = "s" + std::to_string(++count);
  BOOST_TEST_REQUIRE(admin->script("CREATE SCHEMA " + name).has_value());
  return address + "&options=-csearch_path%3D" + name;
}

template <class T>
T required(Result<T> made) {
  BOOST_TEST_REQUIRE(made.has_value(), (made ? "" : made.error().what));
  return std::move(*made);
}

}  // namespace

void on_every_store(const std::function<void(const StateAddress&)>& test) {
  const TemporaryFolder folder;
  BOOST_TEST_CONTEXT("SQLite") { test({"SQLite", folder.file("state.db")}); }
  const std::string address = fresh_postgres();
  if (address.empty()) return;
  BOOST_TEST_CONTEXT("PostgreSQL") { test({"PostgreSQL", address}); }
}

StateAddress state_for_test(const TemporaryFolder& folder, const std::string& file) {
  const char* wanted = std::getenv("JOINERY_TEST_STORE");
  if (wanted == nullptr || std::string(wanted) == "SQLite") return {"SQLite", folder.file(file)};
  BOOST_TEST_REQUIRE(std::string(wanted) == "PostgreSQL");
  const std::string address = fresh_postgres();
  if (!address.empty()) return {"PostgreSQL", address};
  std::_Exit(std::getenv("JOINERY_LEAVE_NOTHING_OUT") == nullptr ? skipped : 1);
}

std::unique_ptr<Store> opened(const StateAddress& state, const std::string& integration) {
  return required(open_store(state.address, integration, Limits{}));
}

std::unique_ptr<Database> database_of(const StateAddress& state) {
  return required(state.name == "SQLite" ? open_sqlite(state.address) : open_postgres(state.address));
}

std::unique_ptr<Database> hasty_database_of(const StateAddress& state) {
  auto database = database_of(state);
  const bool is_file = database->dialect() == Database::Dialect::sqlite;
  const auto hasty = database->script(is_file ? "PRAGMA synchronous = OFF" : "SET synchronous_commit TO off");
  BOOST_TEST_REQUIRE(hasty.has_value());
  BOOST_TEST_REQUIRE(migrate(*database, migrations().size()).has_value());
  return database;
}

}  // namespace joinery::testing
