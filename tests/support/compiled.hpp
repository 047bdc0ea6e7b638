#pragma once
/// A mapping out of files that stand in memory, loaded, checked, optimized and compiled, as a
/// program is. The library's own modules (stdlib/modules) come from the disk.
///
///     CompiledMapping mapping({{"acme/integration.yaml", "…"}, {"mappings/hr/source.yaml", "…"},
///     …}); mapping.line(R"({"id": "E1"})", "2026-11-21T08:00:00Z");   // the line of `joinery map`

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "dsl/read/load.hpp"
#include "engine/execute/executor.hpp"
#include "engine/graph/graph.hpp"
#include "engine/json/json.hpp"
#include "engine/program/program.hpp"

namespace joinery::testing {

class MemoryFiles final : public FileReader {
 public:
  explicit MemoryFiles(std::map<std::string, std::string> texts) : texts_(std::move(texts)) {}
  /// What is not here is sought on the disk, below the repository, if it is `stdlib/…`,
  /// `mappings/…` or `examples/…`.
  [[nodiscard]] Result<std::string> read(const std::string& path,
                                         std::size_t bytes_max) const override;
  [[nodiscard]] std::vector<std::string> list(const std::string& folder) const override;

 private:
  std::map<std::string, std::string> texts_;
};

/// Fails the test at once, with all diagnostics, where there is an error.
class CompiledMapping {
 public:
  explicit CompiledMapping(std::map<std::string, std::string> texts,
                           const std::string& integration = "acme/integration.yaml");

  [[nodiscard]] const Sources& sources() const { return bundle_.sources; }
  /// What was loaded; its documents live as long as this.
  [[nodiscard]] const Bundle& bundle() const { return bundle_; }
  /// As the checker made it, and the program of that.
  [[nodiscard]] const Graph& graph() const { return *graph_; }
  [[nodiscard]] const std::shared_ptr<const Program>& program() const { return program_; }
  /// After the optimizer, and the program of that.
  [[nodiscard]] const Graph& optimized() const { return optimized_; }
  [[nodiscard]] const std::shared_ptr<const Program>& fast_program() const { return fast_program_; }
  [[nodiscard]] const Limits& limits() const { return limits_; }
  /// Warnings, as text.
  [[nodiscard]] std::string said() const;

  [[nodiscard]] Executor executor(RunClock clock) const;
  /// The line of `joinery map`, by the optimized program.
  [[nodiscard]] std::string line(const Json& record, RunClock clock) const;
  [[nodiscard]] std::string line(std::string_view record, std::string_view at) const;

 private:
  Limits limits_;
  Bundle bundle_;
  Diagnostics diagnostics_;
  std::optional<Graph> graph_;
  Graph optimized_;
  std::shared_ptr<const Program> program_, fast_program_;
};

[[nodiscard]] Json json_of(std::string_view text);
[[nodiscard]] RunClock clock_at(std::string_view rfc3339);

}  // namespace joinery::testing
