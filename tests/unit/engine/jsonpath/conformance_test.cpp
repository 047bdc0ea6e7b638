// Runs the data of tests/conformance/jsonpath.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include <boost/test/unit_test.hpp>

#include "engine/json/json_parse.hpp"
#include "engine/json/json_write.hpp"
#include "engine/jsonpath/parse.hpp"
#include "engine/jsonpath/print.hpp"
#include "engine/jsonpath/select.hpp"

using namespace joinery;

namespace {

Json read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(file), {});
  Result<Json> json = parse_json(text, Limits{});
  BOOST_REQUIRE_MESSAGE(json, path.string()
                                  << " at " << json.error().position << ": " << json.error().what);
  return *json;
}

const Json& member(const Json& object, std::string_view name) {
  const Json* found = object.find(name);
  BOOST_REQUIRE_MESSAGE(found != nullptr, "the case has no " << name);
  return *found;
}

void check_printed(const JsonPathQuery& query) {
  const std::string printed = print(query);
  const auto again = parse_jsonpath(printed, Limits{});
  BOOST_REQUIRE_MESSAGE(again, "cannot read what was printed: " << printed);
  BOOST_TEST((*again == query), printed);
  BOOST_TEST(print(*again) == printed);
}

void check_nodes(const std::vector<JsonPathNode>& nodes, const Json& test, const Json& document) {
  std::vector<Json> values;
  std::vector<Json> paths;
  for (const JsonPathNode& each : nodes) {
    values.push_back(*each.value);
    paths.push_back(Json::from_text(print(each.location)));
    BOOST_TEST(value_at(document, each.location) == each.value);
  }
  const Json found = Json::from_items(values);
  if (const Json* results = test.find("results")) {
    const auto items = results->items();
    BOOST_TEST((std::find(items.begin(), items.end(), found) != items.end()), print(found));
  } else {
    BOOST_TEST(print(found) == print(member(test, "result")));
  }
  if (const Json* wanted = test.find("paths")) {
    BOOST_TEST(print(Json::from_items(paths)) == print(*wanted));
  }
}

void run(const Json& test, const Json& documents) {
  const auto query = parse_jsonpath(member(test, "selector").as_text(), Limits{});
  if (test.find("invalid_selector") != nullptr) {
    BOOST_TEST(!query.has_value(), "must not be accepted");
    if (query) return;
    BOOST_TEST(!query.error().what.empty());
    BOOST_TEST(query.error().begin <= query.error().end);
    BOOST_TEST(query.error().end <= member(test, "selector").as_text().size());
    return;
  }
  BOOST_REQUIRE_MESSAGE(query, query.error().what << " at " << query.error().begin);
  check_printed(*query);
  const Json* shared = test.find("document_named");
  const Json& document =
      shared == nullptr ? member(test, "document") : member(documents, shared->as_text());
  const auto nodes = select(*query, document, Limits{});
  BOOST_REQUIRE_MESSAGE(nodes, nodes.error().what);
  check_nodes(*nodes, test, document);
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_case_of_the_conformance_data_holds) {
  std::set<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator("tests/conformance/jsonpath")) {
    if (entry.path().extension() == ".json") files.insert(entry.path());
  }
  std::size_t count = 0;
  for (const auto& path : files) {
    const Json file = read_file(path);
    std::set<std::string_view> names;
    for (const Json& test : member(file, "tests").items()) {
      const std::string_view name = member(test, "name").as_text();
      BOOST_TEST_CONTEXT(path.filename().string()
                         << ": " << name << ": " << member(test, "selector").as_text()) {
        BOOST_TEST(names.insert(name).second, "the name occurs twice");
        run(test, member(file, "documents"));
        ++count;
      }
    }
  }
  BOOST_TEST(count > 1'500U, "most of the data is missing: run from the top of the repository");
}
