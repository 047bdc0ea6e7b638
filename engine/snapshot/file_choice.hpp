#pragma once
/// Which of the files of a folder is read, and whether it may be: the newest of the name, if it is at rest,
/// its marker stands beside it, and it is neither too old nor older than the one before.

#include <string>
#include <string_view>
#include <vector>

#include "engine/connector/connector.hpp"
#include "engine/edge/file_folder.hpp"

namespace joinery {

struct FileChoice {
  SeenFile file;
  std::string why_not;   ///< not empty: no file is to be read
};

/// Whether `name` is what `pattern` says: `*` is any text, `?` any byte.
[[nodiscard]] bool has_name(std::string_view name, std::string_view pattern);

/// `last_stamp` is `stamp_of` of the file before; empty: there was none.
[[nodiscard]] FileChoice choose_file(const std::vector<SeenFile>& files, const SourceFiles& how,
                                     Instant now, std::string_view last_stamp);

/// What says how new a file is: its name where they are told apart by name, else its time.
[[nodiscard]] std::string stamp_of(const SeenFile& file, const SourceFiles& how);

}  // namespace joinery
