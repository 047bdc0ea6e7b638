#pragma once
/// Where quotes, backslashes and brackets stand among 64 bytes, a bit for each byte. Internal to
/// engine/record. Pure.

#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace joinery {

struct ByteMasks {
  static constexpr std::size_t width = 64;

  std::uint64_t quotes = 0;
  std::uint64_t backslashes = 0;
  std::uint64_t brackets = 0;    ///< { } [ ]

  /// Of the bytes at `p`.
  [[nodiscard]] static ByteMasks of(const char* p) {
    ByteMasks masks;
#if defined(__SSE2__)
    for (unsigned at = 0; at < width; at += 16) {
      const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p + at));
      const __m128i curly = _mm_or_si128(bytes, _mm_set1_epi8(0x20));   // the same for [ and ]
      const auto equal = [at](__m128i a, char c) {
        const int found = _mm_movemask_epi8(_mm_cmpeq_epi8(a, _mm_set1_epi8(c)));
        return std::uint64_t{static_cast<std::uint32_t>(found)} << at;
      };
      masks.quotes |= equal(bytes, '"');
      masks.backslashes |= equal(bytes, '\\');
      masks.brackets |= equal(curly, '{') | equal(curly, '}');
    }
#else
    for (std::size_t at = 0; at < width; ++at) {
      const std::uint64_t bit = std::uint64_t{1} << at;
      const char curly = static_cast<char>(p[at] | 0x20);
      if (p[at] == '"') masks.quotes |= bit;
      if (p[at] == '\\') masks.backslashes |= bit;
      if (curly == '{' || curly == '}') masks.brackets |= bit;
    }
#endif
    return masks;
  }
};

/// Bit i: how many bits up to and with i are set, modulo two.
[[nodiscard]] constexpr std::uint64_t parities(std::uint64_t bits) {
  for (unsigned shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
  return bits;
}

/// The bytes that a backslash before them escapes; a backslash that is escaped does not escape.
/// `carry` says whether the byte before the first one escapes it, and then whether the last one
/// escapes the byte behind.
[[nodiscard]] constexpr std::uint64_t escaped_bytes(std::uint64_t backslashes, bool& carry) {
  std::uint64_t escaped = carry ? 1 : 0;
  carry = false;
  for (std::uint64_t left = backslashes & ~escaped; left != 0;) {
    const std::uint64_t first = left & (~left + 1);
    const std::uint64_t next = first << 1;
    carry = next == 0;
    escaped |= next;
    left &= ~(first | next);
  }
  return escaped;
}

}  // namespace joinery
