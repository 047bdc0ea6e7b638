#pragma once
/// Digests that tell what was damaged from what was not, as fast as memory is read: XXH3 of 128 bits for a page of a
/// snapshot, of 64 for a text that is looked up. No proof against somebody who means to deceive: whoever can write a
/// snapshot's records can write its certificate, too (docs/decisions/0079-pages-are-told-by-xxh3.md).

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace joinery {

/// `add` in any number of pieces, then `finish`; after that it is ready for another page. One thread.
class PageDigest {
 public:
  PageDigest();
  PageDigest(PageDigest&&) noexcept;
  PageDigest& operator=(PageDigest&&) noexcept;
  ~PageDigest();

  void add(std::string_view bytes);
  /// 32 small hexadecimal digits.
  [[nodiscard]] std::string finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Of a text in memory; not to be kept, for another version may give another one.
[[nodiscard]] std::uint64_t quick_digest(std::string_view bytes);

}  // namespace joinery
