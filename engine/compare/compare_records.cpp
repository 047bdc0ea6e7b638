#include "engine/compare/compare_records.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace joinery {
namespace {

/// What the threads share: blocks are taken in turn, and reported in the same turn.
struct Line {
  RecordStream& records;
  std::mutex input;
  bool ended = false;
  std::uint64_t turns = 0;
  std::optional<Error> error;
  std::mutex output;
  std::condition_variable turn_came;
  std::uint64_t next = 0;

  /// The next block and its turn; nothing at the end.
  std::optional<std::uint64_t> take(RecordBlock& block) {
    const std::lock_guard lock(input);
    if (ended) return std::nullopt;
    const Result<bool> more = records.next(block);
    if (more && *more) return turns++;
    ended = true;
    if (!more) error = more.error();
    return std::nullopt;
  }
};

struct Shared {
  Hybrids& hybrids;
  const RunSetting& setting;
  const std::vector<EditSet>& singles;
  JointCauses& joint;  ///< of whose turn it is
  const VisitChange& visit;
};

/// One thread's work: a block after the other, until there are no more.
class Worker {
 public:
  Worker(Line& line, const Shared& shared)
      : line_(line),
        shared_(shared),
        old_(*shared.hybrids.make(0), shared.setting),
        now_(*shared.hybrids.make(shared.hybrids.all()), shared.setting),
        singles_(shared.hybrids, shared.singles, shared.setting),
        report_{Waterfall(old_.program()), Waterfall(now_.program()), 0, {}} {}

  void work() {
    while (const auto turn = line_.take(block_)) {
      changes_.clear();
      old_.open(block_);
      now_.open(block_);
      for (std::size_t i = 0; i < block_.records.size(); ++i) compare(i);
      report(*turn);
    }
  }
  [[nodiscard]] const CompareReport& result() const { return report_; }

 private:
  struct Found {
    std::size_t index;
    PersonChange change;
  };

  void compare(std::size_t index) {
    const Decision& before = old_.decide(index);
    const Decision& after = now_.decide(index);
    report_.old.count(before);
    report_.now.count(after);
    // Nearly everybody stays the same; the lines say so without taking the answers apart.
    old_line_.clear();
    now_line_.clear();
    append_line(old_line_, before, old_.program(), shared_.setting.references.zones);
    append_line(now_line_, after, now_.program(), shared_.setting.references.zones);
    if (old_line_ == now_line_) return;
    PersonChange change;
    change.record = block_.first_index + index;
    change.old = old_.answer(before);
    change.now = now_.answer(after);
    change.differences = differences(change.old, change.now);
    if (change.differences.empty()) return;  // only the order of fields
    ++report_.changed;
    singles_.find(change, block_, index);
    changes_.push_back({index, std::move(change)});
  }

  void report(std::uint64_t turn) {
    std::unique_lock lock(line_.output);
    line_.turn_came.wait(lock, [&] { return line_.next == turn; });
    for (Found& found : changes_) {
      shared_.joint.find(found.change, block_, found.index);
      shared_.visit(found.change);
    }
    ++line_.next;
    line_.turn_came.notify_all();
  }

  Line& line_;
  const Shared& shared_;
  Runner old_, now_;
  SingleCauses singles_;
  CompareReport report_;
  RecordBlock block_;
  std::vector<Found> changes_;
  std::string old_line_, now_line_;
};

}  // namespace

CompareReport compare_records(RecordStream& records, Hybrids& hybrids, const RunSetting& setting,
                              const CompareOptions& options, const VisitChange& visit) {
  const std::vector<EditSet> singles = single_causes(hybrids);
  JointCauses joint(hybrids, setting, options.limits);
  Line line{records, {}, false, 0, {}, {}, {}, 0};
  const Shared shared{hybrids, setting, singles, joint, visit};
  const std::size_t count = std::max<std::size_t>(1, options.threads);
  std::vector<std::unique_ptr<Worker>> workers;
  for (std::size_t i = 0; i < count; ++i) workers.push_back(std::make_unique<Worker>(line, shared));
  std::vector<std::thread> threads;
  for (std::size_t i = 1; i < count; ++i) threads.emplace_back([&, i] { workers[i]->work(); });
  workers[0]->work();
  for (std::thread& thread : threads) thread.join();
  CompareReport report = workers[0]->result();
  for (std::size_t i = 1; i < count; ++i) {
    report.old.add(workers[i]->result().old);
    report.now.add(workers[i]->result().now);
    report.changed += workers[i]->result().changed;
  }
  report.error = line.error;
  return report;
}

}  // namespace joinery
