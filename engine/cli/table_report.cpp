#include "engine/cli/table_report.hpp"

#include "engine/cli/record_source.hpp"
#include "engine/optimize/optimize.hpp"
#include "engine/program/compile.hpp"
#include "engine/survey/table_survey.hpp"

namespace joinery {

Result<void> report_tables(Session& session, Mapping& mapping, const std::string& records,
                           RunClock clock) {
  const References& references = session.library->references();
  const Graph graph = optimize(*mapping.graph, references);
  Executor executor(compile(graph), references, clock, session.limits);
  TableSurvey survey(graph, executor);
  const auto read = each_record(session, graph, records, [&](const Json& record) {
    survey.look_at(record);
    return true;
  });
  if (!read) return tl::unexpected<Error>(read.error());
  survey.report(mapping.bundle.diagnostics);
  return {};
}

}  // namespace joinery
