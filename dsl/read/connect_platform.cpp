#include <array>

#include "dsl/read/connect.hpp"

namespace joinery {
namespace {

ChangedSyntax read_changed(const YamlNode& node, const Wanted& wanted, NodeReader& reader) {
  ChangedSyntax changed;
  changed.span = wanted.owner;
  KeyedMap map(reader, node, changed_rule, wanted.what, wanted.owner, wanted.example);
  if (!map.good()) return changed;
  changed.stream = map.text("stream");
  changed.link = map.formula("link");
  map.exclusive(
      {"stream", "link"},
      "what changed is asked for by a stream, or at the address that the last answer gave");
  if (map.lacks_all({"stream", "link"})) {
    reader.missing(wanted.owner, "`changed` has neither `stream` nor `link`", "stream: changes");
  }
  changed.gives = read_choice(map, "gives", {"records", "parts", "ids"}, reader);
  changed.removed_when = map.condition("removed when");
  changed.overlap = read_duration(map, "overlap", reader);
  changed.apart = read_duration(map, "apart", reader);
  return changed;
}

PlatformReadingSyntax read_platform(const YamlEntry& entry, const Wanted& wanted,
                                    const MapRule& rule, NodeReader& reader) {
  PlatformReadingSyntax reading;
  reading.span = entry.key_span;
  KeyedMap map(reader, entry.value, rule, wanted.what, wanted.owner, wanted.example);
  if (!map.good()) return reading;
  for (const KeyRule& key : rule.keys) {
    const YamlEntry* part = map.find(key.key);
    if (part == nullptr) continue;
    const Word name{part->key, part->key_span};
    if (key.shape == Shape::reading) {
      reading.parts.push_back({name, reader.reading(part->value, map.wanted(key.key))});
    } else if (key.shape == Shape::expression) {
      reading.conditions.push_back({name, reader.condition(part->value, map.wanted(key.key))});
    } else {
      reading.fields = read_readings(map, key.key, reader);
    }
  }
  if (&rule == &user_reading_rule) {
    map.exclusive({"active", "active when"}, "whether somebody is active is read or decided");
    map.exclusive({"admin", "admin when"}, "who is an admin is read or decided");
    map.exclusive({"invited", "invited when"}, "who is invited is read or decided");
  }
  return reading;
}

BulkSyntax read_bulk(const YamlEntry& entry, const Wanted& wanted, NodeReader& reader) {
  BulkSyntax bulk;
  bulk.span = entry.key_span;
  KeyedMap map(reader, entry.value, bulk_rule, wanted.what, wanted.owner, wanted.example);
  if (!map.good()) return bulk;
  bulk.at_most = read_count(map, "at most", reader);
  bulk.exchange = read_exchange(map, reader);
  bulk.each = read_json(map, "each", reader);
  bulk.results = map.text("results");
  bulk.result = read_readings(map, "result", reader);
  bulk.gives = read_formulas(map, "gives", reader);
  return bulk;
}

StepSyntax read_step(const YamlNode& node, const Wanted& wanted, NodeReader& reader) {
  StepSyntax step;
  step.span = node.kind == YamlKind::map && !node.entries.empty() ? node.entries.front().key_span
                                                                  : wanted.owner;
  KeyedMap map(reader, node, step_rule, wanted.what, wanted.owner, wanted.example);
  if (!map.good()) return step;
  if (map.lacks_all({"request"})) {
    reader.missing(step.span, wanted.what + " has no `request`",
                   "request: {method: POST, path: \"/users\"}");
  }
  step.when = map.condition("when");
  step.exchange = read_exchange(map, reader);
  step.gives = read_formulas(map, "gives", reader);
  step.until = map.condition("until");
  step.every = read_duration(map, "every", reader);
  step.within = read_duration(map, "within", reader);
  step.mails = map.text("mails");
  step.also_does = map.text("also does");
  if (const YamlEntry* bulk = map.find("bulk"))
    step.bulk = read_bulk(*bulk, map.wanted("bulk"), reader);
  return step;
}

MutationSyntax read_mutation(const YamlEntry& entry, const Wanted& wanted, NodeReader& reader) {
  MutationSyntax mutation;
  const YamlNode& node = entry.value;
  if (node.kind == YamlKind::scalar) {
    mutation.word = reader.text(node, wanted);
    const std::string& word = mutation.word.text;
    if (!mutation.word.span.known() || word == "nothing" || word.starts_with("with "))
      return mutation;
    reader
        .report(Code::wrong_value, mutation.word.span,
                wanted.what +
                    " is `nothing`, `with` and another kind of change, or a map with `request`")
        .help("for example `" + entry.key +
              ": nothing`, where the platform needs no request for it");
    mutation.word = {};
    return mutation;
  }
  if (node.kind == YamlKind::map) {
    mutation.steps.push_back(read_step(node, wanted, reader));
    return mutation;
  }
  for (const YamlNode& item : node.items) mutation.steps.push_back(read_step(item, wanted, reader));
  return mutation;
}

}  // namespace

std::vector<Named<MutationSyntax>> read_mutations(const YamlEntry& entry, const Wanted& wanted,
                                                  NodeReader& reader) {
  std::vector<Named<MutationSyntax>> mutations;
  KeyedMap map(reader, entry.value, changes_rule, wanted.what, wanted.owner, wanted.example);
  if (!map.good()) return mutations;
  for (const YamlEntry& kind : entry.value.entries) {
    if (changes_rule.find(kind.key) == nullptr) continue;
    mutations.push_back(
        {{kind.key, kind.key_span}, read_mutation(kind, map.wanted(kind.key), reader)});
  }
  return mutations;
}

ConnectReadSyntax read_reads(const YamlEntry& entry, const Wanted& wanted, NodeReader& reader) {
  ConnectReadSyntax read;
  read.span = entry.key_span;
  KeyedMap map(reader, entry.value, connect_read_rule, wanted.what, wanted.owner, wanted.example);
  if (!map.good()) return read;
  read.all = read_one_or_more(map, "all", reader);
  read.when_both = map.text("when both");
  read.one = map.text("one");
  read.full_every = read_duration(map, "full every", reader);
  read.users = map.text("users");
  read.groups = read_one_or_more(map, "groups", reader);
  read.memberships = map.text("memberships");
  if (const YamlEntry* changed = map.find("changed")) {
    if (changed->value.kind == YamlKind::list) {
      for (const YamlNode& item : changed->value.items) {
        read.changed.push_back(read_changed(item, map.wanted("changed"), reader));
      }
    } else {
      read.changed.push_back(read_changed(changed->value, map.wanted("changed"), reader));
    }
  }
  const auto part = [&](std::string_view key, const MapRule& rule,
                        std::optional<PlatformReadingSyntax>& into) {
    const YamlEntry* found = map.find(key);
    if (found != nullptr) into = read_platform(*found, map.wanted(key), rule, reader);
  };
  part("user", user_reading_rule, read.user);
  part("group", group_reading_rule, read.group);
  part("membership", membership_reading_rule, read.membership);
  return read;
}

}  // namespace joinery
