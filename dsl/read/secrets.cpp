#include "dsl/read/secrets.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace joinery {
namespace {

constexpr std::array<std::string_view, 8> secret_words{
    "token", "secret", "password", "passwd", "passphrase", "apikey", "privatekey", "accesskey"};

bool opens_credentials(std::string_view line) {
  const std::size_t begin = line.find_first_not_of("\xEF\xBB\xBF\"'{ ");
  return begin != std::string_view::npos && line.substr(begin).starts_with("credential");
}

/// Whether what stands before some colon of the line names a secret.
bool line_names_secret(std::string_view line) {
  for (std::size_t colon = line.find(':'); colon != std::string_view::npos;
       colon = line.find(':', colon + 1)) {
    const std::string_view before = line.substr(0, colon);
    const std::size_t begin = before.find_last_of("{,:[");
    if (names_secret(begin == std::string_view::npos ? before : before.substr(begin))) return true;
  }
  return false;
}

std::size_t indentation(std::string_view line) {
  return std::min(line.find_first_not_of(" \t"), line.size());
}

}  // namespace

bool names_secret(std::string_view key) {
  std::string plain;
  for (const char sign : key) {
    if (sign >= 'A' && sign <= 'Z') {
      plain += static_cast<char>(sign - 'A' + 'a');
    } else if (sign >= 'a' && sign <= 'z') {
      plain += sign;
    }
  }
  return std::ranges::any_of(secret_words, [&plain](std::string_view word) {
    return plain.find(word) != std::string::npos;
  });
}

SecretLines::SecretLines(const Source& source) : source_(source) {
  // A secret goes on in the lines below its key: as far as they stand further right, and below
  // `credentials` also where a list or bracket stands as far left.
  bool open = false;
  bool credentials = false;
  std::size_t column = 0;
  for (std::uint32_t number = 1; number <= source.line_count(); ++number) {
    const std::string_view line = source.line(number);
    const std::size_t indent = indentation(line);
    const bool empty = indent == line.size();
    const bool tail = credentials && !empty &&
                      std::string_view("#-}]").find(line[indent]) != std::string_view::npos;
    if (open && !empty && indent <= column && !tail) open = false;
    if (!open && (opens_credentials(line) || line_names_secret(line))) {
      open = true;
      credentials = opens_credentials(line);
      column = indent;
    }
    secret_.push_back(open);
  }
}

bool SecretLines::shown_by(const Diagnostic& diagnostic) const {
  return shown_by(diagnostic.span) ||
         std::ranges::any_of(diagnostic.others,
                             [this](const Label& label) { return shown_by(label.span); });
}

bool SecretLines::shown_by(Span span) const {
  if (!span.known()) return false;
  const std::uint32_t first = source_.place(span.begin).line;
  const std::uint32_t last = source_.place(std::max(span.begin, span.end)).line;
  return secret_[first - 1] || secret_[last - 1];
}

void make_silent(Diagnostic& diagnostic) {
  diagnostic.hide_source = true;
  diagnostic.message = std::string(info(diagnostic.code).title);
  diagnostic.label.clear();
  diagnostic.others.clear();
  diagnostic.notes.clear();
  diagnostic.fix.reset();
  diagnostic.why("the line is not shown: it may hold a secret");
}

}  // namespace joinery
