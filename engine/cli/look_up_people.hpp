#pragma once
/// Asks the source, one by one, for people who have an account and are not among its records, and
/// decides whatever it gives as the mapping decides every record.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/cli/people_source.hpp"
#include "engine/desired/people.hpp"
#include "engine/plan/source_proof.hpp"

namespace joinery {

/// How many people one run asks for; the others' turn comes with the next runs.
inline constexpr std::size_t look_ups_at_most = 250;

struct LookedUpPeople {
  std::map<std::string, SourceAnswer, std::less<>> answers;   ///< who is not in it was not told of
  std::string problem;   ///< why somebody was not told of: for people; empty: everybody was
};

struct LookUpQuestion {
  const Session& session;
  std::shared_ptr<const Program> program;
  RunClock clock;
  std::string folder;            ///< for what comes; it goes with its owner
  const People& people;          ///< of the records
};

/// Before it believes that somebody is not there, it asks for one who is: a source that finds nobody
/// by an id proves nothing, and its answers count as `invisible`.
[[nodiscard]] Result<LookedUpPeople> look_up_people(Caller& caller, const LookUpQuestion& question,
                                                    const std::vector<std::string>& wanted);

}  // namespace joinery
