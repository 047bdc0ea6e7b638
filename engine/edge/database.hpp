#pragma once
/// The seam to a database that speaks SQL: statements in, rows out. Behind it stand SQLite and
/// PostgreSQL; tests put something between that dies at a chosen statement.
///
/// Statements are written with `$1`, `$2`, … and in the SQL that both understand. No column is ever
/// NULL. Errors name what the database says of itself, never a value, never a password.
///
/// Threads: one at a time.

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "dsl/base/result.hpp"

namespace joinery {

/// A value of a statement. Texts are looked at during the call only.
using DatabaseValue = std::variant<std::int64_t, std::string_view>;

/// One row, good during the call that hands it out.
struct DatabaseRow {
  std::span<const std::string_view> cells;

  [[nodiscard]] std::string text(std::size_t index) const { return std::string(cells[index]); }
  [[nodiscard]] std::int64_t number(std::size_t index) const;
};

class Database {
 public:
  Database() = default;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  virtual ~Database() = default;

  enum class Dialect : std::uint8_t { sqlite, postgres };
  [[nodiscard]] virtual Dialect dialect() const = 0;

  /// One statement; `each` for every row of its answer.
  [[nodiscard]] virtual Result<void> run(std::string_view sql,
                                         std::span<const DatabaseValue> values,
                                         const std::function<void(const DatabaseRow&)>& each) = 0;
  /// Several statements without values, separated by semicolons.
  [[nodiscard]] virtual Result<void> script(std::string_view sql) = 0;

  /// From here on whoever else wants to write waits.
  [[nodiscard]] virtual Result<void> begin() = 0;
  /// On disk when it returns.
  [[nodiscard]] virtual Result<void> commit() = 0;
  virtual void roll_back() = 0;

  /// A lock by name that is held until the process or the connection ends; false where another has it.
  [[nodiscard]] virtual Result<bool> try_lock(const std::string& name) = 0;
};

}  // namespace joinery
