#pragma once
/// Keeps secrets out of messages: what is said about a place where one may stand shows neither the
/// place's lines nor its text.

#include <string_view>
#include <vector>

#include "dsl/diagnostic/diagnostic.hpp"
#include "dsl/source/source.hpp"

namespace joinery {

/// Whether the name of a key says that its value is a secret: `token`, `api_key`, `clientSecret`.
[[nodiscard]] bool names_secret(std::string_view key);

/// The lines of a file that may hold a secret: those of `credentials:`, and those of a key that
/// names one. Found in the raw text, so it also holds where the YAML is broken.
class SecretLines {
 public:
  explicit SecretLines(const Source& source);
  /// Whether the snippet of a diagnostic, all of whose places are in that source, shows one of
  /// them.
  [[nodiscard]] bool shown_by(const Diagnostic& diagnostic) const;

 private:
  [[nodiscard]] bool shown_by(Span span) const;

  const Source& source_;
  std::vector<bool> secret_;  ///< by line, from 0
};

/// Takes everything that could quote the file out of a diagnostic; leaves its place and its kind.
void make_silent(Diagnostic& diagnostic);

}  // namespace joinery
