/// Names of a connector's formulas: parts of the context that is filled when the formula is worked out.

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "dsl/diagnostic/nearest.hpp"
#include "engine/check/checker.hpp"

namespace joinery {
namespace {

/// Where a name is known that is not known here.
constexpr std::array<std::pair<std::string_view, std::string_view>, 17> other_contexts{{
    {"answer", "a reading under `answer:`, for what looks at an answer"},
    {"status", "what looks at an answer knows it"},
    {"page", "the request of a stream with `pages` knows it"},
    {"person", "the stream of `read: one`, `find: person` and `changes` know it"},
    {"item", "a stream with `for each` knows its `item:` readings"},
    {"record", "`removed when` and `active when` know the `record:` readings of the stream"},
    {"keys", "a stream with `batch` knows it"},
    {"since", "the stream of `read: changed` knows it"},
    {"token", "`send:` of `sign in` knows it"},
    {"change", "`changes:` of a target knows it"},
    {"wanted", "`changes:` of a target knows it"},
    {"cleared", "`changes:` of a target knows it"},
    {"user", "`changes:` and `find: id` of a target know it"},
    {"group", "`changes:` of groups and memberships know it"},
    {"message", "a reading under `message:` of `hooks`"},
    {"worker", "a connector knows nobody yet"},
    {"count", "`complete when` and `last when` know it"},
}};

}  // namespace

Compiled Checker::context_reading(const std::string& called, const ContextName& entry, Span place) {
  if (entry.constant) {
    const Type type = entry.decoder.type;
    return result(constant(*entry.constant, type, place), Scope{});
  }
  const std::string key = fmt::format("{}\n{}\n{}\n{}", called, print(entry.path),
                                      print(entry.decoder.type), place.begin * (called == "reading"));
  const auto [known, fresh] = context_readings_.emplace(
      key, static_cast<std::uint32_t>(graph_.readings.size()));
  if (fresh) {
    Reading reading;
    reading.name = called == "reading" ? print(entry.path) : called;
    reading.path = entry.path;
    reading.path.span = place;
    reading.decoder = entry.decoder;
    reading.type = entry.decoder.type;
    reading.place = place;
    graph_.readings.push_back(std::move(reading));
    if (entry.secret) secret_readings_.insert(known->second);
    if (!entry.field.empty()) change_readings_.emplace(known->second, entry.field);
  }
  Node node;
  node.op = NodeOp::read;
  node.type = entry.decoder.type;
  node.reading = ReadingId{known->second};
  node.place = place;
  node.may_be_blank = entry.may_be_blank;
  node.may_hold = true;
  return result(nodes_.add(std::move(node)), Scope{});
}

std::optional<Compiled> Checker::context_value(const std::string& root,
                                               const std::vector<const Expr*>& keys, const Expr& expr,
                                               const Scope& scope, std::size_t& used) {
  if (scope.context == nullptr) return std::nullopt;
  if (!keys.empty()) {
    const auto found = scope.context->find(root + '.' + keys[0]->text);
    if (found != scope.context->end()) {
      used = 1;
      found->second.used = true;
      return context_reading(found->first, found->second, expr.span);
    }
  }
  const auto found = scope.context->find(root);
  if (found == scope.context->end()) return std::nullopt;
  used = 0;
  found->second.used = true;
  return context_reading(found->first, found->second, expr.span);
}

Compiled Checker::unknown_context(const std::string& root, const std::vector<const Expr*>& keys,
                                  const Expr& expr, const Scope& scope) {
  std::vector<std::string> same_root, all;
  for (const auto& [called, entry] : *scope.context) {
    all.push_back(called);
    if (called.starts_with(root + '.')) same_root.push_back(called);
  }
  const std::string written = keys.empty() ? root : root + '.' + keys[0]->text;
  Diagnostic& problem = out_.report(Code::unknown_name, expr.span,
                                    fmt::format("nothing is called `{}` here", written));
  const auto near = nearest(written, same_root.empty() ? all : same_root, 1);
  if (!near.empty()) {
    problem.help(fmt::format("did you mean `{}`?", near[0])).fixed_by(expr.span, near[0]);
    return unknown(expr.span);
  }
  const auto elsewhere = std::ranges::find(other_contexts, root,
                                           &std::pair<std::string_view, std::string_view>::first);
  if (!same_root.empty()) {
    std::string list;
    for (const std::string& one : same_root) list += fmt::format("{}`{}`", list.empty() ? "" : ", ", one);
    problem.seen("known here: " + list);
  } else if (elsewhere != other_contexts.end()) {
    problem.help(fmt::format("{}", elsewhere->second));
  } else if (keys.empty()) {
    problem.help(fmt::format("a text is written in quotes: `\"{}\"`", root));
  }
  return unknown(expr.span);
}

/// What a hole in an address becomes: nothing in it can begin another part of the address.
Compiled Checker::encoded(const Compiled& value, Span place, const Scope& scope) {
  const FunctionDef* function = words_.functions.find("percent_encoded");
  if (function == nullptr || value.type.form != Type::Form::known) return value;
  NodeId text = value.node;
  if (!value.type.is_textual()) {
    text = operation(NodeOp::concat, Type::of(TypeWord::text), {value.node}, place, scope);
  }
  Node node;
  node.op = NodeOp::call;
  node.function = function;
  node.type = Type::of(TypeWord::text);
  node.in = {text};
  node.place = place;
  return result(make(std::move(node), scope), scope);
}

}  // namespace joinery
