#include "engine/plan_file/outlook.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/calendar/timestamp.hpp"

namespace joinery {
namespace {

constexpr std::size_t named_max = 5;

std::string time_text(std::uint64_t seconds) {
  if (seconds == 1) return "1 second";
  if (seconds < 120) return fmt::format("{} seconds", seconds);
  const std::uint64_t minutes = (seconds + 59) / 60;
  if (minutes < 120) return fmt::format("{} minutes", minutes);
  return fmt::format("{} h {:02} min", minutes / 60, minutes % 60);
}

std::string people(std::uint64_t count, const char* one, const char* many) {
  return count == 1 ? fmt::format("1 person {}", one) : fmt::format("{} people {}", count, many);
}

}  // namespace

std::vector<std::string> outlook_of(const Plan& plan) {
  std::vector<std::string> lines;
  const PlanComing& coming = plan.coming;
  if (coming.joiners > 0) {
    lines.push_back(fmt::format("{} later, the first at {}", people(coming.joiners, "starts", "start"),
                                instant_text(coming.first_joiner.value_or(plan.as_of))));
  }
  if (coming.leavers > 0) {
    lines.push_back(fmt::format("{} later, the first at {}", people(coming.leavers, "leaves", "leave"),
                                instant_text(coming.first_leaver.value_or(plan.as_of))));
  }
  if (!plan.look_ups.empty()) {
    std::string names;
    for (std::size_t i = 0; i < std::min(plan.look_ups.size(), named_max); ++i) {
      names += (i == 0 ? "" : ", ") + plan.look_ups[i];
    }
    if (plan.look_ups.size() > named_max) names += ", …";
    lines.push_back(fmt::format("HR is to be asked for {} missing: {}",
                                people(plan.look_ups.size(), "who is", "who are"), names));
  }
  if (plan.next_change) {
    lines.push_back(fmt::format("the next answer changes by itself at {}", instant_text(*plan.next_change)));
  }
  if (plan.forecast.requests > 0) {
    lines.push_back(fmt::format("about {} {} to the platform, {} at its pace", plan.forecast.requests,
                                plan.forecast.requests == 1 ? "request" : "requests",
                                time_text(std::max<std::uint64_t>(plan.forecast.seconds, 1))));
  }
  return lines;
}

}  // namespace joinery
