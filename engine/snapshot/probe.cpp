#include "engine/snapshot/probe.hpp"

#include <algorithm>
#include <optional>

#include "engine/connect/context.hpp"
#include "engine/connect/joiner.hpp"
#include "engine/connect/page_reader.hpp"

namespace joinery {
namespace {

/// The children of everybody would be many requests.
constexpr std::size_t joined_max = 5;

class Probing {
 public:
  Probing(Caller& caller, const std::vector<WantedField>& fields, const Limits& limits)
      : caller_(caller), fields_(fields), limits_(limits), joiner_(caller, limits), seen_(fields.size()) {}

  Probed run() {
    std::vector<Page> pages;
    for (const std::uint32_t people : caller_.connector().read.all) {
      if (auto page = first_page(people)) pages.push_back(std::move(*page));
      if (!probed_.failed.empty()) return probed_;
    }
    // Before what belongs to people is asked for: a probe says which permission is lacking.
    for (const Probe& each : caller_.connector().probes) {
      ask(each);
      if (!probed_.failed.empty()) return probed_;
    }
    for (Page& page : pages) {
      look_at(page.records);
      probed_.records += page.records.size();
      if (!join(page)) return probed_;
    }
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      if (!seen_[i] && probed_.records > 0) probed_.unseen.push_back(fields_[i].path);
    }
    return probed_;
  }

 private:
  struct Page {
    std::uint32_t stream = 0;
    std::vector<Json> records;
    Json answer;
  };

  std::optional<Page> first_page(std::uint32_t stream) {
    Page page{stream, {}, {}};
    PageSink sink;
    sink.add = [&](RecordBlock& block) { return add_trees(block, limits_, page.records); };
    sink.drop = [&] {
      page.records.clear();
      return Result<void>();
    };
    PageReader reader(caller_, caller_.connector().streams[stream], AskUse::people, Json::from_members({}),
                      std::move(sink));
    const auto asking = reader.next();
    if (!asking) return std::nullopt;
    const Answered answered = caller_.ask(*asking);
    if (answered.meaning != AnswerMeaning::done) probed_.failed = answered.say;
    page.answer = answered.answer;
    return page;
  }

  void ask(const Probe& probe) {
    Asking asking;
    asking.exchange = &probe.exchange;
    asking.use = AskUse::probe;
    asking.name = "probe " + probe.path;
    const Answered answered = caller_.ask(std::move(asking));
    bool granted = answered.meaning == AnswerMeaning::done;
    const bool is_said = granted || answered.meaning == AnswerMeaning::configuration ||
                       (answered.status >= 400 && answered.status < 500);
    if (!is_said) {
      probed_.failed = answered.say;   // it is out of order
      return;
    }
    if (granted && probe.granted_when) {
      granted = caller_.formulas().is_yes(*probe.granted_when, answered.answer).value_or(false);
    }
    if (!granted) probed_.refused.push_back(probe.path);
  }

  void look_at(const std::vector<Json>& records) {
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      seen_[i] = seen_[i] || std::ranges::any_of(records, [&](const Json& record) {
                   return at_steps(record, fields_[i].steps) != nullptr;
                 });
    }
  }

  /// What belongs to a few people. Where a probe was refused already, it is known why it cannot be read.
  bool join(Page& page) {
    page.records.resize(std::min(page.records.size(), joined_max));
    const auto joined = joiner_.join(page.stream, std::move(page.records), page.answer);
    if (joined) {
      look_at(*joined);
      return true;
    }
    if (probed_.refused.empty()) probed_.failed = joined.error().what;
    return false;
  }

  Caller& caller_;
  const std::vector<WantedField>& fields_;
  Limits limits_;
  Joiner joiner_;
  std::vector<bool> seen_;   ///< which of the fields
  Probed probed_;
};

}  // namespace

Probed probe(Caller& caller, const std::vector<WantedField>& fields, const Limits& limits) {
  return Probing(caller, fields, limits).run();
}

}  // namespace joinery
