#pragma once
/// A folder of files that stands in memory. What is read may change while it is.

#include <map>
#include <utility>

#include "engine/calendar/timestamp.hpp"
#include "engine/edge/file_folder.hpp"

namespace joinery::testing {

class PlayedFiles final : public FileFolder {
 public:
  void put(const std::string& name, std::string_view text, const char* written = "2026-11-21T08:00:00Z") {
    files_[name] = {std::string(text), parse_instant(written).value()};
  }
  [[nodiscard]] Result<std::vector<SeenFile>> list() const override {
    if (gone) return fail(ErrorCode::unreadable, "`people` cannot be read: no such folder");
    std::vector<SeenFile> seen;
    for (const auto& [name, file] : files_)
      seen.push_back({name, file.first.size() + growth * looked_, file.second});
    ++looked_;
    return seen;
  }
  [[nodiscard]] Result<void> each_piece(
      const std::string& name, const std::function<Result<void>(std::string_view)>& take) const override {
    const std::string& text = files_.at(name).first;
    for (std::size_t begin = 0; begin < text.size(); begin += 7) {
      if (auto taken = take(std::string_view(text).substr(begin, 7)); !taken) return taken;
    }
    return {};
  }
  bool gone = false;
  std::size_t growth = 0;

 private:
  std::map<std::string, std::pair<std::string, Instant>> files_;
  mutable std::size_t looked_ = 0;
};

}  // namespace joinery::testing
