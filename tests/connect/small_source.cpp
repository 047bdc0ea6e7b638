#include "tests/connect/small_source.hpp"

#include <algorithm>

#include <boost/test/unit_test.hpp>

namespace joinery::testing {
namespace {

constexpr std::uint32_t page_size = 4;
constexpr std::uint64_t answer_bytes = 1U << 20;
/// Of the companies of fourteen the first in which five people left.
constexpr const char* seed = "2419";

/// Whether every value was one that the source had at that place, in one of these states.
bool comes_from(const Json& value, const std::vector<const Json*>& states) {
  const auto is_value = [&](const Json* state) { return value == *state; };
  if (std::ranges::any_of(states, is_value)) return true;
  if (value.is(JsonKind::array)) {
    std::vector<const Json*> items;
    for (const Json* state : states) {
      if (state->is(JsonKind::array)) {
        std::ranges::for_each(state->items(), [&](auto& each) { items.push_back(&each); });
      }
    }
    return std::ranges::all_of(value.items(), [&](const Json& item) { return comes_from(item, items); });
  }
  if (!value.is(JsonKind::object)) return false;
  return std::ranges::all_of(value.members(), [&](const JsonMember& member) {
    std::vector<const Json*> inner;
    for (const Json* state : states) {
      if (const Json* found = state->find(member.name)) inner.push_back(found);
    }
    return comes_from(member.value, inner);
  });
}

bool is_invented(const std::string& id, const std::string& record, const std::map<std::string, std::string>& before,
                 const std::map<std::string, std::string>& after) {
  std::vector<Json> states;
  for (const auto* known : {&before, &after}) {
    const auto found = known->find(id);
    if (found == known->end()) continue;
    if (found->second == record) return false;
    states.push_back(json_of(found->second));
  }
  std::vector<const Json*> each;
  for (const Json& state : states) each.push_back(&state);
  return !comes_from(json_of(record), each);
}

}  // namespace

SmallSource::SmallSource(const SourceUnderTest& source)
    : source_(source),
      company_(source.simulator, source.few, {"--seed", seed, "--page-size", std::to_string(page_size)}),
      reading_(source, company_) {
  for (Stream& stream : reading_.connector().streams) {
    if (stream.pages.size > 0) stream.pages.size = page_size;
    stream.pages.smaller.clear();
  }
  reading_.connector().limits.answer_bytes = answer_bytes;
  truth_ = with({});
  requests_ = company_.requests();
  pages_ = company_.pages();
  BOOST_TEST_REQUIRE(truth_.certificate.valid(), said(truth_));
  BOOST_TEST_REQUIRE(truth_.records.size() == source.few);
}

Read SmallSource::with(const std::vector<std::string>& faults) {
  company_.begin_again(faults);
  return reading_.all(truth_.records.empty() ? nullptr : &truth_.certificate);
}

std::string SmallSource::wrong_with(const Read& read, Then then, const Read* after) {
  const Records& now = after == nullptr ? truth_.records : after->records;
  for (const auto& [id, record] : read.records) {
    if (is_invented(id, record, truth_.records, now)) return "invented: " + record;
  }
  if (said(read).find(company_.secret()) != std::string::npos) return "a secret is told: " + said(read);
  if (!read.certificate.valid()) return then == Then::heals ? "not whole: " + said(read) : "";
  if (then == Then::incomplete) return "taken for whole";
  if (read.lines != read.records.size()) return "somebody stands there twice";
  if (after == nullptr && then == Then::heals && read.records != truth_.records) return "others than there are";
  return missing_in(read.records, then, now);
}

/// Who was there before and after is there.
std::string SmallSource::missing_in(const Records& records, Then then, const Records& after) {
  std::vector<std::string> missing;
  for (const auto& [id, record] : truth_.records) {
    if (after.contains(id) && !records.contains(id)) missing.push_back(id);
  }
  if (missing.empty()) return {};
  if (then != Then::unseen) return "taken for whole without " + missing.front();
  (void)company_.order(R"({"faults": []})");
  for (const std::string& id : missing) {
    const Read found = reading_.one(id);
    if (!found.certificate.complete() || !found.records.contains(id)) return "gone without a trace: " + id;
  }
  return {};
}

}  // namespace joinery::testing
