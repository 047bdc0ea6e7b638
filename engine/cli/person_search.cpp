#include "engine/cli/person_search.hpp"

#include <algorithm>

#include "engine/explain/answer.hpp"

namespace joinery {
namespace {

bool is_to_be_there(const Answer& answer) {
  return answer.is_include() && answer.account != AccountState::archived;
}

}  // namespace

PersonSearch::PersonSearch(const Inquiry& inquiry, std::string person)
    : executor_(inquiry.executor()), graph_(inquiry.graph), person_(std::move(person)) {
  MatchKey key;
  for (const GraphField& field : graph_.fields) {
    const bool is_one = match_key(Value::text(person_), field.type, key);
    asked_.emplace_back(is_one ? key.view() : std::string_view());
  }
}

bool PersonSearch::is_wanted(const Json& record) {
  executor_.begin(record);
  const Program& program = executor_.program();
  const Value& id = executor_.run(program.id);
  if (id.kind == ValueKind::text && id.view() == person_) return true;
  MatchKey key;
  for (std::size_t i = 0; i < program.fields.size(); ++i) {
    if (graph_.fields[i].declared.match == 0) continue;
    const Value& value = executor_.run(program.fields[i].value);
    if (value.kind == ValueKind::text && match_key(value, graph_.fields[i].type, key) && key.view() == asked_[i]) {
      return true;
    }
  }
  return false;
}

SharedValueSearch::SharedValueSearch(const Inquiry& inquiry)
    : inquiry_(inquiry), executor_(inquiry.executor()) {}

template <class Visit>
void SharedValueSearch::each_value(const Visit& visit) {
  const Program& program = executor_.program();
  MatchKey key;
  for (std::size_t i = 0; i < program.fields.size(); ++i) {
    const GraphField& field = inquiry_.graph.fields[i];
    if (field.declared.match == 0) continue;
    if (match_key(executor_.run(program.fields[i].value), field.type, key)) visit(i, std::string(key.view()));
  }
}

void SharedValueSearch::want(const Json& record) {
  executor_.begin(record);
  each_value([&](std::size_t field, std::string value) {
    values_.try_emplace({field, value}, SharedValue{inquiry_.graph.fields[field].name, value, {}, 0});
  });
}

void SharedValueSearch::look_at(const Json& record) {
  executor_.begin(record);
  const Value& value = executor_.run(executor_.program().id);
  if (value.kind != ValueKind::text || value.size == 0) return;
  const std::string id(value.view());
  each_value([&](std::size_t field, std::string text) {
    const auto known = values_.find({field, std::move(text)});
    if (known == values_.end()) return;
    SharedValue& shared = known->second;
    if (std::ranges::find(shared.people, id) != shared.people.end()) return;
    shared.people.push_back(id);
    if (is_to_be_there(answer(inquiry_, record))) ++shared.there;
  });
}

std::vector<SharedValue> SharedValueSearch::found() const {
  std::vector<SharedValue> several;
  for (const auto& [place, shared] : values_) {
    if (shared.people.size() > 1) several.push_back(shared);
  }
  return several;
}

}  // namespace joinery
