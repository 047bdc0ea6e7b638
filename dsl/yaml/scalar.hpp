#pragma once
/// Decodes one scalar of each style and keeps the raw place of every byte. Pure: what is wrong is
/// returned, and worded by who knows the surroundings.

#include <cstdint>
#include <string>

#include "dsl/yaml/document.hpp"
#include "dsl/yaml/raw_text.hpp"

namespace joinery {

enum class ScalarFault : std::uint8_t {
  none,
  unclosed,       ///< a quote: the text ends, or a line stands as far left as the value may not
  bad_escape,     ///< at `fault_at`
  tab,            ///< indentation with a tab at `fault_at`
  text_in_header  ///< something stands behind `|` or `>` at `fault_at`
};

struct Scalar {
  std::string text;
  ScalarRange range;
  std::size_t end = 0;  ///< behind its last raw byte; what follows was not looked at
  ScalarFault fault = ScalarFault::none;
  std::size_t fault_at = 0;
};

enum class Surroundings : std::uint8_t { block, flow };

/// A scalar ends before a line that begins at column `parent` or further left.
[[nodiscard]] Scalar scan_plain(SourceId source, const RawText& raw, std::size_t begin, int parent,
                                Surroundings surroundings);
/// `begin` is at the quote.
[[nodiscard]] Scalar scan_quoted(SourceId source, const RawText& raw, std::size_t begin,
                                 int parent);
/// `begin` is at `|` or `>`.
[[nodiscard]] Scalar scan_block(SourceId source, const RawText& raw, std::size_t begin, int parent);

}  // namespace joinery
