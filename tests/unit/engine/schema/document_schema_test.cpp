/// The schemas themselves: what is in them, and that the copies in docs/schemas are these.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include <boost/test/unit_test.hpp>

#include "dsl/base/limits.hpp"
#include "engine/json/json_parse.hpp"
#include "engine/schema/document_schema.hpp"
#include "engine/schema/key_words.hpp"

namespace joinery::testing {
namespace {

constexpr DocumentKind kinds[] = {DocumentKind::source, DocumentKind::target,
                                  DocumentKind::module_, DocumentKind::model,
                                  DocumentKind::integration, DocumentKind::examples};

Json schema_of(DocumentKind kind) { return *parse_json(document_schema(kind), Limits{}); }

BOOST_AUTO_TEST_CASE(the_copies_in_the_documents_are_what_the_program_makes) {
  std::map<std::string, std::string> schemas{{"guards", guards_schema()}};
  for (const DocumentKind kind : kinds) schemas.emplace(word_for(kind), document_schema(kind));
  for (const auto& [word, schema] : schemas) {
    const std::string path = "docs/schemas/" + word + ".schema.json";
    std::ifstream file(path, std::ios::binary);
    const std::string there{std::istreambuf_iterator<char>(file), {}};
    if (there == schema) continue;
    if (std::getenv("JOINERY_ACCEPT") != nullptr) std::ofstream(path, std::ios::binary) << schema;
    BOOST_ERROR(path << " is old: make it with joinery schema --out docs/schemas");
  }
}

BOOST_AUTO_TEST_CASE(every_key_of_the_tables_is_in_the_schema_of_its_kind) {
  for (const DocumentKind kind : kinds) {
    const Json schema = schema_of(kind);
    for (const KeyRule& key : keys_of(kind)) {
      const Json* there = schema.find("properties")->find(key.key);
      BOOST_TEST((there != nullptr), key.key);
      if (there == nullptr || key.example.empty()) continue;
      const std::string words(there->find("description")->as_text());
      BOOST_TEST(words.ends_with(std::string(key.example)), key.key);
    }
  }
}

BOOST_AUTO_TEST_CASE(every_reference_leads_somewhere) {
  for (const DocumentKind kind : kinds) {
    const std::string text = document_schema(kind);
    const Json schema = schema_of(kind);
    const std::string mark = "\"#/$defs/";
    std::size_t count = 0;
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
      const std::size_t begin = at + mark.size();
      const std::string name = text.substr(begin, text.find('"', begin) - begin);
      BOOST_TEST((schema.find("$defs")->find(name) != nullptr), name);
      ++count;
    }
    BOOST_TEST(count > 0U);
  }
}

BOOST_AUTO_TEST_CASE(a_sentence_belongs_to_its_kind_before_it_belongs_to_all) {
  BOOST_TEST(words_for_key("integration", "settings") !=
             words_for_key("source", "settings"));
  BOOST_TEST(words_for_key("source", "settings") == words_for_key("target", "settings"));
  BOOST_TEST(words_for_key("a setting", "title") != words_for_key("source", "title"));
  BOOST_TEST(words_for_key("a setting", "language").empty());
}

}  // namespace
}  // namespace joinery::testing
