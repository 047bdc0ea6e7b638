#pragma once
/// Lists that are kept by hand, compared with what they are lists of.

#include <string_view>

#include "tests/tidy/repository.hpp"

namespace joinery::tidy {

/// dsl/diagnostic/codes.def: numbers that do not rise within their hundred, and
/// names that stand there twice.
[[nodiscard]] Complaints wrong_codes(const Repository& repository);

/// stdlib/functions.def: functions without a file, and files without a line. A .cpp in a folder of
/// stdlib is a function, unless a header of its name stands beside it.
[[nodiscard]] Complaints wrong_functions(const Repository& repository);

/// Every .cpp in dsl, engine, stdlib and tests stands in a CMakeLists.txt beside or above it.
[[nodiscard]] Complaints unbuilt_sources(const Repository& repository);

/// Every CMakeLists.txt in dsl, engine, stdlib and tests/unit is reached from a list of folders.
[[nodiscard]] Complaints unreached_folders(const Repository& repository);

}  // namespace joinery::tidy
