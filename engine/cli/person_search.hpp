#pragma once
/// One person among many records, and whoever has the same address.

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/explain/inquiry.hpp"
#include "engine/json/json.hpp"
#include "engine/match/match_key.hpp"

namespace joinery {

/// The records whose id, or whose value of a field by which the platform matches people, is
/// `person`. Values are compared as the match does. `inquiry` outlives it.
class PersonSearch {
 public:
  PersonSearch(const Inquiry& inquiry, std::string person);
  [[nodiscard]] bool is_wanted(const Json& record);

 private:
  Executor executor_;
  const Graph& graph_;
  std::string person_;
  std::vector<std::string> asked_;   ///< by field: `person` in the form in which its values are compared
};

/// One value of a matching field, and who has it.
struct SharedValue {
  std::string field, value;
  std::vector<std::string> people;   ///< ids, in the order of the records
  std::size_t there = 0;             ///< how many of them are to have an account
};

/// Whom else a value belongs to. First say whose values, then show it all records. `inquiry` outlives it.
class SharedValueSearch {
 public:
  explicit SharedValueSearch(const Inquiry& inquiry);
  /// The matching values of somebody who was found.
  void want(const Json& record);
  void look_at(const Json& record);
  /// Those of several people.
  [[nodiscard]] std::vector<SharedValue> found() const;

 private:
  /// Calls `visit` with each matching field's place, and the record's value in its normal form.
  template <class Visit>
  void each_value(const Visit& visit);

  const Inquiry& inquiry_;
  Executor executor_;
  std::map<std::pair<std::size_t, std::string>, SharedValue> values_;
};

}  // namespace joinery
