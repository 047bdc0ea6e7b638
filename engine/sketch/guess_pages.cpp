#include "engine/sketch/guess_pages.hpp"

#include <algorithm>
#include <array>

#include "engine/sketch/spelled_words.hpp"

namespace joinery {
namespace {

using Names = std::vector<std::string_view>;

const Names total_names = {"total", "total count", "total results", "total elements", "total rows", "total entries",
                           "total items", "total records", "count total"};
const Names page_count_names = {"total pages", "page count", "last page", "pages"};
const Names page_names = {"page", "page number", "current page"};
const Names offset_names = {"offset", "skip", "start"};
const Names index_names = {"start index"};
const Names cursor_names = {"cursor", "page token", "after", "next token", "continuation token", "page cursor",
                            "next cursor", "starting after"};
const Names size_names = {"limit", "per page", "page size", "count", "size", "max results", "page limit", "top"};

bool among(const Names& names, std::string_view name) { return std::ranges::find(names, name) != names.end(); }

const Observation* envelope_named(const std::vector<Observation>& envelope, const Names& names) {
  for (const Observation& place : envelope) {
    if (!place.path.empty() && among(names, spelled_words(place.path.back()))) return &place;
  }
  return nullptr;
}

/// Something that leads on: `next`, `next_url`, `@odata.nextLink`, `links.next.href`.
const Observation* way_on(const std::vector<Observation>& envelope) {
  for (const Observation& place : envelope) {
    std::string words;
    for (const std::string& name : place.path) words += ' ' + spelled_words(name) + ' ';
    const bool named = words.find(" next") != std::string::npos || words.find("cursor") != std::string::npos;
    const bool number = words.ends_with("page ") || place.kind == Observed::number || place.kind == Observed::yes_no;
    if (named && !number && words.find("prev") == std::string::npos) return &place;
  }
  return nullptr;
}

bool is_address(const Observation& place) {
  const std::string words = spelled_words(place.path.back());
  if (!place.values.empty()) return place.values.front().starts_with("http") || place.values.front().starts_with('/');
  return words.find("link") != std::string::npos || words.find("url") != std::string::npos ||
         words.find("href") != std::string::npos || words == "next";
}

const ParameterSeen* parameter_named(const std::vector<ParameterSeen>& parameters, const Names& names) {
  for (const ParameterSeen& parameter : parameters) {
    if (among(names, spelled_words(parameter.name))) return &parameter;
  }
  return nullptr;
}

std::string path_of(const Observation* place) { return place == nullptr ? "" : written_path(place->path); }

void choose_size(const std::vector<ParameterSeen>& parameters, PagesGuess& guess) {
  const ParameterSeen* size = parameter_named(parameters, size_names);
  if (size != nullptr) {
    guess.size_parameter = size->name;
    guess.size = size->most == 0 ? 100 : size->most;
    if (size->most == 0) guess.why.push_back("`" + size->name + "` may be 100");
  }
}

/// The name of a parameter that only an answer hints at.
std::string named_or(const ParameterSeen* parameter, std::string fallback, PagesGuess& guess) {
  if (parameter != nullptr) return parameter->name;
  guess.why.push_back("the request calls it `" + fallback + "`");
  return fallback;
}

}  // namespace

PagesGuess guess_pages(const std::vector<Observation>& envelope, const std::vector<ParameterSeen>& parameters,
                       std::optional<std::size_t> records) {
  PagesGuess guess;
  const Observation* total = envelope_named(envelope, total_names);
  const Observation* pages = envelope_named(envelope, page_count_names);
  guess.total = path_of(total);
  guess.last_page = path_of(pages);
  choose_size(parameters, guess);
  if (const Observation* next = way_on(envelope); next != nullptr) {
    guess.next = written_path(next->path);
    guess.kind = is_address(*next) ? PagesKind::link : PagesKind::cursor;
    if (next->values.empty()) guess.why.push_back("`" + guess.next + "` was empty");
    if (guess.kind == PagesKind::cursor)
      guess.parameter = named_or(parameter_named(parameters, cursor_names), "cursor", guess);
    return guess;
  }
  const ParameterSeen* index = parameter_named(parameters, index_names);
  const ParameterSeen* offset = parameter_named(parameters, offset_names);
  const ParameterSeen* page = parameter_named(parameters, page_names);
  const bool offset_shown = envelope_named(envelope, offset_names) != nullptr;
  if (index != nullptr || envelope_named(envelope, index_names) != nullptr) {
    guess.kind = PagesKind::offset;
    guess.from = 1;
    guess.parameter = named_or(index, "startIndex", guess);
  } else if (offset != nullptr || (page == nullptr && offset_shown)) {
    guess.kind = PagesKind::offset;
    guess.parameter = named_or(offset, "offset", guess);
  } else if (page != nullptr || pages != nullptr || envelope_named(envelope, page_names) != nullptr) {
    guess.kind = PagesKind::number;
    guess.from = 1;
    guess.parameter = named_or(page, "page", guess);
    guess.why.emplace_back("the first page is number 1");
  } else if (total != nullptr && records && total->values == std::vector{std::to_string(*records)}) {
    guess.kind = PagesKind::none;
    guess.why.emplace_back("the total is what came, so there may be no pages");
  } else if (!parameters.empty()) {
    guess.kind = PagesKind::none;
    guess.why.emplace_back("no parameter asks for a page");
  }
  return guess;
}

}  // namespace joinery
