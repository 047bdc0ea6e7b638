#pragma once
/// A comparison as a page for people, and as JSON for programs. Both are stable.

#include <string>

#include "dsl/source/source.hpp"
#include "engine/compare/compare_records.hpp"
#include "engine/compare/comparison.hpp"
#include "engine/compare/policy_changes.hpp"
#include "engine/json/json_write.hpp"

namespace joinery {

/// What the report is about; all of it outlives the call.
struct ComparedMappings {
  const EditList& edits;
  const Sources& old_sources;
  const Sources& now_sources;
  const Program& old;
  const Program& now;
  EditSet meaningless = 0;  ///< edits after which the mapping still means the same
  std::vector<PolicyChange> policies = {};
};

struct ReportOptions {
  bool all = false;  ///< every change and everybody, not the first few
};

/// `integration acme, change: set.group`.
[[nodiscard]] std::string title_of(const Edit& edit);
/// `1`, `1 and 3`, `1, 2 and 5`: the numbers of edits as the reports count them.
[[nodiscard]] std::string numbers_of(EditSet edits);

[[nodiscard]] std::string print(const Comparison& comparison, const CompareReport& report,
                                const ComparedMappings& compared, const ReportOptions& options);

/// The members `edits`, `groups`, `policies`, `counts` and `waterfall` of the object that `json` has open.
void write_edits(JsonWriter& json, const ComparedMappings& compared);
void write_groups(JsonWriter& json, const Comparison& comparison, const CompareReport& report,
                  const ComparedMappings& compared);
/// One of the objects of `people`.
void write_change(JsonWriter& json, const PersonChange& change);

}  // namespace joinery
