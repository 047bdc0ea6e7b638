#include <algorithm>
#include <bit>
#include <charconv>
#include <iterator>
#include <map>

#include <fmt/format.h>

#include "engine/compare/comparison_report.hpp"
#include "engine/compare/weave_list.hpp"

namespace joinery {
namespace {

constexpr std::size_t changes_shown = 6;
constexpr std::size_t line_shown = 90;

std::string people_text(std::uint64_t count) {
  return count == 1 ? "1 person" : fmt::format("{} people", count);
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " and " : ", ";
    text += words[i];
  }
  return text;
}

/// The line of a file round a place, as far as a page has room for it.
std::string line_at(const Sources& sources, Span place) {
  const Source& source = sources[place.source];
  std::string_view line = source.line(source.place(place.begin).line);
  while (line.starts_with(' ')) line.remove_prefix(1);
  while (line.ends_with(' ') || line.ends_with('\r')) line.remove_suffix(1);
  std::string shown(line.substr(0, line_shown));
  while (!shown.empty() && (static_cast<unsigned char>(shown.back()) & 0xC0U) == 0x80U)
    shown.pop_back();
  return line.size() > line_shown ? shown + "…" : shown;
}

void append_place(std::string& out, char sign, const Sources& sources, Span place) {
  if (!place.known()) return;
  fmt::format_to(std::back_inserter(out), "     {} {}: {}\n", sign, sources.at(place),
                 line_at(sources, place));
}

void append_edit(std::string& out, const ComparedMappings& compared, std::size_t number) {
  const Edit& edit = compared.edits.edits[number];
  fmt::format_to(std::back_inserter(out), "{:>2}  {} {}\n", number + 1, title_of(edit),
                 name_of(edit.kind));
  append_place(out, '-', compared.old_sources, edit.old);
  append_place(out, '+', compared.now_sources, edit.now);
}

std::string examples_of(const ChangeGroup& group) {
  std::vector<std::string> words = group.examples;
  const std::uint64_t more = group.people - words.size();
  if (more > 0) words.push_back(fmt::format("{} more", more));
  return joined(words);
}

void append_cell(std::string& out, const Cell& cell, const CellGroup& group, bool all) {
  auto to = std::back_inserter(out);
  const std::string name = cell.kind == Cell::Kind::decision ? std::string() : name_of(cell) + " ";
  const bool few = all || group.changes.size() <= changes_shown;
  const std::size_t shown = few ? group.changes.size() : changes_shown - 1;
  std::uint64_t others = group.others;
  for (std::size_t i = 0; i < group.changes.size(); ++i) {
    const ChangeGroup& change = group.changes[i];
    if (i >= shown) {
      others += change.people;
      continue;
    }
    fmt::format_to(to, "       {}: {}{} → {}  ({})\n", people_text(change.people), name, change.old,
                   change.now, examples_of(change));
  }
  if (others > 0)
    fmt::format_to(to, "       {}: other changes of {}\n", people_text(others), name_of(cell));
}

void append_cause(std::string& out, const Comparison::ByCause& one, bool all) {
  for (const EditSet also : one.cause.also)
    fmt::format_to(std::back_inserter(out), "     {} alone would do the same:\n", numbers_of(also));
  for (const auto& [cell, group] : one.cells) append_cell(out, cell, group, all);
}

void append_joint(std::string& out, const Comparison::ByCause& one, bool all) {
  const std::string numbers = numbers_of(one.cause.edits);
  fmt::format_to(std::back_inserter(out), "\n    {} {}\n", numbers,
                 one.cause.narrowed ? "together: each of them is needed"
                                    : "together, or some of them: there are too many to say which");
  append_cause(out, one, all);
}

using Counts = std::vector<std::pair<std::string, std::uint64_t>>;

/// The lines of a printed waterfall: a number, and what it counts.
Counts counts_of(const std::string& printed) {
  Counts counts;
  for (std::size_t begin = 0; begin < printed.size();) {
    const std::size_t end = printed.find('\n', begin);
    const std::size_t number = printed.find_first_not_of(' ', begin);
    const std::size_t words = printed.find(' ', number);
    std::uint64_t count = 0;
    std::from_chars(printed.data() + number, printed.data() + words, count);
    counts.emplace_back(printed.substr(words + 1, end - words - 1), count);
    begin = end + 1;
  }
  return counts;
}

/// Both waterfalls beside each other. What one of them does not count is nobody there.
void append_counts(std::string& out, const CompareReport& report,
                   const ComparedMappings& compared) {
  std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> pairs;
  std::vector<std::string> before, after;
  for (auto& [words, count] : counts_of(print(report.old, compared.old))) {
    pairs[words].first = count;
    before.push_back(words);
  }
  for (auto& [words, count] : counts_of(print(report.now, compared.now))) {
    pairs[words].second = count;
    after.push_back(words);
  }
  auto to = std::back_inserter(out);
  fmt::format_to(to, "\n{:>10} {:>10}\n", "before", "after");
  for (const std::string& words : merged_order(after, before)) {
    const auto& [old, now] = pairs.at(words);
    const auto change = static_cast<std::int64_t>(now) - static_cast<std::int64_t>(old);
    const std::string more = change == 0 ? std::string() : fmt::format("  ({:+})", change);
    fmt::format_to(to, "{:>10} {:>10}  {}{}\n", old, now, words, more);
  }
}

/// Policies are decided for everybody at once.
void append_policies(std::string& out, const ComparedMappings& compared) {
  if (compared.policies.empty()) return;
  out += "\n    policies, which hold for everybody\n";
  for (const PolicyChange& change : compared.policies) {
    fmt::format_to(std::back_inserter(out), "       {}: {} → {}  ({})\n", change.name, change.old,
                   change.now, numbers_of(change.cause.edits));
  }
}

}  // namespace

std::string title_of(const Edit& edit) {
  std::string title = edit.layer;
  if (!edit.section.empty()) title += ", " + edit.section;
  if (!edit.item.empty()) title += ": " + edit.item;
  return title;
}

std::string numbers_of(EditSet edits) {
  std::vector<std::string> numbers;
  for (const std::size_t edit : edits_in(edits)) numbers.push_back(fmt::format("{}", edit + 1));
  return joined(numbers);
}

std::string print(const Comparison& comparison, const CompareReport& report,
                  const ComparedMappings& compared, const ReportOptions& options) {
  std::string out;
  auto to = std::back_inserter(out);
  const auto causes = comparison.by_cause();
  const EditSet silent = compared.meaningless & ~comparison.with_effect();
  const std::size_t told = compared.edits.size() - static_cast<std::size_t>(std::popcount(silent));
  fmt::format_to(to, "{} of {} people change; {} {}\n", comparison.people(), report.now.read, told,
                 told == 1 ? "edit" : "edits");
  for (std::size_t i = 0; i < compared.edits.size(); ++i) {
    if ((silent & only(i)) != 0) continue;
    out += '\n';
    append_edit(out, compared, i);
    bool any = false;
    for (const auto& one : causes) {
      if (one.cause.edits != only(i)) continue;
      append_cause(out, one, options.all);
      any = true;
    }
    if (!any)
      out += (comparison.with_effect() & only(i)) == 0 ? "       nobody\n"
                                                       : "       only with others, below\n";
  }
  for (const auto& one : causes) {
    if (std::popcount(one.cause.edits) > 1) append_joint(out, one, options.all);
  }
  if (silent != 0) {
    fmt::format_to(to, "\n{} more {} the same as before\n", std::popcount(silent),
                   std::popcount(silent) == 1 ? "edit means" : "edits mean");
  }
  append_policies(out, compared);
  append_counts(out, report, compared);
  return out;
}

}  // namespace joinery
