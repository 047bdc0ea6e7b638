#include "dsl/yaml/scalar.hpp"

namespace joinery {
namespace {

bool is_flow_sign(char sign) {
  return std::string_view(",[]{}").find(sign) != std::string_view::npos;
}

/// Where the part of a plain scalar that stands on one line ends; blanks before the end included.
std::size_t segment_end(const RawText& raw, std::size_t begin, Surroundings surroundings) {
  const bool flow = surroundings == Surroundings::flow;
  const std::size_t end = raw.line_end(begin);
  for (std::size_t i = begin; i < end; ++i) {
    const char sign = raw[i];
    if (flow && is_flow_sign(sign)) return i;
    if (raw.is_colon(i) || (flow && sign == ':' && is_flow_sign(raw[i + 1]))) return i;
    if (sign == '#' && i > begin && is_blank(raw[i - 1])) return i;
  }
  return end;
}

/// The next line that has something on it, and how many empty ones stand before it.
struct NextLine {
  std::size_t begin;
  std::size_t content;
  std::size_t empty = 0;
  bool found = false;
};

NextLine next_line(const RawText& raw, std::size_t at) {
  NextLine next{raw.next_line(at), 0};
  while (next.begin < raw.size()) {
    next.content = raw.skip_blanks(next.begin);
    if (next.content < raw.line_end(next.begin)) {
      next.found = true;
      return next;
    }
    ++next.empty;
    next.begin = raw.next_line(next.begin);
  }
  return next;
}

/// A line that has a key on it is not meant to go on with the value before it.
bool looks_like_key(const RawText& raw, std::size_t content) {
  const auto colon = raw.key_colon(content);
  if (!colon || *colon == content) return false;
  const std::string_view key = raw.part(content, *colon);
  return key.front() == '"' || key.find('"') == std::string_view::npos;
}

bool goes_on(const RawText& raw, const NextLine& next, int parent, Surroundings surroundings) {
  if (!next.found || raw[next.content] == '#') return false;
  if (static_cast<int>(next.content - next.begin) <= parent) return false;
  if (raw.is_document_mark(next.begin)) return false;
  if (surroundings == Surroundings::block) return !looks_like_key(raw, next.content);
  return segment_end(raw, next.content, surroundings) > next.content;
}

}  // namespace

Scalar scan_plain(SourceId source, const RawText& raw, std::size_t begin, int parent,
                  Surroundings surroundings) {
  Scalar scalar{{}, ScalarRange(source, static_cast<std::uint32_t>(begin)), begin};
  for (std::size_t at = begin;;) {
    const std::size_t stop = segment_end(raw, at, surroundings);
    const std::size_t end = raw.trim(at, stop);
    scalar.text += raw.part(at, end);
    scalar.range.append(at, end - at);
    scalar.end = end;
    if (stop < raw.line_end(at)) return scalar;
    const NextLine next = next_line(raw, at);
    if (!goes_on(raw, next, parent, surroundings)) return scalar;
    const std::string_view indentation = raw.part(next.begin, next.content);
    const std::size_t tab = indentation.find('\t');
    if (tab != std::string_view::npos && scalar.fault == ScalarFault::none) {
      scalar.fault = ScalarFault::tab;
      scalar.fault_at = next.begin + tab;
    }
    const std::string fold = next.empty == 0 ? " " : std::string(next.empty, '\n');
    scalar.text += fold;
    scalar.range.append_unit(fold.size(), end, next.content - end);
    at = next.content;
  }
}

}  // namespace joinery
