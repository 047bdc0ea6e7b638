#pragma once
/// The kinds of change that may be made on a platform. A plan lists them, a platform carries them
/// out, the journal remembers them by their names: names are for ever.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace joinery {

/// In the order in which a plan carries them out.
enum class MutationKind : std::uint8_t {
  create_group, rename_group, set_group_parent, create_user, link_user, reactivate_user,
  update_user, set_manager, clear_manager, set_group_manager, add_member, remove_member,
  invite_user, archive_group, archive_user,
};
inline constexpr std::size_t mutation_kind_count = 15;
/// `create_group`, …
[[nodiscard]] std::string_view name_of(MutationKind kind);
/// Nothing for a name that no kind has.
[[nodiscard]] std::optional<MutationKind> mutation_kind_of(std::string_view name);

/// Whether it is about a user; the others are about a group alone.
[[nodiscard]] bool is_about_user(MutationKind kind);
/// Whether something that somebody has is taken away: archives, removals, clears.
[[nodiscard]] bool takes_away(MutationKind kind);

}  // namespace joinery
