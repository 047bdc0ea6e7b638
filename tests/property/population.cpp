#include "tests/property/population.hpp"

#include <algorithm>
#include <array>
#include <sstream>
#include <vector>

#include <fmt/format.h>

#include "engine/calendar/timestamp.hpp"
#include "engine/memory/memory_event.hpp"

namespace joinery::testing {
namespace {

/// SplitMix64: the same numbers everywhere.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 0x9e3779b97f4a7c15U + 1) {}

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
  }
  std::uint64_t below(std::uint64_t count) { return next() % count; }
  bool once_in(std::uint64_t count) { return below(count) == 0; }

 private:
  std::uint64_t state_;
};

constexpr std::array departments = {"Sales", "sales ", "Marketing", "Finance", "Choir"};
constexpr std::array countries = {"GB", "Spain", "IE", "Atlantis"};
constexpr std::array releases = {Release::link, Release::renew, Release::reactivate, Release::archive};

/// Plans are made at 2026-11-21T08:00:00Z.
Instant days_before(std::uint64_t days) {
  return Instant{parse_instant("2026-11-21T06:00:00Z")->micros - static_cast<std::int64_t>(days) * micros_per_day};
}

class Maker {
 public:
  explicit Maker(std::uint64_t seed)
      : dice_(seed), count_(dice_.once_in(6) ? 14 + dice_.below(47) : 2 + dice_.below(12)) {}

  Population make() {
    for (std::uint64_t n = 0; n < count_; ++n) {
      const bool is_told_of = !dice_.once_in(9);
      if (is_told_of) record(n);
      if (dice_.once_in(2)) user(n, is_told_of);
      else if (dice_.once_in(6)) lost_user(n);
    }
    for (std::uint64_t n = 0; n < dice_.below(3); ++n) stranger(n);
    for (std::uint64_t g = 1; g <= 4; ++g) {
      if (!dice_.once_in(4)) group(g);
    }
    remember_runs();
    return std::move(made_);
  }

 private:
  std::string email(std::uint64_t n) {
    return fmt::format("p{}@x.example", dice_.once_in(12) ? dice_.below(count_) : n);
  }

  void record(std::uint64_t n) {
    std::string more;
    if (dice_.once_in(2)) more += fmt::format(R"(,"title":"T{}")", dice_.below(3));
    if (dice_.once_in(2)) more += fmt::format(R"(,"department":"{}")", departments[dice_.below(5)]);
    if (dice_.once_in(3)) more += fmt::format(R"(,"department_id":"d{}")", dice_.below(3));
    if (dice_.once_in(4)) more += fmt::format(R"(,"department_above":"d{}")", dice_.below(3));
    if (dice_.once_in(4)) more += fmt::format(R"(,"department_head":"E{}")", dice_.below(count_));
    if (dice_.once_in(4)) more += R"(,"guest_of":["Choir","First aid"])";
    if (dice_.once_in(2)) more += fmt::format(R"(,"manager":"E{}")", dice_.below(count_ + 1));
    if (dice_.once_in(8)) more += R"(,"type":"Contractor")";
    if (dice_.once_in(6)) more += fmt::format(R"(,"start":"2026-11-{:02}")", 15 + dice_.below(12));
    if (dice_.once_in(6)) more += fmt::format(R"(,"end":"2026-11-{:02}")", 15 + dice_.below(12));
    if (dice_.once_in(10)) more += R"(,"status":"archived")";
    if (dice_.once_in(3)) more += fmt::format(R"(,"country":"{}")", countries[dice_.below(4)]);
    const std::string last = dice_.once_in(15) ? "null" : fmt::format("\"L{}\"", n % 4);
    made_.records += fmt::format(R"({{"id":"E{}","email":"{}","first":"F{}","last":{}{}}})" "\n", n,
                                 email(n), n % 5, last, more);
    if (dice_.once_in(20)) made_.records += made_.records.substr(0, made_.records.find('\n') + 1);
  }

  void user(std::uint64_t n, bool is_told_of) {
    const bool linked = !dice_.once_in(3);
    std::string more = linked ? fmt::format(R"(,"managed":true,"person":"E{}")", n) : "";
    const bool active = !dice_.once_in(6);
    if (!active) more += R"(,"active":false)";
    if (dice_.once_in(9)) more += R"(,"admin":true)";
    std::string fields, title;
    if (dice_.once_in(2)) title = fmt::format(R"("T{}")", dice_.below(3));
    if (!title.empty()) fields += R"(,"title":)" + title;
    if (dice_.once_in(3)) fields += fmt::format(R"(,"manager":"U{}")", dice_.below(count_));
    if (dice_.once_in(3)) fields += R"(,"budget":500)";
    std::string groups;
    for (int g = 1; g <= 4; ++g) {
      if (!dice_.once_in(3)) continue;
      groups += fmt::format("{}\"g{}\"", groups.empty() ? "" : ",", g);
      if (linked && dice_.once_in(2)) see(Joined{fmt::format("E{}", n), fmt::format("g{}", g)});
    }
    if (linked) remember_user(n, is_told_of, title);
    if (!active && dice_.once_in(2)) {
      see(Archived{fmt::format("U{}", n), linked ? fmt::format("E{}", n) : "", days_before(dice_.below(30)),
                   !dice_.once_in(3), "account.ends", {"g1"}, fmt::format("U{}", dice_.below(count_))});
    }
    made_.users += fmt::format(
        R"({{"id":"U{0}"{1},"fields":{{"email":"{2}","first_name":"F{3}","last_name":"L{4}"{5}}},"groups":[{6}]}})"
        "\n", n, more, email(n), n % 5, n % 4, fields, groups);
  }

  void stranger(std::uint64_t n) {
    made_.users += fmt::format(R"({{"id":"S{0}","fields":{{"email":"s{0}@y.example"}},"groups":["g4"]}})" "\n", n);
  }

  void group(std::uint64_t g) {
    const bool ours = g != 4 && !dice_.once_in(4);
    made_.groups += fmt::format(R"({{"id":"g{}","kind":"team","name":"{}","managed":{}{}}})" "\n", g,
                                departments[g], ours ? "true" : "false",
                                ours && dice_.once_in(2) ? fmt::format(R"(,"key":"d{}")", g - 1) : "");
    if (ours && dice_.once_in(2)) {
      see(GroupMade{fmt::format("g{}", g), "team", fmt::format("d{}", g - 1), departments[g]});
    }
  }

  void see(const MemoryEvent& event) { remember(made_.memory, event); }

  /// What is remembered of somebody whose user is there.
  void remember_user(std::uint64_t n, bool is_told_of, const std::string& title) {
    const std::string person = fmt::format("E{}", n), user = fmt::format("U{}", n);
    if (dice_.once_in(4)) return;
    see(Linked{person, user, days_before(100), dice_.once_in(2) ? LinkEvidence::created : LinkEvidence::matched});
    if (dice_.once_in(2)) see(Invited{person, days_before(dice_.below(9))});
    if (!title.empty() && dice_.once_in(2)) {
      // What was sent is what is there, or was written another way, or somebody has changed it since.
      const std::uint64_t there = mark_of(title), other = mark_of(R"("T9")");
      see(Written{person, "title", {dice_.once_in(2) ? there : other, dice_.once_in(3) ? other : there}});
    }
    see(Decided{person, !dice_.once_in(5), {}, {}});
    if (dice_.once_in(8)) see(Released{person, releases[dice_.below(4)], days_before(3 - dice_.below(2) * 4)});
    if (dice_.once_in(8)) see(Pinned{{user, "title"}, {}});
    if (dice_.once_in(8)) see(Waiting{{person, "manager", fmt::format("E{}", dice_.below(count_))}, days_before(2)});
    if (is_told_of || dice_.once_in(3)) return;
    for (std::uint64_t day = 1 + dice_.below(4); day > 0; --day) see(Missing{person, days_before(day)});
    if (dice_.once_in(2)) {
      see(LookedUp{person, days_before(1), dice_.once_in(2) ? LookUp::gone : LookUp::present});
    }
  }

  /// Somebody once had a user who is not there any more.
  void lost_user(std::uint64_t n) {
    const std::string person = fmt::format("E{}", n), user = fmt::format("V{}", n);
    see(Linked{person, user, days_before(50), LinkEvidence::created});
    if (dice_.once_in(2)) see(UserGone{person, user, days_before(5)});
    if (dice_.once_in(3)) see(Released{person, Release::renew, days_before(0)});
  }

  void remember_runs() {
    see(FirstRunReleased{days_before(2000)});
    see(MailReleased{days_before(2000)});
    if (dice_.once_in(3)) return;   // nothing but links and the like
    SnapshotMemory last;
    last.at = days_before(1);
    last.identity = "acme";
    last.count = count_;
    last.coverage = {{"title", 500}, {"department", 400}};
    see(SnapshotAccepted{last});
    if (dice_.once_in(4)) see(ScopeSeen{"sha256:of-other-rules", dice_.once_in(2)});
  }

  Dice dice_;
  std::uint64_t count_;
  Population made_;
};

}  // namespace

Population population(std::uint64_t seed) { return Maker(seed).make(); }

std::string shuffled(const std::string& lines, std::uint64_t seed) {
  std::vector<std::string> all;
  std::stringstream in(lines);
  for (std::string line; std::getline(in, line);) all.push_back(line + "\n");
  Dice dice(seed);
  for (std::size_t i = all.size(); i > 1; --i) std::swap(all[i - 1], all[dice.below(i)]);
  std::string out;
  for (const std::string& line : all) out += line;
  return out;
}

}  // namespace joinery::testing
