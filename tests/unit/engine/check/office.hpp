#pragma once
/// A small mapping that is right, and can be made wrong in one place: each member stands under the
/// key of its name, one line (with its own indentation) per item.

#include <map>
#include <optional>
#include <string>

#include "dsl/read/load.hpp"
#include "engine/check/check.hpp"
#include "tests/support/compiled.hpp"
#include "tests/support/references.hpp"

namespace joinery::testing {

struct Office {
  std::string read = R"(  id: text from id
  email: email from email
  department: text from work.department
  site: text from work.site
  start_date: date from work.start
  end_date: date from work.end
  home_country: country from address.country
  created: instant from created
  shape: one of ("round", "square") from shape
  hours: number from hours
  member: yes_no from member
  skills: list of text from skills
  jobs:
    from: jobs
    each:
      title: text from title
      start: date from start
)";
  std::string worker, source;
  std::string settings, tables, functions;
  std::string user = "  external_id: text, required, match first\n";
  std::string set = "  external_id: worker.id\n";
  std::string account, target;
  std::string own;                          ///< of the integration, with its keys
  std::map<std::string, std::string> more;  ///< files

  /// A field of the platform of type `type`, and what it is set to.
  Office& field(const std::string& type, const std::string& formula) {
    user += "  it: " + type + '\n';
    set += "  it: " + formula + '\n';
    return *this;
  }

  [[nodiscard]] std::map<std::string, std::string> files() const {
    const auto under = [](const char* key, const std::string& lines) {
      return lines.empty() ? std::string() : std::string(key) + ":\n" + lines;
    };
    std::map<std::string, std::string> all = more;
    all.insert({{"mappings/hr/source.yaml", "source: hr\ntitle: HR\nlanguage: 1\nread:\n" + read +
                                                under("worker", worker) + source},
                {"mappings/lms/target.yaml",
                 "target: lms\ntitle: LMS\nlanguage: 1\n" + under("settings", settings) +
                     under("tables", tables) + under("functions", functions) + under("user", user) +
                     under("set", set) + under("account", account) + target},
                {"acme/integration.yaml",
                 "integration: acme\ntitle: Acme\nsource: hr\ntarget: lms\nlanguage: 1\n" + own}});
    return all;
  }
};

/// What the checker makes of an office.
struct Inspection {
  Bundle bundle;
  Diagnostics diagnostics;
  std::optional<Graph> graph;
  Limits limits;

  explicit Inspection(const Office& office, const Limits& within = {});
  /// Everything that is said, in order of place.
  [[nodiscard]] std::string said() const;
  /// The texts that are marked, by code: `J0402 departmnt`.
  [[nodiscard]] std::string marked() const;
};

}  // namespace joinery::testing
