#include "dsl/read/loader.hpp"

#include <algorithm>
#include <utility>

#include "dsl/diagnostic/nearest.hpp"
#include "dsl/read/csv.hpp"
#include "dsl/read/document.hpp"
#include "dsl/read/names.hpp"

namespace joinery {
namespace {

/// With the slash at its end; empty for a file where the user stands.
std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash + 1);
}

std::string below(const std::string& folder, const std::string& rest) {
  if (folder.empty() || folder == "." || folder == "./") return rest;
  return folder.ends_with('/') ? folder + rest : folder + "/" + rest;
}

std::string without_slashes(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

/// The folder to list for names that stand in `folder`.
std::string listable(const std::string& folder) {
  return folder.empty() ? "." : without_slashes(folder);
}

}  // namespace

void Loader::report_error(const Error& error, const std::string& path, Span named) {
  Diagnostics& out = bundle_.diagnostics;
  if (error.code == ErrorCode::too_large) {
    out.report(Code::file_too_large, named, ticked(path) + " is larger than Joinery reads");
  } else {
    out.report(Code::file_unreadable, named, ticked(path) + " cannot be read").seen(error.what);
  }
}

std::optional<SourceId> Loader::add(const std::string& path, Span named, std::size_t bytes_max) {
  Result<std::string> text = files_.read(path, bytes_max);
  if (text && text->size() > bytes_max) text = fail(ErrorCode::too_large, "too large");
  if (text) return bundle_.sources.add(path, std::move(*text));
  if (text.error().code != ErrorCode::not_found) {
    report_error(text.error(), path, named);
    bundle_.complete = false;
  }
  return std::nullopt;
}

std::optional<Document> Loader::open(const std::string& given) {
  const std::string path = without_slashes(given);
  std::vector<std::string> places{path};
  for (const char* name : {"integration.yaml", "source.yaml", "target.yaml"}) {
    places.push_back(below(path, name));
  }
  std::optional<Error> first;
  for (const std::string& place : places) {
    Result<std::string> text = files_.read(place, limits_.file_bytes);
    if (text && text->size() > limits_.file_bytes) text = fail(ErrorCode::too_large, "too large");
    if (text) {
      beside_ = folder_of(place);
      const SourceId id = bundle_.sources.add(place, std::move(*text));
      return read_document(id, bundle_.sources, limits_, bundle_.diagnostics);
    }
    const bool too_large = text.error().code == ErrorCode::too_large;
    if (!first || first->code == ErrorCode::not_found || too_large) first = text.error();
    if (too_large) break;
  }
  bundle_.complete = false;
  const bool folder = !files_.list(path).empty();
  if (first->code == ErrorCode::too_large || (!folder && first->code != ErrorCode::not_found)) {
    report_error(*first, path, {});
    return std::nullopt;
  }
  Diagnostic& d = bundle_.diagnostics.report(
      Code::file_not_found, {},
      folder ? "no `integration.yaml` stands in " + ticked(path) : "there is no " + ticked(path));
  const std::string name = path.substr(folder_of(path).size());
  const auto near = nearest(name, files_.list(folder ? path : listable(folder_of(path))), 1);
  if (!folder && !near.empty()) {
    d.help("did you mean " + ticked(folder_of(path) + near.front()) + "?");
  }
  return std::nullopt;
}

std::optional<Document> Loader::open_beside(const Document& examples) {
  const Word& named = examples.integration_path;
  const bool said = named.span.known();
  const Span place = said ? named.span : examples.name.span;
  std::string path = below(beside_, said ? named.text : "integration.yaml");
  if (said && !files_.list(path).empty()) path = below(path, "integration.yaml");
  const std::size_t before = bundle_.diagnostics.all().size();
  if (const auto id = add(path, place, limits_.file_bytes)) {
    beside_ = folder_of(path);
    return read_document(*id, bundle_.sources, limits_, bundle_.diagnostics);
  }
  if (bundle_.diagnostics.all().size() > before) return std::nullopt;  // there, but unreadable
  Diagnostic& d = bundle_.diagnostics.report(
      Code::file_not_found, place,
      said ? "there is no integration " + ticked(named.text)
           : "no `integration.yaml` stands beside these examples");
  d.seen("looked for " + path);
  d.help("`integration: …` names its file; `source: …` and `target: …` do without one");
  return std::nullopt;
}

void Loader::report_missing(const Sought& sought, const std::vector<std::string>& places) {
  bundle_.complete = false;
  Diagnostic& d =
      bundle_.diagnostics.report(Code::file_not_found, sought.name.span,
                                 "there is no " + sought.what + " " + ticked(sought.name.text));
  std::string tried = "looked for";
  std::vector<std::string> candidates;
  for (const std::string& place : places) {
    tried += "\n" + place;
    const std::string tail = sought.name.text + sought.rest;
    const std::string folder = place.substr(0, place.size() - tail.size());
    std::vector<std::string> names = files_.list(listable(folder));
    std::ranges::sort(names);
    for (std::string& name : names) {
      // `regions.yaml` is the module `regions`; a folder has the name that is looked for.
      if (sought.rest.starts_with('.') && name.ends_with(sought.rest)) {
        name.resize(name.size() - sought.rest.size());
      }
      if (has_form(name, NameForm::mapping)) candidates.push_back(std::move(name));
    }
  }
  d.seen(std::move(tried));
  const std::string_view other = sought.rest == "/source.yaml" ? "target.yaml" : "source.yaml";
  for (const std::string& place : places) {
    const std::vector<std::string> beside = files_.list(listable(folder_of(place)));
    if (!sought.rest.starts_with('/') || std::ranges::find(beside, other) == beside.end()) continue;
    d.help(ticked(sought.name.text) + " is a " + std::string(other.substr(0, 6)) +
           "; are the two changed over?");
    return;
  }
  const std::vector<std::string> near = nearest(sought.name.text, candidates, 2);
  if (near.empty()) return;
  d.help("did you mean " + ticked(near.front()) + "?");
  if (near.size() == 1 && sought.name.span.known()) d.fixed_by(sought.name.span, near.front());
}

std::optional<Document> Loader::find(const Sought& sought) {
  std::vector<std::string> places;
  std::vector<std::string> folders{beside_};
  folders.insert(folders.end(), roots_.begin(), roots_.end());
  for (const std::string& folder : folders) {
    std::string place = below(folder, sought.folder + sought.name.text + sought.rest);
    if (std::ranges::find(places, place) == places.end()) places.push_back(std::move(place));
  }
  for (const std::string& place : places) {
    const std::size_t before = bundle_.diagnostics.all().size();
    const auto id = add(place, sought.name.span, limits_.file_bytes);
    if (id) return read_document(*id, bundle_.sources, limits_, bundle_.diagnostics);
    if (bundle_.diagnostics.all().size() > before) return std::nullopt;  // there, but unreadable
  }
  if (!sought.optional) report_missing(sought, places);
  return std::nullopt;
}

void Loader::load_table(TableSyntax& table, const std::string& folder) {
  if (table.file.text.empty()) return;
  const std::string path = below(folder, table.file.text);
  const std::size_t left =
      limits_.all_table_bytes - std::min(limits_.all_table_bytes, table_bytes_);
  const std::size_t before = bundle_.diagnostics.all().size();
  const auto id = add(path, table.file.span, std::min(limits_.table_bytes, left));
  if (!id) {
    if (bundle_.diagnostics.all().size() > before) return;
    bundle_.complete = false;
    Diagnostic& d = bundle_.diagnostics.report(Code::file_not_found, table.file.span,
                                               "there is no table " + ticked(table.file.text));
    d.seen("looked for " + path);
    const std::string last = table.file.text.substr(folder_of(table.file.text).size());
    const auto near = nearest(last, files_.list(listable(folder_of(path))), 1);
    if (last.ends_with(".xlsx") || last.ends_with(".xls") || last.ends_with(".ods")) {
      d.help("save the sheet as `CSV UTF-8` and name that file");
      return;
    }
    if (near.empty()) return;
    const std::string better = folder_of(table.file.text) + near.front();
    d.help("did you mean " + ticked(better) + "?").fixed_by(table.file.span, better);
    return;
  }
  table_bytes_ += bundle_.sources[*id].text().size();
  table.rows = read_csv(*id, bundle_.sources, limits_, bundle_.diagnostics);
}

void Loader::load_tables(Document& document) {
  if (!document.source.valid()) return;
  const std::string folder = folder_of(bundle_.sources[document.source].name());
  for (Named<TableSyntax>& table : document.tables) load_table(table.value, folder);
  for (ChangeSyntax& change : document.change) {
    if (change.table) load_table(*change.table, folder);
  }
  if (!document.proposed) return;
  for (ChangeSyntax& change : document.proposed->change) {
    if (change.table) load_table(*change.table, folder);
  }
}

}  // namespace joinery
