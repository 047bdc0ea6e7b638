// Any bytes: reading never crashes, and what was read prints and reads back as the same value.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "dsl/base/check.hpp"
#include "engine/json/json_location.hpp"
#include "engine/json/json_parse.hpp"
#include "engine/json/json_write.hpp"

using namespace joinery;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Result<Json> json = parse_json(text, Limits{});
  if (!json) {
    JOINERY_CHECK(json.error().position <= size);
    return 0;
  }
  for (const JsonLayout layout : {JsonLayout::compact, JsonLayout::indented}) {
    const std::string printed = print(*json, layout);
    Limits roomy;
    roomy.record_bytes = printed.size();
    const Result<Json> again = parse_json(printed, roomy);
    JOINERY_CHECK(again.has_value());
    JOINERY_CHECK(*again == *json);
    JOINERY_CHECK(print(*again, layout) == printed);
  }
  return 0;
}
