#pragma once
/// From a real record to an example of a mapping that shows the same decision and nobody's data.
///
/// - Only what the decision looked at stays in the record, and of lists only what matters.
/// - Every value becomes another of the same shape (disguise.hpp). What stays is what says nothing of
///   a person: values of a closed set (`one of`, yes or no, countries, languages, zones) and words
///   that the mapping itself names and without which it would decide otherwise. Days are moved
///   together with the clock, by whole weeks.
/// - The example takes the same way as the record did: the same rule or field decides, every rule
///   says the same, every formula takes the same branch, every table gives the same row. Where a
///   value cannot be changed without changing that, it is in `revealing`, and who captures decides.
///
/// Deterministic: the same record, key and mapping give the same example, and what stands in two
/// records is the same in both examples. Pure.

#include <string>
#include <vector>

#include "engine/explain/answer.hpp"
#include "engine/explain/inquiry.hpp"
#include "engine/json/json.hpp"
#include "engine/json/json_location.hpp"

namespace joinery {

struct CapturedValue {
  std::string path;   ///< in the record: `work.title`, `homes[0].city`
  std::string value;  ///< JSON
};

struct Captured {
  Json record;
  RunClock clock;
  Answer answer;                          ///< of `record` at `clock`
  std::vector<std::string> fields;        ///< of the platform, whose values somebody decided
  std::vector<CapturedValue> kept;        ///< of closed sets
  std::vector<CapturedValue> revealing;   ///< kept though they are nobody's words but the person's
};

/// `record` is an object.
[[nodiscard]] Captured capture(const Inquiry& inquiry, const Json& record, const std::string& key);

/// The lines of the example in a document: from `- name:` on, in the canonical layout.
[[nodiscard]] std::string example_text(const Inquiry& inquiry, const Captured& captured,
                                       const std::string& name);

/// `work.title`, `homes[0].city`.
[[nodiscard]] std::string path_text(const JsonLocation& location);

}  // namespace joinery
