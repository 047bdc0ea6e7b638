#pragma once
/// Where the tokens of a JSON text begin: simdjson's first stage, and the only place that knows
/// simdjson. It also checks that the text is UTF-8, that every text is closed, and that no text
/// holds a control character. One thread at a time.

#include <cstddef>
#include <cstdint>
#include <memory>

namespace joinery {

class StructuralIndex {
 public:
  StructuralIndex();
  ~StructuralIndex();
  StructuralIndex(StructuralIndex&&) noexcept;
  StructuralIndex& operator=(StructuralIndex&&) noexcept;

  /// Indexes `size` bytes, which are followed by `record_padding` readable ones. False when the
  /// bytes are not a run of JSON tokens (or there is none); nothing is indexed then.
  [[nodiscard]] bool build(const char* bytes, std::size_t size);

  /// Offsets of tokens in ascending order; `end()` can be read too, and is the size.
  [[nodiscard]] const std::uint32_t* begin() const;
  [[nodiscard]] const std::uint32_t* end() const;

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace joinery
