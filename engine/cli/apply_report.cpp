/// How a run is told: what was done, and what was not and why.

#include <array>

#include <fmt/format.h>

#include "engine/cli/working.hpp"
#include "engine/json/json_write.hpp"

namespace joinery {
namespace {

constexpr std::size_t lines_max = 20;

std::string_view name_of_end(ApplyReport::End end) {
  constexpr std::array<std::string_view, 6> names = {"nothing", "done",    "held",
                                                     "partly",  "stopped", "stale"};
  return names[static_cast<std::size_t>(end)];
}

struct Heading {
  StepState state;
  const char* text;
};

constexpr Heading headings[] = {
    {StepState::failed, "failed"},
    {StepState::conflict, "changed on the platform since, left to the next plan"},
    {StepState::unknown, "not known whether it was done"},
    {StepState::held, "held"},
    {StepState::blocked, "waiting for others"},
    {StepState::pending, "waiting until somebody accepts their invitation"},
    {StepState::left, "not sent"},
    {StepState::planned, "not sent yet"},
};

void add_steps(std::string& out, const ApplyReport& report, const Heading& heading) {
  const std::size_t count = report.count_of(heading.state);
  if (count == 0) return;
  out += fmt::format("\n{} {}:\n", count, heading.text);
  std::size_t shown = 0;
  for (const JournalStep& step : report.steps) {
    if (step.state != heading.state) continue;
    if (shown++ == lines_max) break;
    out += fmt::format("  #{} {} {}{}{}\n", step.number, name_of(step.kind),
                       step.person.empty() ? step.group : step.person,
                       step.because.empty() ? "" : ": ", step.because);
  }
  if (count > lines_max) out += fmt::format("  … and {} more\n", count - lines_max);
}

}  // namespace

std::string print_text(const ApplyReport& report, const std::string& integration) {
  if (report.end == ApplyReport::End::stale) {
    return fmt::format("{} · the plan is stale, and nothing was done: {}\n", integration,
                       report.because);
  }
  std::string out = fmt::format("{} · run {}{}: {} of {} done\n", integration, report.run,
                                report.resumed ? ", which went on" : "",
                                report.count_of(StepState::done), report.steps.size());
  if (!report.because.empty()) out += report.because + "\n";
  for (const std::string& notice : report.notices) out += "note: " + notice + "\n";
  for (const Heading& heading : headings) add_steps(out, report, heading);
  return out;
}

std::string print_json(const ApplyReport& report, const SealedPlan& plan) {
  std::string out;
  JsonWriter json(out);
  json.object().member("integration").text(plan.integration).member("plan").text(plan.hash);
  json.member("end").text(name_of_end(report.end)).member("run").number(report.run);
  json.member("resumed").boolean(report.resumed).member("because").text(report.because);
  json.member("counts").object();
  for (int state = 0; state <= static_cast<int>(StepState::pending); ++state) {
    const auto each = static_cast<StepState>(state);
    json.member(name_of(each)).number(report.count_of(each));
  }
  json.end().member("notices").array();
  for (const std::string& notice : report.notices) json.text(notice);
  json.end().member("steps").array();
  for (const JournalStep& step : report.steps) {
    json.object().member("id").number(step.number).member("kind").text(name_of(step.kind));
    json.member("state").text(name_of(step.state)).member("person").text(step.person);
    json.member("user").text(step.user).member("group").text(step.group);
    json.member("attempts").number(step.attempts).member("because").text(step.because).end();
  }
  json.end().end();
  return out;
}

}  // namespace joinery
