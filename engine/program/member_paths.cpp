#include "engine/program/member_paths.hpp"

#include <algorithm>

#include "dsl/base/check.hpp"
#include "engine/jsonpath/parse.hpp"

namespace joinery {
namespace {

struct SplitPath {
  std::vector<std::string> members;
  InnerPath inner;
};

SplitPath split_native(const PathSyntax& path) {
  SplitPath split;
  auto step = path.steps.begin();
  for (; step != path.steps.end() && step->kind == PathStep::Kind::member; ++step) {
    split.members.push_back(step->name);
  }
  split.inner.steps.assign(step, path.steps.end());
  return split;
}

SplitPath split_query(const PathSyntax& path) {
  auto parsed = parse_jsonpath(path.query, Limits{});
  JOINERY_CHECK(parsed.has_value());   // the checker has parsed it before
  SplitPath split;
  // A filter may look back at the whole record, which is then not ours to cut.
  const bool looks_back = path.query.find('$', 1) != std::string::npos;
  auto segment = parsed->segments.begin();
  for (; !looks_back && segment != parsed->segments.end(); ++segment) {
    if (segment->kind != jsonpath::SegmentKind::child || segment->selectors.size() != 1) break;
    const auto* name = std::get_if<jsonpath::NameSelector>(&segment->selectors.front());
    if (name == nullptr) break;
    split.members.push_back(name->name);
  }
  parsed->segments.erase(parsed->segments.begin(), segment);
  if (!parsed->segments.empty()) split.inner.query = std::move(*parsed);
  return split;
}

SplitPath split(const PathSyntax& path) {
  return path.form == PathSyntax::Form::native ? split_native(path) : split_query(path);
}

bool is_whole(const InnerPath& path) { return path.steps.empty() && !path.query.has_value(); }

/// Within the item of a list everything is JSON already, so nothing is split off.
InnerPath path_in_item(const PathSyntax& path) {
  InnerPath inner;
  if (path.form == PathSyntax::Form::native) {
    inner.steps = path.steps;
  } else {
    auto parsed = parse_jsonpath(path.query, Limits{});
    JOINERY_CHECK(parsed.has_value());
    inner.query = std::move(*parsed);
  }
  return inner;
}

std::uint32_t want(std::vector<std::string> members, bool subtree, Program& program) {
  const auto same = std::find_if(program.wanted.begin(), program.wanted.end(),
                                 [&](const WantedMember& w) { return w.steps == members; });
  if (same != program.wanted.end()) {
    same->subtree = same->subtree || subtree;
    return static_cast<std::uint32_t>(same - program.wanted.begin());
  }
  program.wanted.push_back({std::move(members), subtree});
  return static_cast<std::uint32_t>(program.wanted.size() - 1);
}

bool is_list(const Decoder& decoder) { return decoder.type.is(TypeWord::list); }

}  // namespace

ProgramReading place_reading(const Reading& reading, Program& program) {
  SplitPath path = split(reading.path);
  ProgramReading made;
  made.name = reading.name;
  made.decoder = reading.decoder;
  made.where = reading.decoder.where.empty() ? print(reading.path) : reading.decoder.where;
  made.is_list = is_list(reading.decoder) || !reading.each.empty();
  made.direct = is_whole(path.inner) && reading.each.empty();
  made.inner = std::move(path.inner);
  // A scalar whose path is members only never looks into an object or array.
  made.slot = want(std::move(path.members), !made.direct || made.is_list, program);
  for (const Reading::Field& field : reading.each) {
    made.each.push_back({field.name, path_in_item(field.path), field.decoder});
  }
  return made;
}

}  // namespace joinery
