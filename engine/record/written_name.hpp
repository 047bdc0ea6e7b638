#pragma once
/// A short name as it is written in a record, from its first quote to its colon, kept so that one
/// look tells whether it stands at a place. Internal to engine/record.

#include <array>
#include <cstddef>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace joinery {

class WrittenName {
 public:
  static constexpr std::size_t size_max = 32;

  WrittenName() = default;
  /// `size` is at most `size_max`.
  WrittenName(const char* text, std::size_t size) {
    std::memcpy(bytes_.data(), text, size);
    std::memset(mask_.data(), 0xFF, size);
  }

  /// Whether the same bytes stand at `p`, where `size_max` bytes are readable. Without a branch:
  /// names have many sizes.
  [[nodiscard]] bool is_at(const char* p) const {
#if defined(__SSE2__)
    const __m128i difference = _mm_or_si128(differs(p, 0), differs(p, 16));
    return _mm_movemask_epi8(_mm_cmpeq_epi8(difference, _mm_setzero_si128())) == 0xFFFF;
#else
    unsigned difference = 0;
    for (std::size_t i = 0; i < size_max; ++i) {
      difference |= static_cast<unsigned char>((p[i] ^ bytes_[i]) & mask_[i]);
    }
    return difference == 0;
#endif
  }

 private:
#if defined(__SSE2__)
  [[nodiscard]] __m128i differs(const char* p, std::size_t from) const {
    const auto load = [from](const char* at) {
      return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + from));
    };
    return _mm_and_si128(_mm_xor_si128(load(p), load(bytes_.data())), load(mask_.data()));
  }
#endif

  std::array<char, size_max> bytes_{};
  std::array<char, size_max> mask_{};
};

}  // namespace joinery
