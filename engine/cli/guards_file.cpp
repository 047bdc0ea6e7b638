#include "engine/cli/guards_file.hpp"

#include <filesystem>
#include <iostream>

#include "engine/guard/read_guards.hpp"

namespace joinery {
namespace {

/// Empty: there is none.
std::string guards_beside(const std::string& integration) {
  namespace fs = std::filesystem;
  std::error_code problem;
  const fs::path at(integration);
  const fs::path folder = fs::is_directory(at, problem) ? at : at.parent_path();
  const fs::path path = folder / "guards.yaml";
  return fs::exists(path, problem) ? path.generic_string() : std::string();
}

}  // namespace

Result<void> check_guards(const Session& session, const std::string& integration, Bundle& bundle) {
  const std::string path = guards_beside(integration);
  if (path.empty()) return {};
  JOINERY_TRY(std::string text, session.files.read(path, session.limits.file_bytes));
  const SourceId source = bundle.sources.add(path, std::move(text));
  (void)read_guards(source, bundle.sources, session.limits, bundle.diagnostics);
  return {};
}

std::optional<Guards> load_guards(const Session& session, const std::string& integration,
                                  const std::string& named) {
  const std::string path = named.empty() ? guards_beside(integration) : named;
  if (path.empty()) return Guards{};
  Result<std::string> text = session.files.read(path, session.limits.file_bytes);
  if (!text) {
    complain(text.error().what);
    return std::nullopt;
  }
  Sources sources;
  Diagnostics diagnostics;
  const SourceId source = sources.add(path, std::move(*text));
  Guards guards = read_guards(source, sources, session.limits, diagnostics);
  for (const Diagnostic& problem : diagnostics.sorted(session.limits.diagnostics_per_file)) {
    std::cerr << render_text(problem, sources, session.message_colors()) << '\n';
  }
  if (diagnostics.has_errors()) return std::nullopt;
  return guards;
}

}  // namespace joinery
