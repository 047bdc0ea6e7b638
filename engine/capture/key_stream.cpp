#include "engine/capture/key_stream.hpp"

namespace joinery {

KeyStream::KeyStream(std::string_view key, std::string_view purpose, std::string_view text,
                     unsigned variant) {
  // Lengths stand before what varies, so that no two inputs look the same.
  for (const std::string_view part : {key, purpose, text}) {
    seed_ += std::to_string(part.size()) + ':';
    seed_ += part;
  }
  seed_ += std::to_string(variant);
  seed_ = sha256(seed_);
}

void KeyStream::refill() {
  block_ = sha256(seed_ + ' ' + std::to_string(round_++));
  at_ = 0;
}

std::uint32_t KeyStream::next(std::uint32_t count) {
  constexpr std::size_t hex_digits = 8;
  if (block_.size() < at_ + hex_digits) refill();
  const std::uint64_t drawn = std::stoul(block_.substr(at_, hex_digits), nullptr, 16);
  at_ += hex_digits;
  // Of 2^32 even parts the last may be one short: no matter for names.
  return static_cast<std::uint32_t>(drawn * count >> 32);
}

}  // namespace joinery
