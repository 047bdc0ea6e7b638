/// How a refusal is told: what was refused, and what becomes of the rest of the plan.

#include <fmt/format.h>

#include "engine/cli/plan_word.hpp"
#include "engine/json/json_write.hpp"

namespace joinery {
namespace {

constexpr std::size_t refused_shown = 20;

std::string changes(std::size_t count) {
  return count == 1 ? "1 change" : fmt::format("{} changes", count);
}

}  // namespace

std::string print_text(const Refusal& refusal, const std::string& integration) {
  std::string out = fmt::format("{} · refused by {}: {}\n", integration, refusal.said.who,
                                refusal.refused.empty() ? "nothing that waits" : changes(refusal.refused.size()));
  std::size_t shown = 0;
  for (const SealedMutation* mutation : refusal.refused) {
    if (shown++ == refused_shown) break;
    out += fmt::format("  #{} {} {}\n", mutation->number, name_of(mutation->kind),
                       !mutation->person.empty()      ? mutation->person
                       : !mutation->group_key.empty() ? mutation->group_key
                       : !mutation->user.empty()      ? mutation->user
                                                      : mutation->group);
  }
  if (refusal.refused.size() > refused_shown) {
    out += fmt::format("  … and {} more\n", refusal.refused.size() - refused_shown);
  }
  if (refusal.approved > 0) {
    out += fmt::format("{} approved before: the first word counts\n", changes(refusal.approved));
  }
  if (refusal.others == 0) {
    return out + (refusal.done == 0 ? "This plan will not be carried out.\n"
                                    : "Nothing more of this plan will be carried out.\n");
  }
  if (!refusal.refused.empty()) out += "This plan will not carry them out. ";
  return out + fmt::format("{} of it not refused: `joinery apply` carries out what no guard holds.\n",
                           changes(refusal.others));
}

std::string print_json(const Refusal& refusal, const SealedPlan& plan) {
  std::string out;
  JsonWriter json(out);
  json.object().member("integration").text(plan.integration).member("plan").text(plan.hash);
  json.member("end").text("refused").member("by").text(refusal.said.who);
  json.member("reason").text(refusal.said.reason).member("refused").array();
  for (const SealedMutation* mutation : refusal.refused) json.number(mutation->number);
  json.end().member("approved_before").number(refusal.approved);
  json.member("others").number(refusal.others).end();
  return out;
}

}  // namespace joinery
