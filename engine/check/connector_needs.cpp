/// What a vendor is asked for, and which credentials that takes.

#include <algorithm>

#include <fmt/format.h>

#include "dsl/diagnostic/nearest.hpp"
#include "engine/check/connector_checker.hpp"
#include "engine/jsonpath/parse.hpp"

namespace joinery {
namespace {

using Members = std::vector<std::string>;

/// The members that a path goes through, as far as they are sure; a JSONPath query may begin in several.
std::vector<Members> members_of(const PathSyntax& path, const Limits& limits) {
  std::vector<Members> ways{{}};
  if (path.form == PathSyntax::Form::native) {
    for (const PathStep& step : path.steps) {
      if (step.kind == PathStep::Kind::member) ways[0].push_back(step.name);
    }
    return ways;
  }
  const auto query = parse_jsonpath(path.query, limits);
  if (!query) return {};
  for (const jsonpath::Segment& segment : query->segments) {
    std::vector<Members> further;
    for (const jsonpath::Selector& selector : segment.selectors) {
      const auto* name = std::get_if<jsonpath::NameSelector>(&selector);
      if (segment.kind != jsonpath::SegmentKind::child || name == nullptr) return ways;
      for (Members way : ways) {
        way.push_back(name->name);
        further.push_back(std::move(way));
      }
      if (further.size() > 64) return ways;
    }
    ways = std::move(further);
  }
  return ways;
}

std::string joined(const Members& members, std::size_t from) {
  std::string text;
  for (std::size_t i = from; i < members.size(); ++i) text += (i == from ? "" : ".") + members[i];
  return text;
}

struct ReadPath {
  Members members;
  Span place;
  std::string written;
};

void add_path(const PathSyntax& path, const PathSyntax* below, const Limits& limits,
              std::vector<ReadPath>& paths) {
  for (Members& way : members_of(path, limits)) {
    if (below == nullptr) {
      paths.push_back({way, path.span, print(path)});
      continue;
    }
    for (const Members& inner : members_of(*below, limits)) {
      Members whole = way;
      whole.insert(whole.end(), inner.begin(), inner.end());
      paths.push_back({std::move(whole), below->span, print(path) + "." + print(*below)});
    }
  }
}

/// What the mapping reads of a record; without one, everything that the source can read.
std::vector<ReadPath> read_paths(const Graph* mapping, const Document& document, const Limits& limits) {
  std::vector<ReadPath> paths;
  if (mapping != nullptr) {
    std::set<std::uint32_t> live;
    for (const Node& node : mapping->nodes) {
      if (node.op == NodeOp::read) live.insert(node.reading.index);
    }
    for (const std::uint32_t index : live) {
      const Reading& reading = mapping->readings[index];
      if (reading.each.empty()) add_path(reading.path, nullptr, limits, paths);
      for (const Reading::Field& field : reading.each) add_path(reading.path, &field.path, limits, paths);
    }
    return paths;
  }
  for (const Named<ReadItem>& item : document.read) {
    if (const auto* one = std::get_if<ReadingSyntax>(&item.value)) {
      add_path(one->path, nullptr, limits, paths);
      continue;
    }
    const auto& list = std::get<ListReadingSyntax>(item.value);
    for (const auto& field : list.each) add_path(list.from, &field.value.path, limits, paths);
  }
  return paths;
}

AskFor::How how_of(const Word& name) {
  if (name.text == "unasked") return AskFor::How::unasked;
  if (name.text == "rest of path") return AskFor::How::rest;
  if (name.text == "next name") return AskFor::How::next;
  if (name.text == "first name") return AskFor::How::first;
  if (name.text == "whole path") return AskFor::How::whole;
  return AskFor::How::name;
}

/// How many members of `key` begin `path`; nothing if not all of them do.
std::optional<std::size_t> begins(const PathSyntax& key, const Members& path) {
  std::size_t length = 0;
  for (const PathStep& step : key.steps) {
    if (step.kind != PathStep::Kind::member) continue;
    if (length >= path.size() || path[length] != step.name) return std::nullopt;
    ++length;
  }
  return length;
}

std::string asked_name(const AskFor& entry, const Members& path, std::size_t length) {
  switch (entry.how) {
    case AskFor::How::name: return entry.name;
    case AskFor::How::unasked: return {};
    case AskFor::How::rest: return joined(path, length);
    case AskFor::How::next: return length < path.size() ? path[length] : std::string();
    case AskFor::How::first: return path.empty() ? std::string() : path[0];
    case AskFor::How::whole: return joined(path, 0);
  }
  return {};
}

}  // namespace

void ConnectorChecker::ask_for() {
  for (std::size_t i = 0; i < syntax_.ask_for.size(); ++i) {
    const Named<Word>& one = syntax_.ask_for[i];
    AskFor made;
    made.how = how_of(one.value);
    made.name = one.value.text;
    made.place = one.name.span;
    if (one.name.text != "otherwise") made.path = syntax_.ask_for_paths[i];
    made_.ask_for.push_back(std::move(made));
  }
  if (made_.ask_for.empty() || document_.kind != DocumentKind::source) return;
  std::set<std::string> names, told;
  for (const ReadPath& path : read_paths(mapping_, document_, checker_.limits_)) {
    const AskFor* best = nullptr;
    std::size_t longest = 0;
    for (const AskFor& entry : made_.ask_for) {
      const auto length = begins(entry.path, path.members);
      if (!length || (best != nullptr && *length < longest)) continue;
      best = &entry;
      longest = *length;
    }
    if (best != nullptr) {
      const std::string name = asked_name(*best, path.members, longest);
      if (!name.empty()) names.insert(name);
      continue;
    }
    if (!told.insert(joined(path.members, 0)).second) continue;
    found_.report(Code::not_asked_for, path.place,
                  fmt::format("`{}` is read, and `ask for` does not name it", path.written))
        .also(syntax_.ask_for.front().name.span, "what is asked for")
        .help(fmt::format("name it there: `{0}: …`, or `{0}: unasked` if it comes by itself",
                          path.members.empty() ? "id" : path.members[0]));
  }
  made_.needed.assign(names.begin(), names.end());
}

/// Children into whose place the mapping does not look are not asked.
void ConnectorChecker::mark_unread() {
  if (mapping_ == nullptr || document_.kind != DocumentKind::source) return;
  const std::vector<ReadPath> paths = read_paths(mapping_, document_, checker_.limits_);
  std::vector<Members> places(made_.streams.size());
  for (std::size_t i = 0; i < made_.streams.size(); ++i) {
    Stream& child = made_.streams[i];
    if (child.joined == Stream::Joined::no) continue;
    places[i] = places[child.parent];
    places[i].insert(places[i].end(), child.put_in.begin(), child.put_in.end());
    child.unread = std::ranges::none_of(paths, [&](const ReadPath& path) {
      const std::size_t length = std::min(path.members.size(), places[i].size());
      return std::equal(places[i].begin(), places[i].begin() + static_cast<std::ptrdiff_t>(length),
                        path.members.begin());
    });
  }
}

void ConnectorChecker::credentials() {
  for (const Named<ConnectCredentialSyntax>& one : syntax_.credentials) {
    made_.credentials.push_back({one.name.text, one.value.title.text, one.value.help.text,
                                 one.value.secret, one.value.optional, one.name.span});
  }
}

void ConnectorChecker::check_unused() {
  if (found_.has_errors()) return;
  for (const Named<ConnectCredentialSyntax>& one : syntax_.credentials) {
    const std::string begin = "credentials." + one.name.text + "\n";
    const auto found = checker_.context_readings_.lower_bound(begin);
    if (found != checker_.context_readings_.end() && found->first.starts_with(begin)) continue;
    found_.report(Code::credential_unused, one.name.span,
                  fmt::format("no request uses the credential `{}`", one.name.text))
        .help("take it away, or use it");
  }
  if (!syntax_.ask_for.empty() && !needed_used_) {
    found_.report(Code::unused_name, syntax_.ask_for.front().name.span,
                  "`ask for` names what to ask for, and no request uses `needed`");
  }
}

void check_credentials(const Layers& layers, Diagnostics& diagnostics) {
  if (layers.integration == nullptr) return;
  const auto& given = layers.integration->credentials;
  for (const Document* document : {layers.source, layers.target}) {
    if (document == nullptr || !document->connect) continue;
    std::vector<std::string> declared;
    for (const auto& one : document->connect->credentials) declared.push_back(one.name.text);
    const CredentialSyntax* any = nullptr;
    std::set<std::string> names;
    for (const CredentialSyntax& one : given) {
      if (one.party.text != document->name.text) continue;
      any = &one;
      names.insert(one.name.text);
      if (std::ranges::find(declared, one.name.text) != declared.end()) continue;
      Diagnostic& problem = diagnostics.report(
          Code::credential_unknown, one.name.span,
          fmt::format("the connector of `{}` has no credential `{}`", document->name.text, one.name.text));
      const auto near = nearest(one.name.text, declared, 1);
      if (!near.empty()) problem.help(fmt::format("did you mean `{}`?", near[0]));
      else problem.seen("it has: " + listed(declared));
      problem.hide_source = true;
    }
    // Without any, this integration only maps records that are given to it.
    if (any == nullptr) continue;
    for (const auto& one : document->connect->credentials) {
      if (one.value.optional || names.contains(one.name.text)) continue;
      Diagnostic& problem = diagnostics.report(
          Code::credential_missing, any->party.span,
          fmt::format("`{}` wants the credential `{}`, which is not given", document->name.text, one.name.text));
      problem.also(one.name.span, "declared here")
          .help(fmt::format("for example `{}: env NAME_OF_A_VARIABLE`", one.name.text));
      problem.hide_source = true;
    }
  }
}

}  // namespace joinery
