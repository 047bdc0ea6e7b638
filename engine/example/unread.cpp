#include "engine/example/unread.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "dsl/diagnostic/nearest.hpp"

namespace joinery {
namespace {

/// Member names alone: items of lists are told apart by nobody here.
using Names = std::vector<std::string>;

void append_names(Names& names, const std::vector<PathStep>& path) {
  for (const PathStep& step : path) {
    if (step.kind == PathStep::Kind::member) names.push_back(step.name);
  }
}

void add_path(std::vector<Names>& read, const Names& before, const PathSyntax& path) {
  Names names = before;
  for (const PathStep& step : path.steps) {
    if (step.kind == PathStep::Kind::member) names.push_back(step.name);
    if (step.kind != PathStep::Kind::where) continue;
    Names asked = names;  // the member by which items are picked
    asked.push_back(step.name);
    read.push_back(std::move(asked));
  }
  read.push_back(std::move(names));
}

/// Nothing where a query reads who knows what.
std::vector<Names> read_by(const Graph& graph) {
  std::vector<Names> read;
  for (const Reading& reading : graph.readings) {
    if (reading.path.form == PathSyntax::Form::jsonpath) return {};
    add_path(read, {}, reading.path);
    const Names list = read.back();
    for (const Reading::Field& field : reading.each) {
      if (field.path.form == PathSyntax::Form::jsonpath) return {};
      add_path(read, list, field.path);
    }
  }
  return read;
}

bool one_begins_other(const Names& a, const Names& b) {
  const std::size_t common = std::min(a.size(), b.size());
  return std::equal(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(common), b.begin());
}

std::string with_points(const Names& names) {
  return fmt::format("{}", fmt::join(names, "."));
}

class Walk {
 public:
  Walk(std::vector<Names> read, Diagnostics& out) : read_(std::move(read)), out_(out) {
    for (const Names& names : read_) known_.push_back(with_points(names));
  }

  void visit(const Data& map, const Names& above) {
    for (const DataEntry& entry : map.entries) {
      Names names = above;
      append_names(names, entry.path);
      if (entry.value.kind == Data::Kind::map && !entry.value.entries.empty()) {
        visit(entry.value, names);
      } else {
        check(entry, names);
      }
    }
  }

 private:
  void check(const DataEntry& entry, const Names& names) {
    const auto touches = [&](const Names& other) { return one_begins_other(names, other); };
    if (std::ranges::any_of(read_, touches)) return;
    Diagnostic& d = out_.report(
        Code::example_path_unread, entry.key.span,
        fmt::format("the mapping reads nothing at `{}`, so this changes nothing", with_points(names)));
    const auto near = nearest(with_points(names), known_, 1);
    if (!near.empty()) d.help(fmt::format("did you mean `{}`?", near[0]));
  }

  std::vector<Names> read_;
  std::vector<std::string> known_;
  Diagnostics& out_;
};

}  // namespace

void report_unread(const Data& with, const Graph& graph, Diagnostics& out) {
  std::vector<Names> read = read_by(graph);
  if (!read.empty()) Walk(std::move(read), out).visit(with, {});
}

}  // namespace joinery
