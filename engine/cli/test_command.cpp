/// joinery test: examples of mappings, tried; what differs from what was expected, and why.

#include <iostream>

#include <fmt/format.h>

#include "engine/cli/command.hpp"
#include "engine/cli/example_files.hpp"
#include "engine/cli/mapping.hpp"
#include "engine/example/verdict.hpp"
#include "engine/json/json_write.hpp"

namespace joinery {
namespace {

struct Options {
  std::vector<std::string> paths;
  std::string format = "text";
  std::string only;
};

struct Tally {
  std::size_t tried = 0, failed = 0, files = 0;
  bool broken = false;  ///< some document cannot be run
};

/// Where the results go, in the format that was asked for.
class Report {
 public:
  explicit Report(const Options& options) : json_(options.format == "json") {
    if (json_) writer_.object().member("examples").array();
  }

  void add(const Inquiry& inquiry, const Verdict& verdict) {
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
  void add_text(const Inquiry& inquiry, const Verdict& verdict) {
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

  void add_json(const Inquiry& inquiry, const Verdict& verdict) {
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

void try_file(Session& session, const std::string& path, const Options& options, Report& report,
              Tally& tally) {
  const Mapping mapping = load_mapping(session, path);
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
      const Verdict verdict = try_example(inquiry, example);
      ++tally.tried;
      if (!verdict.passed()) ++tally.failed;
      report.add(inquiry, verdict);
    }
  }
}

ExitCode run(Session& session, const Options& options) {
  Tally tally;
  Report report(options);
  for (const std::string& path : options.paths) {
    const std::vector<std::string> files = example_files(path);
    if (files.empty()) {
      complain(fmt::format("there are no examples in `{}`", path));
      tally.broken = true;
    }
    for (const std::string& file : files) try_file(session, file, options, report, tally);
  }
  if (tally.tried == 0 && !tally.broken) {
    complain(fmt::format("no example has `{}` in its name", options.only));
    tally.broken = true;
  }
  report.end(tally);
  return tally.failed == 0 && !tally.broken ? ExitCode::fine : ExitCode::failed;
}

}  // namespace

void add_test(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand(
      "test",
      "Try the examples that stand beside mappings, and say what is not as expected, and why.\n"
      "PATH is a document of examples, or a folder that is searched for them.");
  auto options = std::make_shared<Options>();
  command->add_option("PATH", options->paths, "Examples, or where to look for them")->required();
  command->add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}));
  command->add_option("--only", options->only, "Only examples with this in their name");
  command->callback([&action, options] {
    action = [options](Session& session) { return run(session, *options); };
  });
}

}  // namespace joinery
