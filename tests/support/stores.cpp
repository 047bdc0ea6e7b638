#include "tests/support/stores.hpp"

#include <cstdlib>

#include <boost/test/unit_test.hpp>

#include "engine/store/open_store.hpp"
#include "tests/support/postgres_server.hpp"

namespace joinery::testing {
namespace {

/// Started once for a test program. Every test has a schema of its own in it.
PostgresServer& server() {
  static PostgresServer started;
  return started;
}

std::string fresh_postgres() {
  static int count = 0;
  if (server().address().empty()) return {};
  const std::string name = "s" + std::to_string(++count);
  const std::string& address = server().address();
  const std::string folder = address.substr(address.find("host=") + 5);
  const std::string command = "psql -q -h " + folder + " -U joinery -d joinery -c 'CREATE SCHEMA " +
                              name + "' >/dev/null 2>&1";
  BOOST_TEST_REQUIRE(std::system(command.c_str()) == 0);
  return address + "&options=-csearch_path%3D" + name;
}

}  // namespace

void on_every_store(const std::function<void(const StateAddress&)>& test) {
  const TemporaryFolder folder;
  BOOST_TEST_CONTEXT("SQLite") { test({"SQLite", folder.file("state.db")}); }
  const std::string address = fresh_postgres();
  if (address.empty()) return;
  BOOST_TEST_CONTEXT("PostgreSQL") { test({"PostgreSQL", address}); }
}

std::unique_ptr<Store> opened(const StateAddress& state, const std::string& integration) {
  auto store = open_store(state.address, integration, Limits{});
  BOOST_TEST_REQUIRE(store.has_value(), (store ? "" : store.error().what));
  return std::move(*store);
}

}  // namespace joinery::testing
