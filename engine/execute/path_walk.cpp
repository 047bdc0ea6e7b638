#include "engine/execute/path_walk.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/jsonpath/select.hpp"

namespace joinery {
namespace {

/// As `[name is "value"]` writes it: texts and numbers as they stand, true and false.
bool is_written(const Json* value, std::string_view wanted) {
  if (value == nullptr) return false;
  switch (value->kind()) {
    case JsonKind::text: return value->as_text() == wanted;
    case JsonKind::number: return value->number_text() == wanted;
    case JsonKind::boolean: return wanted == (value->as_boolean() ? "true" : "false");
    case JsonKind::null:
    case JsonKind::array:
    case JsonKind::object: break;
  }
  return false;
}

bool is_selected(const PathStep& step, const Json& item) {
  if (step.kind == PathStep::Kind::all) return true;
  return is_written(item.find(step.name), step.value) != step.negated;
}

Result<void> too_many(const Limits& limits) {
  return fail(ErrorCode::too_large, fmt::format("more than {} values", limits.list_items));
}

Result<void> walk(std::span<const PathStep> steps, const Json& root, const Limits& limits,
                  std::vector<const Json*>& found) {
  std::vector<const Json*> here{&root};
  std::vector<const Json*> next;
  for (const PathStep& step : steps) {
    next.clear();
    for (const Json* value : here) {
      if (step.kind == PathStep::Kind::member) {
        if (const Json* member = value->find(step.name)) next.push_back(member);
      } else if (value->is(JsonKind::array)) {
        for (const Json& item : value->items()) {
          if (is_selected(step, item)) next.push_back(&item);
          if (next.size() > limits.list_items) return too_many(limits);
        }
      }
    }
    std::swap(here, next);
  }
  found.insert(found.end(), here.begin(), here.end());
  return {};
}

}  // namespace

Result<void> find_all(const InnerPath& path, const Json& root, const Limits& limits,
                      std::vector<const Json*>& found) {
  if (!path.query) return walk(path.steps, root, limits, found);
  JOINERY_TRY(const auto nodes, select(*path.query, root, limits));
  if (nodes.size() > limits.list_items) return too_many(limits);
  std::transform(nodes.begin(), nodes.end(), std::back_inserter(found),
                 [](const JsonPathNode& node) { return node.value; });
  return {};
}

const Json* find_member(std::span<const std::string> names, const Json& root) {
  const Json* at = &root;
  for (const std::string& name : names) {
    at = at->find(name);
    if (at == nullptr) return nullptr;
  }
  return at;
}

}  // namespace joinery
