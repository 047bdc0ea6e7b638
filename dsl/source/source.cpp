#include "dsl/source/source.hpp"

#include <algorithm>
#include <utility>

#include "dsl/base/check.hpp"

namespace joinery {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Bytes that continue a code point are not counted, so broken UTF-8 still has columns.
std::uint32_t code_points(std::string_view text) {
  const auto count = std::count_if(text.begin(), text.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
  });
  return static_cast<std::uint32_t>(count);
}

}  // namespace

Source::Source(std::string name, std::string text)
    : name_(std::move(name)), text_(std::move(text)) {
  // Spans count in 32 bits; `Limits::file_bytes` keeps every file far below that.
  JOINERY_CHECK(text_.size() < UINT32_MAX);
  // Nobody sees a byte order mark, so the first line begins behind it.
  line_begins_.push_back(text_.starts_with(byte_order_mark) ? 3U : 0U);
  for (std::size_t at = text_.find('\n'); at != std::string::npos; at = text_.find('\n', at + 1)) {
    line_begins_.push_back(static_cast<std::uint32_t>(at + 1));
  }
}

Place Source::place(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
  const auto after = std::upper_bound(line_begins_.begin(), line_begins_.end(), offset);
  if (after == line_begins_.begin()) return {1, 1};
  const std::uint32_t begin = *(after - 1);
  const auto before = std::string_view(text_).substr(begin, offset - begin);
  return {static_cast<std::uint32_t>(after - line_begins_.begin()), code_points(before) + 1};
}

std::string_view Source::line(std::uint32_t line) const {
  if (line == 0 || line > line_begins_.size()) return {};
  const std::uint32_t begin = line_begins_[line - 1];
  std::string_view text = std::string_view(text_).substr(begin);
  text = text.substr(0, text.find('\n'));
  if (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

std::uint32_t Source::line_count() const { return static_cast<std::uint32_t>(line_begins_.size()); }

std::uint32_t Source::line_begin(std::uint32_t line) const {
  if (line == 0) return line_begins_.front();
  if (line > line_begins_.size()) return static_cast<std::uint32_t>(text_.size());
  return line_begins_[line - 1];
}

SourceId Sources::add(std::string name, std::string text) {
  sources_.emplace_back(std::move(name), std::move(text));
  return SourceId{static_cast<std::uint32_t>(sources_.size() - 1)};
}

std::string_view Sources::text(Span span) const {
  if (!span.known()) return {};
  const std::string_view text = (*this)[span.source].text();
  const std::size_t begin = std::min<std::size_t>(span.begin, text.size());
  const std::size_t end = std::clamp<std::size_t>(span.end, begin, text.size());
  return text.substr(begin, end - begin);
}

std::string Sources::at(Span span) const {
  if (!span.known()) return {};
  const Source& source = (*this)[span.source];
  const Place place = source.place(span.begin);
  return source.name() + ':' + std::to_string(place.line) + ':' + std::to_string(place.column);
}

}  // namespace joinery
