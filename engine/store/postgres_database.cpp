#include "engine/store/postgres_database.hpp"

#include <cstring>
#include <map>
#include <vector>

#include <fmt/format.h>
#include <libpq-fe.h>

#include "engine/digest/sha256.hpp"

namespace joinery {
namespace {

constexpr int lock_tries = 10;

struct ClearResult {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Answer = std::unique_ptr<PGresult, ClearResult>;

/// The first line of what the server says: its details may quote values.
Error failure_of(const PGconn* connection, const PGresult* answer) {
  const char* said = answer == nullptr ? nullptr : PQresultErrorField(answer, PG_DIAG_MESSAGE_PRIMARY);
  std::string what = said != nullptr ? said : PQerrorMessage(connection);
  what = what.substr(0, what.find('\n'));
  return {ErrorCode::unwritable, "the database says: " + what, 0};
}

class PostgresDatabase final : public Database {
 public:
  explicit PostgresDatabase(PGconn* connection) : connection_(connection) {}
  PostgresDatabase(const PostgresDatabase&) = delete;
  PostgresDatabase& operator=(const PostgresDatabase&) = delete;
  ~PostgresDatabase() override { PQfinish(connection_); }

  [[nodiscard]] Dialect dialect() const override { return Dialect::postgres; }

  [[nodiscard]] Result<void> run(std::string_view sql, std::span<const DatabaseValue> values,
                                 const std::function<void(const DatabaseRow&)>& each) override {
    JOINERY_TRY(const std::string name, prepared(sql));
    std::vector<std::string> texts;
    texts.reserve(values.size());
    for (const DatabaseValue& value : values) {
      const auto* number = std::get_if<std::int64_t>(&value);
      texts.push_back(number != nullptr ? std::to_string(*number)
                                        : std::string(std::get<std::string_view>(value)));
    }
    std::vector<const char*> pointers;
    for (const std::string& text : texts) pointers.push_back(text.c_str());
    const Answer answer(PQexecPrepared(connection_, name.c_str(), static_cast<int>(texts.size()),
                                       pointers.data(), nullptr, nullptr, 0));
    const ExecStatusType status = PQresultStatus(answer.get());
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) {
      return tl::unexpected<Error>(failure_of(connection_, answer.get()));
    }
    if (each) hand_out(answer.get(), each);
    return {};
  }

  [[nodiscard]] Result<void> script(std::string_view sql) override {
    const Answer answer(PQexec(connection_, std::string(sql).c_str()));
    const ExecStatusType status = PQresultStatus(answer.get());
    if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK) return {};
    return tl::unexpected<Error>(failure_of(connection_, answer.get()));
  }

  [[nodiscard]] Result<void> begin() override { return script("BEGIN"); }
  [[nodiscard]] Result<void> commit() override {
    // A transaction in which something failed answers a commit with a quiet rollback.
    if (PQtransactionStatus(connection_) == PQTRANS_INERROR) {
      roll_back();
      return fail(ErrorCode::unwritable, "the database took nothing of it");
    }
    return script("COMMIT");
  }
  void roll_back() override { (void)script("ROLLBACK"); }

  /// Locks are of the whole database, and other tables of ours may stand in another schema of it.
  [[nodiscard]] Result<bool> try_lock(const std::string& name) override {
    std::string schema;
    const auto told = run("SELECT COALESCE(current_schema(), '')", {},
                          [&](const DatabaseRow& row) { schema = row.text(0); });
    if (!told) return tl::unexpected<Error>(told.error());
    const auto key = static_cast<std::int64_t>(
        std::stoull(sha256("joinery turn " + name + " in " + schema).substr(0, 15), nullptr, 16));
    bool has = false;
    const DatabaseValue values[] = {key};
    // The server takes a lock back a moment after its connection has ended.
    for (int tries = 0; !has && tries < lock_tries; ++tries) {
      if (tries > 0) {
        if (const auto slept = script("SELECT pg_sleep(0.1)"); !slept) {
          return tl::unexpected<Error>(slept.error());
        }
      }
      const auto asked =
          run("SELECT CASE WHEN pg_try_advisory_lock($1) THEN 1 ELSE 0 END", values,
              [&](const DatabaseRow& row) { has = row.number(0) == 1; });
      if (!asked) return tl::unexpected<Error>(asked.error());
    }
    return has;
  }

 private:
  Result<std::string> prepared(std::string_view sql) {
    const auto known = names_.find(sql);
    if (known != names_.end()) return known->second;
    std::string name = fmt::format("s{}", names_.size());
    const Answer answer(
        PQprepare(connection_, name.c_str(), std::string(sql).c_str(), 0, nullptr));
    if (PQresultStatus(answer.get()) != PGRES_COMMAND_OK) {
      return tl::unexpected<Error>(failure_of(connection_, answer.get()));
    }
    names_.emplace(std::string(sql), name);
    return name;
  }

  void hand_out(const PGresult* answer, const std::function<void(const DatabaseRow&)>& each) {
    const int rows = PQntuples(answer), columns = PQnfields(answer);
    for (int r = 0; r < rows; ++r) {
      cells_.clear();
      for (int c = 0; c < columns; ++c) {
        cells_.emplace_back(PQgetvalue(answer, r, c),
                            static_cast<std::size_t>(PQgetlength(answer, r, c)));
      }
      each({cells_});
    }
  }

  PGconn* connection_;
  std::map<std::string, std::string, std::less<>> names_;
  std::vector<std::string_view> cells_;
};

void be_quiet(void* /*nobody*/, const char* /*notice*/) {}

}  // namespace

Result<std::unique_ptr<Database>> open_postgres(const std::string& address) {
  // What is said of an address that cannot be understood quotes it, with its password.
  PQconninfoOption* parts = PQconninfoParse(address.c_str(), nullptr);
  if (parts == nullptr) {
    return fail(ErrorCode::wrong_usage, "the address of the database cannot be understood");
  }
  std::string password;
  for (const PQconninfoOption* part = parts; part->keyword != nullptr; ++part) {
    if (part->val != nullptr && std::strcmp(part->keyword, "password") == 0) password = part->val;
  }
  PQconninfoFree(parts);
  PGconn* connection = PQconnectdb(address.c_str());
  auto database = std::make_unique<PostgresDatabase>(connection);
  PQsetNoticeProcessor(connection, be_quiet, nullptr);
  if (PQstatus(connection) != CONNECTION_OK) {
    std::string what = PQerrorMessage(connection);
    what = what.substr(0, what.find('\n'));
    const std::size_t at = password.empty() ? std::string::npos : what.find(password);
    if (at != std::string::npos) what = "nobody lets us in";
    return fail(ErrorCode::unreadable, "the database does not answer: " + what);
  }
  const auto ready = database->script(
      "SET client_encoding TO 'UTF8'; SET synchronous_commit TO on; SET lock_timeout TO '30s'");
  if (!ready) return tl::unexpected<Error>(ready.error());
  return Result<std::unique_ptr<Database>>(std::move(database));
}

}  // namespace joinery
