/// joinery release: somebody allows what waits for a word and is not part of a plan.

#include <iostream>

#include <fmt/format.h>

#include "engine/calendar/timestamp.hpp"
#include "engine/cli/command.hpp"
#include "engine/cli/shared_options.hpp"
#include "engine/cli/working.hpp"

namespace joinery {
namespace {

constexpr std::int64_t released_micros = 30 * micros_per_day;

struct ReleaseArguments {
  std::string integration;
  std::string what;
  std::string person;
  std::string reason;
  std::string until;
  std::string state;
};

Result<MemoryEvent> event_of(const ReleaseArguments& options, Instant now) {
  if (options.what == "mail") return MemoryEvent(MailReleased{now});
  if (options.what == "first-run") return MemoryEvent(FirstRunReleased{now});
  if (options.person.empty()) {
    return fail(ErrorCode::wrong_usage, fmt::format("`release … {}` is for one PERSON", options.what));
  }
  Instant until{now.micros + released_micros};
  if (!options.until.empty()) {
    const auto read = parse_instant(options.until);
    if (!read) return fail(ErrorCode::wrong_usage, fmt::format("`--until {}` is no time", options.until));
    until = *read;
  }
  for (const Release release : {Release::link, Release::renew, Release::reactivate, Release::archive}) {
    if (name_of(release) == options.what) {
      return MemoryEvent(Released{options.person, release, until});
    }
  }
  return fail(ErrorCode::wrong_usage, fmt::format("`{}` cannot be released", options.what));
}

/// What was released, and whether the state knew the person before.
struct Told {
  MemoryEvent event;
  bool known = true;
};

Result<Told> release(const Session& session, const ReleaseArguments& options, Store& store, Instant now) {
  JOINERY_TRY(MemoryEvent event, event_of(options, now));
  Told told{event};
  if (std::holds_alternative<Released>(event)) {
    JOINERY_TRY(told.known, store.knows(options.person));
  }
  if (const auto turn = store.take_turn(session.who); !turn) return tl::unexpected<Error>(turn.error());
  Advance advance;
  advance.events.push_back(std::move(event));
  if (const auto kept = store.advance(advance); !kept) return tl::unexpected<Error>(kept.error());
  const auto kept =
      store.add_audit({now, session.who, "release " + options.what, options.person, options.reason});
  if (!kept) return tl::unexpected<Error>(kept.error());
  return told;
}

/// HR may know who no run has met yet, so the word counts; but a slip in the id is to be seen.
void note_stranger(const ReleaseArguments& options, const Told& told) {
  const auto* released = std::get_if<Released>(&told.event);
  if (released == nullptr || told.known) return;
  const bool is_address = options.person.find('@') != std::string::npos;
  std::cerr << fmt::format(
      "note: nobody with the id `{}` is known yet; it is kept until {} for whoever HR has under this id{}\n",
      options.person, instant_text(released->until),
      is_address ? ": people go by their id in HR, not by an address" : "");
}

ExitCode run(Session& session, const ReleaseArguments& options) {
  const auto mapping = load_for_run(session, options.integration);
  if (!mapping) return ExitCode::failed;
  const std::string& name = mapping->graph->integration;
  const auto store = open_state(session, options.integration, name, options.state);
  if (!store) return fail_with(store.error());
  const auto done = release(session, options, **store, working_clock(session).now());
  if (!done) return fail_with(done.error());
  std::cout << fmt::format("{} · released: {}{}{}\n", name, options.what,
                           options.person.empty() ? "" : " ", options.person);
  std::cout.flush();
  note_stranger(options, *done);
  return ExitCode::fine;
}

}  // namespace

void add_release(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand(
      "release",
      "Allow what waits for a word: that users are written to (`mail`), that the first run creates\n"
      "everybody (`first-run`), or for one PERSON what was held: `link`, `renew`, `reactivate`,\n"
      "`archive`.");
  auto options = std::make_shared<ReleaseArguments>();
  option_integration(*command, options->integration);
  command->add_option("WHAT", options->what, "mail, first-run, link, renew, reactivate or archive")
      ->required()
      ->check(CLI::IsMember({"mail", "first-run", "link", "renew", "reactivate", "archive"}));
  command->add_option("PERSON", options->person, "HR's id of the person");
  command->add_option("--reason", options->reason, "Why; it is kept")->required();
  command->add_option("--until", options->until,
                      "It ends then (2026-11-21T08:00:00Z); after 30 days if not said");
  option_state(*command, options->state);
  command->callback([&action, options] {
    action = [options](Session& session) { return run(session, *options); };
  });
}

}  // namespace joinery
