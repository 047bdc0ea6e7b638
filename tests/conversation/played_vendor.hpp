#pragma once
/// A vendor that says what is written, and writes down what it is asked: requests with all their
/// headers, and how long was waited before each. Nothing is sent, and no time passes by itself.

#include <chrono>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "engine/edge/http_client.hpp"
#include "tests/support/played_clock.hpp"

namespace joinery::testing {

struct PlayedAnswer {
  int status = 200;
  std::vector<HttpHeader> headers;
  std::string body;
  std::optional<HttpProblem> problem;   ///< instead of a whole answer
  std::chrono::milliseconds takes{0};
  std::vector<std::string> lines;       ///< as it is written
};

class PlayedVendor final : public HttpClient {
 public:
  /// Lines go to `told`; addresses are written without `base`.
  PlayedVendor(PlayedClock& clock, std::vector<PlayedAnswer> answers, std::string base,
               std::vector<std::string>& told)
      : clock_(clock), answers_(answers.begin(), answers.end()), base_(std::move(base)), told_(told) {}

  [[nodiscard]] HttpEnd send(const HttpRequest& request, HttpReceiver& receiver) override;
  [[nodiscard]] HttpTicket start(HttpRequest request, HttpReceiver& receiver) override;
  /// The one that was asked first ends first.
  [[nodiscard]] std::optional<HttpEnd> next_end(std::chrono::milliseconds wait) override;
  [[nodiscard]] std::size_t under_way() const override { return asked_.size(); }

 private:
  struct Asked {
    HttpTicket ticket;
    HttpRequest request;
    HttpReceiver* receiver = nullptr;
  };
  void tell(const HttpRequest& request);
  [[nodiscard]] HttpEnd play(const HttpRequest& request, HttpReceiver& receiver);
  [[nodiscard]] std::optional<HttpProblem> problem_with(const HttpRequest& request,
                                                        const PlayedAnswer& answer) const;

  PlayedClock& clock_;
  std::deque<PlayedAnswer> answers_;
  std::string base_;
  std::vector<std::string>& told_;
  std::deque<Asked> asked_;
  std::uint32_t next_ = 0;
  std::chrono::milliseconds last_{0};
};

}  // namespace joinery::testing
