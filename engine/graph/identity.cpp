#include "engine/graph/identity.hpp"

#include <iterator>

#include <fmt/format.h>

namespace joinery {
namespace {

void append(std::string& key, const Constant& constant) {
  fmt::format_to(std::back_inserter(key), "{}:{}:{}:{}[", static_cast<int>(constant.kind),
                 constant.integer, constant.text.size(), constant.text);
  for (const Constant& item : constant.items) append(key, item);
  key += ']';
}

}  // namespace

std::string identity(const Node& node) {
  std::string key = fmt::format("{} {} {} {} {} {} {}|", static_cast<int>(node.op), node.index,
                                node.reading.index, node.table.index,
                                node.pattern.value_or(UINT32_MAX), node.name, node.unit);
  if (node.function != nullptr) key += node.function->name;
  for (const NodeId in : node.in) fmt::format_to(std::back_inserter(key), ",{}", in.index);
  key += ';';
  for (const NodeId body : node.bodies) fmt::format_to(std::back_inserter(key), ",{}", body.index);
  key += print(node.type);
  append(key, node.constant);
  return key;
}

}  // namespace joinery
