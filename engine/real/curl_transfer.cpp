#include "engine/real/curl_transfer.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <sys/socket.h>

#include "engine/real/address_rules.hpp"
#include "engine/real/curl_client.hpp"

namespace joinery {
namespace {

constexpr int redirects_max = 5;
constexpr std::size_t head_bytes_max = 256U << 10;
constexpr long piece_bytes = 512L << 10;

std::string_view trimmed(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::string small(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  return out;
}

int status_in(std::string_view line) {
  const std::size_t space = line.find(' ');
  int status = 0;
  if (space != std::string_view::npos && space + 4 <= line.size()) {
    std::from_chars(line.data() + space + 1, line.data() + space + 4, status);
  }
  return status;
}

bool is_read(HttpMethod method) { return method == HttpMethod::get || method == HttpMethod::head; }

/// A header would end, and another begin, at a line break.
bool is_one_line(const HttpHeader& header) {
  const auto whole = [](const std::string& text) {
    return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos;
  };
  return whole(header.name) && whole(header.value) && !header.name.empty();
}

/// What goes along to another host.
bool says_what_is_wanted(const HttpHeader& header) {
  const std::string name = small(header.name);
  return name == "accept" || name == "accept-language";
}

}  // namespace

CurlTransfer::CurlTransfer(HttpTicket ticket, HttpRequest request, HttpReceiver& receiver,
                           const CurlOptions& options, const std::vector<Origin>& origins)
    : ticket_(ticket),
      request_(std::move(request)),
      receiver_(receiver),
      options_(options),
      origins_(origins),
      handle_(curl_easy_init()),
      began_(std::chrono::steady_clock::now()) {}

std::optional<HttpProblem> CurlTransfer::prepare() {
  using Kind = HttpProblem::Kind;
  origin_ = origin_of(request_.url);
  if (!origin_)
    return HttpProblem{Kind::wrong_address, sent_before_,
                       "the address of a request cannot be read"};
  if (std::ranges::find(origins_, *origin_) == origins_.end()) {
    return HttpProblem{Kind::not_allowed, sent_before_,
                       fmt::format("{} is no host that the connector declares", print(*origin_))};
  }
  if (origin_->names_refused()) {
    // A proxy would open the socket, and ask nobody.
    return HttpProblem{Kind::not_allowed, sent_before_,
                       fmt::format("{}: its address is one that nothing may be sent to", print(*origin_))};
  }
  if (!handle_) return HttpProblem{Kind::other, sent_before_, "no memory for a request"};
  curl_easy_reset(handle_.get());
  head_ = {};
  head_bytes_ = 0;
  sent_ = false;
  curl_easy_setopt(handle_.get(), CURLOPT_URL, request_.url.c_str());
  set_limits();
  set_trust();
  set_method();
  set_headers();
  return std::nullopt;
}

void CurlTransfer::set_limits() {
  CURL* const curl = handle_.get();
  const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - began_);
  const auto left = std::max(request_.time - passed, std::chrono::milliseconds(1));
  const auto silence = std::chrono::ceil<std::chrono::seconds>(request_.silence).count();
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS,
                   static_cast<long>(request_.connect_time.count()));
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(left.count()));
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME,
                   static_cast<long>(std::max<std::int64_t>(silence, 1)));
  curl_easy_setopt(curl, CURLOPT_BUFFERSIZE, piece_bytes);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, why_);
  curl_easy_setopt(curl, CURLOPT_PRIVATE, this);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, &CurlTransfer::on_header);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, this);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &CurlTransfer::on_body);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, this);
  curl_easy_setopt(curl, CURLOPT_PREREQFUNCTION, &CurlTransfer::on_request);
  curl_easy_setopt(curl, CURLOPT_PREREQDATA, this);
}

void CurlTransfer::set_trust() {
  CURL* const curl = handle_.get();
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (!options_.certificates.empty())
    curl_easy_setopt(curl, CURLOPT_CAINFO, options_.certificates.c_str());
  curl_easy_setopt(curl, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, &CurlTransfer::on_socket);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, this);
  // Nothing on this machine is asked of a proxy. All others are by the environment.
  if (origin_->names_loopback()) curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
  curl_easy_setopt(curl, CURLOPT_PIPEWAIT, 1L);
  curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(curl, CURLOPT_USERAGENT, options_.agent.c_str());
}

void CurlTransfer::set_method() {
  CURL* const curl = handle_.get();
  const HttpMethod method = request_.method;
  if (method == HttpMethod::head) {
    curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
  } else if (method != HttpMethod::get || !request_.body.empty()) {
    curl_easy_setopt(curl, CURLOPT_POST, 1L);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request_.body.c_str());
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE,
                     static_cast<curl_off_t>(request_.body.size()));
    if (method != HttpMethod::post) {
      curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, std::string(name_of(method)).c_str());
    }
  }
}

void CurlTransfer::set_headers() {
  headers_.reset();
  const auto add = [&](const std::string& line) {
    if (curl_slist* longer = curl_slist_append(headers_.get(), line.c_str())) {
      (void)headers_.release();
      headers_.reset(longer);
    }
  };
  bool has_type = false;
  for (const HttpHeader& header : request_.headers) {
    const std::string name = small(header.name);
    if (!is_one_line(header) || name == "host" || name == "accept-encoding") continue;
    has_type = has_type || name == "content-type";
    add(header.value.empty() ? header.name + ";" : header.name + ": " + header.value);
  }
  add("Expect:");
  // libcurl would say that a body is a form.
  if (!has_type) add("Content-Type:");
  curl_easy_setopt(handle_.get(), CURLOPT_HTTPHEADER, headers_.get());
}

std::size_t CurlTransfer::on_header(char* bytes, std::size_t one, std::size_t size, void* self) {
  auto& transfer = *static_cast<CurlTransfer*>(self);
  return transfer.header({bytes, one * size}) ? one * size : 0;
}

bool CurlTransfer::header(std::string_view line) {
  head_bytes_ += line.size();
  if (head_bytes_ > head_bytes_max) {
    too_large_ = true;
    return false;
  }
  if (line.starts_with("HTTP/")) {  // also after one that said 100
    head_ = {status_in(line), {}};
    return true;
  }
  const std::size_t colon = line.find(':');
  if (colon != std::string_view::npos && colon > 0) {
    head_.headers.push_back(
        {small(trimmed(line.substr(0, colon))), std::string(trimmed(line.substr(colon + 1)))});
  }
  return true;
}

std::size_t CurlTransfer::on_body(char* bytes, std::size_t one, std::size_t size, void* self) {
  auto& transfer = *static_cast<CurlTransfer*>(self);
  return transfer.body({bytes, one * size}) ? one * size : 0;
}

bool CurlTransfer::body(std::string_view bytes) {
  if (bytes.size() > request_.answer_bytes_max - bytes_) {
    too_large_ = true;
    return false;
  }
  bytes_ += bytes.size();
  if (redirects()) return true;  // what a redirect says besides is nobody's
  if (begin() && receiver_.add(bytes)) return true;
  broken_off_ = true;
  return false;
}

bool CurlTransfer::begin() {
  if (!begun_) {
    begun_ = true;
    broken_off_ = !receiver_.begin(head_);
  }
  return !broken_off_;
}

bool CurlTransfer::redirects() const {
  const bool other_place = head_.status == 301 || head_.status == 302 || head_.status == 303 ||
                           head_.status == 307 || head_.status == 308;
  return other_place && is_read(request_.method) && head_.find("location") != nullptr;
}

/// Before each time that the request is written. A connection that was kept may be dead, which
/// shows only after the request was written: libcurl would write it again.
int CurlTransfer::on_request(void* self, char*, char*, int, int) {
  auto& transfer = *static_cast<CurlTransfer*>(self);
  const bool may_repeat = transfer.request_.repeatable || is_read(transfer.request_.method);
  if (transfer.sent_ && !may_repeat) {
    transfer.sent_twice_ = true;
    return CURL_PREREQFUNC_ABORT;
  }
  transfer.sent_ = true;
  return CURL_PREREQFUNC_OK;
}

curl_socket_t CurlTransfer::on_socket(void* self, curlsocktype, curl_sockaddr* address) {
  auto& transfer = *static_cast<CurlTransfer*>(self);
  const bool elsewhere = !transfer.origin_->tls && !is_loopback_address(address->addr);
  if (is_refused_address(address->addr) || elsewhere) {
    transfer.refused_address_ = true;
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

bool CurlTransfer::has_sent() const { return sent_ || sent_before_; }

std::optional<HttpProblem> CurlTransfer::follow() {
  using Kind = HttpProblem::Kind;
  if (++redirected_ > redirects_max) {
    return HttpProblem{Kind::not_allowed, true,
                       fmt::format("{} redirects in a circle", print(*origin_))};
  }
  char* address = nullptr;
  curl_easy_getinfo(handle_.get(), CURLINFO_REDIRECT_URL, &address);
  if (address == nullptr) {
    return HttpProblem{Kind::not_allowed, true,
                       fmt::format("{} redirects to no address", print(*origin_))};
  }
  const Origin from = *origin_;
  request_.url = address;
  sent_before_ = true;
  if (origin_of(request_.url) != from) {
    std::erase_if(request_.headers,
                  [](const HttpHeader& each) { return !says_what_is_wanted(each); });
  }
  return std::nullopt;
}

std::optional<HttpEnd> CurlTransfer::end(CURLcode code) {
  if (code == CURLE_OK && redirects()) {
    if (auto problem = follow()) return failed(std::move(*problem));
    return std::nullopt;
  }
  if (code == CURLE_OK && begin()) return failed({});
  HttpEnd end = failed(problem_of(code));
  return end;
}

HttpEnd CurlTransfer::failed(HttpProblem problem) const {
  HttpEnd end;
  end.ticket = ticket_;
  end.bytes = bytes_;
  end.took = std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::steady_clock::now() - began_);
  if (!problem.what.empty()) end.problem = std::move(problem);
  return end;
}

HttpProblem CurlTransfer::problem_of(CURLcode code) const {
  using Kind = HttpProblem::Kind;
  const std::string host = print(*origin_);
  const auto say = [&](Kind kind, std::string_view why) {
    return HttpProblem{kind, has_sent(), fmt::format("{}: {}", host, why)};
  };
  if (refused_address_)
    return say(Kind::not_allowed, "its address is one that nothing may be sent to");
  if (too_large_) return say(Kind::too_large, "the answer is larger than allowed");
  if (broken_off_) return say(Kind::broken_off, "the answer was not read to its end");
  if (sent_twice_) return say(Kind::cut, "the connection was closed before an answer came");
  // The words of libcurl about names, connections and certificates hold no path and no query.
  const std::string_view words = why_[0] != '\0' ? why_ : curl_easy_strerror(code);
  switch (code) {
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
      return say(Kind::wrong_address, curl_easy_strerror(code));
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
      return say(Kind::no_such_host, words);
    case CURLE_COULDNT_CONNECT:
      return say(Kind::no_connection, words);
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_CERTPROBLEM:
      return say(Kind::no_trust, words);
    case CURLE_OPERATION_TIMEDOUT:
      return say(has_sent() ? Kind::too_slow : Kind::no_connection, "no answer in time");
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_PARTIAL_FILE:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
      return say(Kind::cut, "the connection was closed before the answer was whole");
    case CURLE_BAD_CONTENT_ENCODING:
      return say(Kind::other, "the answer is compressed in a wrong way");
    default:
      return say(Kind::other, curl_easy_strerror(code));
  }
}

}  // namespace joinery
