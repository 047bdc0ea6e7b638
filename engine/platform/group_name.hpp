#pragma once
/// The id of a group as plans have it. A platform whose groups are of several kinds keeps them in several
/// lists, and the same id may stand in two: so the kind stands before it, `department:17`. Where there
/// is one kind only, the id is the platform's own. Pure.

#include <string>
#include <string_view>

namespace joinery {

struct GroupName {
  std::string kind;   ///< empty: the platform does not tell kinds apart
  std::string id;     ///< the platform's own

  [[nodiscard]] std::string text() const { return kind.empty() ? id : kind + ':' + id; }

  [[nodiscard]] static GroupName read(std::string_view text, bool has_kinds) {
    const std::size_t colon = has_kinds ? text.find(':') : std::string_view::npos;
    if (colon == std::string_view::npos) return {{}, std::string(text)};
    return {std::string(text.substr(0, colon)), std::string(text.substr(colon + 1))};
  }
};

}  // namespace joinery
