#pragma once
/// The judge: what a rule graph means for one record, by the plainest way of finding out. It walks
/// the graph as a tree, from the roots down, and computes a node as often as it is asked for:
/// nothing is shared, folded, ordered or kept. It is slow, and is to be believed before the fast
/// executor is.
///
/// Written from the comments of engine/graph/graph.hpp and from the contract of `joinery map`,
/// without engine/program and engine/execute. It does use the decoders, the library's functions,
/// patterns and the calendar, which have tests of their own.
///
///     Judge judge(graph, references(), limits);
///     judge.line(json_of(R"({"id": "E1"})"), clock_at("2026-11-21T08:00:00Z"));

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dsl/base/limits.hpp"
#include "engine/execute/clock.hpp"
#include "engine/graph/graph.hpp"
#include "engine/json/json.hpp"

namespace joinery::oracle {

class Judge {
 public:
  /// All of them outlive it.
  Judge(const Graph& graph, const References& references, const Limits& limits)
      : graph_(graph), references_(references), limits_(limits) {}

  /// The line of `joinery map`, without a line break; nothing where the walk takes more than
  /// `steps_max` steps, which a tree that is a graph in truth can.
  [[nodiscard]] std::optional<std::string> line(const Json& record, RunClock clock);
  /// The value of one node; good until the next call of either.
  [[nodiscard]] Value value_of(NodeId node, const Json& record, RunClock clock);

  static constexpr std::uint64_t steps_max = 400'000;

 private:
  // judge.cpp: nodes
  void begin(const Json& record, RunClock clock);
  Value eval(NodeId id);
  Value lazy(const Node& node);
  Value strict(const Node& node);
  Value all_or_any(const Node& node);
  Value membership(const Node& node);
  Value call(const Node& node);
  Value texts(const Node& node, const std::vector<Value>& in);
  Value lookup(const Node& node, const Value& key);
  bool is_row(const Table& table, const Table::Row& row, const Value& key) const;
  Value hold(const std::string& reason);
  std::string printed(const Value& value, const Type& type) const;

  // judge_arithmetic.cpp
  Value arithmetic(const Node& node, const Value& a, const Value& b);
  Value shifted(const Node& node, const Value& moment, const Value& count);

  // judge_lists.cpp
  Value where(const Node& node, const Value& list);
  Value ordered(const Node& node, const Value& list, bool only_first);
  Value describe(const Node& node);
  Value only(const Value& list);
  Value each(const Node& node, const Value& list);
  Value list_of(const std::vector<Value>& items);

  // judge_readings.cpp
  Value read(const Reading& reading);
  Value read_records(const Reading& reading);
  Value read_one(const PathSyntax& path, const Decoder& decoder, const Json& root);

  // judge_line.cpp: decisions
  struct Account;
  std::string decide();
  bool rules(std::string& line, std::string& rule_id);
  bool fields(std::string& line, std::string& user);
  bool account(std::string& line, Account& account);
  bool invite(std::string& line, const Account& account, std::string& day);
  std::string groups();
  std::string stopped(const char* decision, const char* by, const std::string& name,
                      std::string_view because) const;
  std::string json(const Value& value, const Type& type) const;

  const Graph& graph_;
  const References& references_;
  const Limits& limits_;
  Arena arena_;
  const Json* record_ = nullptr;
  RunClock clock_;
  std::vector<Value> items_;  ///< the items of the lists that stand around, innermost last
  std::string person_;        ///< as JSON
  std::uint64_t steps_ = 0;
};

}  // namespace joinery::oracle
