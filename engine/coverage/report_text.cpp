#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "engine/coverage/report.hpp"

namespace joinery {
namespace {

using Kind = CoveragePoint::Kind;
constexpr std::size_t rows_shown = 6;

struct Tally {
  std::size_t reached = 0, all = 0;
};

struct FileTally {
  std::string file;
  std::array<Tally, 4> kinds;

  [[nodiscard]] Tally all() const {
    Tally sum;
    for (const Tally& one : kinds) {
      sum.reached += one.reached;
      sum.all += one.all;
    }
    return sum;
  }
};

std::vector<FileTally> by_file(std::span<const CoveragePoint> points) {
  std::vector<FileTally> files;
  for (const CoveragePoint& point : points) {
    if (files.empty() || files.back().file != point.file) files.push_back({point.file, {}});
    Tally& tally = files.back().kinds[static_cast<std::size_t>(point.kind)];
    ++tally.all;
    if (point.reached()) ++tally.reached;
  }
  return files;
}

std::string cell(const Tally& tally) {
  return tally.all == 0 ? "-" : fmt::format("{} of {}", tally.reached, tally.all);
}

std::string table_of(const std::vector<FileTally>& files) {
  std::size_t width = 3;
  FileTally sum{"all", {}};
  for (const FileTally& file : files) {
    width = std::max(width, file.file.size());
    for (std::size_t i = 0; i < file.kinds.size(); ++i) {
      sum.kinds[i].reached += file.kinds[i].reached;
      sum.kinds[i].all += file.kinds[i].all;
    }
  }
  const auto line = [&](const std::string& name, const std::array<std::string, 5>& cells) {
    std::string text = fmt::format("  {:{}}", name, width);
    for (const std::string& one : cells) text += fmt::format("  {:>10}", one);
    return text + "\n";
  };
  std::string text = line("reached", {"all", "rules", "branches", "blanks", "rows"});
  const auto row = [&](const FileTally& file) {
    return line(file.file, {cell(file.all()), cell(file.kinds[0]), cell(file.kinds[1]),
                            cell(file.kinds[2]), cell(file.kinds[3])});
  };
  for (const FileTally& file : files) text += row(file);
  if (files.size() != 1) text += row(sum);
  return text;
}

std::string sentence(const CoveragePoint& point) {
  switch (point.kind) {
    case Kind::rule:
      return fmt::format("the rule `{}` never {}", point.subject,
                         point.way == 0 ? "applies" : "fails to apply");
    case Kind::row:
      return fmt::format("`{}` is never asked for a key that has no row", point.subject);
    case Kind::blank:
      if (point.what == "else") return fmt::format("`{}` is never needed", point.subject);
      if (point.way == 2) {
        return fmt::format("whether the rule `{}` applies is never unknown", point.subject);
      }
      return fmt::format("`{}` is never unknown", point.subject);
    case Kind::branch:
      break;
  }
  if (point.what == "is there") return fmt::format("`{}` is never there", point.subject);
  return fmt::format("`{}` is never chosen", point.subject);
}

std::string reach_of(const CoveragePoint& point) {
  const Reach& reach = point.reach;
  if (reach.example.empty()) return {};
  const std::string change = reach.value.empty()
                                 ? fmt::format("without: [{}]", reach.path)
                                 : fmt::format("with: {{{}: {}}}", reach.path, reach.value);
  return fmt::format("      \"{}\" would reach it {}\n", reach.example, change);
}

/// The rows of one table that nobody looked up, on one line, with the place of the first.
std::string rows_of(std::span<const CoveragePoint> points, std::size_t& at) {
  const CoveragePoint& first = points[at];
  const auto table = [](const CoveragePoint& point) {
    return point.subject.substr(0, point.subject.find(": "));
  };
  std::size_t count = 0;
  std::string keys;
  std::string reach;
  const CoveragePoint* missed = nullptr;
  for (; at < points.size(); ++at) {
    const CoveragePoint& point = points[at];
    if (point.kind != Kind::row || point.way != 0 || point.file != first.file) break;
    if (table(point) != table(first)) break;
    if (point.reached()) continue;
    if (missed == nullptr) missed = &point;
    if (reach.empty()) reach = reach_of(point);
    if (++count > rows_shown) continue;
    keys += (keys.empty() ? "`" : ", `") + point.subject.substr(table(point).size() + 2) + "`";
  }
  if (missed == nullptr) return {};
  if (count > rows_shown) keys += fmt::format(" and {} more", count - rows_shown);
  return fmt::format("  {}:{}:{}: of `{}` never looked up: {}\n{}", missed->file, missed->line,
                     missed->column, table(first), keys, reach);
}

}  // namespace

std::string coverage_text(std::span<const CoveragePoint> points) {
  std::string text = "coverage\n" + table_of(by_file(points));
  std::string missing;
  for (std::size_t at = 0; at < points.size();) {
    const CoveragePoint& point = points[at];
    if (point.kind == Kind::row && point.way == 0) {
      missing += rows_of(points, at);
      continue;
    }
    ++at;
    if (point.reached()) continue;
    missing += fmt::format("  {}:{}:{}: {}\n", point.file, point.line, point.column, sentence(point));
    missing += reach_of(point);
  }
  if (!missing.empty()) text += "not reached\n" + missing;
  return text;
}

}  // namespace joinery
