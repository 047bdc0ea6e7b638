#include "engine/snapshot/snapshot_writer.hpp"

#include <algorithm>
#include <cstring>
#include <functional>

#include <fmt/format.h>

#include "dsl/base/check.hpp"
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
    if (auto cut = file_->cut_back(0); !cut) return cut;
  }
  known_.clear();
  pages_.clear();
  present_.assign(fields_.size(), 0);
  bytes_ = records_ = repeats_ = conflicts_ = without_id_ = stream_people_ = 0;
  stream_.clear();
  return drop_page();
}

Result<void> SnapshotWriter::begin_stream(const std::string& stream, bool others_count) {
  if (!file_) {
    JOINERY_TRY(file_, folder_.create());
  }
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
  const std::string id =
      has_id_ && shows(slots_.front(), {}) ? std::string(slots_.front().view()) : std::string();
  if (id.empty()) {
    if (has_id_) ++page_without_id_;
  } else {
    switch (remember(id, record)) {
      case Known::is_new:
        page_ids_.push_back(id);
        break;
      case Known::same:
        ++(first_stream_ ? page_repeats_ : page_others_);
        return {};
      case Known::differs:
        if (others_count_) {
          ++page_others_;
          return {};
        }
        ++(first_stream_ ? page_conflicts_ : page_others_);
        break;
    }
  }
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
  const std::string_view line(begin, span.size + 1);
  page_hash_.add(line);
  return file_->append(line);
}

SnapshotWriter::Known SnapshotWriter::remember(const std::string& id, std::string_view record) {
  const std::size_t digest = std::hash<std::string_view>()(record);
  const auto [place, is_new] = known_.try_emplace(id, digest);
  if (is_new) return Known::is_new;
  return place->second == digest ? Known::same : Known::differs;
}

Result<void> SnapshotWriter::drop_page() {
  for (const std::string& id : page_ids_) known_.erase(id);
  if (file_ && page_.bytes > 0) {
    if (auto cut = file_->cut_back(bytes_); !cut) return cut;
  }
  page_hash_ = Sha256();
  page_ = {};
  page_ids_.clear();
  page_present_.assign(fields_.size(), 0);
  page_repeats_ = page_conflicts_ = page_without_id_ = page_others_ = 0;
  return {};
}

Result<void> SnapshotWriter::close_page() {
  page_.stream = stream_;
  page_.sha256 = page_hash_.finish();
  bytes_ += page_.bytes;
  records_ += page_.records;
  repeats_ += page_repeats_;
  conflicts_ += page_conflicts_;
  without_id_ += page_without_id_;
  stream_people_ += page_ids_.size() + page_without_id_ + page_others_;
  for (std::size_t i = 0; i < fields_.size(); ++i) present_[i] += page_present_[i];
  if (page_.records > 0) pages_.push_back(page_);
  page_.bytes = 0;  // it stays
  page_ids_.clear();
  return drop_page();
}

void SnapshotWriter::fill(Certificate& certificate) const {
  certificate.records = records_;
  certificate.repeats = repeats_;
  certificate.without_id = without_id_;
  certificate.pages = pages_;
  for (std::size_t i = 0; i < fields_.size(); ++i)
    certificate.coverage.push_back({fields_[i].path, present_[i]});
  std::ranges::sort(certificate.coverage, {}, &Coverage::path);
  Sha256 all;
  for (const PageProof& page : pages_) all.add(page.sha256);
  certificate.sha256 = all.finish();
}

Result<void> SnapshotWriter::seal(Certificate& certificate) {
  if (!file_) {
    JOINERY_TRY(file_, folder_.create());
  }
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
