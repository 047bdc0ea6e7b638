#include "engine/snapshot/wanted_fields.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "engine/value/raw_value.hpp"

namespace joinery {
namespace {

constexpr std::string_view name_bytes = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";

/// The names that stand plainly, `.name.name`, from `at` on.
std::vector<std::string> plain_names(std::string_view query, std::size_t at) {
  std::vector<std::string> names;
  while (at + 1 < query.size() && query[at] == '.') {
    const std::size_t end = std::min(query.find_first_not_of(name_bytes, at + 1), query.size());
    if (end == at + 1) break;
    names.emplace_back(query.substr(at + 1, end - at - 1));
    at = end;
  }
  return names;
}

/// The member names at the beginning of a path.
std::vector<std::string> first_members(const PathSyntax& path) {
  if (path.form == PathSyntax::Form::jsonpath) return plain_names(path.query, 1);
  std::vector<std::string> steps;
  for (const PathStep& step : path.steps) {
    if (step.kind != PathStep::Kind::member) break;
    steps.push_back(step.name);
  }
  return steps;
}

/// The last member that a path names, if anything but members stands before it.
std::string member_behind(const PathSyntax& path, std::size_t plain) {
  if (path.form == PathSyntax::Form::jsonpath) {
    const std::size_t bracket = path.query.rfind(']');
    const auto names = bracket == std::string::npos ? std::vector<std::string>() : plain_names(path.query, bracket + 1);
    return names.empty() ? std::string() : names.back();
  }
  for (std::size_t i = path.steps.size(); i > plain; --i) {
    if (path.steps[i - 1].kind == PathStep::Kind::member) return path.steps[i - 1].name;
  }
  return {};
}

/// Of JSON text: whether the member is there, somewhere, with a value that is neither null nor "".
bool shows_member(std::string_view json, std::string_view name) {
  constexpr std::string_view space = " \t\r\n";
  const std::string quoted = '"' + std::string(name) + '"';
  for (std::size_t at = 0; (at = json.find(quoted, at)) != std::string_view::npos;) {
    at += quoted.size();
    const std::size_t colon = json.find_first_not_of(space, at);
    if (colon == std::string_view::npos || json[colon] != ':') continue;
    const std::size_t begin = json.find_first_not_of(space, colon + 1);
    if (begin == std::string_view::npos) return false;
    const std::string_view value = json.substr(begin);
    if (!value.starts_with("null") && !value.starts_with("\"\"")) return true;
  }
  return false;
}

}  // namespace

bool shows(const RawValue& value, std::string_view inner) {
  switch (value.state) {
    case RawState::missing:
    case RawState::null:
      return false;
    case RawState::text:
      return value.size > 0;
    case RawState::object:
    case RawState::array:
      return inner.empty() || shows_member(value.view(), inner);
    default:
      return true;
  }
}

std::vector<WantedField> wanted_fields(const Graph& graph) {
  std::vector<WantedField> fields;
  std::set<std::pair<std::vector<std::string>, std::string>> seen;
  const auto add = [&](std::string path, const std::vector<std::string>& steps, std::string inner) {
    if (!steps.empty() && seen.emplace(steps, inner).second) {
      fields.push_back({std::move(path), steps, std::move(inner)});
    }
  };
  for (const Reading& reading : graph.readings) {
    const std::vector<std::string> steps = first_members(reading.path);
    const std::string path = print(reading.path);
    add(path, steps, member_behind(reading.path, steps.size()));
    for (const Reading::Field& field : reading.each)
      add(path + "[]." + print(field.path), steps, member_behind(field.path, 0));
  }
  return fields;
}

std::vector<std::string> id_of_people(const Connector& connector) {
  for (const std::uint32_t stream : connector.read.all) {
    const auto& id = connector.streams[stream].id;
    if (!id) continue;
    std::vector<std::string> steps = first_members(id->path);
    if (steps.size() == id->path.steps.size()) return steps;
  }
  return {};
}

std::vector<std::string> id_of_rows(const Graph& graph) {
  for (const Reading& reading : graph.readings) {
    if (reading.name == "id") return first_members(reading.path);
  }
  return {};
}

}  // namespace joinery
