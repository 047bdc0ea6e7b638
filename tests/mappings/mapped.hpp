#pragma once
/// What the mapping tests share: a record as HiBob gives it, an integration of a few lines, and the
/// line of `joinery map` taken apart. The mapping files are those of the repository.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/compiled.hpp"

namespace joinery::testing {

/// The instant at which most tests stand.
inline constexpr std::string_view a_morning = "2026-11-21T09:00:00Z";

/// One record of HiBob's people search. Every part is JSON text; an empty one is left out, as HiBob
/// leaves out what its reader may not see.
struct HibobRecord {
  std::string id = R"("3332883884017713238")";
  std::string first = R"("Ada")";
  std::string last = R"("King")";
  std::string display = R"("Ada King")";
  std::string email = R"("ada.king@example.com")";
  std::string department = R"("Sales")";
  std::string site = R"("London")";
  std::string start = R"("2024-03-01")";
  std::string reports_to = R"({"id":"2128438031986721630","email":"grace.hill@example.com"})";
  std::string status = R"("Active")";
  std::string lifecycle = R"("employed")";
  std::string ends = "null";
  std::string type = R"("permanent")";
  std::string country = R"("United Kingdom")";
  std::string more = {};  ///< further members of the record: `"custom":{…}`

  [[nodiscard]] std::string json() const;
};

/// A line of `joinery map`.
class Answer {
 public:
  explicit Answer(std::string line);

  /// `decision`, `rule`, `field`, `because`, `account`, `invite`: its text; "null", or "" if
  /// absent.
  [[nodiscard]] std::string operator[](std::string_view part) const;
  /// A field of the platform's user: its text, "(kept)" or "(cleared)".
  [[nodiscard]] std::string user(std::string_view field) const;
  [[nodiscard]] const std::string& line() const { return line_; }

 private:
  std::string line_;
  Json json_;
};

/// HiBob to Learnerbly, with `lines` below the head of the integration; nothing but the defaults
/// without them. `files` stand beside it, by name.
class HibobToLearnerbly {
 public:
  explicit HibobToLearnerbly(std::string_view lines = {},
                             const std::map<std::string, std::string>& files = {});

  [[nodiscard]] Answer operator()(const HibobRecord& record,
                                  std::string_view at = a_morning) const {
    return Answer(mapping_.line(record.json(), at));
  }
  [[nodiscard]] const CompiledMapping& mapping() const { return mapping_; }

 private:
  CompiledMapping mapping_;
};

/// Any source, given as text, to Learnerbly: for what HiBob does not say.
[[nodiscard]] CompiledMapping to_learnerbly(std::string source, std::string_view lines = {});

/// A file of the repository; fails the test where it is missing.
[[nodiscard]] std::string file_text(const std::string& path);
/// An integration of the repository with the files that stand in its folder.
[[nodiscard]] CompiledMapping example(const std::string& folder, std::vector<std::string> files);
/// All lines of `joinery map`, as the pipeline writes them.
[[nodiscard]] std::string map_file(const CompiledMapping& mapping, const std::string& records,
                                   std::string_view at, std::size_t threads = 1);
[[nodiscard]] std::vector<std::string> lines_of(const std::string& text);

}  // namespace joinery::testing
