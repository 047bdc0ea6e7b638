/// joinery test: examples of mappings, tried; what differs from what was expected, and why.

#include <fstream>
#include <iostream>

#include <fmt/format.h>

#include "engine/cli/command.hpp"
#include "engine/cli/example_files.hpp"
#include "engine/cli/mapping.hpp"
#include "engine/coverage/coverage.hpp"
#include "engine/coverage/report.hpp"
#include "engine/example/verdict.hpp"
#include "engine/json/json_write.hpp"

namespace joinery {
namespace {

struct TestArguments {
  std::vector<std::string> paths;
  std::string format = "text";
  std::string only;
  std::string coverage;      ///< empty, text, json or lcov
  std::string coverage_out;  ///< empty: standard output

  [[nodiscard]] bool covers() const { return !coverage.empty() || !coverage_out.empty(); }
};

/// How many decisions are made at most to find out what would reach what nothing reaches.
constexpr std::size_t tries_max = 20'000;

struct Tally {
  std::size_t tried = 0, failed = 0, files = 0;
  bool broken = false;  ///< some document cannot be run
};

/// Where the results go, in the format that was asked for.
class Report {
 public:
  explicit Report(const TestArguments& options) : json_(options.format == "json") {
    if (json_) writer_.object().member("examples").array();
  }

  void add(const Inquiry& inquiry, const ExampleVerdict& verdict) {
    if (json_) {
      add_json(inquiry, verdict);
    } else if (!verdict.passed()) {
      add_text(inquiry, verdict);
    }
  }

  void end(const Tally& tally) {
    if (json_) {
      writer_.end();
      writer_.member("tried").number(static_cast<std::int64_t>(tally.tried));
      writer_.member("failed").number(static_cast<std::int64_t>(tally.failed));
      writer_.end();
      std::cout << out_ << '\n';
      return;
    }
    const std::string count =
        fmt::format("{} example{}", tally.tried, tally.tried == 1 ? "" : "s");
    if (tally.failed == 0) {
      std::cout << count << (tally.tried == 1 ? ", as expected\n" : ", all as expected\n");
    } else {
      std::cout << fmt::format("{}, {} not as expected\n", count, tally.failed);
    }
  }

 private:
  void add_text(const Inquiry& inquiry, const ExampleVerdict& verdict) {
    const ExampleSyntax& written = *verdict.example->written;
    std::cout << fmt::format("not as expected: {} ({})\n", written.name.text,
                             inquiry.sources.at(written.name.span));
    std::size_t what = 0;
    std::size_t expected = 8;
    for (const Mismatch& difference : verdict.differences) {
      what = std::max(what, difference.what.size());
      expected = std::max(expected, difference.expected.size());
    }
    std::cout << fmt::format("  {:{}}  {:{}}  got\n", "", what, "expected", expected);
    for (const Mismatch& difference : verdict.differences) {
      std::cout << fmt::format("  {:{}}  {:{}}  {}\n", difference.what, what, difference.expected,
                               expected, difference.got);
    }
    std::string trace = trace_text(inquiry, verdict);
    std::size_t begin = 0;
    while (begin < trace.size()) {
      const std::size_t end = std::min(trace.find('\n', begin), trace.size());
      std::cout << "    " << trace.substr(begin, end - begin) << '\n';
      begin = end + 1;
    }
    std::cout << '\n';
  }

  void add_json(const Inquiry& inquiry, const ExampleVerdict& verdict) {
    const ExampleSyntax& written = *verdict.example->written;
    writer_.object();
    writer_.member("name").text(written.name.text);
    writer_.member("at").text(inquiry.sources.at(written.name.span));
    writer_.member("passed").boolean(verdict.passed());
    writer_.member("decision").text(name_of(verdict.answer.kind));
    writer_.member("differences").array();
    for (const Mismatch& difference : verdict.differences) {
      writer_.object();
      writer_.member("what").text(difference.what);
      writer_.member("expected").text(difference.expected);
      writer_.member("got").text(difference.got);
      writer_.member("at").text(inquiry.sources.at(difference.place));
      writer_.end();
    }
    writer_.end();
    if (!verdict.passed()) writer_.member("why").text(trace_text(inquiry, verdict));
    writer_.end();
  }

  bool json_;
  std::string out_;
  JsonWriter writer_{out_};
};

void complain_about(const Mapping& mapping, const Session& session) {
  for (const Diagnostic& problem :
       mapping.bundle.diagnostics.sorted(session.limits.diagnostics_per_file)) {
    const bool of_examples = problem.span.source.index == 0;
    if (problem.severity != Severity::error && !of_examples) continue;
    std::cerr << render_text(problem, mapping.bundle.sources, session.message_colors()) << '\n';
  }
}

/// What the examples of one trial reach, and what changes of them would.
void cover(const Inquiry& mapping, const Trial& trial, ExampleCoverage& coverage, std::size_t& tries) {
  Inquiry inquiry = mapping;
  const CoverageSites sites = coverage.add(inquiry);
  for (const ReadyExample& example : trial.examples) {
    inquiry.clock = example.clock;
    coverage.count(inquiry, sites, example.record);
  }
  for (const ReadyExample& example : trial.examples) {
    if (coverage.complete()) return;
    inquiry.clock = example.clock;
    tries -= coverage.seek(inquiry, sites, example.written->name.text, example.record, tries);
  }
}

void try_file(Session& session, const std::string& path, const TestArguments& options, Report& report,
              Tally& tally, ExampleCoverage& coverage, std::size_t& tries) {
  const Mapping mapping =
      load_mapping(session, path, options.covers() ? Sharing::by_place : Sharing::equal);
  complain_about(mapping, session);
  const bool examples = mapping.bundle.kind == DocumentKind::examples;
  if (!examples || !mapping.graph || mapping.bundle.diagnostics.has_errors()) {
    complain(examples || mapping.bundle.diagnostics.has_errors()
                 ? fmt::format("`{}` cannot be tried", path)
                 : fmt::format("`{}` holds no examples", path));
    tally.broken = true;
    return;
  }
  ++tally.files;
  for (const Trial& trial : mapping.trials) {
    Inquiry inquiry = inquiry_of(session, mapping, trial.graph, {});
    for (const ReadyExample& example : trial.examples) {
      const std::string& name = example.written->name.text;
      if (!options.only.empty() && name.find(options.only) == std::string::npos) continue;
      inquiry.clock = example.clock;
      const ExampleVerdict verdict = try_example(inquiry, example);
      ++tally.tried;
      if (!verdict.passed()) ++tally.failed;
      report.add(inquiry, verdict);
    }
    if (options.covers()) cover(inquiry, trial, coverage, tries);
  }
}

/// False where the file cannot be written.
bool show_coverage(const ExampleCoverage& coverage, const TestArguments& options) {
  const std::vector<CoveragePoint> points = coverage.points();
  std::string text;
  if (options.coverage == "lcov") {
    text = coverage_lcov(points);
  } else if (options.coverage == "json") {
    text = coverage_json(points) + "\n";
  } else {
    text = coverage_text(points);
  }
  if (options.coverage_out.empty()) {
    std::cout << text;
    return true;
  }
  std::ofstream file(options.coverage_out, std::ios::binary);
  file << text;
  file.close();
  if (!file) complain(fmt::format("`{}` cannot be written", options.coverage_out));
  return !file.fail();
}

ExitCode run(Session& session, const TestArguments& options) {
  Tally tally;
  Report report(options);
  ExampleCoverage coverage;
  std::size_t tries = tries_max;
  for (const std::string& path : options.paths) {
    const std::vector<std::string> files = example_files(path);
    if (files.empty()) {
      complain(fmt::format("there are no examples in `{}`", path));
      tally.broken = true;
    }
    for (const std::string& file : files) {
      try_file(session, file, options, report, tally, coverage, tries);
    }
  }
  if (tally.tried == 0 && !tally.broken) {
    complain(fmt::format("no example has `{}` in its name", options.only));
    tally.broken = true;
  }
  report.end(tally);
  if (options.covers() && !show_coverage(coverage, options)) return ExitCode::failed;
  return tally.failed == 0 && !tally.broken ? ExitCode::fine : ExitCode::failed;
}

}  // namespace

void add_test(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand(
      "test",
      "Try the examples that stand beside mappings, and say what is not as expected, and why.\n"
      "PATH is a document of examples, or a folder that is searched for them.");
  auto options = std::make_shared<TestArguments>();
  command->add_option("PATH", options->paths, "Examples, or where to look for them")->required();
  command->add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}));
  command->add_option("--only", options->only, "Only examples with this in their name");
  command
      ->add_option("--coverage", options->coverage,
                   "Say what of the mapping the examples reach: text, json or lcov")
      ->check(CLI::IsMember({"text", "json", "lcov"}));
  command->add_option("--coverage-out", options->coverage_out, "Write that to a file");
  command->callback([&action, options] {
    action = [options](Session& session) { return run(session, *options); };
  });
}

}  // namespace joinery
