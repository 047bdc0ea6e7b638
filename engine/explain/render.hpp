#pragma once
/// Explanations for people and for programs. The text is for somebody who looks after people, not
/// after mappings: sentences, the person's id, the values that were seen and where they stand.
/// Values of the record are shown as reasons show them: cut where they are long, and harmless for a
/// terminal.
///
/// Stable: the same question gives the same bytes. Texts end with a line break, JSON does not.

#include <string>

#include "engine/explain/explanation.hpp"
#include "engine/explain/next_change.hpp"
#include "engine/explain/provenance.hpp"
#include "engine/explain/smallest_change.hpp"

namespace joinery {

/// What else is known about the person; what is null is not spoken of.
struct Outlook {
  const SmallestChange* smallest = nullptr;
  const NextChange* next = nullptr;
};

[[nodiscard]] std::string print_text(const Inquiry& inquiry, const Explanation& explanation,
                                     const Outlook& outlook = {});
[[nodiscard]] std::string print_json(const Inquiry& inquiry, const Explanation& explanation,
                                     const Outlook& outlook = {});

[[nodiscard]] std::string print_text(const Inquiry& inquiry, const Provenance& provenance);
[[nodiscard]] std::string print_json(const Inquiry& inquiry, const Provenance& provenance);

}  // namespace joinery
