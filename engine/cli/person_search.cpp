#include "engine/cli/person_search.hpp"

namespace joinery {

PersonSearch::PersonSearch(const Inquiry& inquiry, std::string person)
    : executor_(inquiry.executor()), graph_(inquiry.graph), person_(std::move(person)) {}

bool PersonSearch::is_wanted(const Json& record) {
  executor_.begin(record);
  const Program& program = executor_.program();
  if (same_text(executor_.run(program.id))) return true;
  for (std::size_t i = 0; i < program.fields.size(); ++i) {
    const bool matches = graph_.fields[i].declared.match > 0;
    if (matches && same_text(executor_.run(program.fields[i].value))) return true;
  }
  return false;
}

bool PersonSearch::same_text(const Value& value) const {
  return value.kind == ValueKind::text && value.view() == person_;
}

}  // namespace joinery
