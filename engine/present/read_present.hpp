#pragma once
/// The files of `joinery plan`: what a platform has, as JSON lists or NDJSON.
///
/// A user is `{"id":"U77","active":true,"managed":true,"person":"E4","fields":{"email":"…"},
/// "groups":["g1"],"admin":false}`,
/// with `invitation` (`pending`, `expired`, `accepted`) if it is known; a group is
/// `{"id":"g1","kind":"group","name":"Sales",
/// "managed":true,"key":"d1"}`, with `parent` and `manager` if it has them. `id` is required;
/// `active` is yes, `managed` yes for users with a link, `admin` no where nothing is said. The
/// members of `fields` are read by the types of the mapping's fields.
///
/// A file of which one user cannot be read is refused as a whole: planning on half of what a
/// platform has would create people twice.

#include "engine/execute/executor.hpp"
#include "engine/graph/graph.hpp"
#include "engine/present/present.hpp"
#include "engine/record/record_stream.hpp"

namespace joinery {

/// `fields` are the mapping's (of its graph), in their order.
[[nodiscard]] Result<void> read_users(RecordStream& records, const std::vector<GraphField>& fields,
                                      const References& references, const Limits& limits,
                                      Present& into);
[[nodiscard]] Result<void> read_groups(RecordStream& records, const References& references,
                                       const Limits& limits, Present& into);

}  // namespace joinery
