#pragma once
/// Which addresses of the network nobody may be sent to: those at which clouds tell a machine its
/// own secrets, and those that lead to no host at all. Looked at after names were resolved, so that
/// no name and no redirect leads there. Pure; any thread.

struct sockaddr;

namespace joinery {

/// Link-local addresses and the other places of metadata services, also as IPv6 writes IPv4.
[[nodiscard]] bool is_refused_address(const sockaddr& address);
/// 127.0.0.0/8 and ::1.
[[nodiscard]] bool is_loopback_address(const sockaddr& address);

}  // namespace joinery
