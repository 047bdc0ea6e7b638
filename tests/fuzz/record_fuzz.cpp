// Any bytes, as any format, cut into blocks of any size: nothing crashes, blocks of different
// sizes give the same records, what the reader takes has no fault but in unread escapes, and a
// reader that has seen no other record says the same.
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/base/check.hpp"
#include "engine/record/json_fault.hpp"
#include "engine/record/record_reader.hpp"
#include "engine/record/record_stream.hpp"

namespace {

using namespace joinery;

const PathTrie& trie() {
  static const PathTrie made = [] {
    const std::vector<WantedPath> paths = {
        {{"id"}, {}}, {{"a", "b"}, {}}, {{"a"}, PathEnd::subtree}, {{"work", "start.Date"}, {}}};
    return PathTrie::compile(paths, Limits{}).value();
  }();
  return made;
}

/// Of each block, so that the fuzzer does not make readers all the time.
constexpr std::size_t fresh_records = 4;

void check_fresh(std::string_view record, const RecordSpan& span, bool read,
                 const std::vector<RawValue>& slots) {
  if (span.too_large) return;
  std::string padded(record);
  padded.append(record_padding, '\0');
  RecordReader fresh(trie(), Limits{});
  std::vector<RawValue> found(slots.size());
  const auto again = fresh.read({padded.data(), record.size()}, found.data());
  JOINERY_CHECK(again.has_value() == read);
  for (std::size_t i = 0; read && i < slots.size(); ++i) {
    JOINERY_CHECK(found[i].state == slots[i].state && found[i].view() == slots[i].view());
  }
}

void read_block(RecordReader& reader, const RecordBlock& block, std::string& found) {
  std::vector<RawValue> slots(trie().slot_count());
  reader.open(block);
  for (std::size_t i = 0; i < block.records.size(); ++i) {
    const RecordSpan& span = block.records[i];
    const std::string_view record(block.bytes.data() + span.begin, span.size);
    const auto read = reader.read(i, slots.data());
    if (i < fresh_records) check_fresh(record, span, read.has_value(), slots);
    found += std::to_string(span.offset) + (span.too_large ? "!" : ":") + std::string(record);
    if (!read) {
      found += "?" + std::to_string(read.error().position) + read.error().what;
      continue;
    }
    const auto fault = find_json_fault(record, Limits{}.record_depth);
    JOINERY_CHECK(!fault || fault->what.find("escape") != std::string_view::npos);
    for (const RawValue& slot : slots) found += std::string(slot.view()) + "|";
  }
}

std::string read_all(std::FILE* file, RecordFormat format, std::size_t block_bytes) {
  ::lseek(::fileno(file), 0, SEEK_SET);
  Limits limits;
  limits.record_bytes = 512;
  std::string found;
  auto stream =
      RecordStream::from_descriptor(::fileno(file), {format, {"a", "b"}, block_bytes}, limits);
  if (!stream) return stream.error().what;
  RecordReader reader(trie(), limits);
  RecordBlock block;
  for (;;) {
    const auto more = stream->next(block);
    if (!more) return found + "E" + std::to_string(more.error().position) + more.error().what;
    if (!*more) return found;
    read_block(reader, block, found);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const auto format = static_cast<RecordFormat>(data[0] % 4);
  const std::size_t block_bytes = std::size_t{data[1]} + 1;
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::tmpfile(), &std::fclose);
  if (!file) return 0;
  std::fwrite(data + 2, 1, size - 2, file.get());
  std::fflush(file.get());
  const std::string small = read_all(file.get(), format, block_bytes);
  const std::string large = read_all(file.get(), format, std::size_t{1} << 20);
  JOINERY_CHECK(small == large);
  return 0;
}
