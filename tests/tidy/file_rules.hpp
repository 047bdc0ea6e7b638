#pragma once
/// Rules that look at one file, or one folder, at a time.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tests/tidy/repository.hpp"

namespace joinery::tidy {

/// .hpp and .cpp with more lines than `lines_max`.
[[nodiscard]] Complaints long_files(const Repository& repository, std::size_t lines_max);

/// Lines of .hpp and .cpp with more code points than `columns_max`. Below `exempt` none is looked
/// at.
[[nodiscard]] Complaints wide_lines(const Repository& repository, std::size_t columns_max,
                                    const std::vector<std::string>& exempt);

/// Files and folders whose name says only that something is in them.
[[nodiscard]] Complaints empty_names(const Repository& repository);

/// Folders with code in dsl and engine, and stdlib as a whole, without a README.md.
[[nodiscard]] Complaints missing_readmes(const Repository& repository);

/// Headers that do not begin with `#pragma once`.
[[nodiscard]] Complaints unguarded_headers(const Repository& repository);

/// Vendors in dsl, engine and stdlib: those known here, and those that have a folder in mappings.
[[nodiscard]] Complaints vendor_names(const Repository& repository);

/// Paths that exist on one machine only.
[[nodiscard]] Complaints machine_paths(const Repository& repository);

/// Notes of what is to be done, in code, that name no issue.
[[nodiscard]] Complaints open_ends(const Repository& repository);

/// The clock, the environment, the locale and chance, anywhere in the product but in engine/cli.
[[nodiscard]] Complaints surroundings(const Repository& repository);

/// Links in .md files, outside blocks of code, to files and folders that are not there.
[[nodiscard]] Complaints dead_links(const Repository& repository);

}  // namespace joinery::tidy
