#include "engine/store/open_store.hpp"

#include "engine/store/postgres_database.hpp"
#include "engine/store/schema.hpp"
#include "engine/store/sql_store.hpp"
#include "engine/store/sqlite_database.hpp"

namespace joinery {
namespace {

bool is_postgres(const std::string& state) {
  return state.starts_with("postgresql://") || state.starts_with("postgres://");
}

}  // namespace

Result<std::unique_ptr<Store>> open_store(const std::string& state, const std::string& integration,
                                          const Limits& limits) {
  JOINERY_TRY(std::unique_ptr<Database> database,
              is_postgres(state) ? open_postgres(state) : open_sqlite(state));
  const auto ready = migrate(*database, migrations().size());
  if (!ready) return tl::unexpected<Error>(ready.error());
  return Result<std::unique_ptr<Store>>(
      std::make_unique<SqlStore>(std::move(database), integration, limits));
}

std::string without_password(const std::string& state) {
  if (!is_postgres(state)) return state;
  std::string shown = state.substr(0, state.find('?'));
  const std::size_t begin = shown.find("//") + 2;
  const std::size_t end = shown.find('/', begin);
  const std::size_t at = shown.substr(0, end).rfind('@');
  const std::size_t colon = shown.find(':', begin);
  if (at == std::string::npos || at < begin || colon == std::string::npos || colon > at) return shown;
  return shown.replace(colon, at - colon, "");
}

}  // namespace joinery
