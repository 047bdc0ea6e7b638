#pragma once
/// Two versions of a mapping, item by item: which items differ, and any mixture of the two, in
/// which some of the edits are made and others are not. With no edit made, the mixture means what
/// the old version means; with every one, what the new version means.

#include <functional>
#include <optional>
#include <vector>

#include "dsl/read/load.hpp"
#include "engine/check/check.hpp"
#include "engine/compare/edit.hpp"

namespace joinery {

/// Whether the edit is made. Asked for every edit there is, always in the same order.
using TakeEdit = std::function<bool(const Edit& edit)>;

/// The documents of one mixture. What a change `was` written for is left out: it means nothing for
/// people, and would forbid most mixtures.
struct Woven {
  std::optional<Document> model;
  std::vector<Document> modules;
  Document source, target, integration;

  /// Points into this.
  [[nodiscard]] Layers layers() const;
};

/// Both are complete. Where the two name different sources (or targets), that is one edit.
[[nodiscard]] Woven weave(const Bundle& old, const Bundle& now, const TakeEdit& take);

/// Every edit between the two, each item for itself.
[[nodiscard]] std::vector<Edit> edits_between(const Bundle& old, const Bundle& now);

}  // namespace joinery
