#include "engine/schema/document_schema.hpp"

#include <algorithm>
#include <vector>

#include "dsl/read/guard_keys.hpp"
#include "engine/json/json_write.hpp"
#include "engine/schema/key_words.hpp"

namespace joinery {
namespace {

/// `a reading of a list` as `reading_of_a_list`, for a reference.
std::string name_of(std::string_view noun) {
  for (const std::string_view article : {"a ", "an ", "the "}) {
    if (noun.starts_with(article)) noun.remove_prefix(article.size());
  }
  std::string name;
  for (const char sign : noun) {
    if (sign != '`') name += sign == ' ' ? '_' : sign;
  }
  return name;
}

class SchemaWriter {
 public:
  SchemaWriter() : json_(out_, JsonLayout::indented) {}

  std::string write(const std::string& word, const std::vector<KeyRule>& keys) {
    json_.object();
    json_.member("$schema").text("https://json-schema.org/draft/2020-12/schema");
    json_.member("$id").text("urn:joinery:schema:" + word);
    json_.member("title").text("Joinery: " + word);
    write_map(keys, word);
    json_.member("$defs").object();
    json_.member("value").object().member("type").array();
    for (const char* type : {"string", "number", "boolean"}) json_.text(type);
    json_.end().end();
    // A map that is named while another is written is written after it.
    for (std::size_t i = 0; i < maps_.size(); ++i) {
      json_.member(definition(*maps_[i])).object();
      write_map({maps_[i]->keys.begin(), maps_[i]->keys.end()}, maps_[i]->noun);
      json_.end();
    }
    json_.end().end();
    return out_ + '\n';
  }

 private:
  void write_map(const std::vector<KeyRule>& keys, std::string_view owner) {
    json_.member("type").text("object");
    json_.member("properties").object();
    for (const KeyRule& key : keys) write_key(key, owner);
    json_.end();
    if (std::ranges::any_of(keys, &KeyRule::required)) {
      json_.member("required").array();
      for (const KeyRule& key : keys) {
        if (key.required) json_.text(key.key);
      }
      json_.end();
    }
    json_.member("additionalProperties").boolean(false);
  }

  void write_key(const KeyRule& key, std::string_view owner) {
    json_.member(key.key).object();
    std::string words(words_for_key(owner, key.key));
    if (!key.example.empty()) {
      words += (words.empty() ? "" : "\n\n") + std::string("For example:\n") + std::string(key.example);
    }
    json_.member("description").text(words);
    if (key.key == "language") {
      json_.member("enum").array().number(1).text("1").end();
    } else if (key.key == "format" && key.shape == Shape::map) {
      any_of([&] { value(); }, [&] { reference(*key.inside); });  // the word `csv` alone
    } else if (key.key == "when" && owner == case_rule.noun) {
      any_of([&] { value(); }, [&] { values(); });  // with `of`, several values of the subject
    } else {
      write_shape(key.shape, &key);
    }
    json_.end();
  }

  /// The keywords of one shape, inside an object that is open.
  void write_shape(Shape shape, const KeyRule* key) {
    switch (shape) {
      case Shape::text:
      case Shape::word:
      case Shape::expression:
      case Shape::type:
      case Shape::field: return value();
      case Shape::words: return values();
      case Shape::one_or_more: return any_of([&] { value(); }, [&] { values(); });
      case Shape::formula: return any_of([&] { value(); }, [&] { reference(cases_rule); });
      case Shape::reading: return any_of([&] { value(); }, [&] { reference(list_reading_rule); });
      case Shape::map: return reference(*key->inside);
      case Shape::list:
        json_.member("type").text("array").member("items").object();
        reference(*key->inside);
        json_.end();
        return;
      case Shape::named: return named(key);
      case Shape::change: return one_change();
      case Shape::tree: return;  // any JSON
      case Shape::maps:
        return any_of([&] { value(); }, [&] { reference(*key->inside); },
                      [&] {
                        json_.member("type").text("array").member("items").object();
                        reference(*key->inside);
                        json_.end();
                      });
      case Shape::record: json_.member("type").text("object"); return;
    }
  }

  void named(const KeyRule* key) {
    json_.member("type").text("object");
    if (key != nullptr && key->item == Shape::change) return changes();
    json_.member("additionalProperties").object();
    if (key == nullptr) {
      value();
    } else if (key->inside != nullptr) {
      reference(*key->inside);
    } else if (key->item == Shape::named) {
      named(nullptr);
    } else {
      write_shape(key->item, nullptr);
    }
    json_.end();
  }

  /// What may stand under `change:` depends on the beginning of the key.
  void changes() {
    json_.member("patternProperties").object();
    for (const char* formulas : {"^set\\.", "^account\\.", "^groups\\."}) {
      json_.member(formulas).object();
      any_of([&] { value(); }, [&] { reference(cases_rule); },
             [&] { reference(changed_formula_rule); });
      json_.end();
    }
    json_.member("^rules\\.").object();
    any_of([&] { value(); }, [&] { reference(changed_rule_rule); });
    json_.end();
    json_.member("^tables\\.").object();
    reference(changed_table_rule);
    json_.end().end();
    json_.member("additionalProperties").boolean(false);
  }

  void one_change() { any_of([&] { value(); }, [&] { json_.member("type").text("object"); }); }

  void value() { json_.member("$ref").text("#/$defs/value"); }

  void values() {
    json_.member("type").text("array").member("items").object();
    value();
    json_.end();
  }

  void reference(const MapRule& map) {
    if (std::ranges::find(maps_, &map) == maps_.end()) maps_.push_back(&map);
    json_.member("$ref").text("#/$defs/" + definition(map));
  }

  /// Two maps whose nouns are the same are told apart by a number.
  std::string definition(const MapRule& map) const {
    std::string name = name_of(map.noun);
    std::size_t alike = 0;
    for (const MapRule* other : maps_) {
      if (other == &map) break;
      alike += name_of(other->noun) == name ? 1 : 0;
    }
    return alike == 0 ? name : name + '_' + std::to_string(alike + 1);
  }

  template <class... Ways>
  void any_of(const Ways&... ways) {
    json_.member("anyOf").array();
    ((json_.object(), ways(), json_.end()), ...);
    json_.end();
  }

  std::string out_;
  JsonWriter json_;
  std::vector<const MapRule*> maps_;  ///< in the order in which they were first named
};

}  // namespace

std::string document_schema(DocumentKind kind) {
  return SchemaWriter().write(std::string(word_for(kind)), keys_of(kind));
}

std::string guards_schema() {
  return SchemaWriter().write("guards", {guards_rule.keys.begin(), guards_rule.keys.end()});
}

}  // namespace joinery
