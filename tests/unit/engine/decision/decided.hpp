#pragma once
/// Lines of decisions on hand-written graphs, through both doors, which must give the same bytes.

#include <vector>

#include "engine/decision/decision.hpp"
#include "engine/decision/waterfall.hpp"
#include "tests/support/evaluation.hpp"

namespace joinery::testing {

/// A graph with what every mapping has: an id, and an account in a zone without bounds.
inline GraphBuilder person_graph(std::string_view zone = "UTC") {
  GraphBuilder b;
  b.id(b.read("id"));
  const NodeId nothing = b.blank();
  b.graph.account.zone = b.zone(*references().zones.find(zone));
  b.graph.account.starts = nothing;
  b.graph.account.ends = nothing;
  b.graph.account.archived_when = b.yes_no(false);
  return b;
}

struct Deciding {
  RunClock clock{instant("2026-11-21T08:00:00Z")};

  [[nodiscard]] std::string line(const GraphBuilder& builder, std::string_view json,
                                 Waterfall* waterfall = nullptr) const {
    const auto program = compile(builder.graph);
    BOOST_TEST_REQUIRE(verify(*program).value_or("") == "");
    const Limits limits;
    Executor executor(program, references(), clock, limits);
    Decider decider(executor);

    const auto trie = PathTrie::compile(wanted_paths(*program), limits);
    RecordReader reader(*trie, limits);
    std::vector<RawValue> slots(trie->slot_count());
    std::string padded(json);
    padded.append(record_padding, '\0');
    const auto read = reader.read(std::string_view(padded).substr(0, json.size()), slots.data());
    std::string by_slots;
    const Decision& decision = read ? decider.decide(slots.data()) : decider.broken(read.error());
    append_line(by_slots, decision, *program, references().zones);
    if (waterfall != nullptr) waterfall->count(decision);

    if (const auto record = parse_json(json, limits)) {
      std::string by_tree;
      append_line(by_tree, decider.decide(*record), *program, references().zones);
      BOOST_TEST(by_tree == by_slots);
    }
    return by_slots;
  }
};

}  // namespace joinery::testing
