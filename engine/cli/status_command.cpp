/// joinery status: how things stand with an integration, from what is remembered.

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <set>

#include <fmt/format.h>

#include "engine/calendar/timestamp.hpp"
#include "engine/cli/alerting.hpp"
#include "engine/cli/command.hpp"
#include "engine/cli/shared_options.hpp"
#include "engine/cli/working.hpp"
#include "engine/json/json_write.hpp"

namespace joinery {
namespace {

constexpr std::size_t coming_max = 20;
constexpr std::int64_t unreconciled_days = 30;

struct StatusArguments {
  std::string integration;
  std::string state;
  std::string format = "text";
  std::string at;
};

/// Somebody whose answer changes by itself.
struct Coming {
  Instant at;
  std::string person;
  bool is_joiner = false;   ///< has no user yet
  std::string_view what = {};   ///< `joins`, `leaves`; empty: whatever is due
};

struct Status {
  std::string integration;
  Instant now;
  Memory memory;
  std::optional<Run> run;
  std::optional<std::string> banner;  ///< alerts do not go as they should
  std::vector<JournalStep> open;      ///< of the last run: held, failed, unknown, conflict
  std::vector<Coming> due, coming;    ///< by their instants: whose answer is asked again now, who joins or leaves
  std::optional<Instant> looked_at;   ///< when somebody's answer is asked again first
  std::vector<Coming> invited;        ///< have no user until they accept; since when
};

/// Nobody has seen everybody for so long that what HR says of the missing is not known any more.
bool is_unreconciled(const Status& status) {
  if (status.memory.snapshots.empty()) return false;
  const std::int64_t age = status.now.micros - status.memory.snapshots.back().at.micros;
  return age > unreconciled_days * micros_per_day;
}

bool is_open(StepState state) {
  return state == StepState::held || state == StepState::failed || state == StepState::unknown ||
         state == StepState::conflict || state == StepState::left;
}

/// Who was invited by a platform that shows nobody before they accept. Not those whose user is gone.
std::vector<Coming> awaiting_acceptance(const Memory& memory) {
  std::set<std::string_view> gone;
  for (const auto& [user, person] : memory.tombstones) gone.insert(person);
  std::vector<Coming> invited;
  for (const auto& [person, known] : memory.people) {
    if (!known.user.empty() || !known.invited || !known.in_scope || gone.contains(person)) continue;
    invited.push_back({*known.invited, person, false});
  }
  return invited;
}

Result<Status> look(const std::string& integration, Store& store, Instant now) {
  Status status;
  status.integration = integration;
  status.now = now;
  JOINERY_TRY(status.memory, store.memory());
  JOINERY_TRY(status.banner, alert_banner(store));
  JOINERY_TRY(const std::vector<Run> runs, store.runs(1));
  if (!runs.empty()) {
    status.run = runs.front();
    JOINERY_TRY(const std::vector<JournalStep> steps, store.steps(runs.front().number));
    for (const JournalStep& step : steps) {
      if (is_open(step.state)) status.open.push_back(step);
    }
  }
  for (const auto& [person, known] : status.memory.people) {
    const bool has_none = known.user.empty();
    if (known.next_change && *known.next_change <= now) {
      status.due.push_back({*known.next_change, person, has_none});
    } else if (known.next_change && (!status.looked_at || *known.next_change < *status.looked_at)) {
      status.looked_at = known.next_change;
    }
    if (!known.account_change || *known.account_change <= now) continue;
    // A day begins at most fourteen hours before or behind UTC's.
    const std::int64_t apart =
        known.starts ? known.account_change->micros - known.starts->days * micros_per_day : micros_per_day;
    const bool joins = std::abs(apart) < micros_per_day;
    status.coming.push_back({*known.account_change, person, has_none, joins ? "joins" : "leaves"});
  }
  const auto by_time = [](const Coming& a, const Coming& b) {
    return std::tie(a.at, a.person) < std::tie(b.at, b.person);
  };
  status.invited = awaiting_acceptance(status.memory);
  std::sort(status.invited.begin(), status.invited.end(), by_time);
  std::sort(status.due.begin(), status.due.end(), by_time);
  std::sort(status.coming.begin(), status.coming.end(), by_time);
  return status;
}

std::string hours_text(std::int64_t micros) {
  const std::int64_t minutes = micros / (60 * micros_per_second);
  if (minutes >= 48 * 60) return fmt::format("{} days", minutes / (24 * 60));
  return fmt::format("{} h {:02} min", minutes / 60, minutes % 60);
}

void print_run(const Status& status) {
  if (!status.run) {
    std::cout << "no run yet\n";
    return;
  }
  const Run& run = *status.run;
  std::cout << fmt::format("last run        {}, {}, began {}, by {}\n", run.number,
                           name_of(run.state), instant_text(run.began), run.who);
  if (run.ended) {
    std::cout << fmt::format("                {} ago\n",
                             hours_text(status.now.micros - run.ended->micros));
  }
}

void print_people(const char* heading, const std::vector<Coming>& people) {
  if (people.empty()) return;
  std::cout << fmt::format("\n{} {}:\n", people.size(), heading);
  for (std::size_t i = 0; i < std::min(people.size(), coming_max); ++i) {
    std::cout << fmt::format("  {}  {}{}{}{}\n", instant_text(people[i].at), people[i].person,
                             people[i].what.empty() ? "" : " ", people[i].what,
                             people[i].is_joiner ? "  (has no user yet)" : "");
  }
  if (people.size() > coming_max) {
    std::cout << fmt::format("  … and {} more\n", people.size() - coming_max);
  }
}

void print_status(const Status& status) {
  const Memory& memory = status.memory;
  std::cout << fmt::format("{} · {}\n", status.integration, instant_text(status.now));
  if (status.banner) std::cout << fmt::format("!! {}\n", *status.banner);
  if (memory.snapshots.empty()) {
    std::cout << "no complete snapshot yet\n";
  } else {
    const SnapshotMemory& last = memory.snapshots.back();
    std::cout << fmt::format("last snapshot   {} people, {}, {} ago\n", last.count,
                             instant_text(last.at), hours_text(status.now.micros - last.at.micros));
  }
  if (is_unreconciled(status)) {
    std::cout << "unreconciled    nobody who is missing loses an account before the next complete snapshot\n";
  }
  print_run(status);
  std::cout << fmt::format("users known     {}\n", std::count_if(memory.people.begin(), memory.people.end(),
                           [](const auto& each) { return !each.second.user.empty(); }));
  std::cout << fmt::format("mail            {}\n",
                           memory.mail_released ? "may be sent" : "nothing is sent: not released yet");
  if (!memory.absences.empty()) std::cout << fmt::format("missing         {}\n", memory.absences.size());
  if (!memory.pending.empty()) {
    std::cout << fmt::format("\n{} references wait for somebody:\n", memory.pending.size());
    for (const auto& [reference, since] : memory.pending) {
      std::cout << fmt::format("  {} of {} is to be {}, since {}\n", reference.field,
                               reference.person, reference.wanted, instant_text(since));
    }
  }
  print_people("were invited and have no user until they accept; their groups wait for that", status.invited);
  if (!status.open.empty()) {
    std::cout << fmt::format("\n{} changes of the last run are open:\n", status.open.size());
    for (const JournalStep& step : status.open) {
      std::cout << fmt::format("  {} {} {}: {}\n", name_of(step.state), name_of(step.kind),
                               step.person.empty() ? step.group : step.person, step.because);
    }
  }
  if (!status.due.empty()) {
    std::cout << fmt::format("\nlate by {}\n",
                             hours_text(status.now.micros - status.due.front().at.micros));
  }
  print_people("are due", status.due);
  print_people("join or leave later", status.coming);
  if (status.looked_at) {
    std::cout << fmt::format("\nlooked at again  {}, without anybody changing a record\n",
                             instant_text(*status.looked_at));
  }
}

void write_people(JsonWriter& json, std::string_view name, const std::vector<Coming>& people) {
  json.member(name).array();
  for (const Coming& one : people) {
    json.object().member("at").text(instant_text(one.at)).member("person").text(one.person);
    if (!one.what.empty()) json.member("change").text(one.what);
    json.member("joiner").boolean(one.is_joiner).end();
  }
  json.end();
}

std::string json_of(const Status& status) {
  std::string out;
  JsonWriter json(out);
  const Memory& memory = status.memory;
  json.object().member("integration").text(status.integration);
  json.member("at").text(instant_text(status.now)).member("snapshot");
  if (memory.snapshots.empty()) {
    json.null();
  } else {
    const SnapshotMemory& last = memory.snapshots.back();
    json.object().member("at").text(instant_text(last.at)).member("hash").text(last.hash);
    json.member("count").number(last.count).end();
  }
  json.member("unreconciled").boolean(is_unreconciled(status)).member("run");
  if (!status.run) {
    json.null();
  } else {
    json.object().member("number").number(status.run->number);
    json.member("state").text(name_of(status.run->state));
    json.member("plan").text(status.run->plan);
    json.member("began").text(instant_text(status.run->began)).member("ended");
    if (status.run->ended) json.text(instant_text(*status.run->ended));
    else json.null();
    json.end();
  }
  json.member("alert");
  if (status.banner) json.text(*status.banner);
  else json.null();
  json.member("mail_released").boolean(memory.mail_released.has_value());
  json.member("absent").number(memory.absences.size()).member("pending").array();
  for (const auto& [reference, since] : memory.pending) {
    json.object().member("person").text(reference.person).member("field").text(reference.field);
    json.member("wanted").text(reference.wanted).member("since").text(instant_text(since)).end();
  }
  json.end().member("invited").array();
  for (const Coming& one : status.invited) {
    json.object().member("person").text(one.person).member("since").text(instant_text(one.at)).end();
  }
  json.end().member("open").array();
  for (const JournalStep& step : status.open) {
    json.object().member("state").text(name_of(step.state)).member("kind").text(name_of(step.kind));
    json.member("person").text(step.person).member("because").text(step.because).end();
  }
  json.end();
  const std::int64_t late =
      status.due.empty() ? 0 : status.now.micros - status.due.front().at.micros;
  json.member("late_seconds").number(late / micros_per_second);
  write_people(json, "due", status.due);
  write_people(json, "coming", status.coming);
  if (status.looked_at) json.member("looked_at_again").text(instant_text(*status.looked_at));
  json.end();
  return out;
}

ExitCode run(Session& session, const StatusArguments& options) {
  const auto clock = clock_at(options.at);
  if (!clock) return ExitCode::failed;
  const auto mapping = load_for_run(session, options.integration);
  if (!mapping) return ExitCode::failed;
  const std::string& name = mapping->graph->integration;
  const auto store = open_state(session, options.integration, name, options.state);
  if (!store) return fail_with(store.error());
  const auto status = look(name, **store, clock->now);
  if (!status) return fail_with(status.error());
  if (options.format == "json") std::cout << json_of(*status) << '\n';
  else print_status(*status);
  std::cout.flush();
  return is_unreconciled(*status) ? ExitCode::source_incomplete : ExitCode::fine;
}

}  // namespace

void add_status(CLI::App& app, Action& action) {
  CLI::App* command = app.add_subcommand(
      "status",
      "Say how things stand: the last complete snapshot, the last run, what is held or failed,\n"
      "references that wait, and who joins or leaves when.");
  auto options = std::make_shared<StatusArguments>();
  option_integration(*command, options->integration);
  option_state(*command, options->state);
  option_format(*command, options->format);
  option_at(*command, options->at);
  command->callback([&action, options] {
    action = [options](Session& session) { return run(session, *options); };
  });
}

}  // namespace joinery
