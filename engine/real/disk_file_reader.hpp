#pragma once
/// Files as the operating system has them. Safe from several threads.

#include "dsl/source/file_reader.hpp"

namespace joinery {

class DiskFileReader final : public FileReader {
 public:
  [[nodiscard]] Result<std::string> read(const std::string& path,
                                         std::size_t bytes_max) const override;
  [[nodiscard]] std::vector<std::string> list(const std::string& folder) const override;
};

}  // namespace joinery
