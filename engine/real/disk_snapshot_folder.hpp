#pragma once
/// A snapshot's folder on the disk. What is being written has a name that begins with a point; it
/// is flushed to the disk before it takes its own. What a killed run left behind is swept away by
/// the next one that writes.

#include "engine/edge/snapshot_folder.hpp"

namespace joinery {

class DiskSnapshotFolder final : public SnapshotFolder {
 public:
  /// `path` is made when the first file is.
  explicit DiskSnapshotFolder(std::string path) : path_(std::move(path)) {}

  [[nodiscard]] Result<std::unique_ptr<SnapshotFile>> create() override;
  [[nodiscard]] Result<std::string> read(const std::string& name,
                                         std::size_t bytes_max) const override;
  [[nodiscard]] Result<void> each_piece(
      const std::string& name,
      const std::function<Result<void>(std::string_view)>& take) const override;
  [[nodiscard]] Result<std::vector<std::string>> list() const override;
  [[nodiscard]] Result<void> remove(const std::string& name) override;

 private:
  std::string path_;
  bool swept_ = false;
};

}  // namespace joinery
