#include "engine/survey/table_survey.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "dsl/diagnostic/nearest.hpp"
#include "engine/value/print.hpp"

namespace joinery {
namespace {

/// Whether anything below `root` looks into a table.
bool asks_tables(const Graph& graph, NodeId root) {
  std::vector<NodeId> open{root};
  std::vector<bool> seen(graph.nodes.size(), false);
  while (!open.empty()) {
    const NodeId id = open.back();
    open.pop_back();
    if (seen[id.index]) continue;
    seen[id.index] = true;
    if (graph[id].op == NodeOp::table) return true;
    open.insert(open.end(), graph[id].in.begin(), graph[id].in.end());
    open.insert(open.end(), graph[id].bodies.begin(), graph[id].bodies.end());
  }
  return false;
}

std::string key_text(const Constant& key, const Type& type, const ZoneTable& zones) {
  Arena arena;
  std::string text;
  append_text(text, key.view(arena), type, zones);
  return text;
}

}  // namespace

TableSurvey::TableSurvey(const Graph& graph, Executor& executor)
    : graph_(graph), executor_(executor), uses_(graph.tables.size()) {
  for (std::size_t i = 0; i < uses_.size(); ++i) uses_[i].hits.resize(graph.tables[i].rows.size());
  const Program& program = executor.program();
  const auto add = [&](Root root) {
    if (asks_tables(graph, program.entry(root).node)) roots_.push_back(root);
  };
  for (std::uint32_t i = 0; i < program.rules.size(); ++i) add({Root::Kind::rule, i});
  for (std::uint32_t i = 0; i < program.fields.size(); ++i) add({Root::Kind::field, i});
}

void TableSurvey::look_at(const Json& record) {
  ++records_;
  for (const Root root : roots_) take(executor_.run_root(root, record));
}

void TableSurvey::take(const Traced& traced) {
  for (const Traced::Row& row : traced.rows) {
    const Node& node = graph_[row.node];
    if (node.op != NodeOp::table) continue;
    Use& use = uses_[row.table.index];
    if (row.row >= 0) {
      ++use.hits[static_cast<std::size_t>(row.row)];
      continue;
    }
    const auto asked = std::find_if(traced.steps.rbegin(), traced.steps.rend(),
                                    [&](const auto& step) { return step.node == node.in[0]; });
    if (asked == traced.steps.rend() || asked->value.is_blank() || asked->value.is_hold()) continue;
    std::string key;
    append_text(key, asked->value, graph_[node.in[0]].type, executor_.references().zones);
    ++use.missed[key];
  }
}

void TableSurvey::report_missed(const Table& table, const Use& use, Diagnostics& out) const {
  std::vector<std::pair<std::uint64_t, std::string>> by_count;
  std::uint64_t people = 0;
  for (const auto& [key, count] : use.missed) {
    by_count.emplace_back(count, key);
    people += count;
  }
  std::stable_sort(by_count.begin(), by_count.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::string> keys;
  for (const Table::Row& row : table.rows)
    keys.push_back(key_text(row.key, table.key, executor_.references().zones));
  const Span place = table.rows.empty() ? Span{} : table.rows.front().place;
  Diagnostic& problem =
      out.report(Code::table_value_unmapped, place,
                 fmt::format("the table `{}` lacks {} value{} that {} {} for", table.name,
                             by_count.size(), by_count.size() == 1 ? "" : "s", people,
                             people == 1 ? "record asks" : "records ask"));
  std::string seen;
  for (std::size_t i = 0; i < std::min<std::size_t>(by_count.size(), 10); ++i) {
    seen += fmt::format("{}\"{}\" {}", i == 0 ? "" : " · ", by_count[i].second, by_count[i].first);
  }
  problem.seen(seen);
  for (std::size_t i = 0; i < std::min<std::size_t>(by_count.size(), 10); ++i) {
    const auto near = nearest(by_count[i].second, keys, 1);
    if (!near.empty())
      problem.help(fmt::format("\"{}\" is near the key \"{}\"", by_count[i].second, near[0]));
  }
}

void TableSurvey::report_unused(const Table& table, const Use& use, Diagnostics& out) const {
  std::vector<std::string> unused;
  Span first;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    if (use.hits[i] > 0) continue;
    if (unused.empty()) first = table.rows[i].place;
    unused.push_back(key_text(table.rows[i].key, table.key, executor_.references().zones));
  }
  if (unused.empty()) return;
  std::string shown;
  for (std::size_t i = 0; i < std::min<std::size_t>(unused.size(), 12); ++i) {
    shown += fmt::format("{}\"{}\"", i == 0 ? "" : " · ", unused[i]);
  }
  if (unused.size() > 12) shown += fmt::format(" and {} more", unused.size() - 12);
  out.report(Code::table_row_unused, first,
             fmt::format("{} of {} rows of the table `{}` were never used by {} records",
                         unused.size(), table.rows.size(), table.name, records_))
      .seen(shown);
}

void TableSurvey::report(Diagnostics& out) const {
  for (std::size_t i = 0; i < uses_.size(); ++i) {
    const auto asked = [&](const Node& node) {
      return node.op == NodeOp::table && node.table.index == i;
    };
    if (std::none_of(graph_.nodes.begin(), graph_.nodes.end(), asked)) continue;
    if (!uses_[i].missed.empty()) report_missed(graph_.tables[i], uses_[i], out);
    report_unused(graph_.tables[i], uses_[i], out);
  }
}

}  // namespace joinery
