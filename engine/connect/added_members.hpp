#pragma once
/// The members that a stream adds to each of its records (`add:`), such as the kind of groups whose
/// records do not say it.

#include "dsl/base/result.hpp"
#include "engine/connector/stream.hpp"
#include "engine/formulas/formulas.hpp"
#include "engine/json/json.hpp"

namespace joinery {

/// `unreadable` where one of them cannot be worked out.
[[nodiscard]] Result<Json> with_added(ConnectorFormulas& formulas, const Stream& stream, Json record);

}  // namespace joinery
