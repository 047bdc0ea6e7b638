#include "engine/sketch/openapi_text.hpp"

#include "dsl/yaml/document.hpp"
#include "engine/json/json_parse.hpp"

namespace joinery {
namespace {

Json json_of_scalar(const YamlNode& node) {
  if (node.style != ScalarStyle::plain) return Json::from_text(node.text);
  if (node.text.empty() || node.text == "null" || node.text == "~") return {};
  if (node.text == "true" || node.text == "false") return Json::from_boolean(node.text == "true");
  if (is_json_number(node.text)) return Json::from_number_text(node.text);
  return Json::from_text(node.text);
}

// Recursion is no deeper than the limit with which the document was read.
Json json_of(const YamlNode& node) {
  if (node.kind == YamlKind::scalar) return json_of_scalar(node);
  if (node.kind == YamlKind::list) {
    std::vector<Json> items;
    for (const YamlNode& item : node.items) items.push_back(json_of(item));
    return Json::from_items(std::move(items));
  }
  std::vector<JsonMember> members;
  for (const YamlEntry& entry : node.entries) members.push_back({entry.key, json_of(entry.value)});
  return Json::from_members(std::move(members));
}

}  // namespace

Result<Json> read_openapi_text(const std::string& name, const std::string& text, const Limits& limits) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin != std::string::npos && text[begin] == '{') return parse_json(text, limits);
  Sources sources;
  const SourceId id = sources.add(name, text);
  Diagnostics problems;
  const YamlDocument document = parse_yaml(id, sources, limits, problems);
  if (!document.usable || problems.has_errors()) {
    for (const Diagnostic& problem : problems.sorted(1)) {
      return fail(ErrorCode::malformed, sources.at(problem.span) + ": " + problem.message);
    }
    return fail(ErrorCode::malformed, "`" + name + "` is no YAML that can be read");
  }
  return json_of(document.root);
}

}  // namespace joinery
