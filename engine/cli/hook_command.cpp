/// joinery hook: is a message of the vendor what it claims to be, and whom does it say to read?

#include <iostream>

#include "engine/cli/command.hpp"
#include "engine/cli/mapping.hpp"
#include "engine/cli/people_source.hpp"
#include "engine/connect/credentials.hpp"
#include "engine/connect/hook.hpp"
#include "engine/json/json_write.hpp"
#include "engine/real/environment_secrets.hpp"

namespace joinery {
namespace {

struct HookArguments {
  std::string integration, headers, body, format = "text", at;
};

void show_text(const HookOutcome& outcome) {
  if (outcome.answer) std::cout << "answer: " << *outcome.answer << '\n';
  for (const HookEvent& event : outcome.events) {
    if (event.people.empty()) std::cout << name_of(event.consequence) << " everybody\n";
    for (const std::string& person : event.people)
      std::cout << name_of(event.consequence) << ' ' << person << '\n';
  }
}

void show_json(const HookOutcome& outcome) {
  std::string text;
  JsonWriter writer(text);
  writer.object().member("proved").boolean(outcome.proved);
  if (outcome.answer) writer.member("answer").text(*outcome.answer);
  writer.member("delay").number(outcome.delay.count()).member("events").array();
  for (const HookEvent& event : outcome.events) {
    writer.object()
        .member("type")
        .text(event.type)
        .member("consequence")
        .text(name_of(event.consequence));
    writer.member("people").array();
    for (const std::string& person : event.people) writer.text(person);
    writer.end().member("happened").text(event.happened).member("once").text(event.once).end();
  }
  writer.end().end();
  std::cout << text << '\n';
}

/// Only those that hooks use need to be there: each that is given and can be read.
Json given_credentials(const Session& session, const Mapping& mapping) {
  Connector declared;
  declared.name = mapping.source->name;
  declared.credentials = mapping.source->credentials;
  for (ConnectorCredential& credential : declared.credentials) credential.optional = true;
  const EnvironmentSecrets secrets(session.files);
  const auto credentials =
      Credentials::gather(declared, credential_places(mapping, declared.name), secrets);
  return credentials ? credentials->json() : Json::from_members({});
}

ExitCode run(Session& session, const HookArguments& options) {
  const auto clock = clock_at(options.at);
  if (!clock) return ExitCode::failed;
  const auto mapping = load_for_run(session, options.integration);
  if (!mapping) return ExitCode::failed;
  if (!mapping->source) {
    complain("the source does not say how it is asked: it has no `connect`");
    return ExitCode::failed;
  }
  const auto headers = session.files.read(options.headers, session.limits.file_bytes);
  if (!headers) return fail_with(headers.error());
  auto message = parse_hook_headers(*headers);
  if (!message) return fail_with(message.error());
  auto body = session.files.read(options.body, session.limits.record_bytes);
  if (!body) return fail_with(body.error());
  message->raw = std::move(*body);
  ConnectorFormulas formulas(*mapping->source, session.library->references(), *clock,
                             session.limits);
  const HookOutcome outcome =
      read_hook(*mapping->source, formulas, given_credentials(session, *mapping), *message,
                clock->now, session.limits);
  if (!outcome.refused.empty()) {
    complain(outcome.refused);
    return ExitCode::failed;
  }
  options.format == "json" ? show_json(outcome) : show_text(outcome);
  return ExitCode::fine;
}

}  // namespace

void add_hook(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand("hook",
                                         "Verify a message that the HR system sent by itself, and "
                                         "print whom it says to read; or refuse\n"
                                         "it. Believes nothing else of it.");
  auto options = std::make_shared<HookArguments>();
  command
      ->add_option("INTEGRATION", options->integration,
                   "The customer's integration.yaml, or its folder")
      ->required();
  command
      ->add_option("--headers", options->headers,
                   "A file of its headers, `Name: value`, one a line")
      ->required();
  command->add_option("--body", options->body, "A file of its body, byte by byte")->required();
  command->add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}));
  command->add_option("--at", options->at, "The time to take as now (2026-11-21T08:00:00Z)");
  command->callback([&action, options] {
    action = [options](Session& session) { return run(session, *options); };
  });
}

}  // namespace joinery
