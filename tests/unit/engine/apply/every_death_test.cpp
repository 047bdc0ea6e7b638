/// Deaths in any number, at any steps. What a process leaves that is killed between two steps is what
/// its files hold there: they are copied at every step of a run, and a run begins from each copy, whose
/// files are copied at each of its steps, and so on until nothing new comes of it. However often
/// somebody died, and wherever, the end is the same. (kill_test really kills.)

#include <deque>
#include <set>

#include <boost/test/unit_test.hpp>

#include "tests/unit/engine/apply/whole_run.hpp"

namespace joinery::testing {
namespace {

class Deaths {
 public:
  Deaths(const RunVariant& variant, std::string plan) : plan_(std::move(plan)) {
    open_.push_back(std::make_unique<Scene>(variant));
  }

  /// How many different things a death can leave.
  std::size_t explore() {
    const std::unique_ptr<Scene> quiet = take();
    run_from(*quiet);
    const std::vector<std::string> expected = outcome(*quiet);
    while (!open_.empty()) {
      const std::unique_ptr<Scene> scene = take();
      run_from(*scene);
      BOOST_TEST_REQUIRE(outcome(*scene) == expected, boost::test_tools::per_element());
    }
    return known_.size();
  }

 private:
  std::unique_ptr<Scene> take() {
    std::unique_ptr<Scene> first = std::move(open_.front());
    open_.pop_front();
    return first;
  }

  void run_from(const Scene& scene) {
    const auto reader = database_of(scene.state);
    last_.clear();
    Countdown steps;
    const auto report = attempt(scene, plan_, steps, [&](const MemoryPlatform& platform, std::size_t effects) {
      look(scene, *reader, platform, effects);
    });
    BOOST_TEST_REQUIRE(report.has_value(), (report ? "" : report.error().what));
  }

  void look(const Scene& scene, Database& reader, const MemoryPlatform& platform, std::size_t effects) {
    std::string now = std::to_string(effects) + " ";
    const auto asked = reader.run("PRAGMA data_version", {}, [&](const DatabaseRow& row) { now += row.text(0); });
    BOOST_TEST_REQUIRE(asked.has_value());
    if (now == last_) return;   // the step before has left the same
    last_ = std::move(now);
    if (known_.insert(crossroads(reader, platform)).second) open_.push_back(std::make_unique<Scene>(scene));
  }

  std::string plan_, last_;
  std::set<std::string> known_;
  std::deque<std::unique_ptr<Scene>> open_;
};

BOOST_AUTO_TEST_SUITE(every_death)

BOOST_AUTO_TEST_CASE(however_often_somebody_dies_the_end_is_the_same) {
  for (const RunVariant& variant :
       {RunVariant{"one at a time", true, true, 1}, RunVariant{"without external ids", false, true, 1},
        RunVariant{"silent about invitations", true, false, 1}, RunVariant{"in batches", true, true, 10}}) {
    BOOST_TEST_CONTEXT(variant.name) {
      const std::size_t left = Deaths(variant, whole_plan()).explore();
      BOOST_TEST(left > 40U);
      BOOST_TEST_MESSAGE(variant.name << ": " << left << " things that a death can leave");
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace joinery::testing
