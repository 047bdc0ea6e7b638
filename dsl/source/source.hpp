#pragma once
/// The files that a compilation has read. Owns their text; spans and views into it stay valid as
/// long as the `Sources` lives. Not thread-safe while files are being added; const use is.

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/source/span.hpp"

namespace joinery {

/// A place as people say it: both count from 1; `column` counts Unicode code points, not bytes.
struct Place {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

class Source {
 public:
  Source(std::string name, std::string text);

  /// The name to show: relative to where the user stands, with forward slashes.
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::string_view text() const { return text_; }
  /// The place of byte `offset`; past the end, the end.
  [[nodiscard]] Place place(std::uint32_t offset) const;
  /// Line `line` (from 1) without its line ending; empty past the end.
  [[nodiscard]] std::string_view line(std::uint32_t line) const;
  [[nodiscard]] std::uint32_t line_count() const;
  /// Byte offset at which line `line` (from 1) begins.
  [[nodiscard]] std::uint32_t line_begin(std::uint32_t line) const;

 private:
  std::string name_;
  std::string text_;
  std::vector<std::uint32_t> line_begins_;
};

class Sources {
 public:
  SourceId add(std::string name, std::string text);
  [[nodiscard]] const Source& operator[](SourceId id) const { return sources_[id.index]; }
  [[nodiscard]] std::size_t size() const { return sources_.size(); }
  [[nodiscard]] std::string_view text(Span span) const;
  /// `acme.yaml:12:22`; empty where the span is unknown.
  [[nodiscard]] std::string at(Span span) const;

 private:
  std::deque<Source> sources_;
};

}  // namespace joinery
