#pragma once
/// One request on its way, with the redirects that it follows. Internal to engine/real.
///
/// libcurl calls its functions while the multi handle is driven; it never moves.

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include <curl/curl.h>

#include "engine/edge/http_client.hpp"
#include "engine/real/origin.hpp"

namespace joinery {

struct CurlOptions;

struct CurlFreed {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

class CurlTransfer {
 public:
  CurlTransfer(HttpTicket ticket, HttpRequest request, HttpReceiver& receiver,
               const CurlOptions& options, const std::vector<Origin>& origins);
  CurlTransfer(const CurlTransfer&) = delete;
  CurlTransfer& operator=(const CurlTransfer&) = delete;

  /// Makes the handle ready for the present address; a problem where that may not be spoken to.
  [[nodiscard]] std::optional<HttpProblem> prepare();
  /// What became of it. Nothing where a redirect is to be followed: `prepare` and add it again.
  [[nodiscard]] std::optional<HttpEnd> end(CURLcode code);
  [[nodiscard]] HttpEnd failed(HttpProblem problem) const;

  [[nodiscard]] CURL* handle() const { return handle_.get(); }
  [[nodiscard]] HttpTicket ticket() const { return ticket_; }
  [[nodiscard]] bool has_sent() const;

 private:
  static std::size_t on_header(char* bytes, std::size_t one, std::size_t size, void* self);
  static std::size_t on_body(char* bytes, std::size_t one, std::size_t size, void* self);
  static int on_request(void* self, char*, char*, int, int);
  static curl_socket_t on_socket(void* self, curlsocktype purpose, curl_sockaddr* address);

  void set_limits();
  void set_trust();
  void set_method();
  void set_headers();
  [[nodiscard]] bool header(std::string_view line);
  [[nodiscard]] bool body(std::string_view bytes);
  [[nodiscard]] bool begin();
  [[nodiscard]] bool redirects() const;
  [[nodiscard]] std::optional<HttpProblem> follow();
  [[nodiscard]] HttpProblem problem_of(CURLcode code) const;

  HttpTicket ticket_;
  HttpRequest request_;
  HttpReceiver& receiver_;
  const CurlOptions& options_;
  const std::vector<Origin>& origins_;
  std::unique_ptr<CURL, CurlFreed> handle_;
  std::unique_ptr<curl_slist, CurlFreed> headers_;
  std::optional<Origin> origin_;
  HttpHead head_;
  std::size_t head_bytes_ = 0;
  std::uint64_t bytes_ = 0;
  std::chrono::steady_clock::time_point began_;
  int redirected_ = 0;
  bool begun_ = false;  ///< the receiver was told the head
  bool broken_off_ = false;
  bool too_large_ = false;
  bool refused_address_ = false;
  bool sent_ = false;         ///< on this handle's present request
  bool sent_before_ = false;  ///< on one before a redirect
  bool sent_twice_ = false;
  char why_[CURL_ERROR_SIZE] = {};
};

}  // namespace joinery
