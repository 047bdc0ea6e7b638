#pragma once
/// Records, and parts of them, as examples write them: YAML maps and lists with the scalars of JSON.

#include <optional>

#include "dsl/read/node_reader.hpp"

namespace joinery {

/// Any piece of a record. A quoted scalar is a text; so is a plain one that is no JSON. Reports
/// what is nearly JSON (`Null`, `~`, `True`), for nobody can tell which is meant.
[[nodiscard]] Data read_data(const YamlNode& node, const Wanted& wanted, NodeReader& reader);
/// The same, where it must be a map; nothing where it is none.
[[nodiscard]] std::optional<Data> read_data_map(const YamlNode& node, const Wanted& wanted,
                                                NodeReader& reader);
/// `work.title`, or a name in quotes that is one name whatever it holds. Nothing where it was
/// reported.
[[nodiscard]] std::optional<std::vector<PathStep>> read_data_path(const Word& key, bool quoted,
                                                                  const SpanOf& span_of,
                                                                  NodeReader& reader);

}  // namespace joinery
