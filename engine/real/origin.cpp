#include "engine/real/origin.hpp"

#include <algorithm>
#include <memory>

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>

#include "engine/real/address_rules.hpp"

namespace joinery {
namespace {

struct Freed {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
  void operator()(char* text) const { curl_free(text); }
};
using Url = std::unique_ptr<CURLU, Freed>;

std::optional<std::string> part_of(CURLU* url, CURLUPart part, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, flags) != CURLUE_OK) return std::nullopt;
  const std::unique_ptr<char, Freed> owned(text);
  return std::string(text);
}

bool is_number(const std::string& text) {
  return !text.empty() && text.size() < 6 &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Whether `host` is an address, no name, of which `holds` is true.
bool is_address(const std::string& host, bool (*holds)(const sockaddr&)) {
  sockaddr_in four{};
  four.sin_family = AF_INET;
  if (inet_pton(AF_INET, host.c_str(), &four.sin_addr) == 1) {
    return holds(reinterpret_cast<const sockaddr&>(four));
  }
  sockaddr_in6 six{};
  six.sin6_family = AF_INET6;
  return inet_pton(AF_INET6, host.c_str(), &six.sin6_addr) == 1 && holds(reinterpret_cast<const sockaddr&>(six));
}

}  // namespace

bool Origin::names_loopback() const { return host == "localhost" || is_address(host, &is_loopback_address); }

bool Origin::names_refused() const { return is_address(host, &is_refused_address); }

std::string print(const Origin& origin) {
  std::string text = origin.tls ? "https://" : "http://";
  const bool six = origin.host.find(':') != std::string::npos;
  text += six ? "[" + origin.host + "]" : origin.host;
  if (origin.port != (origin.tls ? 443 : 80)) text += ":" + std::to_string(origin.port);
  return text;
}

std::optional<Origin> origin_of(const std::string& url) {
  const Url parsed(curl_url());
  if (!parsed || curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(),
                              CURLU_NON_SUPPORT_SCHEME | CURLU_URLENCODE) != CURLUE_OK) {
    return std::nullopt;
  }
  const auto scheme = part_of(parsed.get(), CURLUPART_SCHEME);
  auto host = part_of(parsed.get(), CURLUPART_HOST);
  const auto port = part_of(parsed.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT);
  if (!scheme || (*scheme != "https" && *scheme != "http") || !host || host->empty()) {
    return std::nullopt;
  }
  if (part_of(parsed.get(), CURLUPART_USER) || part_of(parsed.get(), CURLUPART_PASSWORD)) {
    return std::nullopt;
  }
  if (!port || !is_number(*port)) return std::nullopt;
  const int number = std::stoi(*port);
  if (number <= 0 || number > 65'535) return std::nullopt;
  if (host->front() == '[') *host = host->substr(1, host->size() - 2);
  if (host->back() == '.') host->pop_back();
  std::ranges::transform(*host, host->begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  });
  return Origin{*scheme == "https", std::move(*host), static_cast<std::uint16_t>(number)};
}

}  // namespace joinery
