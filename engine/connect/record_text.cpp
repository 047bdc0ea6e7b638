#include "engine/connect/record_text.hpp"

#include <string>

#include "engine/json/json_write.hpp"

namespace joinery {

RecordBlock block_of(const std::vector<Json>& records) {
  RecordBlock block;
  std::string text;
  for (const Json& record : records) {
    const std::size_t begin = text.size();
    text += print(record);
    block.records.push_back({begin, static_cast<std::uint32_t>(begin),
                             static_cast<std::uint32_t>(text.size() - begin)});
    text += '\n';
  }
  if (!text.empty()) text.pop_back();
  block.bytes.assign(text.begin(), text.end());
  block.bytes.resize(block.bytes.size() + record_padding, '\0');
  return block;
}

}  // namespace joinery
