#include "engine/store/sqlite_database.hpp"

#include <charconv>
#include <map>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <unistd.h>

namespace joinery {
namespace {

constexpr int busy_ms = 10'000;

/// `$1` as SQLite numbers its values: `?1`.
std::string with_marks(std::string_view sql) {
  std::string text(sql);
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (text[i] == '$' && text[i + 1] >= '0' && text[i + 1] <= '9') text[i] = '?';
  }
  return text;
}

class SqliteDatabase final : public Database {
 public:
  SqliteDatabase(sqlite3* connection, std::string file)
      : connection_(connection), file_(std::move(file)) {}
  SqliteDatabase(const SqliteDatabase&) = delete;
  SqliteDatabase& operator=(const SqliteDatabase&) = delete;
  ~SqliteDatabase() override {
    for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
    sqlite3_close(connection_);
    if (lock_ >= 0) ::close(lock_);
  }

  [[nodiscard]] Dialect dialect() const override { return Dialect::sqlite; }

  [[nodiscard]] Result<void> run(std::string_view sql, std::span<const DatabaseValue> values,
                                 const std::function<void(const DatabaseRow&)>& each) override {
    JOINERY_TRY(sqlite3_stmt* const statement, prepared(sql));
    for (std::size_t i = 0; i < values.size(); ++i) bind(statement, static_cast<int>(i + 1), values[i]);
    int code = SQLITE_ROW;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) hand_out(statement, each);
    if (code != SQLITE_DONE) {
      const Error error = failure();
      sqlite3_reset(statement);
      return tl::unexpected<Error>(error);
    }
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return {};
  }

  [[nodiscard]] Result<void> script(std::string_view sql) override {
    if (sqlite3_exec(connection_, std::string(sql).c_str(), nullptr, nullptr, nullptr) == SQLITE_OK) {
      return {};
    }
    return tl::unexpected<Error>(failure());
  }

  [[nodiscard]] Result<void> begin() override { return script("BEGIN IMMEDIATE"); }
  [[nodiscard]] Result<void> commit() override { return script("COMMIT"); }
  void roll_back() override { (void)script("ROLLBACK"); }

  /// One lock for the whole file, which the system takes back from whoever dies.
  [[nodiscard]] Result<bool> try_lock(const std::string& /*name*/) override {
    if (file_ == ":memory:" || lock_ >= 0) return true;
    const std::string path = file_ + ".turn";
    lock_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock_ < 0) return fail(ErrorCode::unwritable, fmt::format("{} cannot be written", path));
    if (::flock(lock_, LOCK_EX | LOCK_NB) == 0) return true;
    ::close(lock_);
    lock_ = -1;
    return false;
  }

 private:
  [[nodiscard]] Error failure() const {
    return {ErrorCode::unwritable, fmt::format("{}: {}", file_, sqlite3_errmsg(connection_)), 0};
  }

  Result<sqlite3_stmt*> prepared(std::string_view sql) {
    const auto known = statements_.find(sql);
    if (known != statements_.end()) return known->second;
    sqlite3_stmt* statement = nullptr;
    const std::string text = with_marks(sql);
    if (sqlite3_prepare_v3(connection_, text.c_str(), static_cast<int>(text.size()),
                           SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK) {
      return tl::unexpected<Error>(failure());
    }
    statements_.emplace(std::string(sql), statement);
    return statement;
  }

  static void bind(sqlite3_stmt* statement, int index, const DatabaseValue& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      sqlite3_bind_int64(statement, index, *number);
      return;
    }
    const std::string_view text = std::get<std::string_view>(value);
    sqlite3_bind_text64(statement, index, text.data() == nullptr ? "" : text.data(), text.size(),
                        SQLITE_TRANSIENT, SQLITE_UTF8);
  }

  void hand_out(sqlite3_stmt* statement, const std::function<void(const DatabaseRow&)>& each) {
    if (!each) return;
    const int count = sqlite3_column_count(statement);
    cells_.clear();
    for (int i = 0; i < count; ++i) {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, i));
      cells_.emplace_back(text == nullptr ? "" : text,
                          static_cast<std::size_t>(sqlite3_column_bytes(statement, i)));
    }
    each({cells_});
  }

  sqlite3* connection_;
  std::string file_;
  int lock_ = -1;
  std::map<std::string, sqlite3_stmt*, std::less<>> statements_;
  std::vector<std::string_view> cells_;
};

}  // namespace

Result<std::unique_ptr<Database>> open_sqlite(const std::string& file) {
  sqlite3* connection = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  const int code = sqlite3_open_v2(file.c_str(), &connection, flags, nullptr);
  auto database = std::make_unique<SqliteDatabase>(connection, file);
  if (code != SQLITE_OK) {
    return fail(ErrorCode::unreadable,
                fmt::format("{}: {}", file, sqlite3_errstr(code)));
  }
  sqlite3_busy_timeout(connection, busy_ms);
  const auto ready = database->script(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
  if (!ready) return tl::unexpected<Error>(ready.error());
  return Result<std::unique_ptr<Database>>(std::move(database));
}

}  // namespace joinery
