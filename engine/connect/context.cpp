#include "engine/connect/context.hpp"

#include <algorithm>

namespace joinery {
namespace {

std::vector<JsonMember> members_of(const Json& object) {
  const auto members =
      object.is(JsonKind::object) ? object.members() : std::span<const JsonMember>();
  return {members.begin(), members.end()};
}

bool is_utf8_text(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Headers are Latin-1 where they are not ASCII.
std::string as_utf8(std::string_view text) {
  if (is_utf8_text(text)) return std::string(text);
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      out += c;
    } else {
      out += static_cast<char>(0xC0U | byte >> 6U);
      out += static_cast<char>(0x80U | (byte & 0x3FU));
    }
  }
  return out;
}

}  // namespace

Json with_member(const Json& object, std::string_view name, Json value) {
  std::vector<JsonMember> members = members_of(object);
  const auto found = std::ranges::find(members, name, &JsonMember::name);
  if (found != members.end()) {
    found->value = std::move(value);
  } else {
    members.push_back({std::string(name), std::move(value)});
  }
  return Json::from_members(std::move(members));
}

Json with_member(const Json& object, const std::vector<std::string>& steps, Json value) {
  std::vector<const Json*> levels{&object};
  for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
    levels.push_back(levels.back() == nullptr ? nullptr : levels.back()->find(steps[i]));
  }
  for (std::size_t i = steps.size(); i-- > 0;) {
    value = with_member(levels[i] == nullptr ? Json() : *levels[i], steps[i], std::move(value));
  }
  return value;
}

Json over(std::string_view name, Json value) {
  return with_member(Json::from_members({}), name, std::move(value));
}

Json merged(const Json& first, const Json& second) {
  Json out = first;
  if (!second.is(JsonKind::object)) return out;
  for (const JsonMember& member : second.members())
    out = with_member(out, member.name, member.value);
  return out;
}

Json headers_json(const HttpHead& head) {
  std::vector<JsonMember> members;
  for (const HttpHeader& header : head.headers) {
    const auto found = std::ranges::find(members, header.name, &JsonMember::name);
    if (found == members.end()) {
      members.push_back({as_utf8(header.name), Json::from_text(as_utf8(header.value))});
    } else {
      found->value =
          Json::from_text(std::string(found->value.as_text()) + ", " + as_utf8(header.value));
    }
  }
  if (first_duplicate(members)) return Json::from_members({});
  return Json::from_members(std::move(members));
}

const Json* at_steps(const Json& json, const std::vector<std::string>& steps) {
  const Json* at = &json;
  for (const std::string& step : steps) {
    at = at->find(step);
    if (at == nullptr) return nullptr;
  }
  return at;
}

}  // namespace joinery
