#pragma once
/// One node of a hand-written graph on one record, through both doors of the executor, which must
/// agree.

#include <boost/test/unit_test.hpp>
#include <string>

#include "engine/execute/executor.hpp"
#include "engine/json/json_parse.hpp"
#include "engine/program/compile.hpp"
#include "engine/record/record_reader.hpp"
#include "engine/value/print.hpp"
#include "tests/support/graph_builder.hpp"
#include "tests/support/references.hpp"

namespace joinery::testing {

/// JSON, or `blank`, `keep`, `clear`, `hold: reason`.
inline std::string shown(const Value& value, const Type& type) {
  switch (value.kind) {
    case ValueKind::blank: return "blank";
    case ValueKind::keep: return "keep";
    case ValueKind::clear: return "clear";
    case ValueKind::hold: return "hold: " + std::string(value.view());
    default: break;
  }
  std::string out;
  append_json(out, value, type, references().zones);
  return out;
}

inline Instant instant(std::string_view text) { return parse_instant(text).value(); }

struct Evaluation {
  RunClock clock{instant("2026-11-21T08:00:00Z")};
  Limits limits;

  /// The value of `node`, which becomes the graph's id for this.
  [[nodiscard]] std::string of(GraphBuilder& builder, NodeId node, std::string_view json) const {
    const NodeId before = builder.graph.id;
    builder.graph.id = node;
    const auto program = compile(builder.graph);
    builder.graph.id = before;
    BOOST_TEST_REQUIRE(verify(*program).value_or("") == "");
    Executor executor(program, references(), clock, limits);
    const Type& type = builder.graph[node].type;
    const auto record = parse_json(json, limits);
    BOOST_TEST_REQUIRE(record.has_value());

    executor.begin(*record);
    const std::string by_tree = shown(executor.run(program->id), type);
    BOOST_TEST(shown(executor.run_root({}, *record).result, type) == by_tree);

    const auto trie = PathTrie::compile(wanted_paths(*program), limits);
    BOOST_TEST_REQUIRE(trie.has_value());
    RecordReader reader(*trie, limits);
    std::vector<RawValue> slots(trie->slot_count());
    std::string padded(json);
    padded.append(record_padding, '\0');
    const auto read = reader.read(std::string_view(padded).substr(0, json.size()), slots.data());
    BOOST_TEST_REQUIRE(read.has_value());
    executor.begin(slots.data());
    BOOST_TEST(shown(executor.run(program->id), type) == by_tree);
    return by_tree;
  }
};

}  // namespace joinery::testing
