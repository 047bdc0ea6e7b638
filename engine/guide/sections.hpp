#pragma once
/// The sections of the page, each by itself; one that has nothing to say is empty and left out.

#include <vector>

#include "dsl/tell/tell.hpp"
#include "engine/guide/field_guide.hpp"

namespace joinery {

/// What the sections share: the input, and the mapping in plain words.
struct GuideSource {
  const GuideInput& input;
  std::vector<Told> told;

  [[nodiscard]] const Told* find(std::string_view item) const;
  [[nodiscard]] bool is_integration() const {
    return input.bundle.kind == DocumentKind::integration;
  }
  /// The documents that were read, from the bottom to the top; not the models.
  [[nodiscard]] std::vector<const Document*> documents() const;
};

using GuideSections = std::vector<GuideSection>;

[[nodiscard]] GuideSections people_sections(const GuideSource& source);
[[nodiscard]] GuideSections field_sections(const GuideSource& source);
[[nodiscard]] GuideSections reading_sections(const GuideSource& source);
[[nodiscard]] GuideSections account_sections(const GuideSource& source);
[[nodiscard]] GuideSections setting_sections(const GuideSource& source);
[[nodiscard]] GuideSections policy_sections(const GuideSource& source);
[[nodiscard]] GuideSections permission_sections(const GuideSource& source);
[[nodiscard]] GuideSections change_sections(const GuideSource& source);
[[nodiscard]] GuideSections table_sections(const GuideSource& source);

/// `first_name` as `First name`.
[[nodiscard]] std::string titled(std::string name);

}  // namespace joinery
