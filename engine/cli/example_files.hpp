#pragma once
/// Documents of examples where the command line points.

#include <string>
#include <vector>

namespace joinery {

/// `path` itself if it is a file; of a folder every YAML file in it and below that begins with
/// `examples:`, in order of name. Folders whose name begins with a point are passed over.
[[nodiscard]] std::vector<std::string> example_files(const std::string& path);

}  // namespace joinery
