#include "engine/record/record_stream.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "engine/record/json_text.hpp"

namespace joinery {
namespace {

constexpr std::size_t look_bytes = 64U << 10;
/// Places in a block are 32-bit numbers.
constexpr std::size_t largest_block = 1U << 30;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

RecordInput::RecordInput(RecordInput&& other) noexcept
    : descriptor_(other.descriptor_),
      owned_(std::exchange(other.owned_, false)),
      ahead_(std::move(other.ahead_)),
      ahead_used_(other.ahead_used_) {}

RecordInput& RecordInput::operator=(RecordInput&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(owned_, other.owned_);
  std::swap(ahead_, other.ahead_);
  std::swap(ahead_used_, other.ahead_used_);
  return *this;
}

RecordInput::~RecordInput() {
  if (owned_) ::close(descriptor_);
}

Result<std::size_t> RecordInput::read(char* out, std::size_t size) {
  const std::size_t known = std::min(size, ahead_.size() - ahead_used_);
  std::copy_n(ahead_.data() + ahead_used_, known, out);
  ahead_used_ += known;
  if (ahead_used_ == ahead_.size() && !ahead_.empty()) {
    ahead_ = {};
    ahead_used_ = 0;
  }
  if (known == size) return size;
  JOINERY_TRY(const std::size_t fresh, read_descriptor(out + known, size - known));
  return known + fresh;
}

Result<bool> RecordInput::look_further(std::size_t size) {
  const std::size_t before = ahead_.size();
  ahead_.resize(before + size);
  JOINERY_TRY(const std::size_t fresh, read_descriptor(ahead_.data() + before, size));
  ahead_.resize(before + fresh);
  return fresh == size;
}

Result<std::size_t> RecordInput::read_descriptor(char* out, std::size_t size) {
  std::size_t have = 0;
  while (have < size) {
    const auto got = ::read(descriptor_, out + have, size - have);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return fail(ErrorCode::unreadable, "the records cannot be read");
    if (got == 0) break;
    have += static_cast<std::size_t>(got);
  }
  return have;
}

RecordStream::RecordStream(RecordInput input, RecordStreamOptions options, const Limits& limits)
    : input_(std::move(input)),
      options_(std::move(options)),
      limits_(limits),
      finder_(LineFinder(0, limits.record_bytes)) {
  limits_.record_bytes = std::min(limits_.record_bytes, largest_block);
  options_.block_bytes = std::clamp<std::size_t>(options_.block_bytes, 1, largest_block);
}

Result<RecordStream> RecordStream::open(const std::string& file, RecordStreamOptions options,
                                        const Limits& limits) {
  if (file == "-") return from_descriptor(STDIN_FILENO, std::move(options), limits);
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    return fail(errno == ENOENT ? ErrorCode::not_found : ErrorCode::unreadable,
                "cannot open the records in `" + file + "`");
  }
  // Only advice: a pipe or a terminal does not take it.
  static_cast<void>(::posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL));
  return start(RecordInput(descriptor, true), std::move(options), limits);
}

Result<RecordStream> RecordStream::from_descriptor(int descriptor, RecordStreamOptions options,
                                                   const Limits& limits) {
  return start(RecordInput(descriptor, false), std::move(options), limits);
}

Result<RecordStream> RecordStream::start(RecordInput input, RecordStreamOptions options,
                                         const Limits& limits) {
  RecordStream stream(std::move(input), std::move(options), limits);
  if (auto found = stream.find_format(); !found) {
    return tl::unexpected<Error>(std::move(found).error());
  }
  return stream;
}

Result<void> RecordStream::find_format() {
  JOINERY_TRY(bool more, input_.look_further(look_bytes));
  if (options_.format == RecordFormat::csv) {
    format_ = RecordFormat::csv;
    return begin_rows(more);
  }
  std::size_t at = 0;
  const std::string_view head(input_.ahead().data(), input_.ahead().size());
  if (head.starts_with(byte_order_mark)) at = byte_order_mark.size();
  input_.skip_ahead(at);
  rest_offset_ = at;
  format_ = options_.format;
  if (format_ == RecordFormat::detect) {
    const std::size_t begin = at;
    for (;;) {
      const std::vector<char>& bytes = input_.ahead();
      while (at < bytes.size() && is_json_space(bytes[at])) ++at;
      if (at < bytes.size() || !more || at >= limits_.record_bytes) break;
      JOINERY_TRY(more, input_.look_further(look_bytes));
    }
    const char first = at < input_.ahead().size() ? input_.ahead()[at] : '\0';
    format_ = first == '[' ? RecordFormat::list : RecordFormat::lines;
    if (first == '{' && !options_.path.empty()) {
      JOINERY_TRY(format_, look_for_path(begin));
    }
  }
  if (format_ == RecordFormat::lines) {
    finder_ = LineFinder(rest_offset_, limits_.record_bytes);
  } else {
    if (format_ == RecordFormat::list) options_.path.clear();
    finder_ = PageFinder(options_.path, limits_);
  }
  return {};
}

/// A page unless its first document ends without the path. No record is larger than
/// `record_bytes`, so a document that is has to be a page; so has one that is cut off.
Result<RecordFormat> RecordStream::look_for_path(std::size_t begin) {
  PageFinder probe(options_.path, limits_);
  std::vector<RecordSpan> unused;
  for (std::size_t from = begin;;) {
    const std::vector<char>& bytes = input_.ahead();
    const auto scanned = probe.scan({bytes.data(), from, bytes.size(), 0}, unused);
    if (probe.met_path()) return RecordFormat::page;
    if (!scanned) return RecordFormat::lines;
    from = bytes.size();
    if (from > limits_.record_bytes) return RecordFormat::page;
    JOINERY_TRY(const bool more, input_.look_further(look_bytes));
    if (!more && input_.ahead().size() == from) return RecordFormat::page;
  }
}

Result<bool> RecordStream::next(RecordBlock& block) {
  if (csv_) return next_rows(block);
  block.records.clear();
  block.first_index = next_index_;
  if (!ended_) {
    if (auto collected = collect(block); !collected) {
      failed_ = ended_ = true;
      error_ = std::move(collected).error();
    }
  }
  if (!block.records.empty()) {
    keep_rest(block);
    next_index_ += block.records.size();
    return true;
  }
  if (failed_) return tl::unexpected<Error>(error_);
  return false;
}

/// Reads and scans until the block holds a record, or the input ends.
Result<void> RecordStream::collect(RecordBlock& block) {
  have_ = rest_.size();
  room_ = std::max(options_.block_bytes, have_);
  block.offset = rest_offset_;
  block.bytes.resize(std::max(block.bytes.size(), room_ + record_padding));
  std::copy(rest_.begin(), rest_.end(), block.bytes.begin());
  rest_.clear();
  while (block.records.empty()) {
    make_room(block);
    const std::size_t scanned = have_;
    JOINERY_TRY(const std::size_t fresh, input_.read(block.bytes.data() + have_, room_ - have_));
    have_ += fresh;
    ended_ = have_ < room_;
    if (auto found = scan({block.bytes.data(), scanned, have_, block.offset}, block); !found) {
      return found;
    }
    if (ended_) return {};
  }
  return {};
}

Result<void> RecordStream::scan(const ScanWindow& window, RecordBlock& block) {
  const auto run = [&](auto& finder) -> Result<void> {
    if (auto scanned = finder.scan(window, block.records); !scanned) return scanned;
    return ended_ ? finder.finish(window, block.records) : Result<void>{};
  };
  return std::visit(run, finder_);
}

/// Drops what is not needed any more; where a record fills the block, lets it grow, and where the
/// record is larger than a record may be, lets its bytes go.
void RecordStream::make_room(RecordBlock& block) {
  const ScanWindow window{block.bytes.data(), have_, have_, block.offset};
  const std::uint64_t keep =
      std::visit([&](const auto& finder) { return finder.keep_from(window); }, finder_);
  const auto unneeded = static_cast<std::size_t>(keep - block.offset);
  std::memmove(block.bytes.data(), block.bytes.data() + unneeded, have_ - unneeded);
  block.offset += unneeded;
  have_ -= unneeded;
  if (have_ < room_) return;
  if (have_ > limits_.record_bytes) {
    std::visit([](auto& finder) { finder.pass_over(); }, finder_);
    block.offset += have_;
    have_ = 0;
    return;
  }
  room_ = std::min(room_ * 2, std::max(options_.block_bytes, limits_.record_bytes + 1));
  block.bytes.resize(std::max(block.bytes.size(), room_ + record_padding));
}

/// Takes the unfinished record out of the block, and puts zeros behind the last whole one.
void RecordStream::keep_rest(RecordBlock& block) {
  const ScanWindow window{block.bytes.data(), have_, have_, block.offset};
  const std::uint64_t keep =
      std::visit([&](const auto& finder) { return finder.keep_from(window); }, finder_);
  const char* const bytes = block.bytes.data();
  rest_.assign(bytes + (keep - block.offset), bytes + have_);
  rest_offset_ = keep;
  std::size_t end = 0;
  for (const RecordSpan& span : block.records) {
    end = std::max<std::size_t>(end, std::size_t{span.begin} + span.size);
  }
  std::fill_n(block.bytes.begin() + static_cast<std::ptrdiff_t>(end), record_padding, '\0');
}

}  // namespace joinery
