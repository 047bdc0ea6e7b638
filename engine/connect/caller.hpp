#pragma once
/// Carries declared requests out: signs in, keeps the pace, waits and asks again where that is
/// safe, and says what each answer means. Several may be under way at once, as many as the
/// connector allows. Reading and changing both go this way.
///
///     const Answered answered = caller.ask(asking);
///     if (answered.meaning == AnswerMeaning::done) use(answered.answer);
///
/// What is told (`say`) holds no secret, whatever the vendor repeats. One thread.

#include <chrono>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "engine/connect/answer_taker.hpp"
#include "engine/connect/asking.hpp"
#include "engine/connect/credentials.hpp"
#include "engine/connect/judge.hpp"
#include "engine/connect/pacer.hpp"
#include "engine/connect/redaction.hpp"
#include "engine/connect/signer.hpp"
#include "engine/edge/http_client.hpp"
#include "engine/edge/log.hpp"
#include "engine/edge/waiting_clock.hpp"
#include "engine/formulas/formulas.hpp"

namespace joinery {

struct AskingNoun;
using AskingId = Id<AskingNoun>;

/// What the caller stands on; all of it outlives the caller.
struct CallerWorld {
  HttpClient& http;
  WaitingClock& clock;
  Log* log = nullptr;
  Remember remember = {};  ///< keeps credentials that answers replace
  Pacer* pacer = nullptr;  ///< shared with others of the same budget; null: one of its own
};

class Caller {
 public:
  /// `connector` and `formulas` outlive it.
  Caller(const Connector& connector, ConnectorFormulas& formulas, Credentials credentials,
         CallerWorld world, const Limits& limits);

  /// One, to its end, while what was begun goes on.
  [[nodiscard]] Answered ask(Asking asking);

  /// Begins one. What it refers to lives until its end was told.
  [[nodiscard]] AskingId begin(Asking asking);
  /// The next that ended of those that `mine` knows; nothing if none of them is under way.
  [[nodiscard]] std::optional<std::pair<AskingId, Answered>> next(
      const std::function<bool(AskingId)>& mine = [](AskingId) { return true; });

  /// Of those that `mine` knows, whatever was not sent yet is never sent, and has no end.
  void call_off(const std::function<bool(AskingId)>& mine);

  [[nodiscard]] ConnectorFormulas& formulas() { return formulas_; }
  [[nodiscard]] const Connector& connector() const { return connector_; }
  [[nodiscard]] WaitingClock& clock() { return world_.clock; }
  /// The time that everything together may take begins anew: with each read of everybody, or change. Until it
  /// is said, it began with the caller.
  void begin_time() { until_ = world_.clock.steady() + connector_.limits.total; }
  /// `text` without secrets.
  [[nodiscard]] std::string clean(std::string text) const {
    return redaction_.clean(std::move(text));
  }
  [[nodiscard]] std::uint64_t requests() const { return requests_; }

 private:
  struct Job {
    AskingId id;
    Asking asking;
    std::unique_ptr<AnswerTaker> taker;
    HttpTicket ticket;
    std::chrono::milliseconds ready{0};  ///< not before that
    std::chrono::milliseconds sent{0};
    std::uint32_t tries = 0;
    std::uint64_t generation = 0;  ///< of the token it was sent with
    bool flies = false;
    bool signed_again = false;
  };

  void move_on();
  [[nodiscard]] std::chrono::milliseconds send_ready();
  [[nodiscard]] bool sign_in(Job& job);
  void send(Job& job);
  void ended(const HttpEnd& end);
  void decide(Job& job, const Judgement& judgement, const std::optional<HttpProblem>& problem);
  [[nodiscard]] Judgement read_answer(Job& job);
  void learn(const Job& job);
  void hand_back(Job& job, const Judgement& judgement);
  void retry(Job& job, const Judgement& judgement, const std::optional<HttpProblem>& problem);
  [[nodiscard]] std::chrono::milliseconds wait_of(const Job& job, const Judgement& judgement);
  [[nodiscard]] std::optional<std::chrono::milliseconds> told_wait(const Job& job,
                                                                   const Budget& budget);
  [[nodiscard]] std::optional<std::chrono::milliseconds> told_wait(const Job& job);
  [[nodiscard]] std::chrono::milliseconds window() const;
  void finish(Job& job, AnswerMeaning meaning, std::string say, bool unknown = false);
  void stop_all(const std::string& why);
  [[nodiscard]] std::string too_late(const std::string& why) const;
  void note(const Job& job, std::string_view what) const;
  [[nodiscard]] Answered ask_alone(Asking asking);
  [[nodiscard]] std::size_t together() const;

  const Connector& connector_;
  ConnectorFormulas& formulas_;
  Credentials credentials_;
  CallerWorld world_;
  Limits limits_;
  Redaction redaction_;
  Signer signer_;
  Pacer own_pacer_;
  Pacer refusals_;  ///< answers 401 and 403
  std::chrono::milliseconds until_;  ///< when everything has to be done
  std::deque<std::unique_ptr<Job>> jobs_;
  std::deque<std::pair<AskingId, Answered>> done_;
  std::uint32_t next_ = 0;
  std::size_t fly_ = 0;
  std::uint64_t requests_ = 0;
};

}  // namespace joinery
