#pragma once
/// Looks users and groups up, by the streams that the connector names for it. What a platform gives to
/// a question is looked at again: filters that find parts of words, or other fields, find nobody.

#include <string>
#include <string_view>
#include <vector>

#include "engine/connect/caller.hpp"
#include "engine/platform/mapped_fields.hpp"
#include "engine/platform/platform_records.hpp"

namespace joinery {

class Finder {
 public:
  /// All outlive it.
  Finder(Caller& caller, PlatformRecords& records, const MappedFields& fields, const Limits& limits);

  /// `by` is `id`, `person`, or a field that matches. `wrong_usage` where the platform has no such question.
  [[nodiscard]] Result<std::vector<ReadUser>> users(std::string_view by, const std::string& value);
  [[nodiscard]] bool can_ask(std::string_view by) const;

  /// By `id`, `key` or `name`; the latter two of one kind.
  [[nodiscard]] Result<std::vector<PlatformGroup>> groups(std::string_view by, const std::string& value,
                                                          std::string_view kind);

 private:
  [[nodiscard]] const Find* question(std::string_view by) const;
  [[nodiscard]] bool is_meant(const ReadUser& user, std::string_view by, const std::string& value) const;

  Caller& caller_;
  PlatformRecords& records_;
  const MappedFields& fields_;
  const Limits& limits_;
};

}  // namespace joinery
