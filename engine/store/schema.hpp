#pragma once
/// The tables, and the way from every earlier version of them to the present one. A migration is
/// never changed once it was used by anybody: another one is added behind it.

#include <cstdint>
#include <span>
#include <string_view>

#include "engine/edge/database.hpp"

namespace joinery {

/// Each is SQL, with `$serial` where the database is to count by itself. The version of a schema is
/// how many of them it has seen.
[[nodiscard]] std::span<const std::string_view> migrations();

/// Brings the tables to `version` (of `migrations`), all or nothing. `unreadable` where they are of
/// a later version than we know.
[[nodiscard]] Result<void> migrate(Database& database, std::size_t version);

}  // namespace joinery
