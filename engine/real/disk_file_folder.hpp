#pragma once
/// A folder of the disk from which files of people are read.

#include <string>

#include "engine/edge/file_folder.hpp"

namespace joinery {

class DiskFileFolder final : public FileFolder {
 public:
  explicit DiskFileFolder(std::string path) : path_(std::move(path)) {}
  [[nodiscard]] Result<std::vector<SeenFile>> list() const override;
  [[nodiscard]] Result<void> each_piece(
      const std::string& name,
      const std::function<Result<void>(std::string_view)>& take) const override;

 private:
  std::string path_;
};

}  // namespace joinery
