#include "engine/sketch/observation.hpp"

#include <algorithm>
#include <cctype>
#include <map>

namespace joinery {
namespace {

using Path = std::vector<std::string>;

/// Gathers places by their path, in the order in which they come.
class Places {
 public:
  Observation* at(const Path& path) {
    const auto [entry, fresh] = index_.try_emplace(path, all_.size());
    if (!fresh) return &all_[entry->second];
    if (all_.size() == observed_places) {
      index_.erase(entry);
      return nullptr;
    }
    all_.push_back({.path = path});
    return &all_.back();
  }
  std::vector<Observation> take() { return std::move(all_); }

 private:
  std::map<Path, std::size_t> index_;
  std::vector<Observation> all_;
};

void keep(Observation& place, std::string_view value) {
  const bool known = std::ranges::find(place.values, value) != place.values.end();
  if (!known && place.values.size() < observed_values) place.values.emplace_back(value);
}

/// The member that says which of several an item is: the home address, the work mail.
std::string teller_of(std::span<const Json> items) {
  for (const char* name : {"type", "kind", "usage", "label"}) {
    const bool all = std::ranges::all_of(items, [&](const Json& item) {
      const Json* value = item.find(name);
      return value != nullptr && value->is(JsonKind::text);
    });
    if (all) return name;
  }
  return {};
}

void note_list(Observation& place, const Json& list) {
  place.kind = Observed::list;
  if (list.size() > 0) ++place.seen;
  if (list.size() == 0 || !list.items().front().is(JsonKind::object)) return;
  place.chosen_by = teller_of(list.items());
  for (const Json& item : list.items()) {
    if (const Json* told = item.find(place.chosen_by); told != nullptr) keep(place, told->as_text());
    for (const JsonMember& member : item.members()) {
      if (std::ranges::find(place.members, member.name) == place.members.end())
        place.members.push_back(member.name);
    }
  }
}

void note_value(Observation& place, const Json& value) {
  switch (value.kind()) {
    case JsonKind::text:
      place.kind = Observed::text;
      if (value.as_text().find_first_not_of(' ') == std::string_view::npos) return;
      keep(place, value.as_text());
      break;
    case JsonKind::number:
      if (place.kind != Observed::text) place.kind = Observed::number;
      keep(place, value.number_text());
      break;
    case JsonKind::boolean: place.kind = Observed::yes_no; break;
    default: return;
  }
  ++place.seen;
}

// Recursion is no deeper than `observed_depth`.
void walk(const Json& value, Path& path, Places& places) {
  if (value.is(JsonKind::object)) {
    if (path.size() == observed_depth) return;
    for (const JsonMember& member : value.members()) {
      path.push_back(member.name);
      walk(member.value, path, places);
      path.pop_back();
    }
    return;
  }
  Observation* place = places.at(path);
  if (place == nullptr) return;
  if (value.is(JsonKind::array)) note_list(*place, value);
  else note_value(*place, value);
}

bool is_list_of_objects(const Json& value) {
  return value.is(JsonKind::array) && value.size() > 0 &&
         value.items().front().is(JsonKind::object);
}

/// Looks `depth` members deep for the list whose first record has the most members.
void look(const Json& value, Path& path, std::size_t depth, std::size_t& best, FoundRecords& out) {
  if (is_list_of_objects(value)) {
    const std::size_t size = value.items().front().size();
    if (size > best) {
      best = size;
      out = {path, value.items(), true};
    }
    return;
  }
  if (depth == 0 || !value.is(JsonKind::object)) return;
  for (const JsonMember& member : value.members()) {
    path.push_back(member.name);
    look(member.value, path, depth - 1, best, out);
    path.pop_back();
  }
}

bool is_plain_name(std::string_view name) {
  static constexpr std::string_view words[] = {"is",   "in",  "and", "or",  "not",  "if",   "then",
                                               "else", "from", "like", "when", "yes", "no",
                                               "otherwise", "before", "after", "on", "by", "of"};
  if (name.empty() || std::isdigit(static_cast<unsigned char>(name.front()))) return false;
  if (std::ranges::find(words, name) != std::end(words)) return false;
  return std::ranges::all_of(name, [](unsigned char c) { return std::isalnum(c) || c == '_'; });
}

}  // namespace

FoundRecords find_records(const Json& answer) {
  FoundRecords found;
  Path path;
  std::size_t best = 0;
  // One person whose jobs are a list is one record; an envelope has little beside the list.
  look(answer, path, answer.find("id") != nullptr ? 0 : 3, best, found);
  if (!found.found && answer.is(JsonKind::object)) return {{}, {&answer, 1}, true};
  return found;
}

std::vector<Observation> observe(std::span<const Json> records) {
  Places places;
  for (const Json& record : records) {
    Path path;
    walk(record, path, places);
  }
  return places.take();
}

std::string written_path(std::span<const std::string> path) {
  std::string out;
  for (const std::string& name : path) {
    if (!out.empty()) out += '.';
    if (is_plain_name(name)) {
      out += name;
      continue;
    }
    out += '"';
    for (const char c : name) {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
    out += '"';
  }
  return out;
}

}  // namespace joinery
