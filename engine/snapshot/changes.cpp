#include "engine/snapshot/changes.hpp"

#include <algorithm>
#include <functional>
#include <string_view>

namespace joinery {
namespace {

constexpr std::size_t piece_bytes = 256U << 10U;
constexpr const char* stream_of_new = "changed";

RecordBlock block_of_lines(const std::vector<std::string_view>& lines) {
  RecordBlock block;
  for (const std::string_view line : lines) {
    const std::size_t begin = block.bytes.size();
    block.records.push_back(
        {begin, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(line.size())});
    block.bytes.insert(block.bytes.end(), line.begin(), line.end());
    block.bytes.push_back('\n');
  }
  if (!lines.empty()) block.bytes.pop_back();
  block.bytes.resize(block.bytes.size() + record_padding, '\0');
  return block;
}

/// The lines of a snapshot's file in blocks, and where its pages end.
class PagesAgain {
 public:
  struct To {
    std::function<Result<void>(const PageProof&)> begin;
    std::function<Result<void>(const RecordBlock&)> lines;
    std::function<Result<void>()> end;
  };
  PagesAgain(const std::vector<PageProof>& pages, To to) : pages_(pages), to_(std::move(to)) {}

  Result<void> take(std::string_view bytes) {
    while (!bytes.empty()) {
      if (page_ == pages_.size()) return fail(ErrorCode::malformed, "the snapshot has more lines");
      if (have_ == 0) {
        if (auto begun = to_.begin(pages_[page_]); !begun) return begun;
      }
      const std::size_t size = std::min<std::uint64_t>(bytes.size(), pages_[page_].bytes - have_);
      text_ += bytes.substr(0, size);
      have_ += size;
      bytes.remove_prefix(size);
      const bool ends = have_ == pages_[page_].bytes;
      if (!ends && text_.size() < piece_bytes) continue;
      if (auto given = hand_out(); !given) return given;
      if (!ends) continue;
      if (auto ended = to_.end(); !ended) return ended;
      have_ = 0;
      ++page_;
    }
    return {};
  }

 private:
  Result<void> hand_out() {
    std::vector<std::string_view> lines;
    std::size_t begin = 0;
    for (std::size_t end = text_.find('\n'); end != std::string::npos;
         end = text_.find('\n', begin)) {
      lines.push_back(std::string_view(text_).substr(begin, end - begin));
      begin = end + 1;
    }
    const RecordBlock block = block_of_lines(lines);
    text_.erase(0, begin);
    return lines.empty() ? Result<void>() : to_.lines(block);
  }

  const std::vector<PageProof>& pages_;
  To to_;
  std::string text_;
  std::size_t page_ = 0;
  std::uint64_t have_ = 0;
};

}  // namespace

void Changes::begin_stream() {
  page_.clear();
  stream_people_.clear();
  stream_without_id_ = 0;
}

Result<void> Changes::add(const RecordBlock& block) {
  ids_.open(block);
  for (std::size_t i = 0; i < block.records.size(); ++i) {
    const RecordSpan& span = block.records[i];
    if (span.too_large) return fail(ErrorCode::too_large, "a record is larger than allowed");
    JOINERY_TRY(std::string id, ids_.of(i));
    page_.push_back({std::move(id), std::string(block.bytes.data() + span.begin, span.size)});
  }
  return {};
}

void Changes::close_page() {
  for (Changed& each : page_) {
    if (each.id.empty()) {
      ++stream_without_id_;
      records_.push_back(std::move(each));
      continue;
    }
    stream_people_.insert(each.id);
    const auto [place, is_new] = place_of_.try_emplace(each.id, records_.size());
    if (is_new) {
      records_.push_back(std::move(each));
    } else {
      records_[place->second].record = std::move(each.record);
    }
  }
  page_.clear();
}

void Changes::take_away(const std::vector<std::string>& people) {
  removed_.insert(people.begin(), people.end());
  std::erase_if(records_, [&](const Changed& each) { return removed_.contains(each.id); });
  place_of_.clear();
  for (std::size_t i = 0; i < records_.size(); ++i) {
    if (!records_[i].id.empty()) place_of_.emplace(records_[i].id, i);
  }
}

Result<void> Changes::write(const SnapshotFolder& folder, const Certificate* base,
                            SnapshotWriter& writer) {
  written_.clear();
  if (base != nullptr) {
    std::vector<PageProof> proofs = base->pages;
    std::erase_if(proofs, [](const PageProof& page) { return page.bytes == 0; });
    PagesAgain pages(proofs,
                     {[&](const PageProof& page) { return writer.begin_stream(page.stream, false); },
                      [&](const RecordBlock& block) { return write_block(block, writer); },
                      [&] { return writer.close_page(); }});
    const auto read = folder.each_piece(
        base->records_file, [&](std::string_view bytes) { return pages.take(bytes); });
    if (!read) return read;
  }
  return write_new(writer);
}

/// Of a block of the base: who did not change as they are, who changed as they are now.
Result<void> Changes::write_block(const RecordBlock& block, SnapshotWriter& writer) {
  std::vector<std::string_view> lines;
  ids_.open(block);
  for (std::size_t i = 0; i < block.records.size(); ++i) {
    JOINERY_TRY(const std::string id, ids_.of(i));
    const auto place = place_of_.find(id);
    if (place != place_of_.end()) {
      if (written_.insert(id).second) lines.push_back(records_[place->second].record);
    } else if (!removed_.contains(id)) {
      const RecordSpan& span = block.records[i];
      lines.emplace_back(block.bytes.data() + span.begin, span.size);
    }
  }
  RecordBlock now = block_of_lines(lines);
  return writer.add(now);
}

Result<void> Changes::write_new(SnapshotWriter& writer) {
  if (auto begun = writer.begin_stream(stream_of_new, false); !begun) return begun;
  std::vector<std::string_view> lines;
  std::size_t bytes = 0;
  const auto hand_out = [&]() -> Result<void> {
    RecordBlock block = block_of_lines(lines);
    lines.clear();
    bytes = 0;
    if (auto added = writer.add(block); !added) return added;
    return writer.close_page();
  };
  for (const Changed& each : records_) {
    if (written_.contains(each.id)) continue;
    lines.push_back(each.record);
    bytes += each.record.size();
    if (bytes < piece_bytes) continue;
    if (auto done = hand_out(); !done) return done;
  }
  return lines.empty() ? Result<void>() : hand_out();
}

}  // namespace joinery
