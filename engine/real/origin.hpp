#pragma once
/// Scheme, host and port of an address: what decides whether it may be spoken to at all.

#include <cstdint>
#include <optional>
#include <string>

namespace joinery {

struct Origin {
  bool tls = true;   ///< https; else http
  std::string host;  ///< small letters; IPv6 without its brackets
  std::uint16_t port = 0;

  /// Whether the host is this machine by its very name: `localhost`, 127.0.0.0/8 or ::1.
  [[nodiscard]] bool names_loopback() const;
  /// Whether the host is an address, and one that nothing may be sent to, not even by a proxy.
  [[nodiscard]] bool names_refused() const;
  friend bool operator==(const Origin&, const Origin&) = default;
};

/// `https://host:port`, without the port where it is the usual one.
[[nodiscard]] std::string print(const Origin& origin);

/// Nothing for what is no http or https address, or holds a user or password.
[[nodiscard]] std::optional<Origin> origin_of(const std::string& url);

}  // namespace joinery
