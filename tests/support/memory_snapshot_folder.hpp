#pragma once
/// A snapshot's folder that stands in memory: for reads by the thousand, none of which is to outlive its test.

#include <algorithm>
#include <map>

#include "engine/edge/snapshot_folder.hpp"

namespace joinery::testing {

class MemorySnapshotFolder final : public SnapshotFolder {
 public:
  [[nodiscard]] Result<std::unique_ptr<SnapshotFile>> create() override { return std::make_unique<File>(files_); }
  [[nodiscard]] Result<std::string> read(const std::string& name, std::size_t bytes_max) const override {
    const auto found = files_.find(name);
    if (found == files_.end()) return fail(ErrorCode::not_found, name);
    if (found->second.size() > bytes_max) return fail(ErrorCode::too_large, name);
    return found->second;
  }
  [[nodiscard]] Result<void> each_piece(
      const std::string& name, const std::function<Result<void>(std::string_view)>& take) const override {
    const auto found = files_.find(name);
    return found == files_.end() ? Result<void>(fail(ErrorCode::not_found, name)) : take(found->second);
  }
  [[nodiscard]] Result<std::vector<std::string>> list() const override {
    std::vector<std::string> names;
    for (const auto& [name, bytes] : files_) names.push_back(name);
    return names;
  }
  [[nodiscard]] Result<void> remove(const std::string& name) override {
    files_.erase(name);
    return {};
  }

 private:
  using Files = std::map<std::string, std::string>;

  class File final : public SnapshotFile {
   public:
    explicit File(Files& files) : files_(files) {}
    Result<void> append(std::string_view bytes) override {
      bytes_ += bytes;
      return {};
    }
    Result<void> cut_back(std::uint64_t bytes) override {
      bytes_.resize(std::min<std::size_t>(bytes, bytes_.size()));
      return {};
    }
    Result<void> seal(const std::string& name) override {
      files_[name] = bytes_;
      return {};
    }

   private:
    Files& files_;
    std::string bytes_;
  };

  Files files_;
};

}  // namespace joinery::testing
