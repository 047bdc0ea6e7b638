#include "engine/sketch/guess_field.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/sketch/field_words.hpp"
#include "engine/sketch/guess_value.hpp"
#include "engine/sketch/spelled_words.hpp"

namespace joinery {
namespace {

using Words = std::vector<std::string>;

constexpr std::string_view wrappers[] = {"value", "display value", "attributes", "profile", "fields", "data"};
/// Words that say nothing without what stands before them.
constexpr std::string_view weak[] = {"id", "name", "code", "type", "kind", "number", "key", "label", "uuid",
                                     "given", "family", "first", "last", "email", "start", "end", "ref",
                                     "first name", "last name", "display name", "work email", "state"};

bool one_of(std::span<const std::string_view> words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

/// What a place may be called, the surest first: its last two names together, then the last alone.
Words names_of(const Observation& place) {
  Words segments;
  for (const std::string& name : place.path) {
    std::string words = spelled_words(name);
    if (!one_of(wrappers, words)) segments.push_back(std::move(words));
  }
  if (segments.empty()) return {};
  const std::string& last = segments.back();
  if (segments.size() == 1) return {last};
  Words names{segments[segments.size() - 2] + ' ' + last};
  if (!one_of(weak, last)) names.push_back(last);
  return names;
}

/// How good a name is for a field: 0 is best; nothing if it is none of its phrases.
std::optional<std::size_t> rank_of(const Words& names, std::string_view phrases) {
  std::size_t rank = 0;
  for (std::size_t begin = 0; begin <= phrases.size(); ++rank) {
    const std::size_t end = std::min(phrases.find('|', begin), phrases.size());
    const std::string_view phrase = phrases.substr(begin, end - begin);
    if (std::ranges::find(names, phrase) != names.end()) return rank;
    begin = end + 1;
  }
  return std::nullopt;
}

struct Candidate {
  std::size_t place = 0;
  std::size_t rank = 0;
  FieldGuess guess;
};

/// `emails[type is "work"].value`: of a list of objects the one that is meant.
std::optional<FieldGuess> guess_item(const Observation& place, const FieldWords& field) {
  const bool mail = field.field == "email";
  if (place.chosen_by.empty() || (!mail && field.field != "home_country")) return std::nullopt;
  const Words lists = mail ? Words{"emails", "email", "email addresses", "mails"} : Words{"addresses", "address"};
  const Words members = mail ? Words{"value", "email", "address", "email address", "mail"}
                             : Words{"country", "country code"};
  if (std::ranges::find(lists, spelled_words(place.path.back())) == lists.end()) return std::nullopt;
  const auto member = std::ranges::find_if(place.members, [&](const std::string& name) {
    return std::ranges::find(members, spelled_words(name)) != members.end();
  });
  if (member == place.members.end()) return std::nullopt;
  const std::string wanted = mail ? "work" : "home";
  const auto seen = std::ranges::find_if(
      place.values, [&](const std::string& value) { return spelled_words(value) == wanted; });
  const std::string chosen = seen == place.values.end() ? wanted : *seen;
  const std::string item = written_path(std::span(&*member, 1));
  return FieldGuess{.name = std::string(field.field),
                    .reading = mail ? "email" : "country",
                    .path = fmt::format("{}[{} is \"{}\"].{}", written_path(place.path), place.chosen_by, chosen, item),
                    .why = {fmt::format("of several, the one whose {} is \"{}\"", place.chosen_by, chosen)}};
}

std::optional<Candidate> candidate(const std::vector<Observation>& places, std::size_t index,
                                   const FieldWords& field) {
  const Observation& place = places[index];
  if (place.kind == Observed::list) {
    auto item = guess_item(place, field);
    if (!item) return std::nullopt;
    return Candidate{index, 0, std::move(*item)};
  }
  const auto rank = rank_of(names_of(place), field.phrases);
  if (!rank) return std::nullopt;
  auto value = guess_value(place, field.kind);
  if (!value) return std::nullopt;
  FieldGuess guess{.name = std::string(field.field),
                   .reading = value->reading,
                   .path = written_path(place.path),
                   .why = std::move(value->why),
                   .choices = std::move(value->choices)};
  const Words names = names_of(place);
  const bool same = std::ranges::find(names, spelled_words(field.field)) != names.end();
  if (*rank > 0 && !same) guess.why.push_back(fmt::format("`{}` is {}", guess.path, spelled_words(field.field)));
  return Candidate{index, *rank, std::move(guess)};
}

/// A manager may be told by address; then it is another field.
bool looks_like_mail(const Observation& place) {
  return !place.values.empty() && place.values.front().find('@') != std::string::npos;
}

std::optional<Candidate> best_for(const std::vector<Observation>& places, const FieldWords& field,
                                  const std::vector<bool>& taken) {
  std::optional<Candidate> best;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (taken[i] || (field.kind == FieldKind::person && looks_like_mail(places[i]))) continue;
    auto next = candidate(places, i, field);
    if (!next) continue;
    const auto better = [&] {
      const std::size_t depth = places[i].path.size(), before = places[best->place].path.size();
      return next->rank != best->rank ? next->rank < best->rank : depth < before;
    };
    if (!best || better()) best = std::move(next);
  }
  return best;
}

std::string words_of_other(const Observation& place) {
  switch (place.kind) {
    case Observed::nothing: return "always empty";
    case Observed::text: return "text";
    case Observed::number: return "number";
    case Observed::yes_no: return "yes or no";
    case Observed::list: return place.members.empty() ? "a list" : "a list of objects";
  }
  return {};
}

bool is_active_flag(const Observation& place) {
  const Words names = names_of(place);
  return place.kind == Observed::yes_no &&
         rank_of(names, "active|is active|enabled|account enabled|is enabled").has_value();
}

}  // namespace

FieldGuesses guess_fields(const std::vector<Observation>& places) {
  FieldGuesses out;
  std::vector<bool> taken(places.size(), false);
  bool state = false;
  for (const FieldWords& field : field_words()) {
    auto best = best_for(places, field, taken);
    if (!best && field.kind == FieldKind::id && !places.empty()) {
      best = Candidate{0, 0, {"id", "text", written_path(places.front().path), {"nothing is called an id"}, {}}};
    }
    if (!best) continue;
    taken[best->place] = true;
    state = state || field.kind == FieldKind::state;
    out.fields.push_back(std::move(best->guess));
  }
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (taken[i]) continue;
    if (!state && is_active_flag(places[i])) {
      state = true;
      out.fields.push_back({"employment_status", "yes_no", written_path(places[i].path), {}, {}});
      continue;
    }
    out.others.push_back({written_path(places[i].path), words_of_other(places[i])});
  }
  return out;
}

std::size_t likeness_to_people(const std::vector<Observation>& places) {
  std::size_t count = 0;
  const std::vector<bool> taken(places.size(), false);
  for (const FieldWords& field : field_words()) {
    const bool personal = field.field == "first_name" || field.field == "last_name" || field.field == "email";
    if (best_for(places, field, taken)) count += personal ? 4 : 1;
  }
  return count;
}

}  // namespace joinery
