#include "engine/real/address_rules.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <optional>

#include <netinet/in.h>
#include <sys/socket.h>

namespace joinery {
namespace {

using Six = std::array<std::uint8_t, 16>;

constexpr std::uint32_t four(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
  return a << 24U | b << 16U | c << 8U | d;
}

struct FourRange {
  std::uint32_t begin;
  unsigned bits;
};
constexpr std::array<FourRange, 6> refused_four = {{
    {four(0, 0, 0, 0), 8},           // "this" network
    {four(169, 254, 0, 0), 16},      // link-local, and most clouds' metadata
    {four(100, 100, 100, 200), 32},  // metadata of one cloud
    {four(168, 63, 129, 16), 32},    // of another
    {four(192, 0, 0, 192), 32},      // of a third
    {four(224, 0, 0, 0), 3},         // multicast, reserved, broadcast
}};

bool within(std::uint32_t address, const FourRange& range) {
  return (address ^ range.begin) >> (32U - range.bits) == 0;
}

bool is_refused(std::uint32_t address) {
  return std::ranges::any_of(refused_four,
                             [&](const FourRange& range) { return within(address, range); });
}

bool is_loopback(std::uint32_t address) { return address >> 24U == 127; }

std::uint32_t last_four(const Six& six) { return four(six[12], six[13], six[14], six[15]); }

/// The IPv4 address that an IPv6 address stands for: mapped, compatible, translated or 6to4.
std::optional<std::uint32_t> four_of(const Six& six) {
  constexpr std::array<std::uint8_t, 12> mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
  constexpr std::array<std::uint8_t, 12> translated = {0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};
  const auto begins = [&](const auto& with) {
    return std::equal(with.begin(), with.end(), six.begin());
  };
  if (begins(mapped) || begins(translated)) return last_four(six);
  if (six[0] == 0x20 && six[1] == 0x02) return four(six[2], six[3], six[4], six[5]);
  const bool compatible = std::all_of(six.begin(), six.begin() + 12, [](auto b) { return b == 0; });
  if (compatible && last_four(six) > 1) return last_four(six);
  return std::nullopt;
}

bool is_refused(const Six& six) {
  // Link-local fe80::/10, multicast ff00::/8, and the unspecified address.
  if ((six[0] == 0xfe && (six[1] & 0xc0U) == 0x80) || six[0] == 0xff) return true;
  if (std::all_of(six.begin(), six.end(), [](auto b) { return b == 0; })) return true;
  constexpr Six ec2 = {0xfd, 0, 0x0e, 0xc2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54};
  constexpr Six gce = {0xfd, 0x20, 0, 0xce, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54};
  if (six == ec2 || six == gce) return true;
  const auto inner = four_of(six);
  return inner && is_refused(*inner);
}

bool is_loopback(const Six& six) {
  constexpr Six one = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
  const auto inner = four_of(six);
  return six == one || (inner && is_loopback(*inner));
}

std::uint32_t four_in(const sockaddr& address) {
  sockaddr_in in{};
  std::memcpy(&in, &address, sizeof in);
  return ntohl(in.sin_addr.s_addr);
}

Six six_in(const sockaddr& address) {
  sockaddr_in6 in{};
  std::memcpy(&in, &address, sizeof in);
  Six six{};
  std::memcpy(six.data(), &in.sin6_addr, six.size());
  return six;
}

}  // namespace

bool is_refused_address(const sockaddr& address) {
  if (address.sa_family == AF_INET) return is_refused(four_in(address));
  return address.sa_family != AF_INET6 || is_refused(six_in(address));
}

bool is_loopback_address(const sockaddr& address) {
  if (address.sa_family == AF_INET) return is_loopback(four_in(address));
  return address.sa_family == AF_INET6 && is_loopback(six_in(address));
}

}  // namespace joinery
