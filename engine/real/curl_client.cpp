#include "engine/real/curl_client.hpp"

#include <algorithm>
#include <deque>

#include <curl/curl.h>
#include <fmt/format.h>

#include "engine/real/curl_transfer.hpp"
#include "engine/real/origin.hpp"

namespace joinery {
namespace {

constexpr std::chrono::milliseconds transfer_slice{100};  ///< how soon a stop is seen

struct MultiFreed {
  void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};

class CurlClient final : public HttpClient {
 public:
  CurlClient(CurlOptions options, std::vector<Origin> origins)
      : options_(std::move(options)), origins_(std::move(origins)), multi_(curl_multi_init()) {
    curl_multi_setopt(multi_.get(), CURLMOPT_PIPELINING, static_cast<long>(CURLPIPE_MULTIPLEX));
  }
  ~CurlClient() override {
    for (const auto& transfer : transfers_)
      curl_multi_remove_handle(multi_.get(), transfer->handle());
  }

  HttpEnd send(const HttpRequest& request, HttpReceiver& receiver) override {
    const HttpTicket ticket = start(request, receiver);
    for (;;) {
      const auto done = std::ranges::find(ends_, ticket, &HttpEnd::ticket);
      if (done != ends_.end()) {
        HttpEnd end = std::move(*done);
        ends_.erase(done);
        end.ticket = {};
        return end;
      }
      drive(transfer_slice);
    }
  }

  HttpTicket start(HttpRequest request, HttpReceiver& receiver) override {
    const HttpTicket ticket{next_++};
    auto transfer =
        std::make_unique<CurlTransfer>(ticket, std::move(request), receiver, options_, origins_);
    add(std::move(transfer));
    return ticket;
  }

  std::optional<HttpEnd> next_end(std::chrono::milliseconds wait) override {
    const auto until = std::chrono::steady_clock::now() + wait;
    while (ends_.empty() && !transfers_.empty()) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
          until - std::chrono::steady_clock::now());
      drive(std::clamp(left, std::chrono::milliseconds(0), transfer_slice));
      if (ends_.empty() && left.count() <= 0) break;
    }
    if (ends_.empty()) return std::nullopt;
    HttpEnd end = std::move(ends_.front());
    ends_.pop_front();
    return end;
  }

  std::size_t under_way() const override { return transfers_.size() + ends_.size(); }

 private:
  void add(std::unique_ptr<CurlTransfer> transfer) {
    if (auto problem = transfer->prepare()) {
      ends_.push_back(transfer->failed(std::move(*problem)));
      return;
    }
    curl_multi_add_handle(multi_.get(), transfer->handle());
    transfers_.push_back(std::move(transfer));
  }

  std::unique_ptr<CurlTransfer> take(const CURL* handle) {
    const auto found =
        std::ranges::find(transfers_, handle, [](const auto& each) { return each->handle(); });
    if (found == transfers_.end()) return nullptr;
    std::unique_ptr<CurlTransfer> transfer = std::move(*found);
    transfers_.erase(found);
    curl_multi_remove_handle(multi_.get(), transfer->handle());
    return transfer;
  }

  void drive(std::chrono::milliseconds wait) {
    if (options_.stop != nullptr && options_.stop->load(std::memory_order_relaxed))
      return stop_all();
    int running = 0;
    curl_multi_perform(multi_.get(), &running);
    if (!collect() && running > 0) {
      curl_multi_poll(multi_.get(), nullptr, 0, static_cast<int>(wait.count()), nullptr);
      curl_multi_perform(multi_.get(), &running);
      collect();
    }
  }

  /// Whether one ended, or goes on elsewhere.
  bool collect() {
    bool any = false;
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      const CURLcode code = message->data.result;
      auto transfer = take(message->easy_handle);
      if (!transfer) continue;
      any = true;
      if (auto end = transfer->end(code)) {
        ends_.push_back(std::move(*end));
      } else {
        add(std::move(transfer));
      }
    }
    return any;
  }

  void stop_all() {
    while (!transfers_.empty()) {
      const auto transfer = take(transfers_.back()->handle());
      ends_.push_back(
          transfer->failed({HttpProblem::Kind::stopped, transfer->has_sent(), "stopped"}));
    }
  }

  CurlOptions options_;
  std::vector<Origin> origins_;
  std::unique_ptr<CURLM, MultiFreed> multi_;
  std::vector<std::unique_ptr<CurlTransfer>> transfers_;
  std::deque<HttpEnd> ends_;
  std::uint32_t next_ = 0;
};

/// Once for the program, before there are threads that use it.
void begin_curl() {
  static const CURLcode begun = curl_global_init(CURL_GLOBAL_DEFAULT);
  (void)begun;
}

}  // namespace

Result<std::unique_ptr<HttpClient>> make_curl_client(CurlOptions options) {
  begin_curl();
  std::vector<Origin> origins;
  for (const std::string& host : options.hosts) {
    const auto origin = origin_of(host);
    if (!origin) return fail(ErrorCode::wrong_usage, "a host of the connector is no https address");
    if (!origin->tls && !origin->names_loopback()) {
      return fail(ErrorCode::wrong_usage,
                  fmt::format("{} is spoken to without TLS; write https", print(*origin)));
    }
    origins.push_back(*origin);
  }
  return std::make_unique<CurlClient>(std::move(options), std::move(origins));
}

}  // namespace joinery
