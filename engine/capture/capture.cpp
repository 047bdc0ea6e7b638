#include "engine/capture/capture.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>

#include <fmt/format.h>

#include "engine/capture/leaf.hpp"
#include "engine/explain/provenance.hpp"
#include "engine/json/json_write.hpp"
#include "engine/unicode/code_points.hpp"
#include "engine/unicode/letter_case.hpp"
#include "engine/unicode/letter_kinds.hpp"

namespace joinery {
namespace {

constexpr unsigned variants_max = 512;
/// A word that decides something does so because it is that word: few others will do.
constexpr unsigned variants_of_named = 8;

class Capture {
 public:
  Capture(const Inquiry& inquiry, const Json& record, const std::string& key)
      : inquiry_(inquiry),
        disguise_(key),
        words_(inquiry.graph),
        ways_(inquiry),
        wanted_(ways_.of(record, inquiry.clock)) {
    const Needed needed = needed_part(inquiry, ways_, record);
    leaves_ = leaves_to_disguise(inquiry, needed, words_);
    made_.record = needed.record;
    made_.clock = inquiry.clock;
  }

  Captured run() &&;

 private:
  using Unit = std::vector<const Leaf*>;

  [[nodiscard]] bool holds(const Json& record, RunClock clock) const {
    return ways_.of(record, clock) == wanted_;
  }
  [[nodiscard]] std::vector<Unit> units() const;
  void change(const Unit& unit);
  [[nodiscard]] bool change_together(const Unit& unit, unsigned variant, const NamedWords* around);
  void move_days();
  [[nodiscard]] bool move_together(const Unit& unit, int weeks);
  void move_alone(const Leaf& leaf);
  void reveal(const Leaf& leaf);
  void name_fields();

  const Inquiry& inquiry_;
  const Disguise disguise_;
  const NamedWords words_;
  const Ways ways_;
  const Way wanted_;
  std::vector<Leaf> leaves_;
  Unit unchanged_;  ///< named words without which the way would be another
  Captured made_;
};

/// The words of a leaf, in small letters.
std::vector<std::string> words_of(const Leaf& leaf) {
  std::string text = leaf.value.is(JsonKind::number) ? std::string(leaf.value.number_text())
                                                     : std::string(leaf.value.as_text());
  std::string small;
  lower(text, small);
  std::vector<std::string> words(1);
  const auto begin_another = [&words] {
    if (!words.back().empty()) words.emplace_back();
  };
  for (std::size_t at = 0; at < small.size();) {
    const std::size_t begin = at;
    const std::int32_t point = next_code_point(small, at);
    const bool part = point < 0 || point >= 0x80 || (point >= 'a' && point <= 'z') || (point >= '0' && point <= '9');
    if (!part || is_han(point)) begin_another();
    if (part) words.back().append(small, begin, at - begin);
    if (is_han(point)) begin_another();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

/// Leaves that share a word change together, so that they still belong together.
std::vector<Capture::Unit> Capture::units() const {
  std::vector<Unit> units;
  std::vector<std::vector<std::string>> words;
  for (const Leaf& leaf : leaves_) {
    if (leaf.form != Leaf::Form::open && leaf.form != Leaf::Form::named) continue;
    Unit unit{&leaf};
    std::vector<std::string> own = words_of(leaf);
    for (std::size_t i = 0; i < units.size();) {
      const bool shared = std::ranges::any_of(own, [&](const std::string& word) {
        return std::ranges::find(words[i], word) != words[i].end();
      });
      if (!shared) {
        ++i;
        continue;
      }
      unit.insert(unit.begin(), units[i].begin(), units[i].end());
      own.insert(own.end(), words[i].begin(), words[i].end());
      units.erase(units.begin() + static_cast<std::ptrdiff_t>(i));
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(i));
    }
    units.push_back(std::move(unit));
    words.push_back(std::move(own));
  }
  return units;
}

bool Capture::change_together(const Unit& unit, unsigned variant, const NamedWords* around) {
  Json record = made_.record;
  bool changed = false;
  for (const Leaf* leaf : unit) {
    Json value = disguised(disguise_, *leaf, variant, around);
    changed = changed || !(value == leaf->value);
    auto other = replaced(record, leaf->location, std::move(value));
    if (!other) return false;
    record = std::move(*other);
  }
  if (!changed || !holds(record, made_.clock)) return false;
  made_.record = std::move(record);
  return true;
}

void Capture::reveal(const Leaf& leaf) {
  made_.revealing.push_back({path_text(leaf.location), print(leaf.value)});
}

void Capture::change(const Unit& unit) {
  Unit open;
  std::ranges::copy_if(unit, std::back_inserter(open),
                       [](const Leaf* leaf) { return leaf->form == Leaf::Form::open; });
  const unsigned tries = open.size() < unit.size() ? variants_of_named : variants_max;
  for (const NamedWords* around : {static_cast<const NamedWords*>(nullptr), &words_}) {
    for (unsigned variant = 0; variant < tries; ++variant) {
      if (change_together(unit, variant, around)) return;
    }
  }
  if (unit.size() == 1) {
    return open.empty() ? unchanged_.push_back(unit.front()) : reveal(*unit.front());
  }
  // What belongs together stays together as long as it can; a named word that resists goes alone.
  if (!open.empty() && open.size() < unit.size()) {
    change(open);
    std::ranges::for_each(unit, [this](const Leaf* leaf) {
      if (leaf->form == Leaf::Form::named) change({leaf});
    });
    return;
  }
  for (const Leaf* leaf : unit) change({leaf});
}

bool Capture::move_together(const Unit& unit, int weeks) {
  Json record = made_.record;
  constexpr int week = 7;
  for (const Leaf* leaf : unit) {
    auto value = moved(inquiry_, *leaf, weeks * week);
    if (!value) return false;
    auto other = replaced(record, leaf->location, std::move(*value));
    if (!other) return false;
    record = std::move(*other);
  }
  const RunClock clock{Instant{made_.clock.now.micros + weeks * week * micros_per_day}};
  if (!is_supported(clock.now) || !holds(record, clock)) return false;
  made_.record = std::move(record);
  made_.clock = clock;
  return true;
}

/// By a few days, while the clock stays where it is.
void Capture::move_alone(const Leaf& leaf) {
  constexpr int days_max = 28;
  for (int days = 1; days <= days_max; ++days) {
    for (const int by : {-days, days}) {
      auto value = moved(inquiry_, leaf, by);
      if (!value || *value == leaf.value) continue;
      auto other = replaced(made_.record, leaf.location, std::move(*value));
      if (!other || !holds(*other, made_.clock)) continue;
      made_.record = std::move(*other);
      return;
    }
  }
  reveal(leaf);
}

void Capture::move_days() {
  Unit unit;
  for (const Leaf& leaf : leaves_) {
    if (leaf.form == Leaf::Form::day) unit.push_back(&leaf);
  }
  for (unsigned variant = 0; variant < variants_max; ++variant) {
    if (move_together(unit, disguise_.weeks(variant))) return;
  }
  for (const Leaf* leaf : unit) move_alone(*leaf);
}

/// Fields whose value was decided by a branch or a table; a plain copy tells nothing.
void Capture::name_fields() {
  if (!made_.answer.is_include()) return;
  Inquiry at = inquiry_;
  at.clock = made_.clock;
  for (const GraphField& field : inquiry_.graph.fields) {
    const auto way = provenance(at, made_.record, field.name);
    if (way && (!way->way.branches.empty() || !way->way.rows.empty())) {
      made_.fields.push_back(field.name);
    }
  }
}

Captured Capture::run() && {
  move_days();
  for (const Unit& unit : units()) change(unit);
  Inquiry at = inquiry_;
  at.clock = made_.clock;
  made_.answer = answer(at, made_.record);
  name_fields();
  for (const Leaf& leaf : leaves_) {
    const bool is_unchanged = std::ranges::find(unchanged_, &leaf) != unchanged_.end();
    if (leaf.shown || is_unchanged) made_.kept.push_back({path_text(leaf.location), print(leaf.value)});
  }
  return std::move(made_);
}

}  // namespace

std::string path_text(const JsonLocation& location) {
  std::string text;
  for (const JsonStep& step : location.steps) {
    if (const auto* index = std::get_if<std::size_t>(&step)) {
      text += fmt::format("[{}]", *index);
      continue;
    }
    const auto& name = std::get<std::string>(step);
    const bool plain = !name.empty() && std::ranges::all_of(name, [](char c) {
      return c == '_' || (c >= '0' && c <= '9') || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z');
    });
    if (!text.empty()) text += '.';
    text += plain ? name : '"' + name + '"';
  }
  return text;
}

Captured capture(const Inquiry& inquiry, const Json& record, const std::string& key) {
  return Capture(inquiry, record, key).run();
}

}  // namespace joinery
