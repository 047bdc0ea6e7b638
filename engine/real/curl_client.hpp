#pragma once
/// HTTP over libcurl: HTTP/2 where a server has it, connections kept, compression taken off,
/// several requests at once. What it refuses, it refuses whatever a request says:
///
/// - hosts that were not declared, also when an answer redirects there; ports and schemes count;
/// - http without TLS to anything but this machine itself, and everything that is no http;
/// - certificates that this machine does not trust;
/// - addresses of metadata services (address_rules.hpp), after names were resolved;
/// - answers larger or slower than the request allows.
///
/// At most five redirects are followed, of reads only; to another of the declared hosts no header
/// of the request goes along but those that say what is wanted. Proxies are those of the
/// environment
/// (`https_proxy`, `no_proxy`), never for this machine itself.

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "dsl/base/result.hpp"
#include "engine/edge/http_client.hpp"

namespace joinery {

struct CurlOptions {
  std::vector<std::string> hosts;           ///< addresses, of which scheme, host and port count
  std::string certificates;                 ///< a file of authorities; empty: those of the system
  std::string agent = "joinery";            ///< `User-Agent`
  const std::atomic<bool>* stop = nullptr;  ///< turns true when everything is to end; may be null
};

/// `wrong_usage` for a host that is no address, or http to another machine.
[[nodiscard]] Result<std::unique_ptr<HttpClient>> make_curl_client(CurlOptions options);

}  // namespace joinery
