#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "engine/coverage/report.hpp"

namespace joinery {
namespace {

using Kind = CoveragePoint::Kind;

/// The records of one file.
std::string file_of(std::span<const CoveragePoint> points) {
  std::string text = "TN:\nSF:" + points.front().file + "\n";
  std::map<std::uint32_t, std::uint64_t> lines;
  std::map<std::uint32_t, std::uint64_t> asked;  // by construct: whether any of its ways was taken
  for (const CoveragePoint& point : points) {
    std::uint64_t& line = lines[point.line];
    line = std::max(line, point.count);
    asked[point.construct] += point.count;
  }
  std::map<std::uint32_t, std::uint32_t> next;
  std::size_t all = 0;
  std::size_t hit = 0;
  for (const CoveragePoint& point : points) {
    if (point.kind == Kind::row && point.way == 0) continue;
    const std::string count =
        asked[point.construct] == 0 ? "-" : std::to_string(point.count);
    text += fmt::format("BRDA:{},{},{},{}\n", point.line, point.construct,
                        next[point.construct]++, count);
    ++all;
    if (point.reached()) ++hit;
  }
  text += fmt::format("BRF:{}\nBRH:{}\n", all, hit);
  hit = 0;
  for (const auto& [line, count] : lines) {
    text += fmt::format("DA:{},{}\n", line, count);
    if (count > 0) ++hit;
  }
  return text + fmt::format("LF:{}\nLH:{}\nend_of_record\n", lines.size(), hit);
}

}  // namespace

std::string coverage_lcov(std::span<const CoveragePoint> points) {
  std::string text;
  std::size_t begin = 0;
  for (std::size_t end = 0; end < points.size();) {
    while (end < points.size() && points[end].file == points[begin].file) ++end;
    text += file_of(points.subspan(begin, end - begin));
    begin = end;
  }
  return text;
}

}  // namespace joinery
