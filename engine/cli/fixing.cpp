#include "engine/cli/fixing.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "dsl/diagnostic/fixes.hpp"
#include "engine/cli/overlay_files.hpp"

namespace joinery {
namespace {

constexpr int rounds_max = 10;

using Files = std::map<std::string, FixedFile>;

Mapping load(Session& session, const std::string& path, const Files& files) {
  OverlayFiles changed(session.files);
  for (const auto& [name, file] : files) changed.put(name, file.after);
  return load_mapping(session, path, changed);
}

std::size_t errors_of(const Mapping& mapping) {
  return mapping.bundle.diagnostics.count(Severity::error);
}

/// `files` with the fixes of `diagnostics` carried out.
Files with_fixes(const Files& files, const std::vector<Diagnostic>& diagnostics,
                 const Sources& sources) {
  Files changed = files;
  for (const auto& [source, fixed] : apply_fixes(diagnostics, sources)) {
    const std::string before(sources[source].text());
    FixedFile& file =
        changed.try_emplace(sources[source].name(), FixedFile{before, before, 0}).first->second;
    file.after = fixed.text;
    file.fixes += fixed.fixes;
  }
  return changed;
}

std::vector<Diagnostic> fixable(const Mapping& mapping) {
  std::vector<Diagnostic> certain;
  for (const Diagnostic& one : mapping.bundle.diagnostics.sorted(SIZE_MAX)) {
    if (is_certain(one, mapping.bundle.sources)) certain.push_back(one);
  }
  return certain;
}

/// All at once where that is no worse than before; else the first one that helps.
bool improve(Session& session, const std::string& path, Fixing& fixing) {
  const std::vector<Diagnostic> certain = fixable(fixing.mapping);
  if (certain.empty()) return false;
  const std::size_t before = errors_of(fixing.mapping);
  const auto attempt = [&](const std::vector<Diagnostic>& chosen) {
    const Sources& sources = fixing.mapping.bundle.sources;
    Files files = with_fixes(fixing.files, chosen, sources);
    Mapping mapping = load(session, path, files);
    const bool warned = std::ranges::none_of(chosen, [&sources](const Diagnostic& one) {
      return one.severity == Severity::error && is_certain(one, sources);
    });
    const std::size_t after = errors_of(mapping);
    const bool fewer = after < before || (warned && after == before &&
                                          fixable(mapping).size() < certain.size());
    if (fewer) fixing = {std::move(mapping), std::move(files)};
    return fewer;
  };
  if (attempt(fixing.mapping.bundle.diagnostics.sorted(SIZE_MAX))) return true;
  if (certain.size() == 1) return false;
  for (const Diagnostic& one : certain) {
    // What else is wrong on its line is still to be known.
    std::vector<Diagnostic> chosen = fixing.mapping.bundle.diagnostics.all();
    for (Diagnostic& other : chosen) {
      if (other.fix && !(other.fix->span == one.fix->span)) other.fix->span = {};
    }
    if (attempt(chosen)) return true;
  }
  return false;
}

}  // namespace

Fixing fix_mapping(Session& session, const std::string& path) {
  Fixing fixing{load_mapping(session, path), {}};
  for (int round = 0; round < rounds_max; ++round) {
    if (!improve(session, path, fixing)) break;
  }
  std::erase_if(fixing.files,
                [](const auto& file) { return file.second.before == file.second.after; });
  return fixing;
}

}  // namespace joinery
