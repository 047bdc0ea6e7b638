#include "dsl/read/connect.hpp"

namespace joinery {
namespace {

const std::vector<std::string_view> consequences{"changed", "joined", "left", "deleted", "ignored"};

HooksSyntax::Proof read_proof(const YamlEntry& entry, const Wanted& wanted, NodeReader& reader) {
  HooksSyntax::Proof proof;
  proof.span = entry.key_span;
  KeyedMap map(reader, entry.value, hook_proof_rule, wanted.what, wanted.owner, wanted.example);
  if (!map.good()) return proof;
  proof.by = read_choice(map, "by", {"hmac", "token", "secret path", "nothing"}, reader);
  proof.algorithm = read_choice(map, "algorithm", {"sha1", "sha256", "sha384", "sha512"}, reader);
  proof.written = read_choice(map, "written", {"hex", "base64", "base64url"}, reader);
  proof.key = map.formula("key");
  proof.of = map.formula("of");
  proof.is = map.formula("is");
  const bool compares = proof.by.text == "hmac" || proof.by.text == "token";
  const bool proves = compares || proof.by.text == "secret path";
  if (proves && map.lacks_all({"key"})) {
    reader.missing(entry.key_span, "this proof has no `key`", "key: credentials.hook_key");
  }
  if (compares && map.lacks_all({"is"})) {
    reader.missing(entry.key_span, "this proof does not say what must be the same",
                   "is: message.signature");
  }
  return proof;
}

std::vector<HooksSyntax::Handshake> read_handshakes(KeyedMap& map, NodeReader& reader) {
  std::vector<HooksSyntax::Handshake> handshakes;
  const YamlEntry* entry = map.find("handshake");
  if (entry == nullptr || !reader.is_list(entry->value, map.wanted("handshake"))) return handshakes;
  for (const YamlNode& item : entry->value.items) {
    HooksSyntax::Handshake handshake;
    handshake.span = item.span;
    const Span owner = item.entries.empty() ? item.span : item.entries.front().key_span;
    KeyedMap one(reader, item, handshake_rule, "this handshake", owner);
    if (!one.good()) continue;
    handshake.when = one.condition("when").value_or(Expr{});
    handshake.answer = one.formula("answer");
    handshakes.push_back(std::move(handshake));
  }
  return handshakes;
}

void read_events(KeyedMap& map, HooksSyntax& hooks, NodeReader& reader) {
  hooks.events = read_words(map, "events", reader);
  for (const Named<Word>& event : hooks.events) {
    const auto known = std::find(consequences.begin(), consequences.end(), event.value.text);
    if (known != consequences.end() || event.value.text.empty()) continue;
    reader
        .report(Code::wrong_value, event.value.span,
                "an event is `changed`, `joined`, `left`, `deleted` or `ignored`, not " +
                    ticked(event.value.text))
        .why("these have different consequences, so an event is never guessed");
  }
  hooks.otherwise = read_choice(map, "otherwise", consequences, reader);
}

FilesSyntax::Trailer read_trailer(const YamlEntry& entry, const Wanted& wanted,
                                  NodeReader& reader) {
  FilesSyntax::Trailer trailer;
  trailer.span = entry.key_span;
  KeyedMap map(reader, entry.value, trailer_rule, wanted.what, wanted.owner, wanted.example);
  if (!map.good()) return trailer;
  trailer.begins = map.text("begins");
  trailer.count_in_column = read_count(map, "count in column", reader);
  return trailer;
}

}  // namespace

HooksSyntax read_hooks(const YamlEntry& entry, const Wanted& wanted, NodeReader& reader) {
  HooksSyntax hooks;
  hooks.span = entry.key_span;
  KeyedMap map(reader, entry.value, hooks_rule, wanted.what, wanted.owner, wanted.example);
  if (!map.good()) return hooks;
  hooks.events_in = map.text("events in");
  hooks.message = read_readings(map, "message", reader);
  if (const YamlEntry* proof = map.find("proof")) {
    hooks.proof = read_proof(*proof, map.wanted("proof"), reader);
  }
  hooks.handshake = read_handshakes(map, reader);
  hooks.type = map.formula("type");
  hooks.person = map.formula("person");
  hooks.happened = map.formula("happened");
  hooks.once = map.formula("once");
  hooks.sent = map.formula("sent");
  hooks.oldest = read_duration(map, "oldest", reader);
  hooks.delay = read_duration(map, "delay", reader);
  read_events(map, hooks, reader);
  return hooks;
}

FilesSyntax read_files(const YamlEntry& entry, const Wanted& wanted, NodeReader& reader) {
  FilesSyntax files;
  files.span = entry.key_span;
  KeyedMap map(reader, entry.value, files_rule, wanted.what, wanted.owner, wanted.example);
  if (!map.good()) return files;
  files.folder = map.formula("folder");
  files.name = map.text("name");
  files.newest_by = read_choice(map, "newest by", {"name", "time"}, reader);
  files.marker = map.text("marker");
  files.quiet = read_duration(map, "quiet", reader);
  files.oldest = read_duration(map, "oldest", reader);
  if (const YamlEntry* trailer = map.find("trailer")) {
    files.trailer = read_trailer(*trailer, map.wanted("trailer"), reader);
  }
  files.complete =
      read_choice(map, "complete", {"marker", "trailer", "whole answer", "never"}, reader);
  if (files.name.text.find('/') != std::string::npos) {
    reader.report(Code::wrong_value, files.name.span, "a name of files holds no `/`")
        .help("the folder stands in `folder`");
  }
  return files;
}

ProbeSyntax read_probe(const Word& path, const YamlNode& node, NodeReader& reader) {
  ProbeSyntax probe;
  KeyedMap map(reader, node, probe_rule, "the probe " + ticked(path.text), path.span);
  if (!map.good()) return probe;
  probe.exchange = read_exchange(map, reader);
  probe.granted_when = map.condition("granted when");
  return probe;
}

}  // namespace joinery
