/// Who is linked on the platform and not among the records. Leaving the feed is not leaving the
/// company: it takes several complete snapshots, a day, and an answer of the source about the
/// person, before an account is archived.

#include <fmt/format.h>

#include "engine/calendar/timestamp.hpp"
#include "engine/plan/draft.hpp"

namespace joinery {
namespace {

using Kind = PlanNote::Kind;

constexpr std::string_view not_there =
    "is not among the records: leaving the feed is not leaving the company";

class Absences {
 public:
  explicit Absences(Draft& draft) : draft_(draft) {}

  void run() {
    for (std::uint32_t u = 0; u < draft_.present.users.size(); ++u) {
      const PresentUser& user = draft_.user(u);
      if (user.person.empty() || !user.managed) continue;
      if (draft_.matching.person_of_user[u] != Match::nobody) {
        came_back(user.person);
      } else if (user.active) {
        absent(u);
      }
    }
  }

 private:
  void came_back(std::string_view person) {
    if (draft_.memory == nullptr || !draft_.memory->absences.contains(person)) return;
    draft_.see(Returned{std::string(person)});
  }

  void absent(std::uint32_t u) {
    const PresentUser& user = draft_.user(u);
    if (draft_.memory == nullptr || !draft_.source.incomplete.empty()) {
      return draft_.note(Kind::absent, user.person, u, std::string(not_there));
    }
    const Absence absence = counted(user.person);
    const std::string_view policy = draft_.policies.choice("absent people");
    if (policy == "keep") return draft_.note(Kind::absent, user.person, u, std::string(not_there));
    const std::optional<SourceAnswer> answer = answer_about(user.person);
    if (answer == SourceAnswer::left_out) return left_out(u, absence);
    if (absence.look_up == LookUp::present) {
      draft_.see(Returned{std::string(user.person)});
      return draft_.note(Kind::notice, user.person, u,
                         "was left out of the pages, and the source has them: a page shifted");
    }
    if (absence.look_up == LookUp::invisible) {
      return draft_.note(Kind::hold, user.person, u,
                         "is not among the records, and the source does not let us see them");
    }
    if (is_rescinded(user.person)) return rescinded(u);
    if (!is_long_enough(absence)) return wait(u, absence);
    if (absence.look_up == LookUp::none && draft_.source.can_be_asked) {
      draft_.plan.look_ups.emplace_back(user.person);
      return draft_.note(Kind::absent, user.person, u,
                         fmt::format("is missing from {} complete snapshots since {}: the source "
                                     "is to be asked", absence.snapshots,
                                     instant_text(absence.first)));
    }
    gone(u, absence, policy);
  }

  [[nodiscard]] std::optional<SourceAnswer> answer_about(std::string_view person) const {
    const auto asked = draft_.source.look_ups.find(person);
    if (asked == draft_.source.look_ups.end()) return std::nullopt;
    return asked->second;
  }

  /// With this snapshot, and with what the source has just said.
  Absence counted(std::string_view person) {
    Absence absence;
    const auto known = draft_.memory->absences.find(person);
    if (known != draft_.memory->absences.end()) absence = known->second;
    const SourceProof& source = draft_.source;
    const Instant at = source.everybody_at == Instant{} ? source.at : source.everybody_at;
    if (absence.snapshots == 0) absence.first = at;
    if (absence.snapshots == 0 || at > absence.last) {
      absence.last = at;
      ++absence.snapshots;
      // What was said before this snapshot says nothing about it.
      if (absence.looked_up && *absence.looked_up < absence.first) absence.look_up = LookUp::none;
      draft_.see(Missing{std::string(person), at});
    }
    const std::optional<SourceAnswer> answer = answer_about(person);
    // Whom a rule leaves out is there; what follows from that is asked anew in every run.
    if (!answer || answer == SourceAnswer::left_out) return absence;
    absence.look_up = answer == SourceAnswer::present ? LookUp::present
                      : answer == SourceAnswer::gone  ? LookUp::gone
                                                      : LookUp::invisible;
    draft_.see(LookedUp{std::string(person), draft_.now, absence.look_up});
    return absence;
  }

  /// Among the records they would be out of scope; here it takes the time of the absent, too.
  void left_out(std::uint32_t u, const Absence& absence) {
    const PresentUser& user = draft_.user(u);
    const std::string_view policy = draft_.policies.choice("people out of scope");
    const std::string words =
        "is not among the records; the source has them, and the rules leave them out";
    if (policy == "keep") return draft_.note(Kind::absent, user.person, u, words);
    if (policy == "hold") return draft_.note(Kind::hold, user.person, u, words);
    if (!is_long_enough(absence)) return wait(u, absence);
    archive(u, fmt::format("missing from {} complete snapshots since {}, and the rules leave them out",
                           absence.snapshots, instant_text(absence.first)));
  }

  [[nodiscard]] bool is_long_enough(const Absence& absence) const {
    const std::int64_t hours = draft_.policies.number("absent hours");
    return absence.snapshots >= draft_.policies.number("absent snapshots") &&
           absence.last.micros - absence.first.micros >= hours * 3600 * micros_per_second;
  }

  void wait(std::uint32_t u, const Absence& absence) {
    draft_.note(Kind::absent, draft_.user(u).person, u,
                fmt::format("is missing from {} complete {} since {}: leaving the feed is not "
                            "leaving the company", absence.snapshots,
                            absence.snapshots == 1 ? "snapshot" : "snapshots",
                            instant_text(absence.first)));
  }

  void gone(std::uint32_t u, const Absence& absence, std::string_view policy) {
    const PresentUser& user = draft_.user(u);
    const std::string evidence = fmt::format(
        "missing from {} complete snapshots since {}, and the source {}", absence.snapshots,
        instant_text(absence.first),
        absence.look_up == LookUp::gone ? "says they are gone" : "cannot be asked for one person");
    if (policy == "hold") return draft_.note(Kind::hold, user.person, u, "is " + evidence);
    archive(u, evidence);
  }

  /// Before the first day, and never invited: nobody has lost anything yet.
  [[nodiscard]] bool is_rescinded(std::string_view person) const {
    const PersonMemory* known = draft_.remembered(person);
    if (known == nullptr || !known->starts || known->invitations > 0) return false;
    return draft_.now < draft_.zones.start_of_day(*known->starts, *draft_.zones.find("UTC"));
  }

  void rescinded(std::uint32_t u) {
    const PresentUser& user = draft_.user(u);
    const std::string_view policy = draft_.policies.choice("rescinded hire");
    const std::string words = "was to start later, was never invited, and is gone from HR";
    if (policy == "keep") return draft_.note(Kind::notice, user.person, u, words);
    if (policy == "hold") return draft_.note(Kind::hold, user.person, u, words);
    archive(u, words);
    draft_.note(Kind::notice, user.person, u, words);
  }

  void archive(std::uint32_t u, const std::string& why) {
    const std::uint32_t made = draft_.add(MutationKind::archive_user, nobody, u);
    draft_.plan.mutations[made].why = why;
    draft_.plan.mutations[made].notify = draft_.policies.yes("notify on archive");
    draft_.archive_of[u] = made;
  }

  Draft& draft_;
};

}  // namespace

void plan_absent(Draft& draft) { Absences(draft).run(); }

}  // namespace joinery
