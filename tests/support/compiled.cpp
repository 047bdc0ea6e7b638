#include "tests/support/compiled.hpp"

#include <fstream>
#include <sstream>

#include <boost/test/unit_test.hpp>

#include "dsl/diagnostic/render.hpp"
#include "engine/calendar/timestamp.hpp"
#include "engine/check/check.hpp"
#include "engine/decision/decision.hpp"
#include "engine/json/json_parse.hpp"
#include "engine/optimize/optimize.hpp"
#include "engine/program/compile.hpp"
#include "stdlib/stdlib.hpp"
#include "tests/support/references.hpp"

namespace joinery::testing {

Result<std::string> MemoryFiles::read(const std::string& path, std::size_t bytes_max) const {
  const auto found = texts_.find(path);
  if (found != texts_.end()) {
    if (found->second.size() > bytes_max) return fail(ErrorCode::too_large, path);
    return found->second;
  }
  const bool of_repository = path.starts_with("stdlib/") || path.starts_with("mappings/") ||
                             path.starts_with("examples/");
  if (!of_repository) return fail(ErrorCode::not_found, path);
  const std::ifstream file(path, std::ios::binary);
  if (!file) return fail(ErrorCode::not_found, path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::string> MemoryFiles::list(const std::string& folder) const {
  std::vector<std::string> names;
  for (const auto& [path, text] : texts_) {
    if (path.starts_with(folder + "/")) names.push_back(path.substr(folder.size() + 1));
  }
  return names;
}

CompiledMapping::CompiledMapping(std::map<std::string, std::string> texts,
                                 const std::string& integration) {
  const MemoryFiles files(std::move(texts));
  bundle_ = load_integration(integration, {""}, files, limits_);
  const Layers layers = layers_of(bundle_);
  for (const Diagnostic& found : bundle_.diagnostics.all()) {
    BOOST_TEST_MESSAGE(render_text(found, bundle_.sources));
  }
  BOOST_TEST_REQUIRE(bundle_.complete);
  BOOST_TEST_REQUIRE(!bundle_.diagnostics.has_errors());

  const Registry registry(standard_library());
  graph_ = check(layers, {registry, references()}, limits_, diagnostics_);
  if (!graph_) BOOST_TEST_MESSAGE(said());
  BOOST_TEST_REQUIRE(graph_.has_value());
  optimized_ = optimize(*graph_, references());
  program_ = compile(*graph_);
  fast_program_ = compile(optimized_);
}

std::string CompiledMapping::said() const {
  std::string text;
  for (const Diagnostic& found : diagnostics_.sorted(limits_.diagnostics_per_file)) {
    text += render_text(found, bundle_.sources) + '\n';
  }
  return text;
}

Executor CompiledMapping::executor(RunClock clock) const {
  return Executor(fast_program_, references(), clock, limits_);
}

std::string CompiledMapping::line(const Json& record, RunClock clock) const {
  Executor runs = executor(clock);
  Decider decider(runs);
  std::string out;
  append_line(out, decider.decide(record), *fast_program_, references().zones);
  return out;
}

std::string CompiledMapping::line(std::string_view record, std::string_view at) const {
  return line(json_of(record), clock_at(at));
}

Json json_of(std::string_view text) {
  const auto json = parse_json(text, Limits{});
  BOOST_TEST_REQUIRE(json.has_value());
  return *json;
}

RunClock clock_at(std::string_view rfc3339) { return {parse_instant(rfc3339).value()}; }

}  // namespace joinery::testing
