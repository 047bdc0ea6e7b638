#pragma once
/// The two kinds of store, so that a test can be run on each: SQLite in a file, and PostgreSQL where
/// a server can be started.

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/edge/database.hpp"
#include "engine/edge/store.hpp"
#include "tests/support/temporary_folder.hpp"

namespace joinery::testing {

/// A state that is there for one test.
struct StateAddress {
  std::string name;      ///< `SQLite`, `PostgreSQL`
  std::string address;   ///< for `open_store`
};

/// Calls `test` for each kind, with a state that nobody has used.
void on_every_store(const std::function<void(const StateAddress&)>& test);

/// A state that nobody has used, of the kind that this whole program runs on: `JOINERY_TEST_STORE`, or
/// SQLite, in this file of the folder. Where there is no PostgreSQL the program ends here, and ctest
/// tells that it was skipped.
[[nodiscard]] StateAddress state_for_test(const TemporaryFolder& folder, const std::string& file);

/// Opened, or the test fails.
[[nodiscard]] std::unique_ptr<Store> opened(const StateAddress& state,
                                            const std::string& integration = "acme");
[[nodiscard]] std::unique_ptr<Database> database_of(const StateAddress& state);
/// With its tables, and without waiting for a disk to have taken what is written: that a process
/// dies is played, not that the power goes.
[[nodiscard]] std::unique_ptr<Database> hasty_database_of(const StateAddress& state);

}  // namespace joinery::testing
