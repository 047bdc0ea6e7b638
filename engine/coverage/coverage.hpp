#pragma once
/// Which parts of mappings examples reach. A coverage gathers any number of graphs: what several of
/// them share, such as a source that two integrations use, is counted once, by file and place.
///
/// Sound where the graph was checked with `Sharing::by_place`: a point counts only if what is
/// written there was computed for some example. Deterministic; one thread.

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "engine/coverage/point.hpp"
#include "engine/explain/inquiry.hpp"
#include "engine/json/json.hpp"

namespace joinery {

/// Where the points of one graph are in a coverage; made by `ExampleCoverage::add`.
struct CoverageSites {
  /// By index of rule, by node: indices of points.
  struct Rule {
    std::size_t applies = 0, does_not = 0, blank = 0;
  };
  static constexpr std::size_t none = SIZE_MAX;
  std::vector<Rule> rules;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::size_t>> ways;  ///< node, operand
  std::map<std::uint32_t, std::vector<std::size_t>> not_known;  ///< node of an `if_` whose condition is blank
  std::map<std::uint32_t, std::vector<std::size_t>> rows;       ///< by table
  std::map<std::uint32_t, std::size_t> misses;                  ///< by table
};

class ExampleCoverage {
 public:
  /// Adds the points of a graph that are not there yet.
  [[nodiscard]] CoverageSites add(const Inquiry& inquiry);
  /// Counts what the decision about one record reaches: what `joinery map` would compute, and
  /// nothing else.
  void count(const Inquiry& inquiry, const CoverageSites& sites, const Json& record);
  /// The same without counting: the points, in order and each once.
  [[nodiscard]] static std::vector<std::size_t> reached(const Inquiry& inquiry,
                                                        const CoverageSites& sites,
                                                        const Json& record);
  /// Looks for what would reach the points that nothing has reached: changes of one place of
  /// `record`, as `example` begins with it. At most `tries` decisions; the number that were made.
  std::size_t seek(const Inquiry& inquiry, const CoverageSites& sites, const std::string& example,
                   const Json& record, std::size_t tries);

  /// In order of file and place.
  [[nodiscard]] std::vector<CoveragePoint> points() const;
  [[nodiscard]] bool complete() const;

 private:
  using Key = std::tuple<std::string, std::uint32_t, CoveragePoint::Kind, std::uint32_t>;
  [[nodiscard]] std::size_t point(CoveragePoint made);

  std::vector<CoveragePoint> points_;
  std::map<Key, std::size_t> known_;
};

}  // namespace joinery
