#pragma once
/// A database in a PostgreSQL server, by libpq. A connection that was lost is not made again: whoever
/// held the turn has lost it with the connection, and must find that out.

#include <memory>
#include <string>

#include "engine/edge/database.hpp"

namespace joinery {

/// `address` is `postgresql://…`. `unreadable` where nobody answers or lets us in; what is said then
/// holds no password.
[[nodiscard]] Result<std::unique_ptr<Database>> open_postgres(const std::string& address);

}  // namespace joinery
