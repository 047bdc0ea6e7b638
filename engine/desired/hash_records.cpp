#include "engine/desired/hash_records.hpp"

#include <algorithm>

#include "engine/desired/order_of_people.hpp"
#include "engine/digest/sha256.hpp"

namespace joinery {

Result<void> hash_records(People& people, std::span<const std::uint32_t> of, const RecordFile& file) {
  auto memory = std::make_unique<Arena>();
  Sha256 hash;
  std::string bytes;
  for (const std::uint32_t index : of) {
    Person& person = people.list[index];
    if (!person.record.empty() || person.record_size == 0) continue;
    if (auto read = file.read(person.record_offset, person.record_size, bytes); !read) return read;
    hash.add(bytes);
    person.record = memory->copy(hash.finish());
  }
  people.memory.push_back(std::move(memory));
  return file.is_unchanged();
}

Result<void> hash_records_of_one_id(People& people, const RecordFile& file) {
  std::vector<Person>& list = people.list;
  std::vector<std::uint32_t> of;
  for (std::uint32_t begin = 0, end = 0; begin < list.size(); begin = end) {
    of.clear();
    for (; end < list.size() && list[end].id == list[begin].id; ++end) of.push_back(end);
    if (of.size() == 1 || list[begin].id.empty()) continue;
    if (auto done = hash_records(people, of, file); !done) return done;
    std::sort(list.begin() + begin, list.begin() + end, comes_before);
  }
  return {};
}

}  // namespace joinery
