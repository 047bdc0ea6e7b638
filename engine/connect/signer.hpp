#pragma once
/// Who we are, in every request: Basic, or a token that a request gives and that grows old.
/// Internal to engine/connect. One thread.

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/connect/asking.hpp"
#include "engine/connect/credentials.hpp"
#include "engine/connect/redaction.hpp"
#include "engine/edge/http_client.hpp"
#include "engine/edge/waiting_clock.hpp"
#include "engine/formulas/formulas.hpp"

namespace joinery {

/// Gets the value of a credential that an answer replaced for good.
using Remember = std::function<void(const std::string& name, const std::string& value)>;

class Signer {
 public:
  Signer(const Connector& connector, ConnectorFormulas& formulas, Credentials& credentials,
         Redaction& redaction, WaitingClock& clock, Remember remember);

  /// Whether a request has to be made before another may be.
  [[nodiscard]] bool needs_request() const;
  /// That request. It sees `assertion`, where one is declared.
  [[nodiscard]] Result<Asking> request();
  /// Its answer, which was good: takes the token out. `began` is when it was sent.
  [[nodiscard]] Result<void> took(const Json& answer, std::chrono::milliseconds began);

  /// The headers that say who we are.
  [[nodiscard]] Result<std::vector<HttpHeader>> headers();
  /// Which token they hold: changes with each.
  [[nodiscard]] std::uint64_t generation() const { return generation_; }
  /// An answer may hold the next token.
  [[nodiscard]] Result<void> saw(const Json& answer);
  /// That token is dead; nothing where there is a newer one already.
  void forget(std::uint64_t generation);
  /// Tokens that each answer replaces allow one request at a time.
  [[nodiscard]] bool one_at_a_time() const;

 private:
  [[nodiscard]] Result<std::string> assertion();
  void take(std::string token);

  const Connector& connector_;
  ConnectorFormulas& formulas_;
  Credentials& credentials_;
  Redaction& redaction_;
  WaitingClock& clock_;
  Remember remember_;
  std::optional<std::string> token_;
  std::chrono::milliseconds old_at_{0};
  std::uint64_t generation_ = 0;
};

}  // namespace joinery
