#include "dsl/diagnostic/diagnostic.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "dsl/base/check.hpp"

namespace joinery {
namespace {

constexpr auto error = Severity::error;
[[maybe_unused]] constexpr auto warning = Severity::warning;
[[maybe_unused]] constexpr auto note = Severity::note;

auto place_key(const Diagnostic& d) {
  return std::tie(d.span.source, d.span.begin, d.span.end, d.code, d.message);
}

bool same(const Diagnostic& a, const Diagnostic& b) { return place_key(a) == place_key(b); }

/// Takes away what passes the limit of its file, the mildest and last first: a warning never
/// pushes an error out.
void cut_to(std::size_t per_file, std::vector<Diagnostic>& sorted) {
  std::map<std::pair<SourceId, Severity>, std::size_t> counts;
  for (const Diagnostic& d : sorted) ++counts[{d.span.source, d.severity}];
  std::map<SourceId, std::size_t> room;
  for (auto& [key, count] : counts) {  // in order of severity within each file
    std::size_t& left = room.try_emplace(key.first, per_file).first->second;
    count = std::min(count, left);
    left -= count;
  }
  std::erase_if(sorted, [&](const Diagnostic& d) {
    std::size_t& left = counts[{d.span.source, d.severity}];
    if (left == 0) return true;
    --left;
    return false;
  });
}

}  // namespace

const std::vector<CodeInfo>& all_codes() {
  static const std::vector<CodeInfo> codes = [] {
    std::vector<CodeInfo> all = {
#define JOINERY_CODE(number, name, severity, title) {Code::name, #name, severity, title},
#include "dsl/diagnostic/codes.def"
#undef JOINERY_CODE
    };
    std::ranges::sort(all, {}, &CodeInfo::code);
    return all;
  }();
  return codes;
}

const CodeInfo& info(Code code) {
  const auto found = std::ranges::lower_bound(all_codes(), code, {}, &CodeInfo::code);
  JOINERY_CHECK(found != all_codes().end() && found->code == code);
  return *found;
}

std::string code_text(Code code) {
  std::string digits = std::to_string(static_cast<unsigned>(code));
  return "J" + std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
}

Diagnostic& Diagnostic::labelled(std::string words) {
  label = std::move(words);
  return *this;
}

Diagnostic& Diagnostic::also(Span other, std::string words) {
  others.push_back({other, std::move(words)});
  return *this;
}

Diagnostic& Diagnostic::seen(std::string words) {
  notes.push_back({NoteKind::seen, std::move(words)});
  return *this;
}

Diagnostic& Diagnostic::help(std::string words) {
  notes.push_back({NoteKind::help, std::move(words)});
  return *this;
}

Diagnostic& Diagnostic::why(std::string words) {
  notes.push_back({NoteKind::why, std::move(words)});
  return *this;
}

Diagnostic& Diagnostic::fixed_by(Span place, std::string replacement) {
  fix = Fix{place, std::move(replacement)};
  return *this;
}

Diagnostic& Diagnostic::hiding_source() {
  hide_source = true;
  return *this;
}

Diagnostic& Diagnostics::report(Code code, Span span, std::string message) {
  Diagnostic& made = all_.emplace_back();
  made.severity = info(code).severity;
  made.code = code;
  made.span = span;
  made.message = std::move(message);
  return made;
}

bool Diagnostics::has_errors() const { return count(Severity::error) != 0; }

std::size_t Diagnostics::count(Severity severity) const {
  return static_cast<std::size_t>(std::ranges::count(all_, severity, &Diagnostic::severity));
}

std::vector<Diagnostic> Diagnostics::sorted(std::size_t per_file) const {
  std::vector<Diagnostic> result = all_;
  std::ranges::stable_sort(
      result, [](const auto& a, const auto& b) { return place_key(a) < place_key(b); });
  result.erase(std::unique(result.begin(), result.end(), same), result.end());
  cut_to(per_file, result);
  return result;
}

}  // namespace joinery
