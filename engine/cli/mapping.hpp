#pragma once
/// A mapping on its way from files to a program, with everything that was said about it.

#include <memory>
#include <optional>
#include <string>

#include "dsl/read/load.hpp"
#include "engine/cli/session.hpp"
#include "engine/graph/graph.hpp"
#include "engine/program/program.hpp"

namespace joinery {

struct Mapping {
  Bundle bundle;
  std::optional<Graph> graph;  ///< as checked, before it was optimized; none after an error
};

/// Reads and checks an integration (a file, or a folder with one), or any other document.
[[nodiscard]] Mapping load_mapping(Session& session, const std::string& path);
/// The same out of other files than those of the disk.
[[nodiscard]] Mapping load_mapping(Session& session, const std::string& path,
                                   const FileReader& files);
/// The same for an integration that is about to run: its errors go to standard error, its warnings
/// only as a count. Nothing after an error.
[[nodiscard]] std::optional<Mapping> load_for_run(Session& session, const std::string& path);
[[nodiscard]] std::shared_ptr<const Program> program_of(const Session& session, const Graph& graph);

}  // namespace joinery
