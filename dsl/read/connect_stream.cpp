#include "dsl/read/connect.hpp"
#include "dsl/read/names.hpp"

namespace joinery {
namespace {

PagesSyntax read_pages(const YamlEntry& entry, const Wanted& wanted, NodeReader& reader) {
  PagesSyntax pages;
  pages.span = entry.key_span;
  KeyedMap map(reader, entry.value, pages_rule, wanted.what, wanted.owner, wanted.example);
  if (!map.good()) return pages;
  pages.number_from = read_count(map, "number from", reader);
  pages.offset_from = read_count(map, "offset from", reader);
  pages.cursor = map.formula("cursor");
  pages.link = map.formula("link");
  map.exclusive({"number from", "offset from", "cursor", "link"},
                "the next page is asked for in one way");
  if (map.lacks_all({"number from", "offset from", "cursor", "link"})) {
    reader.missing(wanted.owner, "`pages` does not say how the next page is asked for",
                   "link: answer.next");
  }
  pages.size = read_count(map, "size", reader);
  pages.smaller = read_counts(map, "smaller", reader);
  pages.ends = read_choice(map, "ends", {"short page", "empty page"}, reader);
  pages.last_when = map.condition("last when");
  map.exclusive({"ends", "last when"}, "the last page is known in one way");
  pages.total = map.formula("total");
  pages.at_most = read_count(map, "at most", reader);
  return pages;
}

/// What only belongs to a stream that belongs to another.
void check_child_keys(const KeyedMap& map, NodeReader& reader) {
  if (map.has("for each")) return;
  for (const std::string_view key : {"item", "only when", "key", "batch", "put in", "one",
                                     "first page in"}) {
    if (!map.has(key)) continue;
    reader
        .report(Code::conflicting_keys, map.key_span(key),
                ticked(key) + " says something about another stream's records")
        .help("name that stream: `for each: people`");
  }
}

}  // namespace

StreamSyntax read_stream(const Word& name, const YamlNode& node, NodeReader& reader) {
  StreamSyntax stream;
  stream.span = name.span;
  const std::string what = "the stream " + ticked(name.text);
  KeyedMap map(reader, node, stream_rule, what, name.span,
               "streams:\n  people:\n    request: {path: \"/people\"}\n    records: people");
  if (!map.good()) return stream;
  stream.exchange = read_exchange(map, reader);
  stream.in_answers_of = map.text("in answers of");
  map.exclusive({"request", "in answers of"},
                "the records come from a request, or beside those of another stream");
  if (map.lacks_all({"request", "in answers of"})) {
    reader.missing(name.span, what + " has no `request`", "request: {path: \"/people\"}");
  }
  stream.records = read_place(map, "records", reader);
  stream.if_absent = read_choice(map, "if absent", {"empty", "failure"}, reader);
  stream.keys_into = map.text("keys into");
  stream.repeats = read_choice(map, "repeats", {"last wins", "failure"}, reader);
  if (const YamlEntry* pages = map.find("pages")) {
    stream.pages = read_pages(*pages, map.wanted("pages"), reader);
  }
  stream.complete =
      read_choice(map, "complete", {"whole answer", "last page", "total", "never"}, reader);
  stream.complete_when = map.condition("complete when");
  map.exclusive({"complete", "complete when"}, "one proof is enough");
  stream.id = read_reading(map, "id", reader);
  stream.key = read_reading(map, "key", reader);
  stream.record = read_readings(map, "record", reader);
  stream.item = read_readings(map, "item", reader);
  stream.add = read_formulas(map, "add", reader);
  stream.for_each = map.text("for each");
  stream.only_when = map.condition("only when");
  stream.batch = read_count(map, "batch", reader);
  stream.put_in = map.text("put in");
  stream.first_page_in = map.text("first page in");
  map.exclusive({"first page in", "key"}, "what stands in a record needs no key to be found by");
  map.exclusive({"first page in", "in answers of"},
                "further pages of what stands in a record are asked for by a request");
  stream.one = read_yes(map, "one", reader);
  check_child_keys(map, reader);
  return stream;
}

}  // namespace joinery
