#include "engine/coverage/coverage.hpp"

#include <algorithm>

#include "engine/coverage/marks.hpp"
#include "engine/explain/variations.hpp"
#include "engine/json/json_write.hpp"

namespace joinery {
namespace {

using Kind = CoveragePoint::Kind;

std::string one_line(std::string_view text) {
  constexpr std::size_t bytes_max = 72;
  std::string line;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (space && (line.empty() || line.back() == ' ')) continue;
    line += space ? ' ' : c;
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  if (line.size() <= bytes_max) return line;
  std::size_t end = bytes_max;
  while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
  return line.substr(0, end) + "…";
}

CoveragePoint at(const Inquiry& inquiry, Span place, Kind kind, std::uint32_t way,
                 std::string what) {
  CoveragePoint made;
  const Source& source = inquiry.sources[place.source];
  const Place where = source.place(place.begin);
  made.file = source.name();
  made.line = where.line;
  made.column = where.column;
  made.begin = made.construct = place.begin;
  made.kind = kind;
  made.way = way;
  made.what = std::move(what);
  made.subject = one_line(inquiry.sources.text(place));
  return made;
}

/// Where the condition of a choice is written whose first way stands at `then`.
Span place_of_condition(const Graph& graph, NodeId choice, Span then) {
  const NodeId condition = graph[choice].in[0];
  Span best;
  for (const ConditionUse& use : graph.conditions) {
    const bool before = use.place.source == then.source && use.place.begin <= then.begin;
    if (use.condition != condition || !before) continue;
    if (!best.known() || use.place.begin > best.begin) best = use.place;
  }
  return best.known() ? best : then;
}

}  // namespace

std::string_view name_of(CoveragePoint::Kind kind) {
  switch (kind) {
    case Kind::rule:
      return "rule";
    case Kind::branch:
      return "branch";
    case Kind::blank:
      return "blank";
    case Kind::row:
      break;
  }
  return "row";
}

std::size_t ExampleCoverage::point(CoveragePoint made) {
  const Key key{made.file, made.begin, made.kind, made.way};
  const auto [known, is_new] = known_.emplace(key, points_.size());
  if (is_new) points_.push_back(std::move(made));
  return known->second;
}

CoverageSites ExampleCoverage::add(const Inquiry& inquiry) {
  const Graph& graph = inquiry.graph;
  CoverageSites sites;
  for (const GraphRule& rule : graph.rules) {
    CoverageSites::Rule made{CoverageSites::none, CoverageSites::none, CoverageSites::none};
    if (rule.place.known()) {
      const auto way = [&](Kind kind, std::uint32_t number, const char* what) {
        CoveragePoint one = at(inquiry, rule.place, kind, number, what);
        one.subject = rule.id;
        return point(std::move(one));
      };
      made.applies = way(Kind::rule, 0, "applies");
      made.does_not = way(Kind::rule, 1, "does not apply");
      if (graph[rule.condition].may_be_blank) made.blank = way(Kind::blank, 2, "is not known");
    }
    sites.rules.push_back(made);
  }
  for (const BranchUse& use : graph.branches) {
    if (!use.place.known()) continue;
    const Node& node = graph[use.node];
    const bool chooses = node.op == NodeOp::if_;
    const bool first = use.operand == (chooses ? 1U : 0U);
    std::string what = chooses ? (first ? "then" : "otherwise") : (first ? "is there" : "else");
    CoveragePoint made = at(inquiry, use.place, chooses || first ? Kind::branch : Kind::blank,
                            use.operand, std::move(what));
    if (node.place.source == use.place.source) made.construct = node.place.begin;
    sites.ways[{use.node.index, use.operand}].push_back(point(std::move(made)));
    if (!chooses || !first || !graph[node.in[0]].may_be_blank) continue;
    const Span asked = place_of_condition(graph, use.node, use.place);
    sites.not_known[use.node.index].push_back(
        point(at(inquiry, asked, Kind::blank, 3, "is not known")));
  }
  for (std::uint32_t i = 0; i < graph.tables.size(); ++i) {
    for (const Table::Row& row : graph.tables[i].rows) {
      if (!row.place.known()) {
        sites.rows[i].push_back(CoverageSites::none);
        continue;
      }
      CoveragePoint made = at(inquiry, row.place, Kind::row, 0, "is looked up");
      made.subject = graph.tables[i].name + ": " + made.subject;
      sites.rows[i].push_back(point(std::move(made)));
    }
  }
  for (const Node& node : graph.nodes) {
    if (node.op != NodeOp::table || !node.place.known()) continue;
    if (sites.misses.contains(node.table.index)) continue;
    CoveragePoint made = at(inquiry, node.place, Kind::row, 1, "has no row");
    made.subject = graph.tables[node.table.index].name;
    sites.misses.emplace(node.table.index, point(std::move(made)));
  }
  return sites;
}

std::vector<std::size_t> ExampleCoverage::reached(const Inquiry& inquiry, const CoverageSites& sites,
                                           const Json& record) {
  std::vector<std::size_t> found = marks_of(inquiry, sites, record);
  std::ranges::sort(found);
  const auto rest = std::ranges::unique(found);
  found.erase(rest.begin(), rest.end());
  return found;
}

void ExampleCoverage::count(const Inquiry& inquiry, const CoverageSites& sites, const Json& record) {
  for (const std::size_t index : reached(inquiry, sites, record)) ++points_[index].count;
}

std::size_t ExampleCoverage::seek(const Inquiry& inquiry, const CoverageSites& sites,
                           const std::string& example, const Json& record, std::size_t tries) {
  std::size_t made = 0;
  if (tries == 0 || !record.is(JsonKind::object)) return 0;
  for (const Variation& variation : variations(inquiry, record)) {
    if (made == tries) break;
    ++made;
    for (const std::size_t index : reached(inquiry, sites, variation.record)) {
      CoveragePoint& one = points_[index];
      if (one.reached() || !one.reach.example.empty()) continue;
      const auto& after = variation.change.after;
      one.reach = {example, variation.change.path, after ? print(*after) : std::string()};
    }
  }
  return made;
}

std::vector<CoveragePoint> ExampleCoverage::points() const {
  std::vector<CoveragePoint> sorted = points_;
  std::ranges::sort(sorted, {}, [](const CoveragePoint& one) {
    return std::tie(one.file, one.begin, one.kind, one.way);
  });
  return sorted;
}

bool ExampleCoverage::complete() const {
  return std::ranges::all_of(points_, [](const CoveragePoint& one) {
    return one.reached() || !one.reach.example.empty();
  });
}

}  // namespace joinery
