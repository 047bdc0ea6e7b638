/// Who takes part: the lists, the rules and their order.

#include "engine/compare/differing_place.hpp"
#include "engine/compare/weave_sections.hpp"

namespace joinery {
namespace {

using Axis = Named<std::vector<Word>>;

PeopleLists weave_people_lists(const PeopleLists& old, const PeopleLists& now,
                               const EditPlace& section) {
  // An empty list says nothing, so a list that is not there is an empty one.
  PeopleLists woven = old;
  for (const Axis& axis : now.axes) {
    const auto same = [&](const Axis& other) { return other.name.text == axis.name.text; };
    if (std::find_if(woven.axes.begin(), woven.axes.end(), same) == woven.axes.end())
      woven.axes.push_back({axis.name, {}});
  }
  const std::vector<Word> none;
  for (Axis& axis : woven.axes) {
    const auto same = [&](const Axis& other) { return other.name.text == axis.name.text; };
    const auto after = std::find_if(now.axes.begin(), now.axes.end(), same);
    axis.value = weave_words(axis.value, after == now.axes.end() ? none : after->value,
                             section.below(axis.name.text));
  }
  std::erase_if(woven.axes, [](const Axis& axis) { return axis.value.empty(); });
  return woven;
}

bool same_rule(const RuleSyntax& a, const RuleSyntax& b) {
  return a.say.text == b.say.text && a.outcome == b.outcome && a.if_blank == b.if_blank &&
         same_tree(a.condition, b.condition);
}

TwoPlaces places_of(const RuleSyntax& old, const RuleSyntax& now) {
  const bool rest = old.outcome == now.outcome && old.if_blank == now.if_blank;
  if (rest && old.say.text == now.say.text) return differing_place(old.condition, now.condition);
  if (rest && same_tree(old.condition, now.condition)) return {old.say.span, now.say.span};
  return {old.id.span, now.id.span};
}

RuleSyntax mix_rule(const RuleSyntax& old, const RuleSyntax& now, const EditPlace& section) {
  if (same_rule(old, now)) return old;
  const TwoPlaces places = places_of(old, now);
  return section.ask(EditKind::changed, now.id.text, places.first, places.second) ? now : old;
}

}  // namespace

std::vector<Word> weave_words(const std::vector<Word>& old, const std::vector<Word>& now,
                              const EditPlace& section) {
  return weave_list<Word>(old, now, Order::meaningless, section,
                          whole_items<Word>([](const Word& word) { return word.text; },
                                            [](const Word& word) { return word.span; },
                                            [](const Word&, const Word&) { return true; }));
}

PeopleSyntax weave_people(const PeopleSyntax& old, const PeopleSyntax& now,
                          const EditPlace& document) {
  const EditPlace section = document.below("people");
  PeopleSyntax woven;
  woven.include = weave_people_lists(old.include, now.include, section.below("include"));
  woven.exclude = weave_people_lists(old.exclude, now.exclude, section.below("exclude"));
  woven.off = weave_words(old.off, now.off, section.below("off"));
  woven.rules =
      weave_list<RuleSyntax>(old.rules, now.rules, Order::meaningful, section.below("rules"),
                             {[](const RuleSyntax& rule) { return rule.id.text; },
                              [](const RuleSyntax& rule) { return rule.id.span; }, mix_rule});
  return woven;
}

}  // namespace joinery
