#pragma once
/// Random records for random mappings: values near what the mappings compare with, in all four
/// states and in wrong shapes; and the clocks to run them at.

#include <vector>

#include "engine/execute/clock.hpp"
#include "engine/json/json.hpp"
#include "tests/oracle/dice.hpp"

namespace joinery::oracle {

[[nodiscard]] Json random_record(Dice& dice);
/// Every array of it in another order.
[[nodiscard]] Json shuffled(const Json& record, Dice& dice);
/// Every record that is this one without one member or item.
[[nodiscard]] std::vector<Json> smaller(const Json& record);
/// Around changes of clocks, midnights and the ends of time, or anywhere.
[[nodiscard]] RunClock random_clock(Dice& dice);

}  // namespace joinery::oracle
