#pragma once
/// Records of a platform as users, groups and memberships, by the readings that its connector
/// declares. What cannot be read of one is empty in it; one without an id is a fault.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/connector/connector.hpp"
#include "engine/edge/platform.hpp"
#include "engine/formulas/formulas.hpp"
#include "engine/platform/mapped_fields.hpp"

namespace joinery {

struct ReadUser {
  PlatformUser user;
  std::vector<PlatformField> memberships;   ///< fields that hold groups, as the platform's own ids
};

struct ReadGroup {
  PlatformGroup group;
  std::vector<std::string> members;         ///< ids of users, where the group says them
};

class PlatformRecords {
 public:
  /// All outlive it. The connector is that of a target.
  PlatformRecords(const Connector& connector, ConnectorFormulas& formulas, const MappedFields& fields);

  [[nodiscard]] Result<ReadUser> user(const Json& record);
  [[nodiscard]] Result<ReadGroup> group(const Json& record);
  /// User and group, the latter as plans name it.
  [[nodiscard]] Result<std::pair<std::string, std::string>> membership(const Json& record);

  /// Whether the ids of groups begin with their kind.
  [[nodiscard]] bool has_kinds() const;

 private:
  [[nodiscard]] std::string text(const std::optional<Template>& value, const Json& context);
  [[nodiscard]] std::vector<std::string> texts(const std::optional<Template>& value, const Json& context);
  void add_field(const NamedTemplate& field, const Json& context, ReadUser& read);

  const PlatformReads& reads_;
  ConnectorFormulas& formulas_;
  const MappedFields& fields_;
};

}  // namespace joinery
