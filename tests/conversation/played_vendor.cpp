#include "tests/conversation/played_vendor.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace joinery::testing {
namespace {

constexpr std::size_t piece = 7;   // answers come in pieces, and none ends where a record does

}  // namespace

void PlayedVendor::tell(const HttpRequest& request) {
  if (clock_.steady() > last_) told_.push_back(fmt::format("+ {} ms", (clock_.steady() - last_).count()));
  last_ = clock_.steady();
  std::string address = request.url;
  if (address.starts_with(base_)) address.erase(0, base_.size());
  told_.push_back(fmt::format("> {} {}{}{}", name_of(request.method), address,
                              request.body.empty() ? "" : " ", request.body));
  for (const HttpHeader& header : request.headers)
    told_.push_back(fmt::format("> {}: {}", header.name, header.value));
}

/// What the real client watches over, too.
std::optional<HttpProblem> PlayedVendor::problem_with(const HttpRequest& request,
                                                      const PlayedAnswer& answer) const {
  using Kind = HttpProblem::Kind;
  if (answer.problem) return answer.problem;
  if (answer.takes > request.time) return HttpProblem{Kind::too_slow, true, "took too long"};
  if (answer.body.size() > request.answer_bytes_max)
    return HttpProblem{Kind::too_large, true, "the answer is too large"};
  return std::nullopt;
}

HttpEnd PlayedVendor::play(const HttpRequest& request, HttpReceiver& receiver) {
  HttpEnd end;
  if (answers_.empty()) {
    told_.emplace_back("? nobody wrote an answer");
    end.problem = HttpProblem{HttpProblem::Kind::other, true, "nobody wrote an answer"};
    return end;
  }
  const PlayedAnswer answer = std::move(answers_.front());
  answers_.pop_front();
  clock_.pass(answer.takes);
  last_ = clock_.steady();
  told_.insert(told_.end(), answer.lines.begin(), answer.lines.end());
  end.problem = problem_with(request, answer);
  if (end.problem && answer.body.empty()) return end;
  HttpHead head{answer.status, answer.headers};
  bool goes_on = receiver.begin(head);
  for (std::size_t at = 0; goes_on && at < answer.body.size(); at += piece) {
    goes_on = receiver.add(std::string_view(answer.body).substr(at, piece));
    end.bytes = std::min(at + piece, answer.body.size());
  }
  if (!goes_on) end.problem = HttpProblem{HttpProblem::Kind::broken_off, true, "broken off"};
  return end;
}

HttpEnd PlayedVendor::send(const HttpRequest& request, HttpReceiver& receiver) {
  tell(request);
  return play(request, receiver);
}

HttpTicket PlayedVendor::start(HttpRequest request, HttpReceiver& receiver) {
  tell(request);
  const HttpTicket ticket{next_++};
  asked_.push_back({ticket, std::move(request), &receiver});
  return ticket;
}

std::optional<HttpEnd> PlayedVendor::next_end(std::chrono::milliseconds) {
  if (asked_.empty()) return std::nullopt;
  const Asked asked = std::move(asked_.front());
  asked_.pop_front();
  HttpEnd end = play(asked.request, *asked.receiver);
  end.ticket = asked.ticket;
  return end;
}

}  // namespace joinery::testing
