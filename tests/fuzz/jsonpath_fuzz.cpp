// The input is a query, a zero byte, and a document. Parsing never crashes; what it accepts prints
// and reads back as an equal query; selecting stays within its limits, and every node is where its
// location says.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "dsl/base/check.hpp"
#include "engine/json/json_parse.hpp"
#include "engine/jsonpath/parse.hpp"
#include "engine/jsonpath/print.hpp"
#include "engine/jsonpath/select.hpp"

using namespace joinery;

namespace {

void check_printed(const JsonPathQuery& query, const Limits& limits) {
  const std::string printed = print(query);
  Limits roomy = limits;
  roomy.query_bytes = printed.size();  // The canonical form may be a little longer.
  const auto again = parse_jsonpath(printed, roomy);
  JOINERY_CHECK(again.has_value());
  JOINERY_CHECK(*again == query);
  JOINERY_CHECK(print(*again) == printed);
}

void check_selected(const JsonPathQuery& query, const Json& root, const Limits& limits) {
  const auto nodes = select(query, root, limits);
  if (!nodes) {
    JOINERY_CHECK(nodes.error().code == ErrorCode::too_large);
    return;
  }
  JOINERY_CHECK(!is_singular(query) || nodes->size() <= 1);
  constexpr std::size_t enough = 20;  // Reading thousands of paths again would find nothing new.
  for (const JsonPathNode& each : std::span(*nodes).first(std::min(enough, nodes->size()))) {
    JOINERY_CHECK(value_at(root, each.location) == each.value);
    const auto path = parse_jsonpath(print(each.location), limits);
    if (path) JOINERY_CHECK(select(*path, root, limits).value().front().value == each.value);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t middle = input.find('\0');
  const std::string_view text = input.substr(0, middle);
  Limits limits;
  limits.query_nodes = 20'000;
  const auto query = parse_jsonpath(text, limits);
  if (!query) {
    JOINERY_CHECK(query.error().begin <= query.error().end && query.error().end <= text.size());
    return 0;
  }
  check_printed(*query, limits);
  if (middle == std::string_view::npos) return 0;
  const Result<Json> root = parse_json(input.substr(middle + 1), limits);
  if (root) check_selected(*query, *root, limits);
  return 0;
}
