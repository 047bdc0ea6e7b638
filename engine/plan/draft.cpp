#include "engine/plan/draft.hpp"

#include "engine/match/match_key.hpp"

namespace joinery {

bool Draft::takes_part(std::uint32_t index) const {
  const Match& match = match_of(index);
  return person(index).kind == Decision::Kind::include && !match.duplicate && match.hold.empty();
}

std::uint32_t Draft::add(Mutation mutation) {
  plan.mutations.push_back(std::move(mutation));
  return static_cast<std::uint32_t>(plan.mutations.size() - 1);
}

void Draft::note(PlanNote::Kind kind, std::string_view person, std::uint32_t user,
                 std::string because) {
  plan.notes.push_back({kind, std::string(person), user, std::move(because)});
}

bool is_same_value(const Value& wanted, const Value& present, const Type& type) {
  if (same(wanted, present)) return true;
  if (wanted.kind != ValueKind::text || present.kind != ValueKind::text) return false;
  std::string a, b;
  return match_key(wanted, type, a) && match_key(present, type, b) && a == b;
}

}  // namespace joinery
