#pragma once
/// The two kinds of store, so that a test can be run on each: SQLite in a file, and PostgreSQL where
/// a server can be started.

#include <functional>
#include <memory>
#include <string>
#include <vector>

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

/// Opened, or the test fails.
[[nodiscard]] std::unique_ptr<Store> opened(const StateAddress& state,
                                            const std::string& integration = "acme");

}  // namespace joinery::testing
