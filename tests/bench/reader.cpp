// bench_reader FILE ROUNDS PATH...: how long the reader alone takes, for whoever works on it. Reads
// the records of FILE into memory once, and then ROUNDS times the wanted paths (a.b.c) of each.
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "engine/record/record_reader.hpp"
#include "engine/record/record_stream.hpp"

namespace {

using namespace joinery;

std::vector<std::string> steps_of(const std::string& dotted) {
  std::vector<std::string> steps(1);
  for (const char c : dotted) {
    if (c == '.') steps.emplace_back();
    else steps.back() += c;
  }
  return steps;
}

/// Of processor time, which a busy machine does not lengthen.
double nanoseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec);
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 4) return 2;
  const Limits limits;
  std::vector<WantedPath> paths;
  for (int i = 3; i < count; ++i) paths.push_back({steps_of(arguments[i]), PathEnd::value});
  const auto trie = PathTrie::compile(paths, limits);
  const double begin = nanoseconds();
  auto stream = RecordStream::open(arguments[1], {}, limits);
  if (!trie || !stream) return 1;
  std::vector<RecordBlock> blocks(1);
  std::size_t records = 0;
  for (;;) {
    const auto more = stream->next(blocks.back());
    if (!more) return 1;
    if (!*more) break;
    records += blocks.back().records.size();
    blocks.emplace_back();
  }
  const double found = nanoseconds() - begin;
  RecordReader reader(*trie, limits);
  std::vector<RawValue> slots(trie->slot_count() + 1);
  double best = 1e18;
  std::size_t bytes = 0;
  for (int round = 0; round < std::atoi(arguments[2]); ++round) {
    const double start = nanoseconds();
    for (const RecordBlock& block : blocks) {
      reader.open(block);
      for (std::size_t i = 0; i < block.records.size(); ++i) {
        if (!reader.read(i, slots.data())) continue;
        for (const RawValue& slot : slots) bytes += slot.size;
      }
    }
    best = std::min(best, nanoseconds() - start);
  }
  const auto each = static_cast<double>(records);
  std::printf("%zu records: found %.0f ns each, read %.0f ns each (%zu bytes wanted)\n", records,
              found / each, best / each, bytes);
}
