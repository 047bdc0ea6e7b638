#pragma once
/// A plan as JSON (the contract of `joinery plan --format json` and of plan files) and as text for
/// people, and the hash by which it is approved.

#include <functional>
#include <string>
#include <string_view>

#include "dsl/source/source.hpp"
#include "engine/calendar/zone_table.hpp"
#include "engine/plan/plan.hpp"

namespace joinery {

/// What a plan's indices point into.
struct PlanContext {
  const Graph& graph;
  const People& people;
  const Present& present;
  const Sources& sources;
  const ZoneTable& zones;
};

/// What was written of a plan when it was sealed, so that it need not be written again. Empty where
/// it is too long to be kept.
struct WrittenPlan {
  std::string body;   ///< all of its JSON that stands behind the hash, the path and the expiry
};

/// Sets `plan.hash`: of every byte of its JSON but the hash itself, the path and the expiry. Two plans with
/// the same hash do the same.
WrittenPlan seal(Plan& plan, const PlanContext& context);

/// One JSON object, without a line break at its end, handed out in large pieces. `written` is what
/// `seal` gave of the same plan, if it is at hand.
void write_json(const Plan& plan, const PlanContext& context,
                const std::function<void(std::string_view)>& out, const WrittenPlan& written = {});

/// What is to be known of a plan that was made without a look at the platform.
inline constexpr std::string_view unseen_platform =
    "The platform was taken to be empty: nobody said what it has, and it could not be asked. Such a plan cannot be "
    "applied.";

enum class PlanColors : std::uint8_t { off, on };
/// What an admin reads: what will happen, grouped, with the reasons of holds.
[[nodiscard]] std::string print_text(const Plan& plan, const PlanContext& context,
                                     PlanColors colors);

/// The same as one page of HTML that asks nobody for anything: to be sent round, searched and read.
[[nodiscard]] std::string print_html(const Plan& plan, const PlanContext& context);

}  // namespace joinery
