#include "dsl/format/meaning.hpp"

#include "dsl/format/spelling.hpp"

namespace joinery {
namespace {

void append(const YamlNode& node, const Slot& slot, std::size_t depth, const Limits& limits,
            std::string& out) {
  const std::string indent(depth * 2, ' ');
  switch (node.kind) {
    case YamlKind::scalar:
      out += indent + meaning_of_scalar(node, slot, limits) + '\n';
      return;
    case YamlKind::map:
      out += indent + "map\n";
      for (const YamlEntry& entry : node.entries) {
        out += indent + quote(key_spelling(entry, slot, Around::line, limits)) + '\n';
        append(entry.value, entry_slot(slot, node, entry), depth + 1, limits, out);
      }
      return;
    case YamlKind::list:
      out += indent + "list\n";
      for (const YamlNode& item : node.items) append(item, item_slot(slot), depth + 1, limits, out);
      return;
  }
}

}  // namespace

std::string meaning_of_tree(const YamlNode& root, const Limits& limits) {
  std::string out;
  append(root, root_slot(root), 0, limits, out);
  return out;
}

}  // namespace joinery
