#include "tests/unit/engine/schema/schema_check.hpp"

#include <algorithm>
#include <set>

#include "engine/json/json_write.hpp"

namespace joinery::testing {
namespace {

const std::set<std::string_view> annotations{"$schema", "$id", "$defs", "title", "description"};

class SchemaCheck {
 public:
  explicit SchemaCheck(const Json& root) : root_(root) {}

  std::vector<std::string> mistakes;

  void check(const Json& schema, const Json& value, const std::string& place) {
    for (const JsonMember& keyword : schema.members()) {
      if (annotations.contains(keyword.name)) continue;
      if (!check_keyword(keyword, schema, value, place)) {
        mistakes.push_back(place + ": the validator does not know " + std::string(keyword.name));
      }
    }
  }

 private:
  bool check_keyword(const JsonMember& keyword, const Json& schema, const Json& value,
                     const std::string& place) {
    const std::string name(keyword.name);
    const Json& wanted = keyword.value;
    if (name == "$ref") check(target(wanted.as_text()), value, place);
    else if (name == "type") check_type(wanted, value, place);
    else if (name == "enum") check_enum(wanted, value, place);
    else if (name == "anyOf") check_any(wanted, value, place);
    else if (name == "required") check_required(wanted, value, place);
    else if (name == "properties") check_properties(schema, value, place);
    else if (name == "items") check_items(wanted, value, place);
    else return name == "additionalProperties" || name == "patternProperties";
    return true;
  }

  const Json& target(std::string_view reference) const {
    const std::string_view prefix = "#/$defs/";
    return *root_.find("$defs")->find(reference.substr(prefix.size()));
  }

  static bool is_of(std::string_view type, const Json& value) {
    switch (value.kind()) {
      case JsonKind::null: return type == "null";
      case JsonKind::boolean: return type == "boolean";
      case JsonKind::number: return type == "number";
      case JsonKind::text: return type == "string";
      case JsonKind::array: return type == "array";
      case JsonKind::object: return type == "object";
    }
    return false;
  }

  void check_type(const Json& wanted, const Json& value, const std::string& place) {
    const bool one = wanted.is(JsonKind::text) && is_of(wanted.as_text(), value);
    const bool several =
        wanted.is(JsonKind::array) && std::ranges::any_of(wanted.items(), [&](const Json& type) {
          return is_of(type.as_text(), value);
        });
    if (!one && !several) mistakes.push_back(place + ": not " + print(wanted));
  }

  void check_enum(const Json& wanted, const Json& value, const std::string& place) {
    const std::string seen = print(value);
    const bool found = std::ranges::any_of(wanted.items(),
                                           [&](const Json& one) { return print(one) == seen; });
    if (!found) mistakes.push_back(place + ": not one of " + print(wanted));
  }

  void check_any(const Json& ways, const Json& value, const std::string& place) {
    for (const Json& way : ways.items()) {
      SchemaCheck alone(root_);
      alone.check(way, value, place);
      if (alone.mistakes.empty()) return;
    }
    mistakes.push_back(place + ": none of what is possible");
  }

  void check_required(const Json& names, const Json& value, const std::string& place) {
    if (!value.is(JsonKind::object)) return;
    for (const Json& name : names.items()) {
      if (value.find(name.as_text()) == nullptr) {
        mistakes.push_back(place + ": no " + std::string(name.as_text()));
      }
    }
  }

  void check_properties(const Json& schema, const Json& value, const std::string& place) {
    if (!value.is(JsonKind::object)) return;
    for (const JsonMember& member : value.members()) {
      const std::string here = place + "." + std::string(member.name);
      if (const Json* known = schema.find("properties")->find(member.name)) {
        check(*known, member.value, here);
      } else {
        check_other(schema, member, here);
      }
    }
  }

  /// Our patterns are all of one form: `^set\.`.
  void check_other(const Json& schema, const JsonMember& member, const std::string& here) {
    if (const Json* patterns = schema.find("patternProperties")) {
      for (const JsonMember& pattern : patterns->members()) {
        const std::string text(pattern.name);
        const std::string begin = text.substr(1, text.find('\\') - 1) + ".";
        if (std::string_view(member.name).starts_with(begin)) {
          return check(pattern.value, member.value, here);
        }
      }
    }
    const Json* others = schema.find("additionalProperties");
    if (others == nullptr) return;
    if (others->is(JsonKind::object)) return check(*others, member.value, here);
    if (!others->as_boolean()) mistakes.push_back(here + ": unknown");
  }

  void check_items(const Json& item, const Json& value, const std::string& place) {
    if (!value.is(JsonKind::array)) return;
    for (std::size_t i = 0; i < value.size(); ++i) {
      check(item, value.items()[i], place + "." + std::to_string(i));
    }
  }

  const Json& root_;
};

/// `properties` brings its neighbours along; without it they stand alone.
Json with_properties(const Json& schema);

Json with_properties_inside(const Json& value) {
  if (value.is(JsonKind::array)) {
    std::vector<Json> items;
    for (const Json& item : value.items()) items.push_back(with_properties(item));
    return Json::from_items(std::move(items));
  }
  return value.is(JsonKind::object) ? with_properties(value) : value;
}

Json with_properties(const Json& schema) {
  if (!schema.is(JsonKind::object)) return with_properties_inside(schema);
  std::vector<JsonMember> members;
  for (const JsonMember& member : schema.members()) {
    members.push_back({member.name, with_properties_inside(member.value)});
  }
  const bool alone = schema.find("properties") == nullptr &&
                     (schema.find("additionalProperties") != nullptr ||
                      schema.find("patternProperties") != nullptr);
  if (alone) members.push_back({"properties", Json::from_members({})});
  return Json::from_members(std::move(members));
}

bool is_number(const std::string& text) {
  const bool sign = text.starts_with('-') || text.starts_with('+');
  const std::string digits = text.substr(sign ? 1 : 0);
  return !digits.empty() && digits.find_first_not_of("0123456789.") == std::string::npos &&
         digits.find_first_of("0123456789") != std::string::npos &&
         std::ranges::count(digits, '.') <= 1;
}

}  // namespace

std::vector<std::string> schema_mistakes(const Json& schema, const Json& value) {
  const Json whole = with_properties(schema);
  SchemaCheck check(whole);
  check.check(whole, value, "");
  return check.mistakes;
}

Json json_of(const YamlNode& node) {
  if (node.kind == YamlKind::list) {
    std::vector<Json> items;
    for (const YamlNode& item : node.items) items.push_back(json_of(item));
    return Json::from_items(std::move(items));
  }
  if (node.kind == YamlKind::map) {
    std::vector<JsonMember> members;
    for (const YamlEntry& entry : node.entries) {
      members.push_back({entry.key, json_of(entry.value)});
    }
    return Json::from_members(std::move(members));
  }
  if (node.style != ScalarStyle::plain) return Json::from_text(node.text);
  if (node.text.empty() || node.text == "null" || node.text == "~") return {};
  if (node.text == "true" || node.text == "false") return Json::from_boolean(node.text == "true");
  // Which number does not matter to our schemas, but for the version, which is a plain 1.
  if (is_number(node.text)) {
    return node.text == "1" ? Json::from_number(1) : Json::from_number(0);
  }
  return Json::from_text(node.text);
}

}  // namespace joinery::testing
