/// The rows LU-… of docs/requirements.md that a mapping shows: Personio to LearnUpon. What a row says
/// holds for both of Personio's APIs, so most tests ask both.

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "engine/graph/needs.hpp"
#include "tests/mappings/mapped.hpp"
#include "tests/mappings/mistakes.hpp"
#include "tests/mappings/wire.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

/// One of Personio's APIs to LearnUpon. What is changed of Jana is named as in the first API.
class PersonioToLearnupon {
 public:
  explicit PersonioToLearnupon(int api = 1, const std::string& lines = {})
      : api_(api), mapping_(pair_of(api == 1 ? "personio" : "personio_v2", "learnupon", lines)) {}

  Answer operator()(const Members& other = {}, std::string_view at = a_morning) const {
    return Answer(mapping_.line(api_ == 1 ? personio(other) : personio_v2(as_v2(other)), at));
  }
  [[nodiscard]] const CompiledMapping& mapping() const { return mapping_; }

 private:
  static Members as_v2(const Members& other) {
    Members out;
    for (const auto& [name, json] : other) {
      if (name == "status") {
        std::string upper = json;
        for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        out["job.status"] = upper;
      } else if (name == "hire_date") {
        out["job.employment_start_date"] = json;
      } else if (name == "employment_type") {
        out["job.type"] = json;
      } else if (name == "contract_end_date") {
        out["job.contract_end_date"] = json;
      } else if (name == "termination_date") {
        out["job.termination"] = R"({"termination_date":)" + json + R"(,"last_working_day":null})";
      } else if (name == "subcompany") {
        out["job.legal_entity"] = R"({"id":"1","name":)" + json + '}';
      } else {
        out[name] = json;
      }
    }
    return out;
  }

  int api_;
  CompiledMapping mapping_;
};

std::string with(const std::string& setting) { return "settings:\n  " + setting + "\n"; }

const FieldSyntax& declared(const CompiledMapping& mapping, std::string_view name) {
  for (const GraphField& field : mapping.graph().fields) {
    if (field.name == name) return field.declared;
  }
  BOOST_TEST_REQUIRE(false, "no field " + std::string(name));
  return mapping.graph().fields.front().declared;
}

constexpr int apis[] = {1, 2};

}  // namespace

BOOST_AUTO_TEST_CASE(LU_02_everybody_new_is_invited_to_the_portal) {
  for (const int api : apis) {
    BOOST_TEST_CONTEXT("API " << api) {
      BOOST_TEST(PersonioToLearnupon(api)()["invite"] == "2026-11-21");
      const Answer soon = PersonioToLearnupon(api)({{"hire_date", R"("2027-01-04")"}});
      BOOST_TEST(soon["invite"] == "2026-11-21");
      BOOST_TEST(soon["account"] == "active");
      const PersonioToLearnupon first_day(api, with("invite_policy: on_start_date\n  lead_days: 7"));
      const Answer waits = first_day({{"hire_date", R"("2027-01-04")"}});
      BOOST_TEST(waits["invite"] == "2027-01-04");
      BOOST_TEST(waits["account"] == "waiting");
      BOOST_TEST(first_day({{"hire_date", R"("2026-11-28")"}})["account"] == "active");
      const PersonioToLearnupon by_hand(api, with("invite_policy: never"));
      BOOST_TEST(by_hand()["invite"] == "null");
    }
  }
}

BOOST_AUTO_TEST_CASE(LU_02_a_start_in_two_hundred_years_is_a_slip) {
  for (const int api : apis) {
    const PersonioToLearnupon map(api);
    BOOST_TEST(map({{"hire_date", R"("2206-01-10")"}})["rule"] == "implausible-start");
  }
}

BOOST_AUTO_TEST_CASE(LU_03_names_address_status_and_termination_date) {
  for (const int api : apis) {
    BOOST_TEST_CONTEXT("API " << api) {
      const PersonioToLearnupon map(api);
      const Answer answer = map({{"termination_date", R"("2026-12-31")"}});
      const std::pair<const char*, const char*> fields[] = {{"external_id", "4711"},
                                                            {"first_name", "Jana"},
                                                            {"last_name", "Vogt"},
                                                            {"email", "jana.vogt@example.com"},
                                                            {"account_expires", "2026-12-31"}};
      for (const auto& [name, value] : fields) {
        BOOST_TEST_CONTEXT(name) { BOOST_TEST(answer.user(name) == value); }
      }
      BOOST_TEST(answer["account"] == "active");
      for (const GraphField& field : map.mapping().graph().fields) {
        if (field.declared.required) BOOST_TEST(answer.user(field.name) != "(kept)", field.name);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(LU_03_the_preferred_name_replaces_the_first_name_if_asked) {
  for (const int api : apis) {
    const Members other{{"preferred_name", R"("Jani Vogt")"}};
    BOOST_TEST(PersonioToLearnupon(api)(other).user("first_name") == "Jana");
    const PersonioToLearnupon map(api, with("known_as_first: yes"));
    BOOST_TEST(map(other).user("first_name") == "Jani");
    BOOST_TEST(map({{"preferred_name", "null"}}).user("first_name") == "Jana");
  }
}

BOOST_AUTO_TEST_CASE(LU_03_people_with_one_name_are_held_or_get_it_twice) {
  for (const int api : apis) {
    BOOST_TEST(PersonioToLearnupon(api)({{"last_name", "null"}})["because"] == "no last name");
    const PersonioToLearnupon map(api, with("without_last_name: repeat"));
    BOOST_TEST(map({{"last_name", R"("")"}}).user("last_name") == "Jana");
    BOOST_TEST(map({{"email", "null"}})["because"] == "no work e-mail address");
  }
}

BOOST_AUTO_TEST_CASE(LU_04_an_integration_runs_every_day) {
  const PersonioToLearnupon map(1, "schedule: every day at 06:00 Europe/Berlin\n");
  const ScheduleSyntax& schedule = map.mapping().bundle().integration.schedule;
  BOOST_TEST(schedule.weekdays == 0b1111111U);
  BOOST_TEST(schedule.minute_of_day == 6U * 60);
}

BOOST_AUTO_TEST_CASE(LU_05_what_the_portal_owns_is_never_set) {
  for (const int api : apis) {
    const PersonioToLearnupon map(api);
    for (const char* name : {"user_type", "groups"}) BOOST_TEST(map().user(name) == "(kept)");
  }
  const std::string said = mistakes_of(
      {{"acme/integration.yaml", "integration: test\nsource: personio\ntarget: learnupon\n"
                                 "language: 1\nchange:\n  set.user_type: \"admin\"\n"}});
  BOOST_TEST(said.find("`user_type` belongs to the platform") != std::string::npos, said);
}

BOOST_AUTO_TEST_CASE(LU_06_a_new_name_or_address_changes_the_record_and_not_the_invitation) {
  for (const int api : apis) {
    BOOST_TEST_CONTEXT("API " << api) {
      const PersonioToLearnupon map(api, with("invite_policy: on_start_date"));
      const Answer before = map();
      const Answer after = map({{"last_name", R"("Vogt-Kern")"}, {"email", R"("jvk@example.com")"}});
      BOOST_TEST(after.user("last_name") == "Vogt-Kern");
      BOOST_TEST(after.user("email") == "jvk@example.com");
      BOOST_TEST(after.user("external_id") == before.user("external_id"));
      BOOST_TEST(after["person"] == before["person"]);
      BOOST_TEST(after["invite"] == before["invite"]);
      BOOST_TEST(declared(map.mapping(), "external_id").match == 1);
      BOOST_TEST(declared(map.mapping(), "email").match == 2);
    }
  }
}

BOOST_AUTO_TEST_CASE(LU_07_leavers_lose_access_when_the_termination_date_is_over) {
  for (const int api : apis) {
    BOOST_TEST_CONTEXT("API " << api) {
      const PersonioToLearnupon map(api, with("zone: Europe/Berlin"));
      const Members leaves{{"termination_date", R"("2026-11-21")"}};
      BOOST_TEST(map(leaves, "2026-11-21T22:59:00Z")["account"] == "active");
      BOOST_TEST(map(leaves, "2026-11-21T23:00:00Z")["account"] == "archived");
      BOOST_TEST(map(leaves, "2026-11-21T23:00:00Z")["invite"] == "null");
    }
  }
}

BOOST_AUTO_TEST_CASE(LU_07_the_portal_knows_the_last_day_ahead_of_time_and_forgets_it_again) {
  for (const int api : apis) {
    BOOST_TEST_CONTEXT("API " << api) {
      const Members leaves{{"termination_date", R"("2027-03-31")"}};
      const PersonioToLearnupon map(api);
      BOOST_TEST(map(leaves).user("account_expires") == "2027-03-31");
      BOOST_TEST(map().user("account_expires") == "(cleared)");
      const PersonioToLearnupon off(api, with("expiry_date: no"));
      BOOST_TEST(off(leaves).user("account_expires") == "(kept)");
      BOOST_TEST(off()["account"] == "active");
      BOOST_TEST(off(leaves, "2027-04-02T09:00:00Z")["account"] == "archived");
    }
  }
}

BOOST_AUTO_TEST_CASE(LU_07_the_end_of_a_contract_ends_access_only_if_asked) {
  for (const int api : apis) {
    BOOST_TEST_CONTEXT("API " << api) {
      const Members fixed{{"contract_end_date", R"("2026-11-20")"}};
      BOOST_TEST(PersonioToLearnupon(api)(fixed)["account"] == "active");
      const PersonioToLearnupon map(api, with("contract_end: ends"));
      BOOST_TEST(map(fixed)["account"] == "archived");
      BOOST_TEST(map()["account"] == "active");
    }
  }
}

BOOST_AUTO_TEST_CASE(LU_10_hire_date_employment_type_title_and_department_are_custom_data) {
  for (const int api : apis) {
    BOOST_TEST_CONTEXT("API " << api) {
      const Answer nothing = PersonioToLearnupon(api)();
      const PersonioToLearnupon map(
          api, with("send_hire_date: yes\n  send_employment_type: yes\n  send_job_title: yes\n"
                    "  send_department: yes"));
      const std::pair<const char*, const char*> fields[] = {{"hire_date", "2023-07-01"},
                                                            {"employment_type", "internal"},
                                                            {"job_title", "Account Manager"},
                                                            {"department", "Sales"}};
      for (const auto& [name, value] : fields) {
        BOOST_TEST_CONTEXT(name) {
          BOOST_TEST(map().user(name) == value);
          BOOST_TEST(nothing.user(name) == "(kept)");
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(LU_10_employment_types_and_companies_can_be_the_filter) {
  for (const int api : apis) {
    BOOST_TEST_CONTEXT("API " << api) {
      const PersonioToLearnupon types(api, with("employment_types: [Internal]"));
      BOOST_TEST(types()["decision"] == "include");
      BOOST_TEST(types({{"employment_type", R"("external")"}})["rule"] == "other-employment-type");
      BOOST_TEST(types({{"employment_type", "null"}})["rule"] == "no-employment-type");
      const PersonioToLearnupon companies(api, with("companies: [beispiel gmbh]"));
      BOOST_TEST(companies()["decision"] == "include");
      BOOST_TEST(companies({{"subcompany", R"("Exemple SA")"}})["rule"] == "other-company");
      BOOST_TEST(companies({{"subcompany", R"("")"}})["rule"] == "no-company");
      BOOST_TEST(companies({{"subcompany", R"("")"}, {"termination_date", R"("2026-11-01")"}})
                     ["account"] == "archived");
    }
  }
}

BOOST_AUTO_TEST_CASE(LU_10_a_custom_attribute_reaches_a_field_before_the_first_run) {
  const std::string lines = R"(  home: country from )";
  const std::string change = R"(
change:
  set.custom_1: country_name(worker.custom.home) else keep
)";
  const PersonioToLearnupon first(
      1, "custom:\n" + lines + "attributes.dynamic_98345.value" + change);
  BOOST_TEST(first({{"dynamic_98345", R"("Deutschland")"}}).user("custom_1") == "Germany");
  BOOST_TEST(first().user("custom_1") == "(kept)");
  const PersonioToLearnupon second(
      2, "custom:\n" + lines + R"(custom_attributes[id is "dynamic_98345"].value)" + change);
  const char* attributes =
      R"([{"id":"dynamic_7","value":"x"},{"id":"dynamic_98345","type":"STRING","value":"Schweiz"}])";
  BOOST_TEST(second({{"custom_attributes", attributes}}).user("custom_1") == "Switzerland");
  BOOST_TEST(second().user("custom_1") == "(kept)");
}

BOOST_AUTO_TEST_CASE(LU_10_groups_are_made_of_units_offices_or_companies_if_asked) {
  const std::pair<const char*, const char*> choices[] = {{"department", R"(["Sales"])"},
                                                         {"departments", R"(["Sales"])"},
                                                         {"office", R"(["München"])"},
                                                         {"company", R"(["Beispiel GmbH"])"}};
  for (const int api : apis) {
    for (const auto& [choice, groups] : choices) {
      BOOST_TEST_CONTEXT("API " << api << ' ' << choice) {
        const PersonioToLearnupon map(api, with("groups_from: " + std::string(choice)));
        const std::string wanted = R"("groups":)" + std::string(groups);
        BOOST_TEST(map().line().find(wanted) != std::string::npos, map().line());
        BOOST_TEST(declared(map.mapping(), "groups").owned == "ours only");
      }
    }
    const PersonioToLearnupon team(api, with("groups_from: team"));
    BOOST_TEST(team().user("groups") == "(cleared)");
    const Members left{{"termination_date", R"("2026-11-01")"}};
    BOOST_TEST(team(left).user("groups") == "(kept)");
  }
}

BOOST_AUTO_TEST_CASE(LU_11_inactive_people_are_neither_added_nor_invited) {
  for (const int api : apis) {
    BOOST_TEST_CONTEXT("API " << api) {
      const Answer answer = PersonioToLearnupon(api)({{"status", R"("inactive")"}});
      BOOST_TEST(answer["account"] == "archived");
      BOOST_TEST(answer["invite"] == "null");
    }
  }
}

BOOST_AUTO_TEST_CASE(LU_12_every_other_status_is_invited) {
  for (const int api : apis) {
    for (const char* status : {R"("active")", R"("onboarding")", R"("leave")"}) {
      BOOST_TEST_CONTEXT("API " << api << ' ' << status) {
        const Answer answer = PersonioToLearnupon(api)({{"status", status}});
        BOOST_TEST(answer["account"] == "active");
        BOOST_TEST(answer["invite"] == "2026-11-21");
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(LU_13_inactive_without_a_termination_date_archives_holds_or_changes_nothing) {
  for (const int api : apis) {
    BOOST_TEST_CONTEXT("API " << api) {
      const Members inactive{{"status", R"("inactive")"}};
      const PersonioToLearnupon archive(api, with("inactive_people: archive"));
      BOOST_TEST(archive(inactive)["account"] == "archived");
      const PersonioToLearnupon hold(api, with("inactive_people: hold"));
      BOOST_TEST(hold(inactive)["decision"] == "hold");
      BOOST_TEST(hold(inactive)["rule"] == "inactive-undecided");
      const PersonioToLearnupon ignore(api, with("inactive_people: ignore"));
      BOOST_TEST(ignore(inactive)["decision"] == "exclude");
      BOOST_TEST(ignore(inactive)["rule"] == "inactive");
      // A termination date that has passed decides, whatever the setting; one to come does not.
      const Members left{{"status", R"("inactive")"}, {"termination_date", R"("2026-11-01")"}};
      const Members leaves{{"status", R"("inactive")"}, {"termination_date", R"("2027-11-01")"}};
      for (const auto* map : {&archive, &hold, &ignore}) {
        BOOST_TEST((*map)(left)["account"] == "archived");
        BOOST_TEST((*map)()["account"] == "active");
      }
      BOOST_TEST(archive(leaves)["account"] == "archived");
      BOOST_TEST(hold(leaves)["decision"] == "hold");
      BOOST_TEST(ignore(leaves)["decision"] == "exclude");
    }
  }
}

BOOST_AUTO_TEST_CASE(LU_14_a_client_id_and_a_secret_are_named) {
  const CompiledMapping company = example("examples/lindner", {"integration.yaml"});
  std::vector<std::string> names;
  for (const auto& credential : company.bundle().integration.credentials) {
    if (credential.party.text == "personio") names.push_back(credential.name.text);
  }
  BOOST_TEST(names == (std::vector<std::string>{"client_id", "client_secret"}));
}

BOOST_AUTO_TEST_CASE(LU_14_only_attributes_that_are_used_must_be_granted) {
  const PersonioToLearnupon map;
  const auto holds = [](const std::vector<std::string>& all, std::string_view one) {
    return std::find(all.begin(), all.end(), one) != all.end();
  };
  const auto needed = permissions_needed(map.mapping().optimized());
  for (const char* name : {"First name", "Last name", "Email", "Status", "Termination date"}) {
    BOOST_TEST(holds(needed, "Attribute \"" + std::string(name) + "\", read"), name);
  }
  for (const char* name : {"Position", "Department", "Supervisor", "Cost center", "Subcompany"}) {
    BOOST_TEST(!holds(needed, "Attribute \"" + std::string(name) + "\", read"), name);
  }
  const PersonioToLearnupon grouped(1, with("groups_from: department"));
  BOOST_TEST(holds(permissions_needed(grouped.mapping().optimized()),
                   "Attribute \"Department\", read"));
  for (const int api : apis) {
    const PersonioToLearnupon every(api);
    for (const Need& need : needs(every.mapping().optimized())) {
      BOOST_TEST(!need.permission.empty(), need.path + " needs a permission that nobody names");
    }
  }
}

BOOST_AUTO_TEST_CASE(LU_17_the_instant_of_the_last_change_is_read) {
  const std::string change =
      "change:\n  set.custom_2: to_text(day_of(worker.updated, in \"UTC\")) else keep\n";
  for (const int api : apis) {
    BOOST_TEST(PersonioToLearnupon(api, change)().user("custom_2") == "2025-02-03");
  }
}
