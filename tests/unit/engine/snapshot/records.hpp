#pragma once
/// Pages of records for the tests of snapshots, and a folder that goes with the test.

#include <filesystem>
#include <string>
#include <vector>

#include <unistd.h>

#include "engine/record/record_block.hpp"

namespace joinery::testing {

inline RecordBlock block(const std::vector<std::string>& records) {
  RecordBlock made;
  for (const std::string& record : records) {
    made.records.push_back({made.bytes.size(), static_cast<std::uint32_t>(made.bytes.size()),
                            static_cast<std::uint32_t>(record.size())});
    made.bytes.insert(made.bytes.end(), record.begin(), record.end());
    if (&record != &records.back()) made.bytes.push_back(',');
  }
  made.bytes.resize(made.bytes.size() + record_padding, '\0');
  return made;
}

struct Place {
  std::string path =
      (std::filesystem::temp_directory_path() / ("joinery-certified-" + std::to_string(::getpid()))).string();
  Place() { std::filesystem::remove_all(path); }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  ~Place() { std::filesystem::remove_all(path); }
};

}  // namespace joinery::testing
