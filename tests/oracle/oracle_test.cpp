// Random mappings on random records at random times: the judge and every way of the fast executor
// say the same, byte for byte. JOINERY_SEED repeats a run; JOINERY_ORACLE_SECONDS makes it longer.

#include <cstdlib>
#include <ctime>
#include <string>

#include <boost/test/unit_test.hpp>

#include "engine/json/json_write.hpp"
#include "tests/oracle/records.hpp"
#include "tests/oracle/trial.hpp"

namespace joinery::oracle {
namespace {

std::uint64_t number_of(const char* variable, std::uint64_t otherwise) {
  const char* given = std::getenv(variable);
  return given == nullptr ? otherwise : std::strtoull(given, nullptr, 10);
}

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

/// What comes of a run whose order must not matter: reasons may name another item of the list.
std::string outcome_of(const std::string& line) {
  const std::size_t held = line.find("\"decision\":\"hold\"");
  return held == std::string::npos ? line : "hold";
}

struct Tally {
  std::size_t mappings = 0, rejected = 0, lines = 0, held = 0, included = 0, given_up = 0;
};

/// False where a difference was found, which has then been reported.
bool try_mapping(std::uint64_t seed, Tally& tally) {
  Dice dice(seed);
  const Mapping mapping = random_mapping(dice);
  std::string why;
  const auto trial = Trial::of(mapping, why);
  ++tally.mappings;
  if (trial == nullptr) {
    ++tally.rejected;
    if (std::getenv("JOINERY_ORACLE_TALK") != nullptr) BOOST_TEST_MESSAGE(seed << '\n' << why);
    return true;
  }
  for (int i = 0; i < 12; ++i) {
    const Json record = random_record(dice);
    const RunClock clock = random_clock(dice);
    const auto found = trial->compare(record, clock);
    if (found && found->expected.empty()) {
      ++tally.given_up;
      continue;
    }
    if (found) {
      BOOST_ERROR("seed " << seed << ": two meanings\n" << shrunk(mapping, record, clock));
      return false;
    }
    const std::string line = *trial->judged(record, clock);
    ++tally.lines;
    tally.held += outcome_of(line) == "hold" ? 1 : 0;
    tally.included += line.find("\"decision\":\"include\"") != std::string::npos ? 1 : 0;
    if (!trial->ignores_order()) continue;
    const Json other = shuffled(record, dice);
    const auto again = trial->judged(other, clock);
    if (again && outcome_of(*again) != outcome_of(line)) {
      BOOST_ERROR("seed " << seed << ": the order of a list matters\n"
                          << mapping.text() << print(record) << '\n'
                          << print(other) << '\n'
                          << line << '\n'
                          << *again);
      return false;
    }
  }
  return true;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_judge_and_the_executor_never_differ) {
  const std::uint64_t first = number_of("JOINERY_SEED", 20261121);
  const bool one =
      std::getenv("JOINERY_SEED") != nullptr && std::getenv("JOINERY_ORACLE_SECONDS") == nullptr;
  const auto seconds = static_cast<double>(number_of("JOINERY_ORACLE_SECONDS", 10));
  const double begin = cpu_seconds();
  Tally tally;
  for (std::uint64_t seed = first; cpu_seconds() - begin < seconds; ++seed) {
    if (!try_mapping(seed, tally) || one) break;
  }
  BOOST_TEST_MESSAGE(tally.mappings << " mappings, " << tally.rejected << " rejected, "
                                    << tally.lines << " lines, of them " << tally.held
                                    << " held and " << tally.included << " included, "
                                    << tally.given_up << " given up");
  if (one) return;
  BOOST_TEST(tally.rejected * 2 < tally.mappings);
  BOOST_TEST(tally.held * 10 < tally.lines * 9);
  BOOST_TEST(tally.included > 0U);
}

}  // namespace joinery::oracle
