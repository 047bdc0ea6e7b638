/// What is seen between two reads of everybody, and what is not.

#include <fmt/format.h>

#include "engine/guide/sections.hpp"

namespace joinery {
namespace {

constexpr std::uint64_t day_ms = 86'400'000;
constexpr std::uint64_t hour_ms = 3'600'000;

std::string every(const ConnectReadSyntax& read) {
  const std::uint64_t time = read.full_every ? read.full_every->milliseconds : 7 * day_ms;
  if (time % day_ms == 0) return time == day_ms ? "each day" : fmt::format("every {} days", time / day_ms);
  return fmt::format("every {} hours", (time + hour_ms - 1) / hour_ms);
}

/// Streams whose records are put into those of people.
GuideText beside_people(const ConnectSyntax& connect) {
  GuideText names;
  for (const Named<StreamSyntax>& stream : connect.streams) {
    if (!stream.value.for_each.span.known()) continue;
    if (!names.empty()) names.plain(", ");
    names.code(stream.name.text);
  }
  return names;
}

}  // namespace

GuideSections change_sections(const GuideSource& source) {
  const Document& document = source.input.bundle.source;
  if (!document.connect || !document.connect->read || document.connect->read->changed.empty()) return {};
  GuideSection section{"When a change is seen", {}, {}};
  section.lines.push_back(
      {0, fmt::format("Between two reads of everybody ({}), only people whom the HR system counts as "
                      "changed are read anew.",
                      every(*document.connect->read))});
  section.lines.push_back(
      {0, "A group, department, site or other list that is renamed, moved or deleted there does not make "
          "its people changed ones, unless the HR system counts them so: it is seen when everybody is "
          "read, or when a person changes for another reason. Until then their users keep what they "
          "have."});
  if (GuideText names = beside_people(*document.connect); !names.empty()) {
    GuideText text("The same holds for what is read beside people: ");
    text.pieces.insert(text.pieces.end(), names.pieces.begin(), names.pieces.end());
    text.plain(".");
    section.lines.push_back({0, std::move(text)});
  }
  GuideText now("Whoever cannot wait has everybody read at once: ");
  now.code("joinery fetch").plain(" without ").code("--since").plain(".");
  section.lines.push_back({0, std::move(now)});
  return {std::move(section)};
}

}  // namespace joinery
