#include "tests/oracle/records.hpp"

#include <optional>
#include <utility>

#include "engine/calendar/timestamp.hpp"
#include "tests/oracle/expressions.hpp"

namespace joinery::oracle {
namespace {

class RecordMaker {
 public:
  explicit RecordMaker(Dice& dice) : dice_(dice) {}

  Json make() {
    std::vector<JsonMember> all;
    put(all, "id",
        dice_.once_in(40) ? odd() : Json::from_text(dice_.pick({"E1", "E2", "E9", "17"})));
    put(all, "t0", of(Kind::text));
    put(all, "work",
        nested({{"title", of(Kind::text)},
                {"dept", of(Kind::text)},
                {"n0", of(Kind::number)},
                {"manager", nested({{"id", of(Kind::person)}})},
                {"kind", of(Kind::choice)},
                {"jobs", list(&RecordMaker::job)}}));
    put(all, "homes", list(&RecordMaker::home));
    put(all, "custom",
        nested({{"cost centre", of(Kind::text)}, {"", Json::from_text("nameless")}}));
    put(all, "n1", of(Kind::number));
    put(all, "flags",
        nested({{"y0", words({"Y", "Yes", "N", " n ", "maybe"})}, {"y1", of(Kind::yes_no)}}));
    put(all, "dates",
        nested(
            {{"d0", words({"31/01/2024", "29/02/2024", "01/12/2026", "30/02/2024", "2024-01-31"})},
             {"d1", of(Kind::date)}}));
    put(all, "i0", of(Kind::instant));
    put(all, "i1", words({"1706659200000", "-1", "1774746000000", "99999999999999999"}));
    put(all, "i2",
        words(
            {"2026-03-29T01:30:00", "2026-10-25 01:30:00", "2024-01-31T09:30:00Z", "2024-01-31"}));
    put(all, "z0", of(Kind::zone));
    put(all, "e0", of(Kind::email));
    put(all, "address",
        nested({{"country", of(Kind::country)}, {"street", Json::from_text("not read")}}));
    put(all, "l0", of(Kind::language));
    put(all, "o0", of(Kind::choice));
    put(all, "ts0", list(&RecordMaker::word));
    if (dice_.once_in(3)) dice_.shuffle(all);
    return Json::from_members(std::move(all));
  }

 private:
  using State = std::optional<Json>;

  static void put(std::vector<JsonMember>& members, std::string name, State value) {
    if (value) members.push_back({std::move(name), std::move(*value)});
  }

  /// What no decoder was made for.
  Json odd() {
    switch (dice_.below(9)) {
      case 0:
        return Json::from_text("\xF0\x9F\x98\x80 \xE2\x80\xAE \\ \" \n\x01");
      case 1:
        return Json::from_number_text("123456789012345678901234567890");
      case 2:
        return Json::from_number_text("-9223372036854.775808");
      case 3:
        return Json::from_number_text("1e-7");
      case 4:
        return Json::from_text("9999-12-31");
      case 5:
        return Json::from_text(std::string(300, 'x'));
      case 6:
        return Json::from_items({Json::from_text("one"), Json()});
      case 7:
        return Json::from_members({{"a", Json::from_boolean(true)}});
      default:
        return Json::from_boolean(dice_.once_in(2));
    }
  }

  /// A value in one of the four states.
  State stated(Json value) {
    switch (dice_.below(16)) {
      case 0:
      case 1:
        return std::nullopt;
      case 2:
        return Json();
      case 3:
        return Json::from_text(dice_.pick({"", " ", "\t\xC2\xA0", "N/A", "none"}));
      case 4:
        return dice_.once_in(3) ? odd() : value;
      default:
        return value;
    }
  }

  State of(Kind kind) {
    const std::string text = dice_.pick(texts_of(kind));
    if (kind == Kind::number && dice_.once_in(2)) return stated(Json::from_number_text(text));
    if (kind == Kind::yes_no) return stated(Json::from_boolean(text == "yes"));
    return stated(Json::from_text(dice_.once_in(10) ? " " + text + " " : text));
  }

  State words(std::initializer_list<const char*> values) {
    return stated(Json::from_text(dice_.pick(values)));
  }

  State nested(std::vector<std::pair<std::string, State>> members) {
    if (dice_.once_in(30)) return stated(odd());
    std::vector<JsonMember> all;
    for (auto& [name, value] : members) put(all, name, std::move(value));
    return Json::from_members(std::move(all));
  }

  Json word() { return of(Kind::text).value_or(Json()); }
  Json home() {
    return nested({{"type", Json::from_text(dice_.pick({"home", "work"}))},
                   {"main", Json::from_boolean(dice_.once_in(2))},
                   {"city", of(Kind::text)}})
        .value_or(Json());
  }
  Json job() {
    return nested({{"title", of(Kind::text)},
                   {"start", of(Kind::date)},
                   {"end", of(Kind::date)},
                   {"fte", of(Kind::number)},
                   {"kind", of(Kind::choice)}})
        .value_or(Json());
  }

  State list(Json (RecordMaker::*item)()) {
    if (dice_.once_in(12)) return stated(odd());
    std::vector<Json> items;
    const std::size_t count = dice_.below(5);
    for (std::size_t i = 0; i < count; ++i) {
      items.push_back(!items.empty() && dice_.once_in(6) ? items.back() : (this->*item)());
    }
    return Json::from_items(std::move(items));
  }

  Dice& dice_;
};

}  // namespace

Json random_record(Dice& dice) { return RecordMaker(dice).make(); }

Json shuffled(const Json& record, Dice& dice) {
  if (record.is(JsonKind::array)) {
    std::vector<Json> items;
    for (const Json& item : record.items()) items.push_back(shuffled(item, dice));
    dice.shuffle(items);
    return Json::from_items(std::move(items));
  }
  if (!record.is(JsonKind::object)) return record;
  std::vector<JsonMember> members;
  for (const JsonMember& member : record.members()) {
    members.push_back({member.name, shuffled(member.value, dice)});
  }
  return Json::from_members(std::move(members));
}

std::vector<Json> smaller(const Json& record) {
  std::vector<Json> out;
  if (record.is(JsonKind::array)) {
    const std::vector<Json> items(record.items().begin(), record.items().end());
    for (std::size_t i = 0; i < items.size(); ++i) {
      std::vector<Json> fewer = items;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      out.push_back(Json::from_items(std::move(fewer)));
      for (Json& inside : smaller(items[i])) {
        std::vector<Json> same = items;
        same[i] = std::move(inside);
        out.push_back(Json::from_items(std::move(same)));
      }
    }
  }
  if (record.is(JsonKind::object)) {
    const std::vector<JsonMember> members(record.members().begin(), record.members().end());
    for (std::size_t i = 0; i < members.size(); ++i) {
      std::vector<JsonMember> fewer = members;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      out.push_back(Json::from_members(std::move(fewer)));
      for (Json& inside : smaller(members[i].value)) {
        std::vector<JsonMember> same = members;
        same[i].value = std::move(inside);
        out.push_back(Json::from_members(std::move(same)));
      }
    }
  }
  return out;
}

RunClock random_clock(Dice& dice) {
  if (dice.once_in(4)) {
    // 1970 to 2100, to the microsecond.
    return {Instant{static_cast<std::int64_t>(dice.next() % 4'102'444'800'000'000ULL)}};
  }
  const std::string at =
      dice.pick({"2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z", "2026-11-21T00:00:00Z",
                 "2026-04-23T22:00:00Z", "2011-12-30T10:00:00Z", "2024-02-29T00:00:00Z",
                 "2024-01-31T05:00:00Z", "2025-12-31T15:00:00Z", "2026-11-01T06:00:00Z"});
  const std::int64_t around[] = {0, -1, 1, -3'600'000'000, 3'600'000'000};
  return {Instant{parse_instant(at)->micros + around[dice.below(5)]}};
}

}  // namespace joinery::oracle
