#pragma once
/// The seam between connectors and the network: requests out, answers in, as they come. An
/// implementation (engine/real/curl_client.hpp) speaks only to the hosts it was told, refuses the
/// addresses of metadata services, verifies TLS, keeps connections, and takes off compression;
/// nothing in a request can loosen any of it.
///
///     CollectingReceiver answer(1 << 20);
///     const HttpEnd end = client.send(request, answer);
///     if (end.problem) ...            // no whole answer came
///     use(answer.head.status, answer.body);
///
/// Several at once: `start` them, then ask `next_end` until all have ended. Receivers are called
/// only from inside `send` and `next_end`, on the thread that calls them. One client, one thread.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/base/id.hpp"

namespace joinery {

enum class HttpMethod : std::uint8_t { get, post, put, patch, delete_, head };
/// `GET`, … as it is sent.
[[nodiscard]] std::string_view name_of(HttpMethod method);

struct HttpHeader {
  std::string name, value;
};

struct HttpRequest {
  HttpMethod method = HttpMethod::get;
  std::string url;                            ///< whole and encoded; may hold secrets: never to be shown
  std::vector<HttpHeader> headers;            ///< `Accept-Encoding` and `Host` are the client's
  std::string body;                           ///< sent if not empty, or if the method wants one
  bool repeatable = false;                    ///< may arrive twice (a read); GET and HEAD always may. Else it
                                              ///< is sent once at most, also where a connection was dead
  std::chrono::milliseconds connect_time{10'000};
  std::chrono::milliseconds time{120'000};    ///< for all of it
  std::chrono::milliseconds silence{60'000};  ///< without one byte; then it has failed
  std::uint64_t answer_bytes_max = 512U << 20;  ///< after compression was taken off
};

struct HttpHead {
  int status = 0;
  std::vector<HttpHeader> headers;            ///< names in small letters, values without blanks round them

  /// The first value of that name (in small letters), or null.
  [[nodiscard]] const std::string* find(std::string_view name) const;
};

/// Takes an answer in. Each returns false to break the request off (`HttpProblem::broken_off`).
class HttpReceiver {
 public:
  virtual ~HttpReceiver() = default;
  /// Once, before the first byte: of the last answer, where one redirected.
  [[nodiscard]] virtual bool begin(const HttpHead& head) = 0;
  /// A piece of the body, good for the length of the call.
  [[nodiscard]] virtual bool add(std::string_view bytes) = 0;
};

/// Why no whole answer came.
struct HttpProblem {
  enum class Kind : std::uint8_t {
    not_allowed,    ///< a host that was not declared, a scheme or address that is refused: never to be tried again
    wrong_address,  ///< the URL cannot be read
    no_such_host,
    no_connection,  ///< refused, unreachable, or no time to connect
    no_trust,       ///< the certificate is not one that this machine trusts
    too_slow,       ///< the time, or the silence, was over
    too_large,      ///< more than `answer_bytes_max`
    cut,            ///< the connection ended before the answer did
    broken_off,     ///< by the receiver
    stopped,        ///< somebody asked the program to stop
    other,
  };
  Kind kind = Kind::other;
  bool sent = false;   ///< some of the request may have arrived: a change may have been made
  std::string what;    ///< for people: scheme, host and reason; never a path, a query or a secret
};

struct HttpTicketNoun;
using HttpTicket = Id<HttpTicketNoun>;

struct HttpEnd {
  HttpTicket ticket;                          ///< invalid for `send`
  std::optional<HttpProblem> problem;
  std::uint64_t bytes = 0;                    ///< of the body, after compression was taken off
  std::chrono::microseconds took{0};
};

class HttpClient {
 public:
  virtual ~HttpClient() = default;

  /// Carries one request out and waits for its end, while what was started goes on.
  [[nodiscard]] virtual HttpEnd send(const HttpRequest& request, HttpReceiver& receiver) = 0;

  /// Begins one; `receiver` lives until its end was told.
  [[nodiscard]] virtual HttpTicket start(HttpRequest request, HttpReceiver& receiver) = 0;
  /// The next end of those that were started, waiting at most so long; nothing if the time is over
  /// or none is under way.
  [[nodiscard]] virtual std::optional<HttpEnd> next_end(std::chrono::milliseconds wait) = 0;
  [[nodiscard]] virtual std::size_t under_way() const = 0;
};

/// Keeps a whole answer in memory.
class CollectingReceiver final : public HttpReceiver {
 public:
  /// Breaks off where the body is larger; `too_large` is then true.
  explicit CollectingReceiver(std::uint64_t bytes_max) : bytes_max_(bytes_max) {}
  [[nodiscard]] bool begin(const HttpHead& answer_head) override;
  [[nodiscard]] bool add(std::string_view bytes) override;

  HttpHead head;
  std::string body;
  bool too_large = false;

 private:
  std::uint64_t bytes_max_;
};

}  // namespace joinery
