#include <algorithm>

#include "engine/sketch/sketch.hpp"
#include "engine/sketch/spelled_words.hpp"

namespace joinery {
namespace {

/// The answer without its records: what stands beside them tells of pages.
Json without(const Json& value, std::span<const std::string> path) {
  if (path.empty() || !value.is(JsonKind::object)) return {};
  std::vector<JsonMember> members;
  for (const JsonMember& member : value.members()) {
    if (member.name != path.front()) members.push_back(member);
    else if (path.size() > 1) members.push_back({member.name, without(member.value, path.subspan(1))});
  }
  return Json::from_members(std::move(members));
}

}  // namespace

Result<Sketch> sketch_of_sample(std::string name, const Json& answer) {
  const FoundRecords found = find_records(answer);
  if (!found.found) return fail(ErrorCode::malformed, "no record: an object, or a list of objects, is looked for");
  Sketch sketch;
  sketch.title = name;
  sketch.name = std::move(name);
  sketch.records = found.path;
  sketch.fields = guess_fields(observe(found.records));
  const Json envelope = without(answer, found.path);
  sketch.pages = guess_pages(observe(std::span(&envelope, 1)), {}, found.records.size());
  return sketch;
}

}  // namespace joinery
