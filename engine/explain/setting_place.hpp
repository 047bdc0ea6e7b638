#pragma once
/// Where the value of a setting was chosen. Internal to engine/explain.

#include "engine/explain/inquiry.hpp"

namespace joinery {

/// The line of the integration that chooses it, else the one that declares it, else where it is
/// used.
[[nodiscard]] Span setting_place(const Inquiry& inquiry, const Node& setting);

}  // namespace joinery
