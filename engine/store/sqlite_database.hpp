#pragma once
/// A database in one file, by SQLite: write-ahead log, and every commit on disk before it returns.
/// `:memory:` is one that goes with its connection.

#include <memory>
#include <string>

#include "engine/edge/database.hpp"

namespace joinery {

/// Makes the file where there is none. `unreadable` where it is no database or may not be opened.
[[nodiscard]] Result<std::unique_ptr<Database>> open_sqlite(const std::string& file);

}  // namespace joinery
