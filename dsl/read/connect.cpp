#include "dsl/read/connect.hpp"

#include "dsl/read/names.hpp"
#include "dsl/read/sections.hpp"

namespace joinery {
namespace {

ConnectCredentialSyntax read_credential(const Word& name, const YamlNode& node,
                                        NodeReader& reader) {
  ConnectCredentialSyntax credential;
  credential.span = name.span;
  KeyedMap map(reader, node, connect_credential_rule, "the credential " + ticked(name.text),
               name.span, "credentials:\n  token: {title: Token, secret: yes}");
  if (!map.good()) return credential;
  credential.title = map.text("title");
  credential.help = map.text("help");
  credential.secret = read_yes(map, "secret", reader);
  credential.optional = read_yes(map, "optional", reader);
  return credential;
}

void read_declared_credentials(KeyedMap& map, ConnectSyntax& connect, NodeReader& reader) {
  const YamlEntry* entry = map.find("credentials");
  if (entry == nullptr) return;
  read_named(entry->value, map.wanted("credentials"), {NameForm::name, "a credential"}, reader,
             [&](const Word& name, const YamlNode& node) {
               connect.credentials.push_back({name, read_credential(name, node, reader)});
             });
}

void read_hosts(KeyedMap& map, ConnectSyntax& connect, NodeReader& reader) {
  const YamlEntry* entry = map.find("hosts");
  if (entry == nullptr) return;
  Wanted wanted = map.wanted("hosts");
  wanted.shape = Shape::words;
  if (!reader.is_list(entry->value, wanted)) return;
  wanted.what = "an item of `hosts`";
  for (const YamlNode& item : entry->value.items)
    connect.hosts.push_back(reader.formula(item, wanted));
}

void read_ask_for(KeyedMap& map, ConnectSyntax& connect, NodeReader& reader) {
  const YamlEntry* entry = map.find("ask for");
  if (entry == nullptr) return;
  const Wanted wanted = map.wanted("ask for");
  read_named(entry->value, wanted, {NameForm::free, "a member of the record"}, reader,
             [&](const Word& path, const YamlNode& node) {
               const Wanted one{ticked(path.text), Shape::word, wanted.example, path.span};
               const Word name = reader.text(node, one);
               // The key is a path, read as the path of a reading is.
               YamlNode key;
               key.text = path.text;
               key.span = path.span;
               for (const YamlEntry& each : entry->value.entries) {
                 if (each.key == path.text) key.range = each.key_range;
               }
               connect.ask_for.push_back({path, name});
               connect.ask_for_paths.push_back(reader.path(key, one));
             });
}

BudgetSyntax read_budget(const YamlNode& node, const Wanted& wanted, NodeReader& reader) {
  BudgetSyntax budget;
  KeyedMap map(reader, node, budget_rule, "a budget", wanted.owner, wanted.example);
  if (!map.good()) return budget;
  budget.left = map.formula("left");
  budget.again = map.formula("again");
  return budget;
}

void read_pace(KeyedMap& map, ConnectSyntax& connect, NodeReader& reader) {
  const YamlEntry* entry = map.find("pace");
  if (entry == nullptr) return;
  KeyedMap pace(reader, entry->value, pace_rule, "`pace`", entry->key_span);
  if (!pace.good()) return;
  connect.pace.requests = read_rates(pace, "requests", reader);
  connect.pace.together = read_count(pace, "together", reader);
  connect.pace.left = pace.formula("left");
  connect.pace.again = pace.formula("again");
  if (const YamlEntry* more = pace.find("budgets");
      more != nullptr && reader.is_list(more->value, pace.wanted("budgets"))) {
    for (const YamlNode& item : more->value.items)
      connect.pace.budgets.push_back(read_budget(item, pace.wanted("budgets"), reader));
  }
  connect.pace.refusals = read_rates(pace, "refusals", reader);
}

void read_limits(KeyedMap& map, ConnectSyntax& connect, NodeReader& reader) {
  const YamlEntry* entry = map.find("limits");
  if (entry == nullptr) return;
  KeyedMap limits(reader, entry->value, connect_limits_rule, "`limits`", entry->key_span);
  if (!limits.good()) return;
  connect.limits.request = read_duration(limits, "request", reader);
  connect.limits.total = read_duration(limits, "total", reader);
  connect.limits.longest_wait = read_duration(limits, "longest wait", reader);
  connect.limits.answer = read_bytes(limits, "answer", reader);
  connect.limits.pages = read_count(limits, "pages", reader);
  connect.limits.records = read_count(limits, "records", reader);
  connect.limits.retries = read_count(limits, "retries", reader);
}

void read_streams(KeyedMap& map, ConnectSyntax& connect, NodeReader& reader) {
  const YamlEntry* entry = map.find("streams");
  if (entry == nullptr) return;
  read_named(entry->value, map.wanted("streams"), {NameForm::name, "a stream"}, reader,
             [&](const Word& name, const YamlNode& node) {
               connect.streams.push_back({name, read_stream(name, node, reader)});
             });
}

void read_probes(KeyedMap& map, ConnectSyntax& connect, NodeReader& reader) {
  const YamlEntry* entry = map.find("probes");
  if (entry == nullptr) return;
  read_named(entry->value, map.wanted("probes"), {NameForm::free, "a probe"}, reader,
             [&](const Word& path, const YamlNode& node) {
               connect.probes.push_back({path, read_probe(path, node, reader)});
             });
}

}  // namespace

void read_connect(const Section& section, Document& document, NodeReader& reader) {
  ConnectSyntax connect;
  connect.span = section.wanted.owner;
  KeyedMap map(reader, section.node, connect_rule, section.wanted.what, section.wanted.owner,
               section.wanted.example);
  if (!map.good()) return;
  read_declared_credentials(map, connect, reader);
  connect.base = map.formula("base");
  read_hosts(map, connect, reader);
  connect.headers = read_formulas(map, "headers", reader);
  connect.query = read_formulas(map, "query", reader);
  if (const YamlEntry* entry = map.find("sign in")) {
    connect.sign_in = read_sign_in(*entry, map.wanted("sign in"), reader);
  }
  read_pace(map, connect, reader);
  read_limits(map, connect, reader);
  connect.answer = read_readings(map, "answer", reader);
  connect.failures = read_failures(map, reader);
  read_ask_for(map, connect, reader);
  read_streams(map, connect, reader);
  if (const YamlEntry* entry = map.find("files")) {
    connect.files = read_files(*entry, map.wanted("files"), reader);
  }
  if (const YamlEntry* entry = map.find("read")) {
    connect.read = read_reads(*entry, map.wanted("read"), reader);
  }
  connect.find = read_words(map, "find", reader);
  connect.clear_as = read_words(map, "clear as", reader);
  if (const YamlEntry* entry = map.find("changes")) {
    connect.changes = read_mutations(*entry, map.wanted("changes"), reader);
  }
  connect.settles = read_duration(map, "settles", reader);
  if (const YamlEntry* entry = map.find("hooks")) {
    connect.hooks = read_hooks(*entry, map.wanted("hooks"), reader);
  }
  read_probes(map, connect, reader);
  document.connect = std::move(connect);
}

}  // namespace joinery
