#include "dsl/yaml/scalar_range.hpp"

#include <algorithm>

namespace joinery {

const ScalarRange::Run* ScalarRange::run_of(std::size_t byte) const {
  if (byte >= size_) return nullptr;
  const auto after = std::ranges::upper_bound(runs_, byte, {}, &Run::text);
  return &*(after - 1);
}

Span ScalarRange::span(std::size_t begin, std::size_t end) const {
  const auto first = [this](std::size_t byte) {
    const Run* run = run_of(byte);
    if (run == nullptr) return end_;
    const bool same = run->text_size == run->raw_size;
    return run->raw + (same ? static_cast<std::uint32_t>(byte) - run->text : 0);
  };
  if (begin >= end) return {source_, first(begin), first(begin)};
  const Run* run = run_of(end - 1);
  if (run == nullptr) return {source_, first(begin), end_};
  const bool same = run->text_size == run->raw_size;
  const std::uint32_t last =
      run->raw + (same ? static_cast<std::uint32_t>(end) - run->text : run->raw_size);
  return {source_, first(begin), last};
}

void ScalarRange::append(std::size_t raw, std::size_t size) { append_unit(size, raw, size); }

void ScalarRange::append_unit(std::size_t text_size, std::size_t raw, std::size_t raw_size) {
  if (text_size == 0) return;
  const Run next{size_, static_cast<std::uint32_t>(raw), static_cast<std::uint32_t>(text_size),
                 static_cast<std::uint32_t>(raw_size)};
  Run* last = runs_.empty() ? nullptr : &runs_.back();
  const bool both_same = last != nullptr && last->text_size == last->raw_size &&
                         text_size == raw_size && last->raw + last->raw_size == next.raw;
  if (both_same) {
    last->text_size += next.text_size;
    last->raw_size += next.raw_size;
  } else {
    runs_.push_back(next);
  }
  size_ += next.text_size;
  end_ = next.raw + next.raw_size;
}

void ScalarRange::cut(std::size_t size) {
  if (size >= size_) return;
  const Span kept = span(0, size);
  size_ = static_cast<std::uint32_t>(size);
  while (!runs_.empty() && runs_.back().text >= size_) runs_.pop_back();
  if (!runs_.empty()) {
    Run& last = runs_.back();
    const std::uint32_t left = size_ - last.text;
    if (last.text_size == last.raw_size) last.raw_size = left;
    last.text_size = left;
  }
  end_ = kept.end;
}

}  // namespace joinery
