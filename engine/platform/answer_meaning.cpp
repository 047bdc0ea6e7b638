/// What an answer means for a change.

#include <fmt/format.h>

#include "engine/platform/changer.hpp"

namespace joinery {
namespace {

using Kind = MutationAnswer::Kind;

constexpr int too_many_requests = 429, precondition_failed = 412;

/// Something between may answer for the platform: a page for people is no answer to a change.
bool is_page(const Answered& answered) {
  const Json* headers = answered.answer.find("headers");
  const Json* type = headers == nullptr ? nullptr : headers->find("content-type");
  return type != nullptr && type->is(JsonKind::text) && type->as_text().find("html") != std::string_view::npos;
}

bool is_good(int status) { return status >= 200 && status < 300; }

}  // namespace

MutationAnswer Changer::missing(const PlatformMutation& mutation, const std::string& say) {
  MutationAnswer answer;
  answer.because = say;
  switch (mutation.kind) {
    case MutationKind::archive_user: case MutationKind::remove_member: case MutationKind::archive_group:
      answer.kind = Kind::already_done;
      return answer;
    case MutationKind::create_user: case MutationKind::create_group:
      answer.kind = Kind::permanent;
      return answer;
    default: break;
  }
  // The user is gone, or the platform misses something else that the request names.
  answer.kind = Kind::conflict;
  if (!mutation.user.empty() && finder_.can_ask("id")) {
    const auto found = finder_.users("id", mutation.user);
    if (found && !found->empty()) answer.kind = Kind::permanent;
  }
  return answer;
}

MutationAnswer Changer::understood(const Answered& answered, const PlatformMutation& mutation) {
  MutationAnswer answer;
  answer.because = answered.say;
  answer.busy = answered.status == too_many_requests;
  if (answered.after)
    answer.after_micros = std::chrono::duration_cast<std::chrono::microseconds>(*answered.after).count();
  if (answered.unknown) {
    answer.kind = Kind::unknown;
    return answer;
  }
  switch (answered.meaning) {
    case AnswerMeaning::done:
      answer.kind = is_good(answered.status) ? Kind::done : Kind::already_done;
      if (is_page(answered)) {
        answer.kind = Kind::unknown;
        answer.because = "the answer is a page for people";
      }
      return answer;
    case AnswerMeaning::not_found:
      return missing(mutation, answered.say);
    case AnswerMeaning::exists: {
      const bool joins = mutation.kind == MutationKind::add_member;
      answer.kind = joins ? Kind::already_done : Kind::permanent;
      return answer;
    }
    case AnswerMeaning::conflict: {
      // Without a precondition nobody can have come between: the change itself does not fit.
      const bool asked = !mutation.version.empty() || answered.status == precondition_failed;
      answer.kind = asked ? Kind::conflict : Kind::permanent;
      return answer;
    }
    case AnswerMeaning::record:
      answer.kind = Kind::permanent;
      return answer;
    case AnswerMeaning::configuration:
      answer.kind = Kind::retry;   // not this person's fault: everybody's, until somebody has looked
      answer.busy = true;
      return answer;
    case AnswerMeaning::retry: case AnswerMeaning::sign_in_again: case AnswerMeaning::smaller_pages:
    case AnswerMeaning::start_over:
      answer.kind = Kind::retry;
      return answer;
    case AnswerMeaning::stop:
      answer.kind = answered.status == 0 || answered.status >= 500 ? Kind::unknown : Kind::permanent;
      return answer;
  }
  return answer;
}

}  // namespace joinery
