#pragma once
/// What the formulas of a request look at: decides whether a user must be read before a change, and
/// whether a step has anything to say. Pure.

#include <set>
#include <string>

#include "engine/connector/connector.hpp"

namespace joinery {

/// Paths into the context: `change.email`, `after.department`, `mutation.notify`.
using ReadPaths = std::set<std::string, std::less<>>;

void add_reads(const Connector& connector, const Template& value, ReadPaths& paths);
void add_reads(const Connector& connector, const Request& request, ReadPaths& paths);
void add_reads(const Connector& connector, const RequestBody& body, ReadPaths& paths);

/// Whether one of them begins with `root` and a point.
[[nodiscard]] bool any_below(const ReadPaths& paths, std::string_view root);
/// The members below `root`: with `change`, the names of fields.
[[nodiscard]] std::set<std::string> members_below(const ReadPaths& paths, std::string_view root);

}  // namespace joinery
