/// An operator whose operands are all constants becomes the constant it comes to: `lower("AB")` is
/// "ab". What looks at the clock stays, and so does what would be a hold: a reason belongs to a
/// run.

#include <algorithm>

#include "dsl/base/limits.hpp"
#include "engine/optimize/passes.hpp"
#include "engine/optimize/rewrite.hpp"
#include "engine/value/print.hpp"

namespace joinery {
namespace {

class Folder {
 public:
  Folder(const Rewriter& rewriter, const References& references)
      : rewriter_(rewriter), references_(references) {}

  /// The value of `node`, or a hold where it must not be folded.
  [[nodiscard]] Value fold(const Node& node) {
    for (const NodeId in : node.in) {
      operands_.push_back(rewriter_[in].constant.view(arena_));
    }
    const bool blank = std::any_of(operands_.begin(), operands_.end(),
                                   [](const Value& value) { return value.is_blank(); });
    switch (node.op) {
      case NodeOp::is_blank:
        return Value::yes_no(operands_[0].is_blank());
      case NodeOp::is_present:
        return Value::yes_no(!operands_[0].is_blank());
      case NodeOp::in_constants:
        return membership();
      case NodeOp::call:
        return call(node, blank);
      case NodeOp::show:
      case NodeOp::concat:
        return blank ? not_folded() : texts(node);
      default:
        return blank ? Value{} : strict(node);
    }
  }

 private:
  [[nodiscard]] static Value not_folded() { return Value::hold(""); }

  [[nodiscard]] Value membership() const {
    if (operands_[0].is_blank()) return {};
    for (std::size_t i = 1; i < operands_.size(); ++i) {
      if (operands_[i].is_blank()) return not_folded();
      if (same(operands_[0], operands_[i])) return Value::yes_no(true);
    }
    return Value::yes_no(false);
  }

  [[nodiscard]] Value call(const Node& node, bool blank) {
    const auto& parameters = node.function->parameters;
    const bool optional =
        std::any_of(parameters.begin(), parameters.end(),
                    [](const Parameter& parameter) { return parameter.optional; });
    if (blank && optional) return not_folded();
    if (blank && node.function->blanks == BlankPolicy::flows) return {};
    return node.function->run(Call{arena_, references_, Limits{}.text_bytes}, operands_);
  }

  [[nodiscard]] Value texts(const Node& node) {
    std::string text;
    for (std::size_t i = 0; i < operands_.size(); ++i) {
      append_text(text, operands_[i], rewriter_[node.in[i]].type, references_.zones);
    }
    return text.size() > Limits{}.text_bytes ? not_folded() : Value::text(arena_.copy(text));
  }

  [[nodiscard]] Value strict(const Node& node) const {
    const Value& a = operands_[0];
    const Value& b = operands_.size() > 1 ? operands_[1] : a;
    switch (node.op) {
      case NodeOp::not_:
        return Value::yes_no(a.is_no());
      case NodeOp::equal:
        return Value::yes_no(same(a, b));
      case NodeOp::unequal:
        return Value::yes_no(!same(a, b));
      case NodeOp::less:
        return Value::yes_no(compare(a, b) < 0);
      case NodeOp::less_equal:
        return Value::yes_no(compare(a, b) <= 0);
      // The least number has no counterpart.
      case NodeOp::negate:
        return a.integer == INT64_MIN ? not_folded() : Value::number(-a.integer);
      case NodeOp::starts_with:
        return Value::yes_no(a.view().starts_with(b.view()));
      case NodeOp::ends_with:
        return Value::yes_no(a.view().ends_with(b.view()));
      case NodeOp::contains:
        return Value::yes_no(a.view().find(b.view()) != std::string_view::npos);
      case NodeOp::in_list: {
        const auto items = b.elements();
        return Value::yes_no(std::any_of(items.begin(), items.end(),
                                         [&](const Value& item) { return same(a, item); }));
      }
      default:
        return not_folded();
    }
  }

  const Rewriter& rewriter_;
  const References& references_;
  Arena arena_;
  std::vector<Value> operands_;
};

bool can_fold(const Rewriter& rewriter, const Node& node) {
  switch (node.op) {
    case NodeOp::is_blank:
    case NodeOp::is_present:
    case NodeOp::in_constants:
    case NodeOp::call:
    case NodeOp::show:
    case NodeOp::concat:
    case NodeOp::not_:
    case NodeOp::equal:
    case NodeOp::unequal:
    case NodeOp::less:
    case NodeOp::less_equal:
    case NodeOp::negate:
    case NodeOp::starts_with:
    case NodeOp::ends_with:
    case NodeOp::contains:
    case NodeOp::in_list:
      break;
    default:
      return false;
  }
  return !node.in.empty() && std::all_of(node.in.begin(), node.in.end(), [&](NodeId in) {
    return rewriter[in].op == NodeOp::constant;
  });
}

}  // namespace

Graph fold_constants(Graph graph, const References& references) {
  return Rewriter(std::move(graph)).run([&](Rewriter& rewriter, Node node) {
    if (!can_fold(rewriter, node)) return rewriter.add(std::move(node));
    Folder folder(rewriter, references);
    const Value value = folder.fold(node);
    if (value.is_hold()) return rewriter.add(std::move(node));
    Node made;
    made.op = NodeOp::constant;
    made.type = node.type;
    made.place = node.place;
    made.constant = Constant::of(value);
    made.may_be_blank = value.is_blank();
    return rewriter.add(std::move(made));
  });
}

}  // namespace joinery
