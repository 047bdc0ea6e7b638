#include "engine/jsonpath/selection.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace joinery::jsonpath {
namespace {

/// First and last-but-one index of a slice, as section 2.3.4.2.2 of the RFC has it.
struct Bounds {
  std::int64_t lower = 0;
  std::int64_t upper = 0;
};
Bounds bounds_of(const SliceSelector& slice, std::int64_t step, std::int64_t size) {
  const auto normal = [&](std::int64_t index) { return index >= 0 ? index : size + index; };
  const std::int64_t begin = normal(slice.begin.value_or(step > 0 ? 0 : size - 1));
  if (step > 0) {
    const std::int64_t end = normal(slice.end.value_or(size));
    return {std::clamp<std::int64_t>(begin, 0, size), std::clamp<std::int64_t>(end, 0, size)};
  }
  const std::int64_t end = slice.end ? normal(*slice.end) : -1;
  return {std::clamp<std::int64_t>(end, -1, size - 1),
          std::clamp<std::int64_t>(begin, -1, size - 1)};
}

}  // namespace

bool Selection::spend(std::size_t steps) {
  if (steps_ >= steps) {
    steps_ -= steps;
    return !stopped();
  }
  steps_ = 0;
  stop(Error{ErrorCode::too_large,
             fmt::format("the query takes more than {} steps on this record", limits_.query_nodes),
             0});
  return false;
}

void Selection::stop(Error error) {
  if (!error_) error_ = std::move(error);
}

Selection::Node Selection::child(Node from, const Json& value, const std::string* name,
                                 std::size_t index, Tracing tracing) {
  if (tracing == Tracing::off) return {&value, no_trail};
  trail_.push_back({from.trail, name, index});
  return {&value, static_cast<std::uint32_t>(trail_.size() - 1)};
}

Selection::Nodes Selection::nodes(const Query& query, const Json& current, Tracing tracing) {
  Nodes found = {{query.root == Root::document ? &root_ : &current, no_trail}};
  for (const Segment& segment : query.segments) {
    Nodes next;
    for (const Node& each : found) {
      if (stopped()) return {};
      if (segment.kind == SegmentKind::descendant) {
        descend(segment, each, tracing, next);
      } else {
        apply(segment, each, tracing, next);
      }
    }
    found = std::move(next);
  }
  return found;
}

void Selection::descend(const Segment& segment, Node from, Tracing tracing, Nodes& out) {
  if (!spend(1)) return;
  apply(segment, from, tracing, out);
  if (from.value->is(JsonKind::array)) {
    const std::span<const Json> items = from.value->items();
    for (std::size_t i = 0; i < items.size() && !stopped(); ++i) {
      descend(segment, child(from, items[i], nullptr, i, tracing), tracing, out);
    }
  } else if (from.value->is(JsonKind::object)) {
    for (const JsonMember& each : from.value->members()) {
      if (stopped()) return;
      descend(segment, child(from, each.value, &each.name, 0, tracing), tracing, out);
    }
  }
}

void Selection::apply(const Segment& segment, Node from, Tracing tracing, Nodes& out) {
  for (const Selector& each : segment.selectors) {
    if (!spend(1)) return;
    if (const auto* name = std::get_if<NameSelector>(&each)) {
      const Json* value = from.value->find(name->name);
      if (value != nullptr) out.push_back(child(from, *value, &name->name, 0, tracing));
    } else if (const auto* index = std::get_if<IndexSelector>(&each)) {
      apply_index(*index, from, tracing, out);
    } else if (const auto* slice = std::get_if<SliceSelector>(&each)) {
      apply_slice(*slice, from, tracing, out);
    } else if (const auto* filter = std::get_if<FilterSelector>(&each)) {
      apply_wildcard(from, filter->condition.get(), tracing, out);
    } else {
      apply_wildcard(from, nullptr, tracing, out);
    }
  }
}

void Selection::apply_wildcard(Node from, const Condition* filter, Tracing tracing, Nodes& out) {
  const auto consider = [&](const Json& value, const std::string* name, std::size_t index) {
    if (!spend(1) || (filter != nullptr && !holds(*filter, value))) return;
    out.push_back(child(from, value, name, index, tracing));
  };
  if (from.value->is(JsonKind::array)) {
    const std::span<const Json> items = from.value->items();
    for (std::size_t i = 0; i < items.size() && !stopped(); ++i) consider(items[i], nullptr, i);
  } else if (from.value->is(JsonKind::object)) {
    for (const JsonMember& each : from.value->members()) {
      if (stopped()) return;
      consider(each.value, &each.name, 0);
    }
  }
}

void Selection::apply_index(const IndexSelector& selector, Node from, Tracing tracing, Nodes& out) {
  if (!from.value->is(JsonKind::array)) return;
  const std::span<const Json> items = from.value->items();
  const auto size = static_cast<std::int64_t>(items.size());
  const std::int64_t index = selector.index >= 0 ? selector.index : size + selector.index;
  if (index < 0 || index >= size) return;
  const auto place = static_cast<std::size_t>(index);
  out.push_back(child(from, items[place], nullptr, place, tracing));
}

void Selection::apply_slice(const SliceSelector& selector, Node from, Tracing tracing, Nodes& out) {
  if (!from.value->is(JsonKind::array)) return;
  const std::span<const Json> items = from.value->items();
  const std::int64_t step = selector.step.value_or(1);
  if (step == 0 || items.empty()) return;
  const Bounds bounds = bounds_of(selector, step, static_cast<std::int64_t>(items.size()));
  // Steps lie within 2^53, sizes far below: the sums cannot overflow.
  for (std::int64_t i = step > 0 ? bounds.lower : bounds.upper;
       step > 0 ? i < bounds.upper : i > bounds.lower; i += step) {
    if (!spend(1)) return;
    const auto place = static_cast<std::size_t>(i);
    out.push_back(child(from, items[place], nullptr, place, tracing));
  }
}

JsonLocation Selection::location_of(std::uint32_t trail) {
  JsonLocation location;
  for (std::uint32_t at = trail; at != no_trail; at = trail_[at].parent) {
    const Step& step = trail_[at];
    if (!spend(step.name == nullptr ? 1 : 1 + step.name->size() / 64)) return {};
    if (step.name == nullptr) {
      location.steps.emplace_back(step.index);
    } else {
      location.steps.emplace_back(*step.name);
    }
  }
  std::reverse(location.steps.begin(), location.steps.end());
  return location;
}

Result<std::vector<JsonPathNode>> Selection::run(const Query& query) {
  std::vector<JsonPathNode> out;
  for (const Node& each : nodes(query, root_, Tracing::on)) {
    out.push_back({each.value, location_of(each.trail)});
    if (stopped()) break;
  }
  if (error_) return tl::unexpected<Error>(std::move(*error_));
  return out;
}

}  // namespace joinery::jsonpath

namespace joinery {

Result<std::vector<JsonPathNode>> select(const JsonPathQuery& query, const Json& root,
                                         const Limits& limits) {
  return jsonpath::Selection(root, limits).run(query);
}

}  // namespace joinery
