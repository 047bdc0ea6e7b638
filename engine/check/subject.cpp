#include "engine/check/subject.hpp"

#include <algorithm>

namespace joinery {
namespace {

bool is_ordered(const Type& type) {
  return type.is(TypeWord::number) || type.is(TypeWord::date) || type.is(TypeWord::instant);
}

}  // namespace

/// A constant that no setting and no missing field of the source stands behind.
bool Subjects::is_fixed(NodeId node) const {
  return graph_[node].op == NodeOp::constant && graph_[node].name.empty();
}

void Subjects::mention(NodeId subject, NodeId constant) {
  Subject& entry = subjects_[subject];
  entry.node = subject;
  if (!constant.valid()) return;
  const Constant& value = graph_[constant].constant;
  auto& known = entry.mentioned;
  if (std::find(known.begin(), known.end(), value) == known.end()) known.push_back(value);
}

void Subjects::collect(NodeId condition) {
  if (!collected_.insert(condition).second) return;
  const Node& node = graph_[condition];
  switch (node.op) {
    case NodeOp::not_: case NodeOp::and_: case NodeOp::or_:
      for (const NodeId in : node.in) collect(in);
      return;
    case NodeOp::is_blank: case NodeOp::is_present:
      if (graph_[node.in[0]].type.is(TypeWord::yes_no)) collect(node.in[0]);
      else if (!is_fixed(node.in[0])) mention(node.in[0], {});
      return;
    case NodeOp::equal: case NodeOp::unequal: case NodeOp::less: case NodeOp::less_equal:
      for (const std::size_t side : {std::size_t{0}, std::size_t{1}}) {
        if (!is_fixed(node.in[side]) && is_fixed(node.in[1 - side])) {
          mention(node.in[side], node.in[1 - side]);
          return;
        }
      }
      break;
    case NodeOp::in_constants: {
      const bool fixed = std::all_of(node.in.begin() + 1, node.in.end(), [&](NodeId in) { return is_fixed(in); });
      if (!fixed || is_fixed(node.in[0])) break;
      for (std::size_t i = 1; i < node.in.size(); ++i) mention(node.in[0], node.in[i]);
      return;
    }
    case NodeOp::else_:
      if (node.in.size() == 2 && is_fixed(node.in[1])) {
        collect(node.in[0]);
        return;
      }
      break;
    default:
      break;
  }
  if (!is_fixed(condition)) mention(condition, {});
}

bool Subjects::close(std::size_t most) {
  for (auto& [id, subject] : subjects_) {
    const Node& node = graph_[id];
    auto& out = subject.candidates;
    const bool chosen_by_setting = node.op == NodeOp::setting;
    if (node.may_be_blank || chosen_by_setting) {
      out.push_back({.blank = true, .other = false, .rank = 0, .constant = {}});
    }
    if (is_ordered(node.type)) {
      std::sort(subject.mentioned.begin(), subject.mentioned.end(),
                [](const Constant& a, const Constant& b) { return a.integer < b.integer; });
      for (std::size_t rank = 0; rank <= 2 * subject.mentioned.size(); ++rank) {
        out.push_back({.blank = false, .other = false, .rank = static_cast<std::int64_t>(rank), .constant = {}});
      }
    } else if (node.type.is(TypeWord::yes_no)) {
      for (const bool yes : {false, true}) {
        out.push_back({.blank = false, .other = false, .rank = 0, .constant = Constant::of(Value::yes_no(yes))});
      }
    } else if (node.type.is(TypeWord::one_of)) {
      for (const std::string& choice : node.type.choices) {
        out.push_back({.blank = false, .other = false, .rank = 0, .constant = Constant::of(Value::text(choice))});
        out.back().constant.text = choice;
      }
    } else {
      for (const Constant& value : subject.mentioned) {
        out.push_back({.blank = false, .other = false, .rank = 0, .constant = value});
      }
      out.push_back({.blank = false, .other = true, .rank = 0, .constant = {}});
    }
    combinations_ *= out.size();
    if (combinations_ > most || combinations_ == 0) return false;
  }
  return true;
}

void Subjects::choose(std::size_t number) {
  asked_.clear();
  for (const auto& [id, subject] : subjects_) {
    chosen_[id] = &subject.candidates[number % subject.candidates.size()];
    number /= subject.candidates.size();
  }
}

const Candidate& Subjects::chosen(NodeId subject) const { return *chosen_.at(subject); }

std::int64_t Subjects::rank_of(NodeId node, NodeId subject) const {
  if (node == subject) return chosen(subject).rank;
  const auto& known = subjects_.at(subject).mentioned;
  const auto place = std::find(known.begin(), known.end(), graph_[node].constant);
  return 2 * (place - known.begin()) + 1;
}

Subjects::Answer Subjects::compare(const Node& node) const {
  const NodeId subject = subjects_.contains(node.in[0]) && !is_fixed(node.in[0]) ? node.in[0] : node.in[1];
  const Candidate& value = chosen(subject);
  if (value.blank) return Answer::blank;
  if (node.op == NodeOp::less || node.op == NodeOp::less_equal || is_ordered(graph_[subject].type)) {
    const std::int64_t left = rank_of(node.in[0], subject);
    const std::int64_t right = rank_of(node.in[1], subject);
    const bool yes = node.op == NodeOp::less         ? left < right
                     : node.op == NodeOp::less_equal ? left <= right
                     : node.op == NodeOp::equal      ? left == right
                                                     : left != right;
    return yes ? Answer::yes : Answer::no;
  }
  const NodeId constant = subject == node.in[0] ? node.in[1] : node.in[0];
  const bool same = !value.other && value.constant == graph_[constant].constant;
  return same == (node.op == NodeOp::equal) ? Answer::yes : Answer::no;
}

Subjects::Answer Subjects::ask(NodeId condition) const {
  const auto known = asked_.find(condition);
  if (known != asked_.end()) return known->second;
  const Answer found = answer(condition);
  asked_.emplace(condition, found);
  return found;
}

Subjects::Answer Subjects::answer(NodeId condition) const {
  const Node& node = graph_[condition];
  if (subjects_.contains(condition)) {
    const Candidate& value = chosen(condition);
    if (value.blank) return Answer::blank;
    return value.constant.integer == 1 ? Answer::yes : Answer::no;
  }
  switch (node.op) {
    case NodeOp::constant:
      if (node.constant.kind != ValueKind::yes_no) return Answer::blank;
      return node.constant.integer == 1 ? Answer::yes : Answer::no;
    case NodeOp::not_: {
      const Answer inner = ask(node.in[0]);
      return inner == Answer::blank ? inner : inner == Answer::yes ? Answer::no : Answer::yes;
    }
    case NodeOp::and_: case NodeOp::or_: {
      const Answer ends = node.op == NodeOp::and_ ? Answer::no : Answer::yes;
      Answer all = node.op == NodeOp::and_ ? Answer::yes : Answer::no;
      for (const NodeId in : node.in) {
        const Answer one = ask(in);
        if (one == ends) return one;
        if (one == Answer::blank) all = Answer::blank;
      }
      return all;
    }
    case NodeOp::is_blank: case NodeOp::is_present: {
      const bool fixed = is_fixed(node.in[0]);
      const bool blank = fixed ? graph_[node.in[0]].constant.kind == ValueKind::blank
                         : graph_[node.in[0]].type.is(TypeWord::yes_no) ? ask(node.in[0]) == Answer::blank
                                                                        : chosen(node.in[0]).blank;
      return blank == (node.op == NodeOp::is_blank) ? Answer::yes : Answer::no;
    }
    case NodeOp::else_: {
      const Answer first = ask(node.in[0]);
      return first == Answer::blank ? ask(node.in[1]) : first;
    }
    case NodeOp::in_constants: {
      const Candidate& value = chosen(node.in[0]);
      if (value.blank) return Answer::blank;
      for (std::size_t i = 1; i < node.in.size(); ++i) {
        const bool same = is_ordered(graph_[node.in[0]].type)
                              ? rank_of(node.in[i], node.in[0]) == value.rank
                              : !value.other && value.constant == graph_[node.in[i]].constant;
        if (same) return Answer::yes;
      }
      return Answer::no;
    }
    default:
      return compare(node);
  }
}

}  // namespace joinery
