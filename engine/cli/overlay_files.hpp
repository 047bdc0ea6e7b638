#pragma once
/// The disk, with other texts in place of some of its files.

#include <map>
#include <string>
#include <vector>

#include "dsl/source/file_reader.hpp"

namespace joinery {

/// `files` outlives it. Threads: as `files`, once nothing is put.
class OverlayFiles final : public FileReader {
 public:
  explicit OverlayFiles(const FileReader& files) : files_(files) {}

  void put(const std::string& path, std::string text) { texts_[path] = std::move(text); }
  [[nodiscard]] Result<std::string> read(const std::string& path,
                                         std::size_t bytes_max) const override {
    const auto found = texts_.find(path);
    return found == texts_.end() ? files_.read(path, bytes_max) : found->second;
  }
  [[nodiscard]] std::vector<std::string> list(const std::string& folder) const override {
    return files_.list(folder);
  }

 private:
  const FileReader& files_;
  std::map<std::string, std::string> texts_;
};

}  // namespace joinery
