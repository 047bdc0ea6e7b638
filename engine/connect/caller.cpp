#include "engine/connect/caller.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/calendar/timestamp.hpp"
#include "engine/connect/context.hpp"
#include "engine/connect/request_maker.hpp"
#include "engine/connect/retry_after.hpp"

namespace joinery {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds first_wait{1'000};
constexpr milliseconds longest_own_wait{60'000};
constexpr milliseconds look_again{500};

/// Whether a vendor that answered so has surely not done what was asked.
bool surely_undone(int status) { return status == 429; }

}  // namespace

Caller::Caller(const Connector& connector, ConnectorFormulas& formulas, Credentials credentials,
               CallerWorld world, const Limits& limits)
    : connector_(connector),
      formulas_(formulas),
      credentials_(std::move(credentials)),
      world_(std::move(world)),
      limits_(limits),
      signer_(connector, formulas, credentials_, redaction_, world_.clock, world_.remember),
      own_pacer_(connector.pace.rates),
      refusals_(connector.pace.refusals),
      until_(world_.clock.steady() + connector.limits.total) {
  credentials_.add_to(redaction_);
  if (world_.pacer == nullptr) world_.pacer = &own_pacer_;
}

std::size_t Caller::together() const {
  return signer_.one_at_a_time() ? 1 : std::max<std::size_t>(connector_.pace.together, 1);
}

AskingId Caller::begin(Asking asking) {
  auto job = std::make_unique<Job>();
  job->id = AskingId{next_++};
  job->asking = std::move(asking);
  job->ready = world_.clock.steady();
  const AskingId id = job->id;
  jobs_.push_back(std::move(job));
  return id;
}

std::optional<std::pair<AskingId, Answered>> Caller::next(
    const std::function<bool(AskingId)>& mine) {
  for (;;) {
    const auto found =
        std::ranges::find_if(done_, [&](const auto& each) { return mine(each.first); });
    if (found != done_.end()) {
      auto ended = std::move(*found);
      done_.erase(found);
      return ended;
    }
    if (std::ranges::none_of(jobs_, [&](const auto& job) { return mine(job->id); }))
      return std::nullopt;
    move_on();
  }
}

void Caller::call_off(const std::function<bool(AskingId)>& mine) {
  std::erase_if(jobs_, [&](const auto& job) { return !job->flies && mine(job->id); });
}

Answered Caller::ask(Asking asking) {
  const AskingId id = begin(std::move(asking));
  // It goes first: whoever waits for it does nothing else meanwhile.
  std::rotate(jobs_.begin(), jobs_.end() - 1, jobs_.end());
  return next([&](AskingId each) { return each == id; })->second;
}

void Caller::move_on() {
  if (world_.clock.stopped()) return stop_all("stopped");
  if (world_.clock.steady() >= until_) {
    return stop_all(too_late({}));
  }
  const std::size_t had = done_.size();
  const milliseconds wait = send_ready();
  if (done_.size() != had) return;
  if (fly_ > 0) {
    if (const auto end = world_.http.next_end(std::min(wait, look_again))) ended(*end);
  } else if (!jobs_.empty()) {
    const milliseconds left = until_ - world_.clock.steady();
    (void)world_.clock.wait(std::clamp(wait, milliseconds(1), std::max(left, milliseconds(1))));
  }
}

/// Why nothing is asked any more; `why` is what the last answer said.
std::string Caller::too_late(const std::string& why) const {
  return fmt::format("{}{}not done within {} seconds", why, why.empty() ? "" : ": ",
                     connector_.limits.total.count());
}

/// Sends what may go; how long until another may.
milliseconds Caller::send_ready() {
  const std::size_t had = done_.size();
  milliseconds nearest = look_again;
  std::vector<Job*> waiting;
  for (const auto& job : jobs_) {
    if (!job->flies) waiting.push_back(job.get());
  }
  for (Job* job : waiting) {
    if (fly_ >= together()) break;
    const milliseconds now = world_.clock.steady();
    if (job->ready > now) {
      nearest = fly_ > 0 ? std::min(nearest, job->ready - now) : job->ready - now;
      continue;
    }
    // Whoever is under way may be refused, too.
    const bool forgiven = refusals_.room(now) > fly_;
    if (!forgiven && fly_ > 0) break;
    const milliseconds pace =
        std::max(world_.pacer->wait(now), forgiven ? milliseconds(0) : refusals_.wait(now));
    if (pace.count() > 0) {
      if (pace > connector_.limits.longest_wait) {
        finish(*job, AnswerMeaning::stop,
               fmt::format("the budget of requests is used up for {} seconds more",
                           pace.count() / 1000));
      }
      return pace;
    }
    if (!sign_in(*job)) return {};
    send(*job);
    if (done_.size() != had) return {};
  }
  return nearest;
}

/// False where it failed, and the job with it.
bool Caller::sign_in(Job& job) {
  if (!signer_.needs_request()) return true;
  auto asking = signer_.request();
  if (!asking) {
    finish(job, AnswerMeaning::configuration, "signing in: " + asking.error().what);
    return false;
  }
  const milliseconds began = world_.clock.steady();
  Answered answered = ask_alone(std::move(*asking));
  if (answered.meaning != AnswerMeaning::done) {
    const bool passes = answered.meaning == AnswerMeaning::retry;
    finish(job, passes ? AnswerMeaning::stop : answered.meaning, "signing in: " + answered.say);
    return false;
  }
  if (const auto took = signer_.took(answered.answer, began); !took) {
    finish(job, AnswerMeaning::configuration, took.error().what);
    return false;
  }
  return true;
}

/// The request of signing in; the ends of others wait in the client meanwhile.
Answered Caller::ask_alone(Asking asking) {
  Job job;
  job.asking = std::move(asking);
  Answered answered;
  for (;;) {
    const milliseconds now = world_.clock.steady();
    const milliseconds wait =
        std::max({job.ready - now, world_.pacer->wait(now), refusals_.wait(now)});
    if (now + std::max(wait, milliseconds(0)) >= until_) {
      answered.meaning = AnswerMeaning::stop;
      answered.say = too_late(answered.say);
      return answered;
    }
    if (wait.count() > 0 && !world_.clock.wait(wait)) {
      answered.say = "stopped";
      return answered;
    }
    const Json context = with_member(job.asking.context, "credentials", credentials_.json());
    const auto request = make_request(connector_, formulas_, job.asking, context, {});
    if (!request) {
      answered.meaning = AnswerMeaning::configuration;
      answered.say = redaction_.clean(request.error().what);
      return answered;
    }
    job.taker = std::make_unique<AnswerTaker>(job.asking, limits_);
    ++job.tries;
    ++requests_;
    world_.pacer->take(world_.clock.steady());
    const HttpEnd end = world_.http.send(*request, *job.taker);
    if (!end.problem) job.taker->finish();
    const Judgement judgement = end.problem ? judge(*end.problem) : read_answer(job);
    note(job, end.problem ? end.problem->what : fmt::format("{}", job.taker->head().status));
    answered.meaning = judgement.meaning;
    answered.say = redaction_.clean(judgement.say);
    answered.status = job.taker->head().status;
    answered.answer = job.taker->answer();
    if (judgement.meaning != AnswerMeaning::retry) return answered;
    const milliseconds pause = wait_of(job, judgement);
    if (job.tries > connector_.limits.retries || pause > connector_.limits.longest_wait)
      return answered;
    job.ready = world_.clock.steady() + pause;
  }
}

void Caller::send(Job& job) {
  Json context = with_member(job.asking.context, "credentials", credentials_.json());
  const auto signed_in = job.asking.use == AskUse::sign_in
                             ? Result<std::vector<HttpHeader>>(std::vector<HttpHeader>())
                             : signer_.headers();
  if (!signed_in) return finish(job, AnswerMeaning::configuration, signed_in.error().what);
  auto request = make_request(connector_, formulas_, job.asking, context, *signed_in);
  if (!request)
    return finish(job, AnswerMeaning::configuration, job.asking.name + ": " + request.error().what);
  job.taker = std::make_unique<AnswerTaker>(job.asking, limits_);
  job.sent = world_.clock.steady();
  job.generation = signer_.generation();
  job.flies = true;
  ++job.tries;
  ++fly_;
  ++requests_;
  world_.pacer->take(job.sent);
  job.ticket = world_.http.start(std::move(*request), *job.taker);
}

void Caller::ended(const HttpEnd& end) {
  const auto found = std::ranges::find_if(
      jobs_, [&](const auto& job) { return job->flies && job->ticket == end.ticket; });
  if (found == jobs_.end()) return;
  Job& job = **found;
  job.flies = false;
  --fly_;
  if (job.taker->refused()) {
    return finish(job, AnswerMeaning::stop, job.taker->refused()->what);
  }
  const bool broken_off = end.problem && end.problem->kind == HttpProblem::Kind::broken_off;
  if (end.problem && !broken_off) {
    if (end.problem->sent && signer_.one_at_a_time()) signer_.forget(job.generation);
    note(job, end.problem->what);
    return decide(job, judge(*end.problem), end.problem);
  }
  job.taker->finish();
  if (job.taker->refused()) return finish(job, AnswerMeaning::stop, job.taker->refused()->what);
  note(job, fmt::format("{}, {} bytes, {} ms", job.taker->head().status, end.bytes,
                        end.took.count() / 1000));
  decide(job, read_answer(job), std::nullopt);
}

Judgement Caller::read_answer(Job& job) {
  learn(job);
  const int status = job.taker->head().status;
  const Json context = merged(job.asking.context, job.taker->answer());
  Judgement judgement =
      judge(connector_, formulas_, job.asking, context, status, job.taker->unreadable());
  if (judgement.meaning != AnswerMeaning::done || status < 200 || status >= 300) return judgement;
  if (const auto handed = job.taker->hand_out(); !handed) {
    const bool broken = handed.error().code == ErrorCode::malformed;
    judgement = {
        broken ? AnswerMeaning::retry : AnswerMeaning::stop, handed.error().what, {}, false};
  }
  return judgement;
}

/// What every answer may tell: a refusal, the next token, and how many requests are left.
void Caller::learn(const Job& job) {
  const int status = job.taker->head().status;
  if (status == 401 || status == 403) refusals_.take(world_.clock.steady());
  if (job.asking.use == AskUse::sign_in) return;
  (void)signer_.saw(job.taker->answer());
  for (const Budget& budget : connector_.pace.budgets) {
    if (!budget.left) continue;
    const Worked left = formulas_.work_out(*budget.left, job.taker->answer());
    if (!left.json.is(JsonKind::number) || left.json.as_number() >= 1) continue;
    const milliseconds wait = told_wait(job, budget).value_or(window());
    world_.pacer->pause_until(world_.clock.steady() + wait);
  }
}

/// Without a word of the vendor, after so long there are more requests: by then the longest of the
/// declared windows is another one.
milliseconds Caller::window() const {
  std::chrono::seconds longest{0};
  for (const Rate& rate : connector_.pace.rates) longest = std::max(longest, rate.per);
  return longest.count() == 0 ? milliseconds(longest_own_wait) : milliseconds(longest);
}

/// The longest of what the budgets that are used up say; where none says so, of all.
std::optional<milliseconds> Caller::told_wait(const Job& job) {
  std::optional<milliseconds> of_empty, of_all;
  for (const Budget& budget : connector_.pace.budgets) {
    const auto wait = told_wait(job, budget);
    if (!wait) continue;
    of_all = std::max(*wait, of_all.value_or(*wait));
    if (!budget.left) continue;
    const Worked left = formulas_.work_out(*budget.left, job.taker->answer());
    if (left.json.is(JsonKind::number) && left.json.as_number() < 1)
      of_empty = std::max(*wait, of_empty.value_or(*wait));
  }
  return of_empty ? of_empty : of_all;
}

/// When there are more, as `again` says.
std::optional<milliseconds> Caller::told_wait(const Job& job, const Budget& budget) {
  if (!budget.again) return std::nullopt;
  const Worked again = formulas_.work_out(*budget.again, job.taker->answer());
  constexpr double longest = 366.0 * 86'400;
  if (again.json.is(JsonKind::number)) {
    return milliseconds(
        static_cast<std::int64_t>(std::clamp(again.json.as_number(), 0.0, longest) * 1000));
  }
  if (!again.json.is(JsonKind::text)) return std::nullopt;
  const auto instant = parse_instant(again.json.as_text());
  if (!instant) return std::nullopt;
  // Its second may have begun: one more, so that the vendor's clock has surely passed it.
  const std::int64_t micros =
      std::max<std::int64_t>(instant->micros - world_.clock.now().micros, 0);
  return milliseconds(
      std::min<std::int64_t>(micros / 1000, static_cast<std::int64_t>(longest) * 1000) + 1000);
}

void Caller::decide(Job& job, const Judgement& judgement,
                    const std::optional<HttpProblem>& problem) {
  if (judgement.meaning != AnswerMeaning::done && job.taker->has_given() && job.asking.drop) {
    if (const auto dropped = job.asking.drop(); !dropped) {
      return finish(job, AnswerMeaning::stop, dropped.error().what);
    }
  }
  switch (judgement.meaning) {
    case AnswerMeaning::retry:
      return retry(job, judgement, problem);
    case AnswerMeaning::sign_in_again:
      if (job.signed_again || !connector_.sign_in || !connector_.sign_in->exchange) {
        return finish(job, AnswerMeaning::configuration, judgement.say);
      }
      job.signed_again = true;
      job.ready = world_.clock.steady();
      return signer_.forget(job.generation);
    default:
      return finish(job, judgement.meaning, judgement.say);
  }
}

void Caller::retry(Job& job, const Judgement& judgement,
                   const std::optional<HttpProblem>& problem) {
  const bool may_be_done = problem ? problem->sent : !surely_undone(job.taker->head().status);
  if (is_change(job.asking.use) && may_be_done && !judgement.declared) {
    return finish(job, AnswerMeaning::retry, judgement.say, true);
  }
  if (!job.asking.waits) return hand_back(job, judgement);
  if (job.tries > connector_.limits.retries) {
    const std::string times = job.tries == 1 ? "once" : fmt::format("{} times", job.tries);
    return finish(job, AnswerMeaning::stop, fmt::format("{} (asked {})", judgement.say, times));
  }
  const milliseconds wait = wait_of(job, judgement);
  if (wait > connector_.limits.longest_wait) {
    return finish(job, AnswerMeaning::stop,
                  fmt::format("{}: asked to wait {} seconds, which is longer than allowed",
                              judgement.say, wait.count() / 1000));
  }
  if (world_.clock.steady() + wait >= until_) {
    return finish(job, AnswerMeaning::stop, too_late(judgement.say));
  }
  job.ready = world_.clock.steady() + wait;
  note(job, fmt::format("again in {} ms", wait.count()));
  // Whoever is told to slow down is told so for all requests.
  if (!problem && job.taker->head().status == 429) world_.pacer->pause_until(job.ready);
}

/// Whoever asks decides when it is asked again.
void Caller::hand_back(Job& job, const Judgement& judgement) {
  const bool told = judgement.after.has_value() || job.taker->head().find("retry-after") != nullptr;
  const milliseconds wait = wait_of(job, judgement);
  finish(job, AnswerMeaning::retry, judgement.say);
  if (told) done_.back().second.after = wait;
}

milliseconds Caller::wait_of(const Job& job, const Judgement& judgement) {
  if (judgement.after) return *judgement.after;
  if (const std::string* told = job.taker->head().find("retry-after")) {
    if (const auto wait = parse_retry_after(*told, world_.clock.now())) return *wait;
  }
  if (job.taker->head().status == 429) {
    if (const auto wait = told_wait(job); wait && wait->count() > 0) return *wait;
  }
  const std::uint32_t doublings = std::min(job.tries - 1, 10U);
  const milliseconds wait =
      std::min(milliseconds(first_wait.count() << doublings), longest_own_wait);
  return milliseconds(static_cast<std::int64_t>(static_cast<double>(wait.count()) *
                                                (0.5 + world_.clock.jitter() / 2)));
}

void Caller::finish(Job& job, AnswerMeaning meaning, std::string say, bool unknown) {
  Answered answered;
  answered.meaning = meaning;
  answered.unknown = unknown;
  if (meaning != AnswerMeaning::done) answered.say = redaction_.clean(std::move(say));
  if (job.taker) {
    answered.status = job.taker->head().status;
    answered.answer = job.taker->answer();
    answered.records = job.taker->records();
  }
  done_.emplace_back(job.id, std::move(answered));
  std::erase_if(jobs_, [&](const auto& each) { return each.get() == &job; });
}

void Caller::stop_all(const std::string& why) {
  // What is under way is left to end by itself: its receivers must live until it did.
  while (fly_ > 0) {
    if (const auto end = world_.http.next_end(look_again)) ended(*end);
  }
  while (!jobs_.empty()) finish(*jobs_.front(), AnswerMeaning::stop, why);
}

void Caller::note(const Job& job, std::string_view what) const {
  if (world_.log != nullptr)
    world_.log->say(redaction_.clean(fmt::format("{}: {}", job.asking.name, what)));
}

}  // namespace joinery
