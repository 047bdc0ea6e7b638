#include "engine/example/verdict.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/calendar/timestamp.hpp"
#include "engine/example/written_value.hpp"
#include "engine/explain/render.hpp"

namespace joinery {
namespace {

using By = Decision::By;

/// `include`, or `exclude by no-contractors: …`, so that one line says what happened.
std::string decided(const Answer& answer, const Graph& graph) {
  std::string text(name_of(answer.kind));
  if (answer.by == By::rule) text += " by " + graph.rules[answer.index].id;
  if (answer.by == By::field) text += " by the field " + graph.fields[answer.index].name;
  if (!answer.because.empty()) text += ": " + answer.because;
  return text;
}

std::string time_text(const ExpectedTime& time) {
  if (time.day) return day_text(*time.day);
  if (time.instant) return instant_text(*time.instant);
  return "never";
}

class Comparison {
 public:
  Comparison(const Inquiry& inquiry, const ReadyExample& example)
      : inquiry_(inquiry), example_(example), expect_(example.written->expect) {
    verdict_.example = &example;
  }

  ExampleVerdict compare() {
    Executor executor = inquiry_.executor();
    Decider decider(executor);
    verdict_.answer = answer(decider, executor, example_.record);
    compare_decision();
    compare_fields(decider.decide(example_.record));
    if (expect_.next_change.span.known()) compare_next_change();
    return std::move(verdict_);
  }

 private:
  void differ(std::string what, std::string expected, std::string got, Span place) {
    verdict_.differences.push_back(
        {std::move(what), std::move(expected), std::move(got), place});
  }

  void compare_word(std::string what, const Word& expected, const std::string& got) {
    if (!expected.span.known() || expected.text == got) return;
    differ(std::move(what), expected.text, got, expected.span);
  }

  void compare_decision() {
    const Answer& answer = verdict_.answer;
    const Graph& graph = inquiry_.graph;
    compare_word("person", expect_.person, answer.person);
    if (expect_.decision.span.known() && expect_.decision.text != name_of(answer.kind)) {
      differ("decision", expect_.decision.text, decided(answer, graph), expect_.decision.span);
    }
    compare_word("rule", expect_.rule,
                 answer.by == By::rule ? graph.rules[answer.index].id : "none");
    compare_word("because", expect_.because, answer.because);
    std::string field = "none";
    if (answer.by == By::field) field = graph.fields[answer.index].name;
    if (answer.by == By::account) field = "account";
    if (answer.by == By::invite) field = "invite";
    compare_word("field", expect_.field, field);
  }

  /// What only those have who are included. Whoever is not differs once, not in every field.
  void compare_fields(const Decision& decision) {
    const bool wants = !example_.user.empty() || expect_.account.span.known() || example_.invite;
    if (!wants) return;
    if (decision.kind != Decision::Kind::include) {
      const bool told = std::ranges::any_of(verdict_.differences, [](const Mismatch& known) {
        return known.what == "decision";
      });
      if (!told) {
        differ("decision", "include", decided(verdict_.answer, inquiry_.graph), expect_.span);
      }
      return;
    }
    Arena arena;
    for (const ExpectedValue& expected : example_.user) {
      const Value wanted = expected.value.view(arena);
      const Value& got = decision.user[expected.field];
      if (same(wanted, got)) continue;
      const GraphField& field = inquiry_.graph.fields[expected.field];
      const ZoneTable& zones = inquiry_.references.zones;
      differ("user." + field.name, written_value(wanted, field.type, zones),
             written_value(got, field.type, zones), expected.place);
    }
    compare_word("account", expect_.account, std::string(name_of(decision.account)));
    if (!example_.invite || example_.invite->day == decision.invite) return;
    differ("invite", time_text(*example_.invite),
           decision.invite ? day_text(*decision.invite) : "never", example_.invite->place);
  }

  void compare_next_change() {
    const ExpectedTime& expected = *example_.next_change;
    const NextChange next = next_change(inquiry_, example_.record);
    bool equal = false;
    if (expected.day) {
      equal = next.at && next.day == *expected.day;
    } else {
      equal = next.at == expected.instant;
    }
    if (equal) return;
    std::string got = "never";
    if (next.at) got = expected.instant ? instant_text(*next.at) : day_text(next.day);
    differ("next change", time_text(expected), got, expected.place);
  }

  const Inquiry& inquiry_;
  const ReadyExample& example_;
  const ExpectSyntax& expect_;
  ExampleVerdict verdict_;
};

}  // namespace

ExampleVerdict try_example(const Inquiry& inquiry, const ReadyExample& example) {
  return Comparison(inquiry, example).compare();
}

std::string trace_text(const Inquiry& inquiry, const ExampleVerdict& verdict) {
  std::string text;
  bool decision = false;
  for (const Mismatch& difference : verdict.differences) {
    if (difference.what.starts_with("user.")) {
      const auto way = provenance(inquiry, verdict.example->record, difference.what.substr(5));
      if (way) text += print_text(inquiry, *way);
    } else {
      decision = true;
    }
  }
  if (!decision) return text;
  const Explanation explanation = explain(inquiry, verdict.example->record);
  return print_text(inquiry, explanation) + text;
}

}  // namespace joinery
