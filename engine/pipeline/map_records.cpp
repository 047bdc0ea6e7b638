#include "engine/pipeline/map_records.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>

#include "engine/record/record_reader.hpp"

namespace joinery {
namespace {

/// What the threads share: blocks are taken in turn, and their output is written in the same turn.
class Line {
 public:
  Line(RecordStream& records, const Sink& sink, const MapOptions& options)
      : records_(records), sink_(sink), options_(options) {}

  /// The next block and its turn; nothing at the end, or once something failed.
  std::optional<std::uint64_t> take(RecordBlock& block) {
    const std::lock_guard lock(input_);
    if (ended_) return std::nullopt;
    const Result<bool> more = records_.next(block);
    if (more && *more) return turns_++;
    ended_ = true;
    if (!more) read_error_ = more.error();
    return std::nullopt;
  }

  /// Waits for `turn` and writes. Everything before it has been written by then.
  void write(std::uint64_t turn, std::string_view lines, std::uint64_t records,
             std::uint64_t bytes) {
    std::unique_lock lock(output_);
    turn_came_.wait(lock, [&] { return next_ == turn; });
    if (!write_error_ && !sink_(lines)) {
      write_error_ = Error{ErrorCode::unwritable, "the output cannot be written", 0};
      const std::lock_guard input(input_);
      ended_ = true;
    }
    done_records_ += records;
    done_bytes_ += bytes;
    if (options_.progress) options_.progress(done_records_, done_bytes_);
    ++next_;
    turn_came_.notify_all();
  }

  [[nodiscard]] std::optional<Error> error() const {
    return write_error_ ? write_error_ : read_error_;
  }

 private:
  RecordStream& records_;
  const Sink& sink_;
  const MapOptions& options_;
  std::mutex input_;
  bool ended_ = false;
  std::uint64_t turns_ = 0;
  std::optional<Error> read_error_;
  std::mutex output_;
  std::condition_variable turn_came_;
  std::uint64_t next_ = 0;
  std::uint64_t done_records_ = 0, done_bytes_ = 0;
  std::optional<Error> write_error_;
};

struct Shared {
  std::shared_ptr<const Program> program;
  const References& references;
  RunClock clock;
  const Limits& limits;
  const MapOptions& options;
  const PathTrie& trie;
};

/// One thread's work: a block after the other, until there are no more.
void work(Line& line, const Shared& shared, Waterfall& waterfall) {
  Executor executor(shared.program, shared.references, shared.clock, shared.limits);
  Decider decider(executor);
  RecordReader reader(shared.trie, shared.limits);
  std::vector<RawValue> slots(shared.program->wanted.size() + 1);
  RecordBlock block;
  std::string lines;
  while (const auto turn = line.take(block)) {
    lines.clear();
    reader.open(block);
    for (std::size_t i = 0; i < block.records.size(); ++i) {
      const Result<void> read = reader.read(i, slots.data());
      const Decision& decision = read ? decider.decide(slots.data()) : decider.broken(read.error());
      waterfall.count(decision);
      if (shared.options.write) {
        shared.options.write(lines, decision, *shared.program, shared.references.zones);
        continue;
      }
      append_line(lines, decision, *shared.program, shared.references.zones);
      lines += '\n';
    }
    line.write(*turn, lines, block.records.size(), block.bytes.size());
  }
}

}  // namespace

MapReport map_records(RecordStream& records, std::shared_ptr<const Program> program,
                      const References& references, RunClock clock, const Limits& limits,
                      const MapOptions& options, const Sink& sink) {
  MapReport report{Waterfall(*program), std::nullopt};
  const auto trie = PathTrie::compile(wanted_paths(*program), limits);
  if (!trie) {
    report.error = trie.error();
    return report;
  }
  Line line(records, sink, options);
  const Shared shared{program, references, clock, limits, options, *trie};
  if (options.threads <= 1) {
    work(line, shared, report.waterfall);
  } else {
    std::vector<Waterfall> counts(options.threads, Waterfall(*program));
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < options.threads; ++i) {
      threads.emplace_back([&, i] { work(line, shared, counts[i]); });
    }
    for (std::thread& thread : threads) thread.join();
    for (const Waterfall& count : counts) report.waterfall.add(count);
  }
  report.error = line.error();
  return report;
}

}  // namespace joinery
