#pragma once
/// Puts the records of child streams into those of their parents: by a request for each, by keys in
/// batches, or by id out of a table that is read once. Memory: the parents at hand, the tables, and
/// a cache of bounded size. One thread.

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/connect/caller.hpp"
#include "engine/connect/page_reader.hpp"
#include "engine/connect/stream_seen.hpp"

namespace joinery {

class Joiner {
 public:
  explicit Joiner(Caller& caller, const Limits& limits);

  /// Whether records of that stream have children, and have to be trees.
  [[nodiscard]] bool has_children(std::uint32_t stream) const;
  /// `records` of that stream with everything put in. `answer` is what stood round them. A record
  /// whose child failed for itself alone is left out, and counted.
  [[nodiscard]] Result<std::vector<Json>> join(std::uint32_t stream, std::vector<Json> records,
                                               const Json& answer);

  /// Asks for what these records need, all at once: `join` then finds it. An error: nothing was
  /// put into any of them, and none of them is to be joined.
  [[nodiscard]] Result<void> prepare(std::uint32_t stream, std::vector<Json> records);

  /// What was seen of the child streams, all their requests together, in the order of the
  /// connector.
  [[nodiscard]] std::vector<StreamSeen> seen() const;
  [[nodiscard]] std::uint64_t left_out() const { return left_out_; }
  /// Of a failure: what it means for the run.
  [[nodiscard]] AnswerMeaning meaning() const { return meaning_; }

 private:
  using Records = std::vector<Json>;
  using Table = std::unordered_map<std::string, Records>;

  [[nodiscard]] bool belongs(const Stream& child, std::uint32_t stream) const;
  [[nodiscard]] Result<void> join_one(std::uint32_t child, Records& parents, const Json& answer);
  struct Part;                                ///< what one request, and its further pages, gives
  using Parts = std::map<std::string, Part>;  ///< by what is asked
  [[nodiscard]] Result<void> join_each(std::uint32_t child, Records& parents);
  void begin_part(std::uint32_t child, const Json& parent, Part& part);
  [[nodiscard]] static bool ends_all(const StreamSeen& seen);
  void read_parts(Parts& parts);
  [[nodiscard]] Result<void> keep_parts(std::uint32_t child, Parts& parts);
  [[nodiscard]] Result<void> join_by_key(std::uint32_t child, Records& parents, const Table& table);
  [[nodiscard]] Result<Table> table_inside(std::uint32_t child, const Json& answer);
  [[nodiscard]] Result<const Table*> whole_table(std::uint32_t child);
  [[nodiscard]] Result<void> load_keys(std::uint32_t child, const Records& parents);
  [[nodiscard]] Result<Records> read(std::uint32_t child, Json context);
  [[nodiscard]] Result<void> put(const Stream& stream, Json& parent, Records found) const;
  [[nodiscard]] Result<bool> wanted(const Stream& stream, const Json& parent);
  [[nodiscard]] Result<std::string> id_of(const Stream& stream, const Json& record);
  [[nodiscard]] Result<std::vector<std::string>> keys_of(const Stream& stream, const Json& parent);
  [[nodiscard]] Result<std::string> request_key(const Stream& stream, const Json& parent);
  void note(std::uint32_t child, const StreamSeen& seen);
  [[nodiscard]] tl::unexpected<Error> failed(const StreamSeen& seen);

  Caller& caller_;
  const Connector& connector_;
  Limits limits_;
  std::map<std::uint32_t, StreamSeen> seen_;
  std::map<std::uint32_t, Table> tables_;  ///< whole and batch: by id
  std::map<std::uint32_t, Table> cache_;   ///< each: by what is asked
  std::map<std::uint32_t, std::set<std::string>> left_;  ///< each: what failed for itself alone
  std::size_t cached_ = 0;
  std::uint64_t left_out_ = 0;
  AnswerMeaning meaning_ = AnswerMeaning::done;
};

/// The records of a block as trees. `malformed` where one is no JSON.
[[nodiscard]] Result<void> add_trees(const RecordBlock& block, const Limits& limits,
                                     std::vector<Json>& records);

}  // namespace joinery
