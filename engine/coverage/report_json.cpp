#include <array>

#include "engine/coverage/report.hpp"
#include "engine/json/json_write.hpp"

namespace joinery {
namespace {

using Kind = CoveragePoint::Kind;

void append_point(JsonWriter& json, const CoveragePoint& point) {
  json.object();
  json.member("file").text(point.file);
  json.member("line").number(point.line);
  json.member("column").number(point.column);
  json.member("kind").text(name_of(point.kind));
  json.member("what").text(point.what);
  json.member("subject").text(point.subject);
  json.member("count").number(point.count);
  if (!point.reach.example.empty()) {
    json.member("reach").object();
    json.member("example").text(point.reach.example);
    if (point.reach.value.empty()) {
      json.member("without").text(point.reach.path);
    } else {
      json.member("path").text(point.reach.path);
      json.member("value").raw(point.reach.value);
    }
    json.end();
  }
  json.end();
}

}  // namespace

std::string coverage_json(std::span<const CoveragePoint> points) {
  std::string out;
  JsonWriter json(out);
  json.object().member("counts").object();
  for (const Kind kind : {Kind::rule, Kind::branch, Kind::blank, Kind::row}) {
    std::size_t all = 0;
    std::size_t reached = 0;
    for (const CoveragePoint& point : points) {
      if (point.kind != kind) continue;
      ++all;
      if (point.reached()) ++reached;
    }
    json.member(name_of(kind)).object();
    json.member("reached").number(reached).member("all").number(all).end();
  }
  json.end().member("points").array();
  for (const CoveragePoint& point : points) append_point(json, point);
  json.end().end();
  return out;
}

}  // namespace joinery
