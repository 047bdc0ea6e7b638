#pragma once
/// The places of a record that something looked at, with what stood there. A place is a reading of
/// the mapping; where its path goes through lists, it has the real locations too.

#include <span>
#include <string>
#include <vector>

#include "engine/execute/trace.hpp"
#include "engine/explain/inquiry.hpp"
#include "engine/json/json.hpp"
#include "engine/json/json_location.hpp"

namespace joinery {

enum class PlaceState : std::uint8_t { present, blank, null, missing };
/// `present`, …
[[nodiscard]] std::string_view name_of(PlaceState state);

struct SourcePlace {
  struct Found {
    JsonLocation location;
    Json value;
  };

  ReadingId reading;
  std::string name;  ///< the name it has in `read:`
  std::string path;  ///< as the source writes it
  Span written;      ///< where
  PlaceState state = PlaceState::missing;
  std::string problem;       ///< why it could not be read; else empty
  std::vector<Found> found;  ///< what stands there; none: missing
  /// Whatever is neither at, nor below, nor above this location makes no difference to the reading.
  /// For a path of member names it is the place itself; for one through lists, the outermost list.
  JsonLocation scope;
};

/// The places of `reads`, each once, in the order in which they were looked at first.
[[nodiscard]] std::vector<SourcePlace> places_of(const Inquiry& inquiry,
                                                 std::span<const Traced::Read> reads,
                                                 const Json& record);
/// Appends those of `more` that are not in `places`.
void add_places(std::vector<SourcePlace>& places, std::vector<SourcePlace> more);

/// `employment type` for `employment_type`.
[[nodiscard]] std::string spoken_name(const std::string& name);

}  // namespace joinery
