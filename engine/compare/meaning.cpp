#include "engine/compare/meaning.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_map>

#include <fmt/format.h>

#include "engine/graph/identity.hpp"

namespace joinery {
namespace {

std::string words(const std::vector<std::string>& all) {
  std::string text;
  for (const std::string& one : all) text += quote(one) + ",";
  return text;
}

/// Two days on which no two forms of a date look alike.
std::string text_of(const DatePattern& pattern) {
  std::string text;
  pattern.format(*day_from(2024, 1, 31), text);
  text += '/';
  pattern.format(*day_from(2024, 5, 2), text);
  return text;
}

std::string text_of(const Decoder& decoder) {
  std::string text = print(decoder.type);
  if (decoder.like) text += " like " + text_of(*decoder.like);
  for (const DatePattern& pattern : decoder.or_like) text += " or " + text_of(pattern);
  fmt::format_to(std::back_inserter(text), " {} {} {} {} {} yes {} no {} blank {} at {}",
                 decoder.or_standard, decoder.epoch ? static_cast<int>(*decoder.epoch) : -1,
                 decoder.zone ? static_cast<std::int64_t>(decoder.zone->index) : -1, decoder.exact,
                 decoder.required, words(decoder.yes), words(decoder.no), words(decoder.blank_when),
                 quote(decoder.where));
  return text;
}

std::string text_of(const Reading& reading) {
  std::string text =
      print(reading.path) + " " + print(reading.type) + " " + text_of(reading.decoder);
  for (const Reading::Field& field : reading.each)
    text += "; " + print(field.path) + " " + text_of(field.decoder);
  return text;
}

void append(std::string& out, const Constant& constant) {
  fmt::format_to(std::back_inserter(out), "{}:{}:{}[", static_cast<int>(constant.kind),
                 constant.integer, quote(constant.text));
  for (const Constant& item : constant.items) append(out, item);
  out += ']';
}

/// Rows in the order of their keys: in which order they were written makes no difference.
std::string text_of(const Table& table) {
  std::vector<std::string> rows;
  for (const Table::Row& row : table.rows) {
    std::string text;
    append(text, row.key);
    text += "=";
    append(text, row.value);
    rows.push_back(std::move(text));
  }
  std::sort(rows.begin(), rows.end());
  std::string text =
      fmt::format("{} {} {} {} {} {}", table.name, print(table.key), print(table.value),
                  table.exact, static_cast<int>(table.miss), quote(table.hold));
  append(text, table.otherwise);
  for (const std::string& row : rows) text += "\n  " + row;
  return text;
}

/// Gives every node a number by what it is, in the order in which the roots reach it.
class Numbering {
 public:
  explicit Numbering(const Graph& graph) : graph_(graph), number_(graph.nodes.size(), none) {}

  std::uint32_t number(NodeId root) {
    if (!root.valid()) return none;
    std::vector<NodeId> open{root};
    while (!open.empty()) {
      const NodeId id = open.back();
      if (number_[id.index] != none) {
        open.pop_back();
        continue;
      }
      const std::size_t before = open.size();
      for (const auto* operands : {&graph_[id].bodies, &graph_[id].in}) {
        for (auto next = operands->rbegin(); next != operands->rend(); ++next) {
          if (number_[next->index] == none) open.push_back(*next);
        }
      }
      if (open.size() > before) continue;
      number_[id.index] = interned(identity(renumbered(graph_[id])));
      open.pop_back();
    }
    return number_[root.index];
  }

  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  static constexpr std::uint32_t none = UINT32_MAX;

  std::uint32_t interned(const std::string& text) {
    const auto [found, fresh] = known_.emplace(text, static_cast<std::uint32_t>(known_.size()));
    if (fresh) text_ += text + '\n';
    return found->second;
  }

  /// With numbers in place of ids.
  Node renumbered(Node node) {
    node.name.clear();  // only for showing
    for (NodeId& in : node.in) in = NodeId{number_[in.index]};
    for (NodeId& body : node.bodies) body = NodeId{number_[body.index]};
    if (node.reading.valid())
      node.reading = ReadingId{interned("read " + text_of(graph_.readings[node.reading.index]))};
    if (node.table.valid())
      node.table = TableId{interned("table " + text_of(graph_.tables[node.table.index]))};

    // Two compiled patterns cannot be told apart by what they were, so they never mean the same.
    if (node.pattern)
      node.pattern = interned(fmt::format("pattern {}", fmt::ptr(&graph_.patterns[*node.pattern])));
    return node;
  }

  const Graph& graph_;
  std::vector<std::uint32_t> number_;
  std::unordered_map<std::string, std::uint32_t> known_;
  std::string text_;
};

}  // namespace

std::string meaning(const Graph& graph) {
  Numbering numbering(graph);
  std::string roots;
  auto to = std::back_inserter(roots);
  for (const NodeId root : graph.roots()) fmt::format_to(to, "root {}\n", numbering.number(root));
  for (const GraphRule& rule : graph.rules) {
    fmt::format_to(to, "rule {} {} {} {} {}\n", rule.id, quote(rule.say),
                   static_cast<int>(rule.outcome), static_cast<int>(rule.if_blank),
                   numbering.number(rule.condition));
  }
  for (const GraphField& field : graph.fields) {
    fmt::format_to(to, "set {} {} {}\n", field.name, print(field.declared),
                   numbering.number(field.value));
  }
  for (const GraphGroup& group : graph.groups) {
    fmt::format_to(to, "groups {} {} {}\n", group.field, quote(group.kind),
                   numbering.number(group.value));
  }
  for (const GraphPolicy& policy : graph.policies) {
    fmt::format_to(to, "policy {} ", policy.name);
    append(roots, policy.value);
    roots += '\n';
  }
  fmt::format_to(to, "invite {}\n", static_cast<int>(graph.invite.when));
  return numbering.take() + roots;
}

}  // namespace joinery
