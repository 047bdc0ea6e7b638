#include "engine/calendar/problem.hpp"

namespace joinery {

std::string_view words(DateProblem problem) {
  switch (problem) {
    case DateProblem::placeholder:
      return "stands for no date";
    case DateProblem::shape:
      return "is not written in the expected form";
    case DateProblem::trailing:
      return "goes on after the date";
    case DateProblem::month:
      return "has no such month";
    case DateProblem::day:
      return "has no such day in that month";
    case DateProblem::year:
      return "has a year outside 0001 to 9999";
    case DateProblem::time:
      return "has no such time of day";
    case DateProblem::offset:
      return "has no such offset from UTC";
    case DateProblem::needs_zone:
      return "has no offset from UTC, so it needs a zone";
    case DateProblem::has_time:
      return "has a time of day, so its day depends on the zone";
    case DateProblem::weekday:
      return "names a weekday that is not the weekday of that day";
    case DateProblem::number:
      return "is not a number of this range";
  }
  return "is not a date";
}

}  // namespace joinery
