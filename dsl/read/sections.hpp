#pragma once
/// The sections of documents: each function reads the value of one key into the document.

#include "dsl/read/keyed_map.hpp"
#include "dsl/read/node_reader.hpp"

namespace joinery {

/// One key of a document and its value.
struct Section {
  const YamlNode& node;
  Wanted wanted;
};

void read_settings(const Section& section, Document& document, NodeReader& reader);
void read_setting_values(const Section& section, Document& document, NodeReader& reader);
void read_policies(const Section& section, Document& document, NodeReader& reader);
void read_declared_policies(const Section& section, Document& document, NodeReader& reader);
void read_tables(const Section& section, Document& document, NodeReader& reader);
void read_functions(const Section& section, Document& document, NodeReader& reader);
void read_worker(const Section& section, Document& document, NodeReader& reader);
void read_set(const Section& section, Document& document, NodeReader& reader);
void read_groups(const Section& section, Document& document, NodeReader& reader);
void read_people(const Section& section, Document& document, NodeReader& reader);
void read_account(const Section& section, Document& document, NodeReader& reader);
void read_invite(const Section& section, Document& document, NodeReader& reader);
void read_schedule(const Section& section, Document& document, NodeReader& reader);
void read_records(const Section& section, Document& document, NodeReader& reader);
void read_format(const Section& section, Document& document, NodeReader& reader);
void read_read(const Section& section, Document& document, NodeReader& reader);
void read_custom(const Section& section, Document& document, NodeReader& reader);
void read_permissions(const Section& section, Document& document, NodeReader& reader);
void read_fields(const Section& section, Document& document, NodeReader& reader);
void read_user(const Section& section, Document& document, NodeReader& reader);
void read_lists(const Section& section, Document& document, NodeReader& reader);
void read_credentials(const Section& section, Document& document, NodeReader& reader);
void read_connect(const Section& section, Document& document, NodeReader& reader);
void read_change(const Section& section, Document& document, NodeReader& reader);
void read_proposed(const Section& section, Document& document, NodeReader& reader);
void read_record(const Section& section, Document& document, NodeReader& reader);
void read_tests(const Section& section, Document& document, NodeReader& reader);

// Parts that more than one section is made of.

/// The short keys of a document of examples: what it is about, and the clock.
void read_examples_head(KeyedMap& map, Document& document, NodeReader& reader);
/// `settings: {NAME: VALUE}`; reports values that may be secrets.
[[nodiscard]] std::vector<Named<std::vector<Word>>> setting_values(const Section& section,
                                                                  NodeReader& reader);

/// `rows: {KEY: VALUE}`.
[[nodiscard]] std::vector<TableSyntax::Row> read_rows(const Section& section, NodeReader& reader);
/// `otherwise: blank | hold "…" | a literal`.
void read_otherwise(const Section& section, TableSyntax& table, NodeReader& reader);
/// `file: regions.csv`; reports a file that does not stand beside the document or below.
[[nodiscard]] Word read_table_file(const Section& section, NodeReader& reader);

}  // namespace joinery
