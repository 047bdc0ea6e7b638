#include "engine/cli/proposal_report.hpp"

#include <fmt/format.h>

#include "engine/cli/record_source.hpp"
#include "engine/compare/compare_records.hpp"
#include "engine/compare/comparison_report.hpp"

namespace joinery {
namespace {

std::string titles_of(const EditList& edits, EditSet set) {
  std::string text;
  for (const std::size_t edit : edits_in(set)) {
    const Edit& one = edits.edits[edit];
    text += text.empty() ? "" : " and ";
    text += one.section.empty() ? one.item : one.section + "." + one.item;
  }
  return text;
}

void append_cause(std::string& out, const EditList& edits, const Comparison::ByCause& cause) {
  out += fmt::format("  {}: {} would change\n", titles_of(edits, cause.cause.edits),
                     cause.people == 1 ? "1 person" : fmt::format("{} people", cause.people));
  for (const auto& [cell, group] : cause.cells) {
    out += fmt::format("    {}: {}", name_of(cell), group.people);
    if (!group.changes.empty()) {
      const ChangeGroup& most = group.changes.front();
      out += fmt::format(", {} → {}", most.old, most.now);
      if (group.changes.size() > 1 || group.others > 0) out += ", …";
    }
    out += '\n';
  }
}

}  // namespace

Result<std::string> proposal_text(const Session& session, const Mapping& mapping,
                                  const std::string& records, RunClock clock,
                                  std::size_t threads) {
  if (!mapping.graph || !mapping.proposed) return std::string();
  const std::string head = "proposed, never sent: ";
  if (records == "-") return head + "not counted, for standard input cannot be read twice\n";
  const auto proposed = proposed_bundle(mapping.bundle);
  const References& references = session.library->references();
  const Words words{session.library->functions(), references};
  Hybrids hybrids(mapping.bundle, *proposed, words, session.limits);
  if (hybrids.make(0) == nullptr || hybrids.make(hybrids.all()) == nullptr) return std::string();
  JOINERY_TRY(RecordStream stream,
              open_records(session, *mapping.proposed, records, std::size_t{256} << 10));
  Comparison comparison{Comparison::Bounds{}};
  CompareOptions how;
  how.threads = threads;
  const RunSetting setting{references, clock, session.limits};
  const CompareReport report =
      compare_records(stream, hybrids, setting, how,
                      [&](const PersonChange& change) { comparison.add(change); });
  if (report.error) return tl::unexpected(*report.error);
  std::string text = head + fmt::format("{} of {} people would change\n", comparison.people(),
                                        report.now.read);
  for (const auto& cause : comparison.by_cause()) append_cause(text, hybrids.edits(), cause);
  return text;
}

}  // namespace joinery
