#include "engine/snapshot/file_choice.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/calendar/timestamp.hpp"

namespace joinery {
namespace {

bool is_there(const std::vector<SeenFile>& files, std::string_view name) {
  return std::ranges::find(files, name, &SeenFile::name) != files.end();
}

/// The marker of another file is none of the files, whatever the pattern says.
bool is_marker(const SeenFile& file, const std::vector<SeenFile>& files, const std::string& marker) {
  if (marker.empty() || !file.name.ends_with(marker)) return false;
  return is_there(files, std::string_view(file.name).substr(0, file.name.size() - marker.size()));
}

std::string too_old(const SeenFile& file, const SourceFiles& how, std::string_view last_stamp) {
  const std::string stamp = stamp_of(file, how);
  // Where files were told apart otherwise last time, the two say nothing of each other.
  const bool last_is_time = parse_instant(last_stamp).has_value();
  if (last_stamp.empty() || last_is_time == how.newest_by_name || stamp >= last_stamp) return {};
  return fmt::format("`{}` is of {}, older than that of last time, {}", file.name,
                     instant_text(file.written), last_stamp);
}

}  // namespace

bool has_name(std::string_view name, std::string_view pattern) {
  std::size_t at = 0, in = 0, star = std::string_view::npos, behind = 0;
  while (at < name.size()) {
    if (in < pattern.size() && pattern[in] == '*') {
      star = in++;
      behind = at;
    } else if (in < pattern.size() && (pattern[in] == '?' || pattern[in] == name[at])) {
      ++in;
      ++at;
    } else if (star != std::string_view::npos) {
      in = star + 1;
      at = ++behind;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', in) == std::string_view::npos;
}

std::string stamp_of(const SeenFile& file, const SourceFiles& how) {
  if (how.newest_by_name) return file.name;
  return instant_text(Instant{file.written.micros / micros_per_second * micros_per_second});
}

FileChoice choose_file(const std::vector<SeenFile>& files, const SourceFiles& how, Instant now,
                       std::string_view last_stamp) {
  std::vector<SeenFile> fitting;
  for (const SeenFile& file : files) {
    if (has_name(file.name, how.name) && !is_marker(file, files, how.marker)) fitting.push_back(file);
  }
  if (fitting.empty()) return {{}, fmt::format("no file is called `{}`", how.name)};
  const auto newer = [&](const SeenFile& one, const SeenFile& other) {
    if (!how.newest_by_name && one.written.micros != other.written.micros)
      return one.written.micros < other.written.micros;
    return one.name < other.name;
  };
  FileChoice choice{*std::ranges::max_element(fitting, newer), {}};
  const SeenFile& file = choice.file;
  const std::int64_t age = (now.micros - file.written.micros) / micros_per_second;
  if (!how.marker.empty() && !is_there(files, file.name + how.marker)) {
    choice.why_not = fmt::format("`{}` is not complete: `{}` does not stand beside it", file.name,
                                 file.name + how.marker);
  } else if (now.micros < file.written.micros) {
    choice.why_not = fmt::format("`{}` is of {}, which is yet to come", file.name,
                                 instant_text(file.written));
  } else if (age < how.quiet.count()) {
    choice.why_not = fmt::format("`{}` was written to {} seconds ago and may not be complete: it must "
                                 "be at rest for {}", file.name, age, how.quiet.count());
  } else if (how.oldest && age > how.oldest->count()) {
    choice.why_not = fmt::format("`{}` is of {}, which is older than {} hours", file.name,
                                 instant_text(file.written), how.oldest->count() / 3600);
  } else {
    choice.why_not = too_old(file, how, last_stamp);
  }
  return choice;
}

}  // namespace joinery
