#pragma once
/// A mapping on its way from files to a program, with everything that was said about it.

#include <memory>
#include <optional>
#include <string>

#include "dsl/read/load.hpp"
#include "engine/check/check.hpp"
#include "engine/cli/session.hpp"
#include "engine/connector/connector.hpp"
#include "engine/graph/graph.hpp"
#include "engine/example/trial.hpp"
#include "engine/explain/inquiry.hpp"
#include "engine/program/program.hpp"

namespace joinery {

struct Mapping {
  Bundle bundle;
  std::optional<Graph> graph;  ///< as checked, before it was optimized; none after an error
  std::optional<Connector> source, target;   ///< how the vendor is asked and the platform changed
  /// The same as if what the integration proposes were in force; none where it proposes nothing, or
  /// where that would be an error.
  std::optional<Graph> proposed;
  std::vector<Trial> trials;   ///< of examples; they refer to the bundle's document
};

/// Reads and checks an integration (a file, or a folder with one), or any other document. With sharing
/// by place the graph can be told apart by place, where the mapping passes so, too.
[[nodiscard]] Mapping load_mapping(Session& session, const std::string& path,
                                   Sharing sharing = Sharing::equal);
/// The same out of other files than those of the disk.
[[nodiscard]] Mapping load_mapping(Session& session, const std::string& path,
                                   const FileReader& files, Sharing sharing = Sharing::equal);
/// The same for an integration that is about to run: its errors go to standard error, its warnings
/// only as a count. Nothing after an error.
[[nodiscard]] std::optional<Mapping> load_for_run(Session& session, const std::string& path);
/// The errors to standard error; whether there are any, or a document is missing.
[[nodiscard]] bool complain_about(const Session& session, const Mapping& mapping);
/// The bundle as if what its integration proposes were in force.
[[nodiscard]] std::optional<Bundle> proposed_bundle(const Bundle& bundle);
/// What explanations are asked about: `graph` is the mapping's, as it was checked. Both outlive it.
[[nodiscard]] Inquiry inquiry_of(const Session& session, const Mapping& mapping,
                                 const Graph& graph, RunClock clock);
[[nodiscard]] std::shared_ptr<const Program> program_of(const Session& session, const Graph& graph);

}  // namespace joinery
