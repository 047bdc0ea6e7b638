#include "engine/snapshot/snapshot_writer.hpp"

#include <algorithm>
#include <cstring>

#include <fmt/format.h>

#include "dsl/base/check.hpp"
#include "engine/digest/sha256.hpp"
#include "engine/snapshot/snapshot_reader.hpp"

namespace joinery {
namespace {

PathTrie trie_of(const std::vector<std::string>& id, const std::vector<WantedField>& fields,
                 const Limits& limits) {
  std::vector<WantedPath> paths;
  if (!id.empty()) paths.push_back({id, PathEnd::value});
  for (const WantedField& field : fields)
    paths.push_back({field.steps, field.inner.empty() ? PathEnd::value : PathEnd::subtree});
  if (auto trie = PathTrie::compile(paths, limits)) return std::move(*trie);
  auto none = PathTrie::compile({}, limits);
  JOINERY_CHECK(none.has_value());
  return std::move(*none);
}

}  // namespace

SnapshotWriter::SnapshotWriter(SnapshotFolder& folder, std::vector<std::string> id,
                               std::vector<WantedField> fields, const Limits& limits)
    : folder_(folder),
      limits_(limits),
      trie_(trie_of(id, fields, limits)),
      fields_(std::move(fields)),
      has_id_(!id.empty()),
      reader_(trie_, limits),
      slots_(std::max<std::size_t>(trie_.slot_count(), 1)),
      present_(fields_.size()),
      page_present_(fields_.size()) {
  if (trie_.slot_count() != fields_.size() + (has_id_ ? 1 : 0)) {  // deeper than a record can be
    fields_.clear();
    has_id_ = false;
  }
}

Result<void> SnapshotWriter::start_over() {
  if (file_) {
    if (auto over = file_->start_over(); !over) return over;
  }
  known_.clear();
  pages_.clear();
  present_.assign(fields_.size(), 0);
  records_ = repeats_ = conflicts_ = without_id_ = stream_people_ = 0;
  stream_.clear();
  return drop_page();
}

Result<void> SnapshotWriter::begin_file() {
  if (file_) return {};
  JOINERY_TRY(std::unique_ptr<SnapshotFile> file, folder_.create());
  file_ = std::make_unique<PageFile>(std::move(file));
  return {};
}

Result<void> SnapshotWriter::begin_stream(const std::string& stream, bool others_count) {
  if (auto begun = begin_file(); !begun) return begun;
  first_stream_ = stream_.empty() || stream_ == stream;
  stream_ = stream;
  others_count_ = others_count;
  stream_people_ = 0;
  return drop_page();
}

Result<void> SnapshotWriter::add(RecordBlock& block) {
  reader_.open(block);
  for (std::size_t i = 0; i < block.records.size(); ++i) {
    if (auto added = add_record(block, i); !added) return added;
  }
  return {};
}

Result<void> SnapshotWriter::add_record(RecordBlock& block, std::size_t index) {
  const RecordSpan& span = block.records[index];
  if (span.too_large) return fail(ErrorCode::too_large, "a record is larger than allowed");
  if (auto read = reader_.read(index, slots_.data()); !read) {
    return fail(ErrorCode::malformed, "a record is broken: " + read.error().what,
                read.error().position);
  }
  char* const begin = block.bytes.data() + span.begin;
  const std::string_view record(begin, span.size);
  const bool shows_id = has_id_ && shows(slots_.front(), {});
  if (!counts(shows_id ? slots_.front().view() : std::string_view(), record)) return {};
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    if (shows(slots_[i + (has_id_ ? 1 : 0)], fields_[i].inner)) ++page_present_[i];
  }
  // Line breaks stand between the values only, where a blank says the same.
  for (const char line_break : {'\n', '\r'}) {
    if (std::memchr(begin, line_break, span.size) == nullptr) continue;
    std::replace(begin, begin + span.size, line_break, ' ');
  }
  ++page_.records;
  page_.bytes += span.size + 1;
  // Behind a record stands what parted it from the next one, which was read already.
  begin[span.size] = '\n';
  return file_->append({begin, span.size + 1});
}

bool SnapshotWriter::counts(std::string_view id, std::string_view record) {
  if (id.empty()) {
    if (has_id_) ++page_without_id_;
    return true;
  }
  const KnownRecords::Seen seen = known_.add(id, record);
  if (seen == KnownRecords::Seen::is_new) return true;
  if (seen == KnownRecords::Seen::same || others_count_) {
    ++(seen == KnownRecords::Seen::same && first_stream_ ? page_repeats_ : page_others_);
    return false;
  }
  ++(first_stream_ ? page_conflicts_ : page_others_);
  return true;
}

Result<void> SnapshotWriter::drop_page() {
  known_.drop_page();
  if (file_) {
    if (auto dropped = file_->drop_page(); !dropped) return dropped;
  }
  page_ = {};
  page_present_.assign(fields_.size(), 0);
  page_repeats_ = page_conflicts_ = page_without_id_ = page_others_ = 0;
  return {};
}

Result<void> SnapshotWriter::close_page() {
  page_.stream = stream_;
  records_ += page_.records;
  repeats_ += page_repeats_;
  conflicts_ += page_conflicts_;
  without_id_ += page_without_id_;
  stream_people_ += known_.new_on_page() + page_without_id_ + page_others_;
  for (std::size_t i = 0; i < fields_.size(); ++i) present_[i] += page_present_[i];
  known_.close_page();
  if (page_.records > 0) {
    pages_.push_back(page_);
    if (auto closed = file_->close_page(); !closed) return closed;
  }
  return drop_page();
}

void SnapshotWriter::fill(Certificate& certificate) {
  static const std::vector<std::string> none;
  const std::vector<std::string>& digests = file_ ? file_->digests() : none;
  for (std::size_t i = 0; i < std::min(pages_.size(), digests.size()); ++i) pages_[i].xxh128 = digests[i];
  certificate.records = records_;
  certificate.repeats = repeats_;
  certificate.without_id = without_id_;
  certificate.pages = pages_;
  for (std::size_t i = 0; i < fields_.size(); ++i)
    certificate.coverage.push_back({fields_[i].path, present_[i]});
  std::ranges::sort(certificate.coverage, {}, &Coverage::path);
  Sha256 all;
  for (const PageProof& page : pages_) all.add(page.xxh128);
  certificate.sha256 = all.finish();
}

Result<void> SnapshotWriter::seal(Certificate& certificate) {
  if (auto begun = begin_file(); !begun) return begun;
  if (auto dropped = drop_page(); !dropped) return dropped;
  certificate.records_file = fmt::format("records-{}.ndjson", certificate.sha256.substr(0, 16));
  if (auto sealed = file_->seal(certificate.records_file); !sealed) return sealed;
  file_.reset();
  const std::string text = print(certificate, CertificateUse::file) + "\n";
  // From here on the new snapshot is the one that is read.
  if (auto written = write(certificate_name, text); !written) return written;
  if (certificate.valid()) {
    if (auto written = write(accepted_name, text); !written) return written;
  }
  return remove_others(certificate);
}

Result<void> SnapshotWriter::remove_others(const Certificate& certificate) {
  JOINERY_TRY(const std::optional<Certificate> accepted, last_accepted(folder_, limits_));
  JOINERY_TRY(const std::vector<std::string> names, folder_.list());
  for (const std::string& name : names) {
    if (!name.starts_with("records-") || name == certificate.records_file) continue;
    if (accepted && name == accepted->records_file) continue;
    if (auto removed = folder_.remove(name); !removed) return removed;
  }
  return {};
}

Result<void> SnapshotWriter::write(std::string_view name, std::string_view text) {
  JOINERY_TRY(const std::unique_ptr<SnapshotFile> file, folder_.create());
  if (auto written = file->append(text); !written) return written;
  return file->seal(std::string(name));
}

}  // namespace joinery
