#include "engine/desired/collect_people.hpp"

#include <algorithm>
#include <mutex>
#include <thread>

#include "engine/desired/order_of_people.hpp"
#include "engine/digest/sha256.hpp"
#include "engine/record/record_reader.hpp"
#include "engine/value/sort_by_text.hpp"

namespace joinery {
namespace {

/// Blocks for whoever has time; the first fault of the document ends it.
class Blocks {
 public:
  explicit Blocks(RecordStream& records) : records_(records) {}

  bool take(RecordBlock& block) {
    const std::lock_guard lock(mutex_);
    if (ended_) return false;
    const Result<bool> more = records_.next(block);
    if (more && *more) return true;
    ended_ = true;
    if (!more) fault_ = more.error();
    return false;
  }
  [[nodiscard]] std::optional<Error> fault() const { return fault_; }

 private:
  RecordStream& records_;
  std::mutex mutex_;
  bool ended_ = false;
  std::optional<Error> fault_;
};

/// What one thread has collected.
struct Share {
  std::unique_ptr<Arena> arena = std::make_unique<Arena>();
  std::vector<Person> list;
  Waterfall waterfall;
  std::vector<std::uint64_t> filled;   ///< parallel to the program's wanted paths
};

Person kept(const Decision& decision, Arena& arena) {
  Person person;
  if (!decision.person.is_blank()) person.id = arena.copy(decision.person.view());
  person.kind = decision.kind;
  person.by = decision.by;
  person.index = decision.index;
  person.because = arena.copy(decision.because);
  person.account = decision.account;
  person.invite = decision.invite;
  person.today = decision.today;
  person.starts = decision.starts;
  person.ends = decision.ends;
  person.zone = decision.zone;
  person.archived_by_status = decision.archived_by_status;
  if (decision.kind != Decision::Kind::include) return person;
  Value* user = arena.array<Value>(decision.user.size());
  for (std::size_t i = 0; i < decision.user.size(); ++i) user[i] = copy(decision.user[i], arena);
  person.user = {user, decision.user.size()};
  if (decision.groups.empty()) return person;
  Value* groups = arena.array<Value>(decision.groups.size());
  for (std::size_t i = 0; i < decision.groups.size(); ++i) {
    groups[i] = copy(decision.groups[i], arena);
  }
  person.groups = {groups, decision.groups.size()};
  return person;
}

void count_filled(const std::vector<RawValue>& slots, std::vector<std::uint64_t>& filled) {
  for (std::size_t i = 0; i < filled.size(); ++i) {
    const RawValue& raw = slots[i];
    const bool empty = raw.state == RawState::missing || raw.state == RawState::null ||
                       (raw.state == RawState::text && raw.size == 0);
    if (!empty) ++filled[i];
  }
}

}  // namespace

Result<People> collect_people(RecordStream& records, std::shared_ptr<const Program> program,
                              const References& references, RunClock clock, const Limits& limits,
                              std::size_t threads, RecordHashes hashes) {
  JOINERY_TRY(const PathTrie trie, PathTrie::compile(wanted_paths(*program), limits));
  Blocks blocks(records);
  std::vector<Share> shares;
  for (std::size_t i = 0; i < std::max<std::size_t>(threads, 1); ++i) {
    shares.push_back({std::make_unique<Arena>(), {}, Waterfall(*program),
                      std::vector<std::uint64_t>(program->wanted.size(), 0)});
  }
  const auto work = [&](Share& share) {
    Executor executor(program, references, clock, limits);
    Decider decider(executor);
    RecordReader reader(trie, limits);
    std::vector<RawValue> slots(program->wanted.size() + 1);
    RecordBlock block;
    Sha256 hash;
    while (blocks.take(block)) {
      reader.open(block);
      for (std::size_t i = 0; i < block.records.size(); ++i) {
        const Result<void> read = reader.read(i, slots.data());
        if (read) count_filled(slots, share.filled);
        const Decision& decision =
            read ? decider.decide(slots.data()) : decider.broken(read.error());
        share.waterfall.count(decision);
        share.list.push_back(kept(decision, *share.arena));
        Person& person = share.list.back();
        if (person.kind == Decision::Kind::include) person.zone_assumed = decider.is_zone_assumed();
        if (person.kind == Decision::Kind::exclude) person.has_left = decider.has_left();
        const RecordSpan& span = block.records[i];
        if (span.size == 0 || person.id.empty()) continue;
        person.record_offset = span.offset;
        person.record_size = span.size;
        if (hashes == RecordHashes::later) continue;
        hash.add({block.bytes.data() + span.begin, span.size});
        person.record = share.arena->copy(hash.finish());
      }
    }
  };
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < shares.size(); ++i) {
    others.emplace_back([&work, &shares, i] { work(shares[i]); });
  }
  work(shares[0]);
  for (std::thread& other : others) other.join();

  People people(*program);
  for (const WantedMember& wanted : program->wanted) {
    std::string path;
    for (const std::string& step : wanted.steps) path += (path.empty() ? "" : ".") + step;
    people.coverage.push_back({std::move(path), 0});
  }
  for (Share& share : shares) {
    people.waterfall.add(share.waterfall);
    for (std::size_t i = 0; i < share.filled.size(); ++i) {
      people.coverage[i].filled += share.filled[i];
    }
    if (people.list.empty()) people.list = std::move(share.list);
    else people.list.insert(people.list.end(), share.list.begin(), share.list.end());
    people.memory.push_back(std::move(share.arena));
  }
  sort_by_text(people.list, [](const Person& person) { return person.id; }, comes_before);
  people.broken = blocks.fault();
  return people;
}

}  // namespace joinery
