#pragma once
/// Who is meant where a record names another person: by HR's id, or by a mail address. An address
/// may be the one that HR says now, or the one that the platform still shows: both lead to the
/// person, because the link does not depend on it. Internal to engine/plan.

#include <optional>
#include <string_view>

#include "engine/match/key_index.hpp"
#include "engine/plan/draft.hpp"

namespace joinery {

class FindPerson {
 public:
  /// `draft` outlives it.
  explicit FindPerson(const Draft& draft);

  /// The index of the person, or nobody; nobody, too, where an address is of two people.
  [[nodiscard]] std::uint32_t operator()(std::string_view named) const;
  [[nodiscard]] std::uint32_t by_id(std::string_view id) const;

 private:
  [[nodiscard]] std::uint32_t speaker(std::uint32_t person) const;
  [[nodiscard]] std::uint32_t by_address(std::string_view address) const;
  [[nodiscard]] const KeyIndex& users() const;

  const Draft& draft_;
  std::uint32_t field_ = nobody;   ///< the mail address among the matching fields
  KeyIndex ids_;                   ///< of everybody who speaks for an id
  KeyIndex people_;                ///< by that address
  mutable std::optional<KeyIndex> users_;   ///< by that address, too
};

}  // namespace joinery
