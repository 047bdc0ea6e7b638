/// joinery forget: a person is erased from what is remembered.

#include <iostream>

#include <fmt/format.h>

#include "engine/cli/command.hpp"
#include "engine/cli/shared_options.hpp"
#include "engine/cli/working.hpp"

namespace joinery {
namespace {

struct ForgetArguments {
  std::string integration, person, reason, state;
};

ExitCode fail_as_nobody(const std::string& person) {
  complain(fmt::format("nobody with the id `{}` is known, and nothing was erased{}", person,
                       person.find('@') == std::string::npos
                           ? ""
                           : ": people go by their id in HR, not by an address"));
  return ExitCode::failed;
}

ExitCode run_forget(Session& session, const ForgetArguments& options) {
  const auto mapping = load_for_run(session, options.integration);
  if (!mapping) return ExitCode::failed;
  const std::string& name = mapping->graph->integration;
  const auto store = existing_state(session, options.integration, name, options.state);
  if (!store) return fail_with(store.error());
  if (*store == nullptr) return fail_as_nobody(options.person);
  const auto known = (*store)->knows(options.person);
  if (!known) return fail_with(known.error());
  if (!*known) return fail_as_nobody(options.person);
  if (const auto turn = (*store)->take_turn(session.who); !turn) return fail_with(turn.error());
  const auto erased = (*store)->erase(options.person);
  if (!erased) return fail_with(erased.error());
  const auto told = (*store)->add_audit(
      {working_clock(session).now(), session.who, "forget", *erased, options.reason});
  if (!told) return fail_with(told.error());
  std::cout << fmt::format("{} · forgotten: journals know them as {}\n", name, *erased);
  return ExitCode::fine;
}

}  // namespace

void add_forget(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand(
      "forget",
      "Erase a person from what is remembered. Journals keep hashes, and a name that tells nobody\n"
      "who it was; what was done for them cannot be undone any more.");
  auto options = std::make_shared<ForgetArguments>();
  option_integration(*command, options->integration);
  command->add_option("PERSON", options->person, "HR's id of the person")->required();
  command->add_option("--reason", options->reason, "Why; it is kept")->required();
  option_state(*command, options->state);
  command->callback([&action, options] {
    action = [options](Session& session) { return run_forget(session, *options); };
  });
}

}  // namespace joinery
