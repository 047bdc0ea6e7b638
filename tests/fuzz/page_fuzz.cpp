// Any bytes as an answer that comes in pieces: wherever it is cut, the same records come, and what
// stands round them is the same.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "dsl/base/check.hpp"
#include "engine/record/pushed_page.hpp"

namespace {

struct Seen {
  bool good = true;
  std::string records, round;
};

Seen read(std::string_view text, std::size_t piece) {
  using namespace joinery;
  Seen seen;
  PushedPage page({"people"}, Limits{}, [&](RecordBlock& block) {
    for (const RecordSpan& span : block.records) {
      seen.records.append(block.bytes.data() + span.begin, span.size);
      seen.records += '\n';
    }
    return Result<void>();
  });
  for (std::size_t at = 0; at < text.size() && seen.good; at += piece) {
    seen.good = page.add(text.substr(at, piece)).has_value();
  }
  seen.good = seen.good && page.finish().has_value();
  seen.round = page.round();
  return seen;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Seen whole = read(text, size + 1);
  for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, std::size_t{64}}) {
    const Seen cut = read(text, piece);
    JOINERY_CHECK(cut.good == whole.good);
    if (whole.good) JOINERY_CHECK(cut.records == whole.records && cut.round == whole.round);
  }
  return 0;
}
