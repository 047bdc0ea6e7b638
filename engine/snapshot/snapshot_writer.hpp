#pragma once
/// Writes a snapshot: people's records as NDJSON in the order in which they came, page by page, and
/// at last the certificate. A page that failed is taken back. Every record is checked to be strict
/// JSON; who comes again with the same content is left out. Memory: an id and a few numbers for each
/// person.
///
/// A kill at any moment leaves the last snapshot whole: the records have a name of their own, and
/// the certificate, which names them, takes its place at once.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/base/limits.hpp"
#include "dsl/base/result.hpp"
#include "engine/edge/snapshot_folder.hpp"
#include "engine/record/path_trie.hpp"
#include "engine/record/record_block.hpp"
#include "engine/record/record_reader.hpp"
#include "engine/snapshot/certificate.hpp"
#include "engine/snapshot/known_records.hpp"
#include "engine/snapshot/page_file.hpp"
#include "engine/snapshot/wanted_fields.hpp"

namespace joinery {

inline constexpr std::string_view certificate_name = "certificate.json";
/// The certificate of the last snapshot that was valid, for comparing.
inline constexpr std::string_view accepted_name = "accepted.json";

class SnapshotWriter {
 public:
  /// `id` are the member names at which a record's id stands; none: it has none.
  SnapshotWriter(SnapshotFolder& folder, std::vector<std::string> id,
                 std::vector<WantedField> fields, const Limits& limits);

  /// Forgets what was written, and begins anew.
  [[nodiscard]] Result<void> start_over();
  /// Records of this stream follow. `others_count`: who is known is passed over.
  [[nodiscard]] Result<void> begin_stream(const std::string& stream, bool others_count);
  /// `malformed` where a record is none.
  [[nodiscard]] Result<void> add(RecordBlock& block);
  [[nodiscard]] Result<void> drop_page();
  [[nodiscard]] Result<void> close_page();

  /// How many different people of the present stream there are so far.
  [[nodiscard]] std::uint64_t people() const { return stream_people_; }
  /// People who came twice with different contents.
  [[nodiscard]] std::uint64_t conflicts() const { return conflicts_; }
  [[nodiscard]] std::uint64_t repeats() const { return repeats_; }

  /// Fills in what the writer knows, once.
  void fill(Certificate& certificate);
  /// Puts the snapshot in its place, once: the records first, then `certificate`, whose name for
  /// the records is filled in. A valid one is the last accepted from now on, too; beside another
  /// one the records of the last accepted stay, to be gone on from.
  [[nodiscard]] Result<void> seal(Certificate& certificate);

 private:
  [[nodiscard]] Result<void> add_record(RecordBlock& block, std::size_t index);
  [[nodiscard]] Result<void> write(std::string_view name, std::string_view text);
  [[nodiscard]] Result<void> remove_others(const Certificate& certificate);
  /// Whether the record is to be written: not, where it is known who that is, and what they are.
  [[nodiscard]] bool counts(std::string_view id, std::string_view record);
  [[nodiscard]] Result<void> begin_file();

  SnapshotFolder& folder_;
  Limits limits_;
  PathTrie trie_;
  std::vector<WantedField> fields_;
  bool has_id_;
  RecordReader reader_;
  std::vector<RawValue> slots_;
  std::unique_ptr<PageFile> file_;

  std::string stream_;
  bool others_count_ = false;
  bool first_stream_ = true;
  std::uint64_t stream_people_ = 0;
  KnownRecords known_;
  std::vector<std::uint64_t> present_;
  std::uint64_t records_ = 0, repeats_ = 0, conflicts_ = 0, without_id_ = 0;
  std::vector<PageProof> pages_;

  // Of the present page, so that it can be taken back
  PageProof page_;
  std::vector<std::uint64_t> page_present_;
  std::uint64_t page_repeats_ = 0, page_conflicts_ = 0, page_without_id_ = 0, page_others_ = 0;
};

}  // namespace joinery
