#pragma once
/// Where each byte of a decoded scalar stands in the raw file.
///
/// A list of runs in order of text. Bytes of a run that is as long raw as decoded stand for
/// themselves; a shorter or longer one (an escape, a folded line break) is one unit.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "dsl/source/span.hpp"

namespace joinery {

class ScalarRange {
 public:
  ScalarRange() = default;
  /// `origin` is the place of an empty text: behind the opening quote, or where the value would be.
  ScalarRange(SourceId source, std::uint32_t origin) : source_(source), end_(origin) {}

  /// The raw bytes of `text.substr(begin, end - begin)`; past the end, the end. An empty range is
  /// an empty span before the byte `begin`.
  [[nodiscard]] Span span(std::size_t begin, std::size_t end) const;

  /// The next bytes of the text stand at `raw` as they are.
  void append(std::size_t raw, std::size_t size);
  /// The next `text_size` bytes are made out of the bytes [raw, raw + raw_size).
  void append_unit(std::size_t text_size, std::size_t raw, std::size_t raw_size);
  /// Forgets all behind the first `size` bytes of the text.
  void cut(std::size_t size);

 private:
  struct Run {
    std::uint32_t text;
    std::uint32_t raw;
    std::uint32_t text_size;
    std::uint32_t raw_size;
  };
  [[nodiscard]] const Run* run_of(std::size_t byte) const;

  SourceId source_;
  std::uint32_t end_ = 0;  ///< raw offset behind the last byte
  std::uint32_t size_ = 0;
  std::vector<Run> runs_;
};

}  // namespace joinery
