#pragma once
/// The people who changed, by id, until they are put onto the snapshot before. Whoever came several
/// times is kept as they came last. Memory: the records that changed.
///
///     changes.begin_stream();
///     changes.add(block); changes.close_page();
///     changes.write(folder, last, writer);   // everybody, as they are now

#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "dsl/base/limits.hpp"
#include "dsl/base/result.hpp"
#include "engine/edge/snapshot_folder.hpp"
#include "engine/record/record_block.hpp"
#include "engine/snapshot/certificate.hpp"
#include "engine/snapshot/record_ids.hpp"
#include "engine/snapshot/snapshot_writer.hpp"

namespace joinery {

class Changes {
 public:
  /// `id` are the member names at which a record's id stands; none: it has none.
  Changes(const std::vector<std::string>& id, const Limits& limits) : ids_(id, limits) {}

  void begin_stream();
  /// `malformed` where a record is none.
  [[nodiscard]] Result<void> add(const RecordBlock& block);
  void drop_page() { page_.clear(); }
  void close_page();
  /// Those are no more, whatever came of them.
  void take_away(const std::vector<std::string>& people);

  /// How many different people of the present stream there are so far.
  [[nodiscard]] std::uint64_t people() const { return stream_people_.size() + stream_without_id_; }
  /// How many people changed.
  [[nodiscard]] std::uint64_t count() const { return records_.size(); }

  /// Writes the records of `base` as they are now, page by page, then those who are new; without a
  /// base only what changed. Where nothing changed, the pages are those of the base, byte by byte.
  [[nodiscard]] Result<void> write(const SnapshotFolder& folder, const Certificate* base,
                                   SnapshotWriter& writer);

 private:
  struct Changed {
    std::string id, record;
  };
  [[nodiscard]] Result<void> write_block(const RecordBlock& block, SnapshotWriter& writer);
  [[nodiscard]] Result<void> write_new(SnapshotWriter& writer);

  RecordIds ids_;
  std::vector<Changed> page_;
  std::vector<Changed> records_;  ///< in the order in which they came first
  std::unordered_map<std::string, std::size_t> place_of_;  ///< by id; none of those without one
  std::unordered_set<std::string> written_, removed_;
  std::unordered_set<std::string> stream_people_;
  std::uint64_t stream_without_id_ = 0;
};

}  // namespace joinery
