#include "engine/sketch/schema.hpp"

#include <algorithm>

namespace joinery {
namespace {

constexpr std::size_t references = 16;  // one leading to the next
constexpr std::size_t all_of_depth = 8;

/// The member of a `#/components/schemas/Person` pointer.
const Json* at_pointer(const Json& document, std::string_view pointer) {
  if (!pointer.starts_with("#/")) return nullptr;
  const Json* value = &document;
  std::string_view rest = pointer.substr(2);
  while (value != nullptr) {
    const std::size_t slash = rest.find('/');
    std::string name(rest.substr(0, slash));
    for (std::size_t at = 0; (at = name.find('~', at)) != std::string::npos; ++at) {
      if (name.compare(at, 2, "~1") == 0) name.replace(at, 2, "/");
      else if (name.compare(at, 2, "~0") == 0) name.replace(at, 2, "~");
    }
    value = value->find(name);
    if (slash == std::string_view::npos) return value;
    rest = rest.substr(slash + 1);
  }
  return nullptr;
}

/// The type of a schema; version 3.1 may name several, `null` among them.
std::string type_of(const Json& schema) {
  const Json* type = schema.find("type");
  if (type == nullptr) return {};
  if (type->is(JsonKind::text)) return std::string(type->as_text());
  if (!type->is(JsonKind::array)) return {};
  for (const Json& one : type->items()) {
    if (one.is(JsonKind::text) && one.as_text() != "null") return std::string(one.as_text());
  }
  return {};
}

void note_examples(const Json& schema, Observation& place) {
  if (const Json* values = schema.find("enum"); values != nullptr && values->is(JsonKind::array)) {
    for (const Json& value : values->items()) {
      if (value.is(JsonKind::text) && place.values.size() < observed_values)
        place.values.emplace_back(value.as_text());
    }
    place.closed = !place.values.empty();
  }
  const Json* example = schema.find("example");
  if (place.values.empty() && example != nullptr && example->is(JsonKind::text))
    place.values.emplace_back(example->as_text());
  if (place.values.empty() && example != nullptr && example->is(JsonKind::number))
    place.values.emplace_back(example->number_text());
}

Observed kind_of(std::string_view type) {
  if (type == "integer" || type == "number") return Observed::number;
  if (type == "boolean") return Observed::yes_no;
  if (type == "array") return Observed::list;
  return Observed::text;
}

}  // namespace

std::string text_of(const Json& value, std::string_view name) {
  const Json* member = value.find(name);
  return member != nullptr && member->is(JsonKind::text) ? std::string(member->as_text()) : std::string();
}

const Json* Schemas::resolved(const Json* value) const {
  for (std::size_t i = 0; value != nullptr && i < references; ++i) {
    const Json* reference = value->find("$ref");
    if (reference == nullptr || !reference->is(JsonKind::text)) return value;
    value = at_pointer(document_, reference->as_text());
  }
  return nullptr;
}

void Schemas::gather(const Json& schema, std::size_t depth, std::vector<JsonMember>& out) const {
  for (const char* group : {"allOf", "oneOf", "anyOf"}) {
    const Json* parts = schema.find(group);
    if (depth == 0 || parts == nullptr || !parts->is(JsonKind::array)) continue;
    for (const Json& part : parts->items()) {
      if (const Json* one = resolved(&part); one != nullptr) gather(*one, depth - 1, out);
    }
  }
  const Json* own = schema.find("properties");
  if (own == nullptr) return;
  for (const JsonMember& member : own->members()) {
    const auto known = std::ranges::find(out, member.name, &JsonMember::name);
    if (known == out.end() && out.size() < observed_places) out.push_back(member);
  }
}

std::vector<JsonMember> Schemas::properties(const Json& schema) const {
  std::vector<JsonMember> out;
  gather(schema, all_of_depth, out);
  return out;
}

const Json* Schemas::items_of(const Json& schema) const {
  if (type_of(schema) != "array" && schema.find("items") == nullptr) return nullptr;
  const Json* items = resolved(schema.find("items"));
  return items != nullptr && !properties(*items).empty() ? items : nullptr;
}

// Recursion is no deeper than `observed_depth`.
void Schemas::walk(const Json& schema, std::vector<std::string>& path, std::vector<Observation>& out) const {
  for (const JsonMember& member : properties(schema)) {
    const Json* value = resolved(&member.value);
    if (value == nullptr || out.size() >= observed_places) continue;
    path.push_back(member.name);
    const Json* items = items_of(*value);
    if (items == nullptr && !properties(*value).empty()) {
      if (path.size() < observed_depth) walk(*value, path, out);
    } else {
      Observation place{.path = path, .kind = kind_of(type_of(*value)), .format = text_of(*value, "format")};
      if (items != nullptr) {
        place.kind = Observed::list;
        for (const JsonMember& inner : properties(*items)) {
          place.members.push_back(inner.name);
          if (place.chosen_by.empty() && (inner.name == "type" || inner.name == "kind")) {
            place.chosen_by = inner.name;
            if (const Json* told = resolved(&inner.value); told != nullptr) note_examples(*told, place);
          }
        }
      } else {
        note_examples(*value, place);
      }
      out.push_back(std::move(place));
    }
    path.pop_back();
  }
}

std::vector<Observation> Schemas::places(const Json& schema) const {
  std::vector<Observation> out;
  std::vector<std::string> path;
  walk(schema, path, out);
  return out;
}

}  // namespace joinery
