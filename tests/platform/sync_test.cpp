/// A small company, synced with every platform by the commands' own code over three days: afterwards the platform has
/// what HR wants, every kind of change that the platform can make was made, and another sync changes nothing.

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <boost/test/unit_test.hpp>
#include <fcntl.h>
#include <unistd.h>

#include "engine/json/json_parse.hpp"
#include "engine/json/json_write.hpp"
#include "tests/platform/simulated.hpp"
#include "tests/platform/small_company.hpp"
#include "tests/working/desk.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

struct SyncCase {
  const char* platform;
  const char* settings;         ///< and the invitation, as lines of the integration
  const char* policies;
  const char* manager_field;    ///< empty: people have none there
  const char* always_in;        ///< a group that everybody is in besides; empty: none
  bool hides_the_invited = false;   ///< there is no user before somebody accepts
};

constexpr const char* take_over = "  rename groups by overlap: apply\n";

const SyncCase cases[] = {
    {"learnamp", "  invite_policy: immediately\n  owner: E13\n  remove_empty_teams: yes\n  without_manager: clear\n",
     take_over,
     "override_manager", ""},
    {"learnupon", "  invite_policy: immediately\n  groups_from: department\n",
     take_over, "", "", true},
    {"learnerbly", "  without_manager: clear\ninvite: immediately\n", take_over, "approver", ""},
    {"learningbank",
     "  default_department: Board\n  default_job_profile: Staff\n  default_permission: User\ninvite: immediately\n",
     take_over, "", "Staff"},
    {"scim", "  groups_from: department\n  without_manager: clear\n", take_over, "manager", ""},
    {"moodle",
     "  cohorts_from: department\n  send_profile_fields: yes\n  without_manager: clear\n  invite_policy: immediately\n",
     take_over,
     "manager", ""},
    {"talentlms", "  groups_from: department\n  invite_policy: immediately\n", "", "", ""},
};

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// Settings come first, so that what follows them may end the block.
std::string lines_of(const SyncCase& of) { return "settings:\n  zone: Europe/London\n" + std::string(of.settings); }

class Synced {
 public:
  explicit Synced(const SyncCase& of) : case_(of), simulated_(of.platform, lines_of(of)) {
    desk_.platform = &simulated_.platform();
    std::filesystem::create_directory(desk_.world.folder.file("people"));
    const std::string_view tells =
        std::string(of.platform) == "learnamp"
            ? "custom:\n  above: text from Above\n"
              "change:\n  groups.primary_team.parent: worker.custom.above else keep\n"
        : std::string(of.platform) == "learnupon"
            ? "custom:\n  head: person from Head\nchange:\n  groups.groups.manager: worker.custom.head else keep\n"
            : "";
    integration_ = desk_.write(
        "integration.yaml",
        "integration: acme\nsource: csv\ntarget: " + std::string(of.platform) + "\nlanguage: 1\n" + lines_of(of) +
            "policies:\n  archive empty groups: yes\n" + of.policies + std::string(tells));
    // Half of a dozen people may change their department at once: guards have tests of their own.
    (void)desk_.write("guards.yaml", "guards: acme\nlanguage: 1\nlimits:\n  remove_member: 90 %, at least 9\n"
                                    "  update_field: 90 %, at least 9\n");
    simulated_.order(R"({"user":{"email":"e13@acme.example","login":"e13@acme.example","first":"Pat","last":"May",)"
                     R"("more":{"user_type":"manager"}}})");
    for (const char* what : {"first-run", "mail"}) {
      const Said said = run("release " + integration_ + " " + what + " --reason test");
      BOOST_TEST_REQUIRE(said.code == 0, said.messages);
    }
  }

  /// HR has a new file; it is a minute younger than the one before and has been lying there.
  void put(const CompanyDay& day) {
    day_ = &day;
    file_ = desk_.write("people/" + day.at.substr(0, 10) + ".csv", day.csv());
    const auto now = std::filesystem::file_time_type::clock::now();
    std::filesystem::last_write_time(file_, now - std::chrono::minutes(60 - files_++));
  }
  /// What it ended with; the kinds of change that were made are kept.
  int sync() {
    const Said said = run("sync " + integration_ + " --format json --at " + day_->at);
    told_ = said.data + said.messages;
    const auto report = parse_json(said.data.substr(0, said.data.find('\n')), Limits{});
    BOOST_TEST_REQUIRE(report.has_value(), told_);
    if (const Json* steps = report->find("steps")) {
      for (const Json& step : steps->items()) {
        if (step.find("state")->as_text() == "done") made_.emplace(step.find("kind")->as_text());
      }
    }
    return said.code;
  }
  void expect_nothing_more() {
    const std::size_t before = simulated_.changes().size();
    BOOST_TEST(sync() == 0, told_);
    std::vector<std::string> after = simulated_.changes();
    after.erase(after.begin(), after.begin() + static_cast<std::ptrdiff_t>(before));
    BOOST_TEST(after.empty(), "the second sync did " << after.front());
  }
  /// Nobody has accepted: that is no failure, another sync changes nothing, and `status` says who is waited for. Then
  /// they accept, and the next sync does the rest.
  void let_everybody_accept() {
    std::vector<std::string> waited_for;
    const Json sim = simulated_.sim();
    for (const Json& user : sim.find("users")->items()) {
      if (user.find("pending")->as_boolean()) waited_for.emplace_back(user.find("external_id")->as_text());
    }
    if (waited_for.empty()) return;
    expect_nothing_more();
    const Said status = run("status " + integration_ + " --at " + day_->at);
    BOOST_TEST(has(status.data, std::to_string(waited_for.size()) + " were invited and have no user until they accept"),
               status.data);
    for (const std::string& person : waited_for) {
      BOOST_TEST(has(status.data, "  " + person + "\n"), status.data);
      simulated_.order(R"({"accept":")" + Colleague{person, {}, {}}.email() + R"("})");
    }
    BOOST_TEST(sync() == 2, told_);
    BOOST_TEST(!has(run("status " + integration_ + " --at " + day_->at).data, "were invited"));
  }
  void expect_all_is_there() {
    expect_store();
    expect_fields();
  }
  /// Each kind of change that the platform can make was made.
  void expect_every_kind() {
    const PlatformAbilities& able = simulated_.platform().abilities();
    for (std::size_t k = 0; k < mutation_kind_count; ++k) {
      const auto kind = static_cast<MutationKind>(k);
      if (!able.is_able(kind)) continue;
      BOOST_TEST(made_.contains(std::string(name_of(kind))), name_of(kind) << " was never made");
    }
  }
  /// The README of the target tells the kinds of its groups.
  void expect_told_kinds() {
    std::ifstream file("mappings/" + std::string(case_.platform) + "/README.md");
    const std::string readme((std::istreambuf_iterator<char>(file)), {});
    std::set<std::string> kinds;
    (void)simulated_.platform().read_groups([&](const PlatformGroup& group) { kinds.insert(group.kind); });
    BOOST_TEST(!kinds.empty());
    const std::size_t told = readme.find("`kind`");
    BOOST_TEST_REQUIRE((told != std::string::npos), "no word about kinds");
    const std::string sentence = readme.substr(told, readme.find("\n\n", told) - told);
    for (const std::string& kind : kinds) BOOST_TEST((sentence.find("`" + kind + "`") != std::string::npos), kind);
  }
  [[nodiscard]] const std::string& told() const { return told_; }

 private:
  Said run(const std::string& words) { return desk_.run(words + " " + desk_.state); }

  /// As the platform's own store says.
  void expect_store() {
    const Json sim = simulated_.sim();
    for (const Colleague& each : day_->people) {
      BOOST_TEST_CONTEXT(each.id) {
        const auto users = simulated_.users_of(each.id);
        BOOST_TEST_REQUIRE(users.size() == 1U);
        const Json& user = users.front();
        BOOST_TEST(user.find("last")->as_text() == each.last_name);
        BOOST_TEST(user.find("active")->as_boolean() == !day_->has_left(each));
        if (day_->has_left(each)) continue;
        BOOST_TEST(groups_of(sim, user.find("id")->as_text()) == wanted_groups(each), boost::test_tools::per_element());
        if (*case_.manager_field != '\0') BOOST_TEST(manager_of(user) == id_of(each.manager));
      }
    }
    std::size_t people = 0;
    for (const Json& user : sim.find("users")->items()) people += user.find("external_id")->as_text().empty() ? 0 : 1;
    BOOST_TEST(people == day_->people.size());
  }
  std::string id_of(const std::string& person) {
    if (person.empty()) return {};
    return std::string(simulated_.users_of(person).front().find("id")->as_text());
  }
  static std::string manager_of(const Json& user) {
    const Json* manager = user.find("manager");
    return manager->is(JsonKind::text) ? std::string(manager->as_text()) : std::string();
  }
  [[nodiscard]] std::set<std::string> wanted_groups(const Colleague& one) const {
    std::set<std::string> names = {one.department};
    if (*case_.always_in != '\0') names.emplace(case_.always_in);
    return names;
  }
  static std::set<std::string> groups_of(const Json& sim, std::string_view user) {
    std::set<std::string> names;
    for (const Json& group : sim.find("groups")->items()) {
      if (group.find("kind")->as_text() == "permission") continue;   // a field there, as every permission
      if (group.find("members")->find(user) != nullptr) names.emplace(group.find("name")->as_text());
    }
    return names;
  }

  /// Each field that the platform shows has what `joinery map` says.
  void expect_fields() {
    std::map<std::string, PlatformUser> users;
    const auto reading = simulated_.platform().read_users(
        [&](const PlatformUser& user) { users[user.external_id] = user; });
    BOOST_TEST_REQUIRE(reading.has_value());
    BOOST_TEST(reading->complete, reading->incomplete);
    std::istringstream lines(mapped());
    std::size_t compared = 0;
    for (std::string line; std::getline(lines, line);) {
      const auto decision = parse_json(line, Limits{});
      BOOST_TEST_REQUIRE(decision.has_value(), line);
      if (decision->find("account")->as_text() != "active") continue;   // leavers keep what they had
      const std::string person(decision->find("person")->as_text());
      for (const JsonMember& wanted : decision->find("user")->members()) {
        const Json* shown = users[person].find(wanted.name);
        if (shown == nullptr || is_reference(wanted.name)) continue;
        ++compared;
        BOOST_TEST((*shown == wanted.value), person << "'s " << wanted.name << " is " << print(*shown));
      }
    }
    BOOST_TEST(compared >= 4 * day_->people.size(), compared << " fields were compared");
  }
  /// What `joinery map` writes: to the descriptor, past the streams that a desk listens to.
  std::string mapped() {
    const std::string into = desk_.world.folder.file("mapped.ndjson");
    const int before = ::dup(STDOUT_FILENO), file = ::open(into.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ::dup2(file, STDOUT_FILENO);
    const Said said = desk_.run("map " + integration_ + " --records " + file_ + " --at " + day_->at);
    ::dup2(before, STDOUT_FILENO);
    ::close(before);
    ::close(file);
    BOOST_TEST(said.code == 0, said.messages);
    std::ifstream in(into);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  [[nodiscard]] bool is_reference(const std::string& field) const {
    const auto& fields = simulated_.target().mapping().fields;
    const auto at = std::ranges::find(fields, field, &GraphField::name);
    const Type& type = at->type.is(TypeWord::list) ? at->type.item[0] : at->type;
    return type.is(TypeWord::person) || type.is(TypeWord::group);
  }

  const SyncCase& case_;
  mutable Simulated simulated_;
  Desk desk_;
  std::string integration_, file_, told_;
  const CompanyDay* day_ = nullptr;
  int files_ = 0;
  std::set<std::string> made_;
};

}  // namespace

BOOST_AUTO_TEST_CASE(every_platform_gets_what_hr_wants_and_the_second_sync_changes_nothing) {
  for (const SyncCase& of : cases) {
    BOOST_TEST_CONTEXT(of.platform) {
      Synced synced(of);
      for (const CompanyDay& day : company_days()) {
        BOOST_TEST_CONTEXT(day.at) {
          synced.put(day);
          BOOST_TEST(synced.sync() == 2, synced.told());
          if (of.hides_the_invited) synced.let_everybody_accept();
          synced.expect_all_is_there();
          synced.expect_nothing_more();
        }
      }
      synced.expect_every_kind();
      synced.expect_told_kinds();
    }
  }
}
