#include "engine/cli/guards_file.hpp"

#include <filesystem>
#include <iostream>

#include "engine/guard/read_guards.hpp"

namespace joinery {

std::optional<Guards> load_guards(const Session& session, const std::string& integration,
                                  const std::string& named) {
  namespace fs = std::filesystem;
  std::string path = named;
  if (path.empty()) {
    std::error_code problem;
    const fs::path at(integration);
    const fs::path folder = fs::is_directory(at, problem) ? at : at.parent_path();
    path = (folder / "guards.yaml").generic_string();
    if (!fs::exists(path, problem)) return Guards{};
  }
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
