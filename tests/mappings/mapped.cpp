#include "tests/mappings/mapped.hpp"

#include <fstream>
#include <sstream>

#include <boost/test/unit_test.hpp>

#include "engine/pipeline/map_records.hpp"
#include "tests/support/references.hpp"

namespace joinery::testing {
namespace {

/// Members of an object, of which the empty ones are left out.
std::string object(std::initializer_list<std::pair<std::string_view, std::string>> members) {
  std::string out;
  for (const auto& [name, value] : members) {
    if (value.empty()) continue;
    out += out.empty() ? "{\"" : ",\"";
    out += name;
    out += "\":";
    out += value;
  }
  return out.empty() ? out : out + '}';
}

std::string text_of(const Json& json) {
  switch (json.kind()) {
    case JsonKind::text:
      return std::string(json.as_text());
    case JsonKind::number:
      return std::string(json.number_text());
    case JsonKind::boolean:
      return json.as_boolean() ? "true" : "false";
    case JsonKind::null:
      return "null";
    case JsonKind::array:
      return "(array)";
    case JsonKind::object:
      break;
  }
  return "(object)";
}

std::map<std::string, std::string> beside(std::string integration,
                                          const std::map<std::string, std::string>& files) {
  std::map<std::string, std::string> all{{"acme/integration.yaml", std::move(integration)}};
  for (const auto& [name, text] : files) all.emplace("acme/" + name, text);
  return all;
}

}  // namespace

std::string HibobRecord::json() const {
  const std::string readable =
      department.empty() ? std::string() : object({{"work", object({{"department", department}})}});
  std::string out = object({
      {"id", id},
      {"firstName", first},
      {"surname", last},
      {"displayName", display},
      {"email", email},
      {"work", object({{"department", department.empty() ? "" : R"("209192163")"},
                       {"site", site},
                       {"startDate", start},
                       {"reportsTo", reports_to}})},
      {"internal", object({{"status", status},
                           {"lifecycleStatus", lifecycle},
                           {"terminationDate", status.empty() && lifecycle.empty() ? "" : ends}})},
      {"payroll", object({{"employment", object({{"type", type}})}})},
      {"address", object({{"country", country}})},
      {"humanReadable", readable},
  });
  if (!more.empty()) out.replace(out.size() - 1, 1, "," + more + "}");
  return out;
}

Answer::Answer(std::string line) : line_(std::move(line)), json_(json_of(line_)) {}

std::string Answer::operator[](std::string_view part) const {
  const Json* found = json_.find(part);
  return found == nullptr ? std::string() : text_of(*found);
}

std::string Answer::user(std::string_view field) const {
  const Json* user = json_.find("user");
  if (user == nullptr) return "(no user)";
  const Json* found = user->find(field);
  if (found == nullptr) return "(kept)";
  return found->is(JsonKind::null) ? "(cleared)" : text_of(*found);
}

HibobToLearnerbly::HibobToLearnerbly(std::string_view lines,
                                     const std::map<std::string, std::string>& files)
    : mapping_(beside("integration: test\nsource: hibob\ntarget: learnerbly\nlanguage: 1\n" +
                          std::string(lines),
                      files)) {}

CompiledMapping to_learnerbly(std::string source, std::string_view lines) {
  return CompiledMapping(
      {{"mappings/hr/source.yaml", std::move(source)},
       {"acme/integration.yaml",
        "integration: test\nsource: hr\ntarget: learnerbly\nlanguage: 1\n" + std::string(lines)}});
}

std::string file_text(const std::string& path) {
  const std::ifstream file(path, std::ios::binary);
  BOOST_TEST_REQUIRE(file.good(), path + " is missing");
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

CompiledMapping example(const std::string& folder, std::vector<std::string> files) {
  std::map<std::string, std::string> texts;
  for (const std::string& name : files)
    texts.emplace(folder + "/" + name, file_text(folder + "/" + name));
  return CompiledMapping(std::move(texts), folder + "/integration.yaml");
}

std::string map_file(const CompiledMapping& mapping, const std::string& records,
                     std::string_view at, std::size_t threads) {
  RecordStreamOptions options;
  std::istringstream path(mapping.graph().records);
  for (std::string step; std::getline(path, step, '.');) options.path.push_back(step);
  options.block_bytes = 16U << 10;
  auto stream = RecordStream::open(records, options, mapping.limits());
  BOOST_TEST_REQUIRE(stream.has_value(), records + " cannot be read");
  std::string out;
  MapOptions how;
  how.threads = threads;
  const MapReport report = map_records(*stream, mapping.fast_program(), references(), clock_at(at),
                                       mapping.limits(), how, [&out](std::string_view lines) {
                                         out += lines;
                                         return true;
                                       });
  BOOST_TEST(!report.error.has_value());
  return out;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

}  // namespace joinery::testing
