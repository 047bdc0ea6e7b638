#include "engine/record/record_walk.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "engine/record/json_fault.hpp"
#include "engine/record/json_text.hpp"

namespace joinery {
namespace {

/// Whether one of sixteen bytes is a backslash.
bool sixteen_hold_backslash(const char* p) {
#if defined(__SSE2__)
  __m128i bytes;
  std::memcpy(&bytes, p, 16);
  return _mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'))) != 0;
#else
  return std::memchr(p, '\\', 16) != nullptr;
#endif
}

/// Whether one of the `size` bytes is a backslash; sixteen more are readable. Names have many
/// sizes, so a loop over them would be mispredicted: nearly all take one look at sixteen bytes.
bool holds_backslash(const char* text, std::size_t size) {
  if (size <= 16 && !sixteen_hold_backslash(text)) [[likely]] return false;
  // Bytes behind the text may have answered.
  return std::memchr(text, '\\', size) != nullptr;
}

/// Whether the `size` bytes at `p`, at most eight, are a number without sign, point or exponent.
bool is_small_integer(const char* p, std::uint32_t size) {
  if (size - 1 > 7 || (*p == '0' && size > 1)) return false;   // a size of 0 is none too
  std::uint64_t word = 0;
  std::memcpy(&word, p, 8);
  constexpr std::uint64_t ones = 0x0101010101010101ULL;
  const std::uint64_t unlike = (word ^ (ones * '0')) | ((word + ones * 6) ^ (ones * '0'));
  return (unlike & (ones * 0xF0) & (~std::uint64_t{0} >> (64 - 8 * size))) == 0;
}

bool is_scalar(const char* p, std::uint32_t size) {
  if (is_small_integer(p, size)) return true;
  const char* const end =
      *p == '-' || is_json_digit(*p) ? json_number_end(p) : json_word_end(p);
  return end != nullptr && ends_json_scalar(*end);
}

/// What a token must look like that begins with a byte: its first four bytes, under a mask, and
/// how far the next token is off. One comparison without a branch then tells the usual texts and
/// words; numbers and anything unusual never pass it, and are looked at with care.
struct TokenShape {
  std::uint32_t bytes;
  std::uint32_t mask;
  std::uint32_t size;
  std::uint32_t size_mask;
};

std::uint32_t four_bytes(const char* p) {
  std::uint32_t word = 0;
  std::memcpy(&word, p, 4);
  return word;
}

constexpr TokenShape shape_of_word(std::array<char, 4> word) {
  return {std::bit_cast<std::uint32_t>(word), UINT32_MAX, 4, UINT32_MAX};
}

constexpr std::array<TokenShape, 256> token_shapes = [] {
  std::array<TokenShape, 256> shapes{};
  // No token is that long, so nothing passes.
  for (TokenShape& shape : shapes) shape = {0, UINT32_MAX, UINT32_MAX, UINT32_MAX};
  shapes['"'] = {0, 0, 0, 0};
  shapes['n'] = shape_of_word({'n', 'u', 'l', 'l'});
  shapes['t'] = shape_of_word({'t', 'r', 'u', 'e'});
  return shapes;
}();
static_assert(token_shapes['-'].mask == UINT32_MAX && token_shapes['n'].size == 4);

bool has_token_shape(const char* p, std::uint32_t size) {
  const TokenShape& shape = token_shapes[static_cast<unsigned char>(*p)];
  return (((four_bytes(p) ^ shape.bytes) & shape.mask) |
          ((size ^ shape.size) & shape.size_mask)) == 0;
}

bool opens(char c) { return (c | 0x20) == '{'; }

}  // namespace

RecordWalk::RecordWalk(const PathTrie& trie, std::size_t depth_max)
    : trie_(&trie), depth_max_(depth_max), names_(trie.node_count()), seen_(trie.node_count(), 0) {}

void RecordWalk::reserve(std::size_t size) {
  if (texts_.size() < size) texts_.resize(size);
}

RecordWalk::Tokens RecordWalk::run(const char* bytes, Tokens at, RawValue* slots) {
  bytes_ = bytes;
  slots_ = slots;
  texts_used_ = 0;
  fault_ = Fault::none;
  std::fill_n(slots, trie_->slot_count(), RawValue{});
  if (++record_ == 0) {   // after four thousand million records
    std::fill(seen_.begin(), seen_.end(), 0);
    record_ = 1;
  }
  if (bytes[*at] != '{') return broken(Fault::not_object, *at);
  const Tokens next = container_value(0, at, 1);
  if (next == nullptr) return broken(Fault::syntax, *at);
  for (const auto& [to, from] : trie_->copies()) slots[to] = slots[from];
  return next;
}

inline RecordWalk::Tokens RecordWalk::skip_value(Tokens at, std::size_t depth) {
  const char* const p = bytes_ + *at;
  if (opens(*p)) return *p == '{' ? skip_object(at, depth + 1) : skip_list(at, depth + 1);
  if (has_token_shape(p, at[1] - at[0]) || is_scalar(p, at[1] - at[0])) return at + 1;
  return nullptr;
}

/// Whether a text or a usual word stands at `at`, and a comma behind it: what most members are.
inline bool RecordWalk::passes(Tokens at) const {
  return has_token_shape(bytes_ + at[0], at[1] - at[0]) && bytes_[at[1]] == ',';
}

/// The same for a wanted text without escapes, which is taken.
inline bool RecordWalk::takes(const SeenName& name, Tokens at) {
  if (name.slot == PathTrie::none || seen_[name.node] == record_) return false;
  const char* const begin = bytes_ + at[0] + 1;
  const char* const end = bytes_ + at[1] - 1;
  if (begin[-1] != '"' || *end != '"' || end < begin || end[1] != ',') return false;
  const auto size = static_cast<std::uint32_t>(end - begin);
  if (holds_backslash(begin, size)) return false;
  seen_[name.node] = record_;
  slots_[name.slot] = {RawState::text, false, size, begin};
  return true;
}

RecordWalk::Tokens RecordWalk::skip_object(Tokens at, std::size_t depth) {
  if (depth > depth_max_) return broken(Fault::too_deep, *at);
  if (bytes_[at[1]] == '}') return at + 2;
  ++at;
  for (;;) {
    if (bytes_[*at] != '"' || bytes_[at[1]] != ':') return nullptr;
    if (passes(at + 2)) {
      at += 4;
      continue;
    }
    at = skip_value(at + 2, depth);
    if (at == nullptr) return nullptr;
    const char c = bytes_[*at++];
    if (c == ',') continue;
    return c == '}' ? at : nullptr;
  }
}

RecordWalk::Tokens RecordWalk::skip_list(Tokens at, std::size_t depth) {
  if (depth > depth_max_) return broken(Fault::too_deep, *at);
  if (bytes_[at[1]] == ']') return at + 2;
  ++at;
  for (;;) {
    at = skip_value(at, depth);
    if (at == nullptr) return nullptr;
    const char c = bytes_[*at++];
    if (c == ',') continue;
    return c == ']' ? at : nullptr;
  }
}

/// The node that a name leads to which is not the one expected, and its entry, if it has one.
std::uint32_t RecordWalk::find_member(std::uint32_t index, Tokens name, const SeenName* before,
                                      const SeenName*& entry) {
  const char* const p = bytes_ + name[0];
  const std::uint32_t size = name[1] - name[0];
  entry = names_.find(index, before, p, size);
  if (entry != nullptr) return entry->node;
  const std::uint32_t child = find(trie_->node(index), name[0], name[1]);
  const bool is_leaf = child != PathTrie::none && trie_->node(child).sizes == 0;
  entry = names_.add(index, before, {p, size + 1},
                     {child, is_leaf ? trie_->node(child).slot : PathTrie::none});
  return child;
}

inline std::uint32_t RecordWalk::find(const PathTrie::Node& node, std::uint32_t quote,
                               std::uint32_t colon) {
  const char* const name = bytes_ + quote + 1;
  const char* end = bytes_ + colon - 1;
  while (*end != '"') --end;
  const auto size = static_cast<std::size_t>(end - name);
  const std::uint32_t child = trie_->find(node, name, size);
  if (child != PathTrie::none || !holds_backslash(name, size)) return child;
  return find_escaped(node, name, size);
}

std::uint32_t RecordWalk::find_escaped(const PathTrie::Node& node, const char* name,
                                       std::size_t size) {
  name_.resize(size + 8);
  const std::size_t decoded = decode_json_text(name, size, name_.data());
  if (decoded == json_text_broken) return PathTrie::none;
  return trie_->find(node, name_.data(), decoded);
}

/// A member that nobody wants is passed here once, a wanted one goes on to `wanted_value`.
RecordWalk::Tokens RecordWalk::wanted_object(std::uint32_t index, Tokens at, std::size_t depth) {
  if (depth > depth_max_) return broken(Fault::too_deep, *at);
  if (bytes_[at[1]] == '}') return at + 2;
  ++at;
  const SeenName* before = nullptr;
  const SeenName* expected = names_.first(index);
  for (;;) {
    const Tokens name = at;
    std::uint32_t child = PathTrie::none;
    if (expected != nullptr && expected->is_at(bytes_ + name[0], name[1] - name[0])) [[likely]] {
      child = expected->node;
      if (child == PathTrie::none ? passes(name + 2) : takes(*expected, name + 2)) {
        at += 4;
        before = expected;
        expected = expected->next;
        continue;
      }
    } else {
      if (bytes_[*name] != '"' || bytes_[name[1]] != ':') return nullptr;
      child = find_member(index, name, before, expected);
    }
    at = child == PathTrie::none ? skip_value(name + 2, depth)
                                 : wanted_value(child, name, name + 2, depth);
    if (at == nullptr) return nullptr;
    const char c = bytes_[*at++];
    if (c != ',') return c == '}' ? at : nullptr;
    if (expected != nullptr) before = expected;
    expected = before == nullptr ? nullptr : before->next;
  }
}

RecordWalk::Tokens RecordWalk::wanted_value(std::uint32_t index, Tokens name, Tokens at,
                                            std::size_t depth) {
  if (seen_[index] == record_) return broken(Fault::duplicate, *name);
  seen_[index] = record_;
  const PathTrie::Node& node = trie_->node(index);
  const char c = bytes_[*at];
  if (c == '{' || c == '[') return container_value(index, at, depth + 1);
  if (node.slot == PathTrie::none) return skip_value(at, depth);
  RawValue& slot = slots_[node.slot];
  return c == '"' ? text_value(slot, at) : scalar_value(slot, at);
}

RecordWalk::Tokens RecordWalk::container_value(std::uint32_t index, Tokens at,
                                               std::size_t depth) {
  const PathTrie::Node& node = trie_->node(index);
  const char* const begin = bytes_ + *at;
  const bool descend = *begin == '{' && node.sizes != 0;
  const Tokens next = descend ? wanted_object(index, at, depth) : skip_value(at, depth - 1);
  if (next == nullptr || node.slot == PathTrie::none) return next;
  const std::size_t size = next[-1] + 1 - *at;
  slots_[node.slot] = {*begin == '{' ? RawState::object : RawState::array, false,
                       static_cast<std::uint32_t>(size), begin};
  // All that the walk leaves unchecked is what stands behind a backslash.
  if (node.end == PathEnd::subtree && std::memchr(begin, '\\', size) != nullptr &&
      find_json_fault({begin, size}, depth_max_)) {
    return nullptr;
  }
  return next;
}

RecordWalk::Tokens RecordWalk::text_value(RawValue& slot, Tokens at) {
  // Between a text and the next token stands white space only.
  const char* const begin = bytes_ + *at + 1;
  const char* end = bytes_ + at[1] - 1;
  while (*end != '"') --end;
  if (end < begin) return nullptr;
  const auto size = static_cast<std::size_t>(end - begin);
  slot = {RawState::text, false, static_cast<std::uint32_t>(size), begin};
  if (!holds_backslash(begin, size)) return at + 1;
  char* const out = texts_.data() + texts_used_;
  const std::size_t decoded = decode_json_text(begin, size, out);
  if (decoded == json_text_broken) return nullptr;
  texts_used_ += decoded;
  slot = {RawState::text, true, static_cast<std::uint32_t>(decoded), out};
  return at + 1;
}

RecordWalk::Tokens RecordWalk::scalar_value(RawValue& slot, Tokens at) {
  const char* const p = bytes_ + *at;
  const bool number = *p == '-' || is_json_digit(*p);
  const char* const end = number ? json_number_end(p) : json_word_end(p);
  if (end == nullptr || !ends_json_scalar(*end)) return nullptr;
  slot.state = number ? RawState::number
               : *p == 'n' ? RawState::null
               : *p == 't' ? RawState::boolean_true
                           : RawState::boolean_false;
  slot.data = p;
  slot.size = static_cast<std::uint32_t>(end - p);
  return at + 1;
}

/// The first fault stays: those who called only pass it on.
RecordWalk::Tokens RecordWalk::broken(Fault fault, std::uint32_t position) {
  if (fault_ == Fault::none) {
    fault_ = fault;
    fault_position_ = position;
  }
  return nullptr;
}

}  // namespace joinery
