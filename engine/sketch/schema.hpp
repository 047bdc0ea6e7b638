#pragma once
/// Schemas of an OpenAPI 3 document as observations, as if a record of that schema had been seen.

#include <optional>
#include <string>
#include <vector>

#include "engine/json/json.hpp"
#include "engine/sketch/observation.hpp"

namespace joinery {

/// Follows `$ref`s inside one document, which must outlive it. References that lead in circles or nowhere
/// come to nothing.
class Schemas {
 public:
  explicit Schemas(const Json& document) : document_(document) {}

  /// What `value` is or refers to; null where it refers to nothing.
  [[nodiscard]] const Json* resolved(const Json* value) const;
  /// The places of a record of this schema.
  [[nodiscard]] std::vector<Observation> places(const Json& schema) const;
  /// All properties of an object, those of `allOf` among them, in order.
  [[nodiscard]] std::vector<JsonMember> properties(const Json& schema) const;
  /// The schema of the items, if this is a list of objects.
  [[nodiscard]] const Json* items_of(const Json& schema) const;

 private:
  void walk(const Json& schema, std::vector<std::string>& path, std::vector<Observation>& out) const;
  void gather(const Json& schema, std::size_t depth, std::vector<JsonMember>& out) const;

  const Json& document_;
};

/// The text of a member, or empty.
[[nodiscard]] std::string text_of(const Json& value, std::string_view name);

}  // namespace joinery
