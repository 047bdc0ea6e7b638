#pragma once
/// The readers of the parts of `connect:`, private to this folder. Each takes a map that stands
/// where `map` says and gives what it says, mistakes reported.

#include "dsl/read/connect_keys.hpp"
#include "dsl/read/keyed_map.hpp"
#include "dsl/read/node_reader.hpp"

namespace joinery {

// connect_values.cpp: values of many places; nothing where the key is not there or is wrong
std::optional<DurationSyntax> read_duration(KeyedMap& map, std::string_view key,
                                            NodeReader& reader);
std::optional<CountSyntax> read_count(KeyedMap& map, std::string_view key, NodeReader& reader);
std::vector<CountSyntax> read_counts(KeyedMap& map, std::string_view key, NodeReader& reader);
/// `512 MB`
std::optional<CountSyntax> read_bytes(KeyedMap& map, std::string_view key, NodeReader& reader);
std::vector<RateSyntax> read_rates(KeyedMap& map, std::string_view key, NodeReader& reader);
/// `yes` or `no`; no where the key is not there.
bool read_yes(KeyedMap& map, std::string_view key, NodeReader& reader);
/// One of the words that are possible; any other is reported.
Word read_choice(KeyedMap& map, std::string_view key, const std::vector<std::string_view>& words,
                 NodeReader& reader);
std::vector<Word> read_one_or_more(KeyedMap& map, std::string_view key, NodeReader& reader);

std::optional<Expr> read_condition(KeyedMap& map, std::string_view key, NodeReader& reader);
/// Names in any form: of headers, query parameters, form fields.
std::vector<Named<Formula>> read_formulas(KeyedMap& map, std::string_view key, NodeReader& reader);
std::optional<ReadingSyntax> read_reading(KeyedMap& map, std::string_view key, NodeReader& reader);
ReadingsSyntax read_readings(KeyedMap& map, std::string_view key, NodeReader& reader);
std::vector<Named<Word>> read_words(KeyedMap& map, std::string_view key, NodeReader& reader);
std::optional<JsonSyntax> read_json(KeyedMap& map, std::string_view key, NodeReader& reader);
/// `data.items` as its places: the whole text; the names are taken apart by whoever uses it.
std::optional<Word> read_place(KeyedMap& map, std::string_view key, NodeReader& reader);

// connect_request.cpp
ExchangeSyntax read_exchange(KeyedMap& map, NodeReader& reader);
std::vector<FailureSyntax> read_failures(KeyedMap& map, NodeReader& reader);
SignInSyntax read_sign_in(const YamlEntry& entry, const Wanted& wanted, NodeReader& reader);

// connect_stream.cpp
StreamSyntax read_stream(const Word& name, const YamlNode& node, NodeReader& reader);

// connect_platform.cpp
ConnectReadSyntax read_reads(const YamlEntry& entry, const Wanted& wanted, NodeReader& reader);
std::vector<Named<MutationSyntax>> read_mutations(const YamlEntry& entry, const Wanted& wanted,
                                                  NodeReader& reader);

// connect_hooks.cpp
HooksSyntax read_hooks(const YamlEntry& entry, const Wanted& wanted, NodeReader& reader);
FilesSyntax read_files(const YamlEntry& entry, const Wanted& wanted, NodeReader& reader);
ProbeSyntax read_probe(const Word& path, const YamlNode& node, NodeReader& reader);

}  // namespace joinery
