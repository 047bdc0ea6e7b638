/// Changes of one kind, one after the other or in batches: a few ahead, which are read back, then
/// the rest. What may work later is tried again when its time has come; others go on meanwhile.

#include <algorithm>
#include <cmath>
#include <deque>

#include <fmt/format.h>

#include "engine/apply/work.hpp"

namespace joinery {
namespace {

using Answer = MutationAnswer::Kind;
using std::chrono::milliseconds;

constexpr milliseconds first_pause{1'000};
constexpr milliseconds longest_pause{60'000};
constexpr milliseconds busy_pause{30'000};
constexpr std::string_view not_sent = "not sent: too many others failed";

/// A change that may go: which step, and not before when.
struct Turn {
  std::size_t index = 0;   ///< of the steps
  milliseconds due{0};     ///< on the steady clock
};

struct Sent {
  std::size_t index = 0;
  PlatformMutation mutation;
};

class Wave {
 public:
  Wave(Work& work, std::size_t first, std::size_t end) : work_(work) {
    for (std::size_t i = first; i < end; ++i) {
      if (work.steps[i].state == StepState::planned) waiting_.push_back({i, milliseconds{0}});
    }
  }

  Result<WaveEnd> run() {
    const std::size_t all = waiting_.size();
    const std::size_t ahead =
        std::max(work_.options.canary_least, (all * work_.options.canary_permille + 999) / 1000);
    std::deque<Turn> rest;
    while (waiting_.size() > ahead) {
      rest.push_front(waiting_.back());
      waiting_.pop_back();
    }
    JOINERY_TRY(WaveEnd end, process());
    if (end.stopped || end.broken) {
      return end;
    }
    JOINERY_TRY(end, look_at_canary());
    waiting_ = std::move(rest);
    if (end.stopped || end.broken) return end;
    JOINERY_TRY(end, process());
    return end;
  }

 private:
  [[nodiscard]] JournalStep& step(std::size_t index) { return work_.steps[index]; }
  [[nodiscard]] milliseconds steady() const { return work_.world.clock.steady(); }

  /// Sends what is in `waiting_`, until nothing is.
  Result<WaveEnd> process() {
    while (!waiting_.empty()) {
      JOINERY_TRY(const bool stops, work_.stopping());
      if (stops) return WaveEnd{true, false};
      if (is_open()) {
        if (const auto written = leave_unsent(); !written) {
          return tl::unexpected<Error>(written.error());
        }
        return WaveEnd{};
      }
      JOINERY_TRY(const std::vector<Sent> batch, collect());
      if (batch.empty()) {
        if (waiting_.empty()) break;
        JOINERY_TRY(const bool goes_on, work_.wait(until_next()));
        if (!goes_on) return WaveEnd{true, false};
        continue;
      }
      if (const auto written = send(batch); !written) {
        return tl::unexpected<Error>(written.error());
      }
      if (pauses_ > work_.options.pauses_max) {
        if (const auto written = leave_unsent(); !written) {
          return tl::unexpected<Error>(written.error());
        }
        return WaveEnd{false, true};
      }
    }
    return WaveEnd{};
  }

  /// Those that can go now, of which as many as the platform takes together.
  Result<std::vector<Sent>> collect() {
    std::vector<Sent> batch;
    const milliseconds now = steady();
    if (now < pause_until_ || waiting_.empty()) return batch;
    const std::size_t room =
        work_.world.platform.abilities().batch_of(step(waiting_.front().index).kind);
    std::vector<JournalStep> settled;
    std::vector<MemoryEvent> events;
    for (std::size_t looked = waiting_.size(); looked > 0 && batch.size() < room; --looked) {
      Turn turn = waiting_.front();
      waiting_.pop_front();
      if (turn.due > now) {
        waiting_.push_back(turn);
        continue;
      }
      JOINERY_TRY(Prepared prepared, prepare(work_, step(turn.index)));
      if (prepared.what == Prepared::What::ready) {
        batch.push_back({turn.index, std::move(prepared.mutation)});
      } else if (prepared.what == Prepared::What::settled) {
        step(turn.index).at = work_.now();
        settled.push_back(step(turn.index));
        events.insert(events.end(), prepared.events.begin(), prepared.events.end());
      } else {
        waiting_.push_back(turn);
      }
    }
    if (!settled.empty()) {
      if (const auto written = work_.write(settled, events); !written) {
        return tl::unexpected<Error>(written.error());
      }
    }
    return batch;
  }

  [[nodiscard]] milliseconds until_next() const {
    milliseconds next = longest_pause;
    for (const Turn& turn : waiting_) next = std::min(next, turn.due - steady());
    return std::max({next, pause_until_ - steady(), milliseconds{10}});
  }

  /// The journal first: only what stands there as sent may leave.
  Result<void> send(const std::vector<Sent>& batch) {
    std::vector<JournalStep> sent;
    std::vector<PlatformMutation> mutations;
    for (const Sent& one : batch) {
      JournalStep& now = step(one.index);
      now.state = StepState::sent;
      now.at = work_.now();
      now.because.clear();
      ++now.attempts;
      sent.push_back(now);
      mutations.push_back(one.mutation);
    }
    if (const auto written = work_.write(std::move(sent), {}); !written) return written;
    const std::vector<MutationAnswer> answers = work_.world.platform.carry_out(mutations);
    std::vector<JournalStep> changed;
    std::vector<MemoryEvent> events;
    for (std::size_t i = 0; i < batch.size(); ++i) {
      const MutationAnswer lost;
      const MutationAnswer& answer = i < answers.size() ? answers[i] : lost;
      JOINERY_TRY(std::vector<MemoryEvent> more, take(batch[i], answer));
      changed.push_back(step(batch[i].index));
      events.insert(events.end(), more.begin(), more.end());
    }
    return work_.write(std::move(changed), std::move(events));
  }

  /// What an answer means for its step.
  Result<std::vector<MemoryEvent>> take(const Sent& sent, const MutationAnswer& answer) {
    JournalStep& now = step(sent.index);
    now.request = answer.request;
    const auto creates =
        now.kind == MutationKind::create_user || now.kind == MutationKind::create_group;
    std::vector<MemoryEvent> events;
    if (answer.kind != Answer::retry) pauses_ = 0;
    switch (answer.kind) {
      case Answer::already_done:
        if (creates && answer.id.empty()) return find(sent, answer.because);
        [[fallthrough]];
      case Answer::done: return done(sent, answer);
      case Answer::retry: try_later(sent, answer); return events;
      case Answer::permanent:
        now.state = StepState::failed;
        now.because = answer.because;
        now.input = input_of(sent.mutation);
        count(true);
        return events;
      case Answer::conflict:
        now.state = StepState::conflict;
        now.because = answer.because.empty() ? "changed on the platform since" : answer.because;
        count(false);
        return events;
      case Answer::unknown: break;
    }
    return find(sent, answer.because);
  }

  Result<std::vector<MemoryEvent>> done(const Sent& sent, const MutationAnswer& answer) {
    JournalStep& now = step(sent.index);
    const bool is_user = is_about_user(now.kind);
    now.state = StepState::done;
    now.input = input_of(sent.mutation);
    now.because = answer.kind == Answer::already_done ? "was so already" : "";
    if (!answer.id.empty() && is_user && now.user.empty()) now.user = answer.id;
    if (!answer.id.empty() && !is_user && now.group.empty()) now.group = answer.id;
    if (!answer.shown.empty()) now.shown = text_of(answer.shown);
    work_.learn(now);
    note_other_forms(sent, answer.shown);
    if (is_ahead_) ahead_.push_back(sent);
    count(false);
    return events_of(work_, now, sent.mutation, answer.shown);
  }

  /// Nobody knows whether it was done: it is looked for, and sent again only if it was not.
  Result<std::vector<MemoryEvent>> find(const Sent& sent, const std::string& because) {
    JournalStep& now = step(sent.index);
    JOINERY_TRY(std::vector<MemoryEvent> events, find_out(work_, now));
    if (now.state == StepState::planned) {
      const MutationAnswer again{Answer::retry, 0, false, because, {}, {}, {}, {}};
      try_later(sent, again);
    } else {
      count(now.state != StepState::done);
    }
    return events;
  }

  void try_later(const Sent& sent, const MutationAnswer& answer) {
    JournalStep& now = step(sent.index);
    now.state = StepState::planned;
    now.because = answer.because;
    const milliseconds asked{answer.after_micros / 1'000};
    if (answer.busy) {   // nobody's fault: it does not count
      --now.attempts;
      ++pauses_;
      pause_until_ = steady() + (asked.count() > 0 ? asked : busy_pause);
      waiting_.push_front({sent.index, pause_until_});
      return;
    }
    if (now.attempts >= work_.options.attempts_max) {
      now.state = StepState::failed;
      now.because = fmt::format("tried {} times: {}", now.attempts, answer.because);
      count(true);
      return;
    }
    const double doubled = std::pow(2.0, static_cast<double>(now.attempts - 1));
    milliseconds pause{static_cast<std::int64_t>(static_cast<double>(first_pause.count()) * doubled)};
    pause = std::max(std::min(pause, longest_pause), asked);
    pause += milliseconds{static_cast<std::int64_t>(
        static_cast<double>(pause.count()) * 0.5 * work_.world.clock.jitter())};
    waiting_.push_back({sent.index, steady() + pause});
  }

  void count(bool failed) {
    ++tried_;
    if (failed) ++failed_;
  }

  /// Too many of this wave have failed.
  [[nodiscard]] bool is_open() const {
    return tried_ >= work_.options.circuit_least &&
           failed_ * 1000 >= tried_ * work_.options.circuit_permille;
  }

  Result<void> leave_unsent() {
    std::vector<JournalStep> left;
    for (const Turn& turn : waiting_) {
      JournalStep& now = step(turn.index);
      now.state = StepState::left;
      now.because = not_sent;
      now.at = work_.now();
      left.push_back(now);
    }
    work_.notices.push_back(
        fmt::format("{} of {} changes failed ({}): {} more were not sent", failed_, tried_,
                    left.empty() ? "" : name_of(left.front().kind), left.size()));
    waiting_.clear();
    return work_.write(std::move(left), {});
  }

  /// A platform's own way of writing a value, once for each field.
  void note_other_forms(const Sent& sent, const std::vector<PlatformField>& shown) {
    for (const PlatformField& field : sent.mutation.fields) {
      for (const PlatformField& there : shown) {
        if (there.name != field.name || there.value == field.value) continue;
        const std::string notice = fmt::format(
            "the platform keeps `{}` in its own form; that is remembered", field.name);
        const auto known = std::find(work_.notices.begin(), work_.notices.end(), notice);
        if (known == work_.notices.end()) work_.notices.push_back(notice);
      }
    }
  }

  /// What another change has written over since, as where two people exchange an address, cannot be
  /// seen any more. False: nothing of it can.
  [[nodiscard]] bool can_be_seen(std::size_t at) {
    PlatformMutation& mutation = ahead_[at].mutation;
    if (mutation.kind != MutationKind::update_user) return true;
    for (std::size_t later = at + 1; later < ahead_.size(); ++later) {
      if (step(ahead_[later].index).user != step(ahead_[at].index).user) continue;
      std::erase_if(mutation.fields, [&](const PlatformField& field) {
        return value_in(ahead_[later].mutation.fields, field.name) != nullptr;
      });
    }
    return !mutation.fields.empty();
  }

  /// Whether what went ahead has arrived.
  Result<WaveEnd> look_at_canary() {
    for (std::size_t at = 0; at < ahead_.size(); ++at) {
      Sent& sent = ahead_[at];
      JournalStep& now = step(sent.index);
      if (now.state != StepState::done || !can_be_seen(at)) continue;
      sent.mutation.user = now.user;
      sent.mutation.group = now.group;
      std::vector<PlatformField> shown;
      const auto seen = read_back(work_, sent.mutation, now.at, &shown);
      if (work_.stop) return WaveEnd{true, false};
      if (!seen || *seen != Shows::not_it) continue;
      if (const auto written = say_no(now, shown); !written) {
        return tl::unexpected<Error>(written.error());
      }
      return WaveEnd{false, true};
    }
    ahead_.clear();
    is_ahead_ = false;
    return WaveEnd{};
  }

  /// What was remembered of it is taken back.
  Result<void> say_no(JournalStep& now, const std::vector<PlatformField>& shown) {
    now.state = StepState::failed;
    now.because = "the platform said yes, and shows something else";
    now.shown = text_of(shown);
    now.input.clear();
    work_.notices.push_back(fmt::format("#{} ({}) did not arrive: nothing more is sent in this run",
                                        now.number, name_of(now.kind)));
    std::vector<MemoryEvent> events;
    if (now.kind == MutationKind::archive_user) events.emplace_back(Reactivated{now.user});
    if (now.kind == MutationKind::create_user) {
      events.emplace_back(UserGone{now.person, now.user, work_.now()});
      work_.user_of_person.erase(now.person);
    }
    return work_.write({now}, std::move(events));
  }

  Work& work_;
  std::deque<Turn> waiting_;
  std::vector<Sent> ahead_;            ///< done, and to be read back
  bool is_ahead_ = true;
  milliseconds pause_until_{0};
  std::uint32_t pauses_ = 0;           ///< in a row
  std::uint64_t tried_ = 0, failed_ = 0;
};

}  // namespace

Result<WaveEnd> run_wave(Work& work, std::size_t first, std::size_t end) {
  return Wave(work, first, end).run();
}

}  // namespace joinery
