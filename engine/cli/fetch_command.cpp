/// joinery fetch: people from the vendor into a snapshot, with the proof that nobody is missing.

#include <algorithm>
#include <iostream>

#include <fmt/format.h>

#include "engine/calendar/timestamp.hpp"
#include "engine/cli/command.hpp"
#include "engine/cli/mapping.hpp"
#include "engine/cli/people_source.hpp"
#include "engine/connect/told_people.hpp"
#include "engine/graph/needs.hpp"
#include "engine/optimize/optimize.hpp"
#include "engine/real/disk_snapshot_folder.hpp"
#include "engine/real/message_log.hpp"
#include "engine/snapshot/snapshot_reader.hpp"

namespace joinery {
namespace {

struct FetchArguments {
  std::string integration, out, since, person, people, format = "text", at;
  bool check = false, talk = false;
};

void show(const Certificate& certificate, const FetchArguments& options) {
  if (options.format == "json") {
    std::cout << print(certificate, CertificateUse::plan) << '\n';
    return;
  }
  std::cout << fmt::format("{} people from {}: {}\n", certificate.records, certificate.vendor,
                           certificate.complete() ? "complete" : "not complete");
  if (certificate.kind == Certificate::Kind::changed) {
    std::cout << fmt::format("  changed: {}, no more there: {}\n", certificate.changed,
                             certificate.removed.size());
  }
  for (const std::string& why : certificate.missing) std::cout << "  missing: " << why << '\n';
  for (const std::string& why : certificate.doubts) std::cout << "  doubt: " << why << '\n';
}

ExitCode code_of_certificate(const Certificate& certificate) {
  const bool certain = certificate.complete() && certificate.doubts.empty();
  return certain ? ExitCode::fine : ExitCode::source_incomplete;
}

/// From where the last read of this folder ended. An exit code: nothing is asked.
std::optional<ExitCode> go_on(const PeopleSource& source, const FetchArguments& options,
                              const std::optional<Certificate>& last, FetchOptions& how) {
  if (options.since != "last") {
    const auto since = clock_at(options.since);
    if (!since) return ExitCode::failed;
    how.what = FetchOptions::What::changed;
    how.since = since->now;
    return std::nullopt;
  }
  if (!last) {
    std::cerr << fmt::format("note: everybody is read: `{}` holds no snapshot to go on from\n",
                             options.out);
    return std::nullopt;
  }
  const NextRead next = source.next_read(options.out, *last);
  switch (next.what) {
    case NextRead::What::nothing:
      std::cerr << fmt::format("note: nothing is asked: {}\n", next.why);
      show(*last, options);
      return code_of_certificate(*last);
    case NextRead::What::everybody:
      std::cerr << fmt::format("note: everybody is read: {}\n", next.why);
      return std::nullopt;
    case NextRead::What::changed:
      break;
  }
  how.what = FetchOptions::What::changed;
  how.since = last->since;
  how.link = last->link;
  how.base = &*last;
  return std::nullopt;
}

/// Whom messages named since somebody read last.
bool gather(const Session& session, const FetchArguments& options, FetchOptions& how) {
  how.what = FetchOptions::What::person;
  const auto lines = session.files.read(options.people, session.limits.file_bytes);
  auto people = lines ? told_people(*lines) : tl::unexpected<Error>(lines.error());
  if (!people) {
    complain(people.error().what);
    return false;
  }
  how.people = std::move(*people);
  return true;
}

/// `jobs[primary is yes].title` as `jobs.title`.
std::string without_choices(const std::string& path) {
  std::string out;
  int depth = 0;
  for (const char c : path) {
    depth += c == '[' ? 1 : 0;
    if (depth == 0) out += c;
    depth -= c == ']' ? 1 : 0;
  }
  return out;
}

/// The lines of the mapping that need a path, and how many they are.
std::size_t show_unseen(const Mapping& mapping, const Graph& graph, const std::vector<std::string>& paths,
                        std::string_view why) {
  std::size_t lines = 0;
  for (const Need& need : needs(graph)) {
    const std::string bare = without_choices(need.path);
    const bool named = std::ranges::any_of(paths, [&](const std::string& path) {
      return need.path == path || need.path.starts_with(path + "[") || bare == path || bare.starts_with(path + ".");
    });
    if (!named) continue;
    ++lines;
    const std::string permission =
        need.permission.empty() ? "no permission is named for it" : need.permission;
    std::cout << fmt::format("{} {}: {}\n  needed by {} at {}\n", need.path, why, permission,
                             need.reading, mapping.bundle.sources.at(need.place));
  }
  return lines;
}

ExitCode check(Session& session, const Mapping& mapping, PeopleSource& source) {
  const Probed probed = source.probe();
  if (!probed.failed.empty()) {
    complain(probed.failed);
    return ExitCode::failed;
  }
  const Graph small = optimize(*mapping.graph, session.library->references());
  // What is refused and what this mapping does not read is no matter.
  const std::size_t refused = show_unseen(mapping, small, probed.refused, "is refused");
  (void)show_unseen(mapping, small, probed.unseen, "is seen for nobody");
  if (probed.records == 0) std::cout << "the credentials are right, and nobody is in the source\n";
  if (refused > 0 || !probed.unseen.empty() || probed.records == 0) return ExitCode::source_incomplete;
  std::cout << fmt::format(
      "the credentials are right, and all that the mapping reads is seen ({} people looked at)\n",
      probed.records);
  return ExitCode::fine;
}

ExitCode run(Session& session, const FetchArguments& options) {
  const auto clock = clock_at(options.at);
  if (!clock) return ExitCode::failed;
  const auto mapping = load_for_run(session, options.integration);
  if (!mapping) return ExitCode::failed;
  const auto log = options.talk ? make_message_log() : nullptr;
  auto source = PeopleSource::open(session, *mapping, *clock, log.get());
  if (!source) return fail_with(source.error());
  if (options.check) return check(session, *mapping, **source);
  if (options.out.empty()) {
    complain("say where the snapshot goes: --out DIR");
    return ExitCode::failed;
  }
  const auto last = last_accepted(DiskSnapshotFolder(options.out), session.limits);
  if (!last) return fail_with(last.error());
  FetchOptions how;
  if (!options.since.empty()) {
    if (const auto code = go_on(**source, options, *last, how)) return *code;
  }
  if (!options.person.empty()) {
    how.what = FetchOptions::What::person;
    (options.person.find('@') == std::string::npos ? how.person : how.email) = options.person;
  }
  if (!options.people.empty() && !gather(session, options, how)) return ExitCode::failed;
  const auto fetched = (*source)->fetch(options.out, how);
  if (!fetched) return fail_with(fetched.error());
  show(fetched->certificate, options);
  return code_of_certificate(fetched->certificate);
}

}  // namespace

void add_fetch(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand(
      "fetch",
      "Read people from the HR system into a folder, with a certificate that says whether anybody\n"
      "may be missing. Asks for the fields that the mapping reads, and no others.");
  auto options = std::make_shared<FetchArguments>();
  command
      ->add_option("INTEGRATION", options->integration,
                   "The customer's integration.yaml, or its folder")
      ->required();
  command->add_option("--out", options->out,
                      "The folder of the snapshot; one that is there is replaced");
  command->add_option(
      "--since", options->since,
      "Read only what changed after this time; or `last`: bring the snapshot in the folder up to\n"
      "date, by what changed since, or by everybody where that is due");
  command->add_option("--person", options->person, "Read one person, by id or e-mail address")
      ->excludes("--since");
  command
      ->add_option("--people", options->people,
                   "Read those whom this file names, one a line, as `hook` prints them; each once")
      ->excludes("--since")
      ->excludes("--person");
  command->add_flag("--check", options->check,
                    "Only try the credentials, and whether they see what is read");
  command->add_flag("-v,--verbose", options->talk,
                    "Say on standard error what is asked; never a secret or a person");
  command->add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}));
  command->add_option("--at", options->at,
                      "The time that formulas take as now (2026-11-21T08:00:00Z)");
  command->callback([&action, options] {
    action = [options](Session& session) { return run(session, *options); };
  });
}

}  // namespace joinery
