#include <boost/test/unit_test.hpp>

#include "engine/edge/store.hpp"

namespace joinery {
namespace {

BOOST_AUTO_TEST_SUITE(names_of_the_edge)

BOOST_AUTO_TEST_CASE(every_name_that_is_stored_reads_back) {
  for (int kind = 0; kind < static_cast<int>(mutation_kind_count); ++kind) {
    const auto each = static_cast<MutationKind>(kind);
    BOOST_TEST((mutation_kind_of(name_of(each)) == each));
  }
  for (int state = 0; state <= static_cast<int>(StepState::pending); ++state) {
    const auto each = static_cast<StepState>(state);
    BOOST_TEST((step_state_of(name_of(each)) == each));
  }
  for (int state = 0; state <= static_cast<int>(RunState::given_up); ++state) {
    const auto each = static_cast<RunState>(state);
    BOOST_TEST((run_state_of(name_of(each)) == each));
  }
  BOOST_TEST(!mutation_kind_of("delete_user").has_value());
  BOOST_TEST(!step_state_of("").has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace joinery
