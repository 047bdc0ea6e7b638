#pragma once
/// The fields of a record that decisions look at, as a snapshot counts them: in how many records each of them is
/// there and not null.

#include <string>
#include <string_view>
#include <vector>

#include "engine/connector/connector.hpp"
#include "engine/graph/graph.hpp"

namespace joinery {

struct RawValue;

/// A field whose coverage is counted.
struct WantedField {
  std::string path;                ///< as the mapping writes it
  std::vector<std::string> steps;  ///< the member names it begins with
  std::string inner = {};          ///< the member behind a list or a choice that stands there; empty: none
};

/// Whether a record shows a field whose first steps lead to this value: of a list it is enough that one of its items
/// does.
[[nodiscard]] bool shows(const RawValue& value, std::string_view inner);

/// Each once.
[[nodiscard]] std::vector<WantedField> wanted_fields(const Graph& graph);
/// The member names at which the id of a person of this source stands; none where a name is no answer.
[[nodiscard]] std::vector<std::string> id_of_people(const Connector& connector);
/// The same of a source of files: what `read: id` reads.
[[nodiscard]] std::vector<std::string> id_of_rows(const Graph& graph);

}  // namespace joinery
