#pragma once
/// Assertions about our own code. Input never reaches them: a wrong mapping is a Diagnostic, a
/// wrong world is a Result. They stay on in release builds, print the place, and abort.

#include <cstdio>
#include <cstdlib>

namespace joinery::detail {
[[noreturn]] inline void check_failed(const char* what, const char* file, int line) {
  std::fprintf(stderr, "%s:%d: internal error, please report: %s\n", file, line, what);
  std::abort();
}
}  // namespace joinery::detail

#define JOINERY_CHECK(condition) \
  ((condition) ? void() : ::joinery::detail::check_failed(#condition, __FILE__, __LINE__))
