#pragma once
/// Inputs made of texts, for the tests of engine/record.

#include <unistd.h>

#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/record/record_reader.hpp"
#include "engine/record/record_stream.hpp"

namespace joinery::sample {

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

/// A file without a name that holds `text` and stands at its beginning.
inline File file_of(std::string_view text) {
  File file(std::tmpfile(), &std::fclose);
  std::fwrite(text.data(), 1, text.size(), file.get());
  std::fflush(file.get());
  ::lseek(::fileno(file.get()), 0, SEEK_SET);
  return file;
}

struct Found {
  std::string text;
  std::uint64_t index = 0;
  std::uint64_t offset = 0;
  bool too_large = false;
  friend bool operator==(const Found&, const Found&) = default;
};

struct Outcome {
  std::vector<Found> records;
  std::optional<Error> error;
  RecordFormat format = RecordFormat::detect;
  std::size_t largest_block = 0;
};

/// Reads `text` to its end, checks that its places are true, and gives all that was found.
inline Outcome read_all(std::string_view text, RecordStreamOptions options, const Limits& limits) {
  Outcome outcome;
  const File file = file_of(text);
  auto stream = RecordStream::from_descriptor(::fileno(file.get()), std::move(options), limits);
  if (!stream) {
    outcome.error = stream.error();
    return outcome;
  }
  outcome.format = stream->format();
  RecordBlock block;
  for (;;) {
    const auto more = stream->next(block);
    if (!more) outcome.error = more.error();
    if (!more || !*more) return outcome;
    outcome.largest_block = std::max(outcome.largest_block, block.bytes.size());
    std::uint64_t index = block.first_index;
    for (const RecordSpan& span : block.records) {
      outcome.records.push_back({std::string(block.bytes.data() + span.begin, span.size), index++,
                                 span.offset, span.too_large});
    }
  }
}

inline std::vector<std::string> texts(const Outcome& outcome) {
  std::vector<std::string> out;
  for (const Found& found : outcome.records) {
    out.push_back(found.too_large ? "(too large)" : found.text);
  }
  return out;
}

/// A trie of dotted paths; `!` at the end asks for the subtree.
inline PathTrie trie_of(const std::vector<std::string>& dotted) {
  std::vector<WantedPath> paths;
  for (std::string text : dotted) {
    WantedPath path;
    if (text.ends_with('!')) {
      path.end = PathEnd::subtree;
      text.pop_back();
    }
    for (std::size_t at = 0; !text.empty() && at <= text.size();) {
      const std::size_t dot = std::min(text.find('.', at), text.size());
      path.steps.push_back(text.substr(at, dot - at));
      at = dot + 1;
    }
    paths.push_back(path);
  }
  return PathTrie::compile(paths, Limits{}).value();
}

/// A text as the reader wants it: padding behind it that is not JSON's end.
class Padded {
 public:
  explicit Padded(std::string_view text) : bytes_(text), size_(text.size()) {
    bytes_.append(record_padding, '}');
  }
  [[nodiscard]] std::string_view view() const { return {bytes_.data(), size_}; }

 private:
  std::string bytes_;
  std::size_t size_;
};

}  // namespace joinery::sample
