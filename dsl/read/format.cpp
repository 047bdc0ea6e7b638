#include <array>
#include <charconv>
#include <utility>

#include "dsl/read/keyed_map.hpp"
#include "dsl/read/sections.hpp"

namespace joinery {
namespace {

constexpr std::size_t heading_line_max = 1'000;

void read_type(const Word& word, FormatSyntax& format, NodeReader& reader) {
  format.csv = word.text == "csv";
  if (format.csv || word.text == "json" || !word.span.known()) return;
  reader.report(Code::wrong_value, word.span, "records are no " + ticked(word.text))
      .help("records are `csv` or `json`, which they are if nobody says anything");
}

void read_separator(const Word& word, FormatSyntax& format, NodeReader& reader) {
  constexpr std::array<std::pair<std::string_view, char>, 7> known{{{"auto", '\0'},
                                                                    {",", ','},
                                                                    {";", ';'},
                                                                    {"|", '|'},
                                                                    {"tab", '\t'},
                                                                    {"\t", '\t'},
                                                                    {"", '\0'}}};
  for (const auto& [text, separator] : known) {
    if (word.text != text) continue;
    format.separator = separator;
    return;
  }
  reader.report(Code::wrong_value, word.span, "cells are not separated by " + ticked(word.text))
      .help("the separator is `auto`, `tab`, `\",\"`, `\";\"` or `\"|\"`");
}

void read_heading(const Word& word, FormatSyntax& format, NodeReader& reader) {
  if (word.text.empty()) return;
  const char* const end = word.text.data() + word.text.size();
  const auto read = std::from_chars(word.text.data(), end, format.heading);
  if (read.ec == std::errc() && read.ptr == end && format.heading >= 1 &&
      format.heading <= heading_line_max) {
    return;
  }
  format.heading = 1;
  reader.report(Code::wrong_value, word.span, "the headings cannot stand in line " + ticked(word.text))
      .help("say the line of the file in which the headings stand, from 1 to 1000: `heading: 3`");
}

}  // namespace

void read_format(const Section& section, Document& document, NodeReader& reader) {
  FormatSyntax& format = document.format;
  format.span = section.node.span;
  if (section.node.kind == YamlKind::scalar) {
    read_type(reader.text(section.node, section.wanted), format, reader);
  } else {
    KeyedMap map(reader, section.node, format_rule, section.wanted.what, section.wanted.owner,
                 section.wanted.example);
    if (!map.good()) return;
    read_type(map.text("type"), format, reader);
    read_separator(map.text("separator"), format, reader);
    read_heading(map.text("heading"), format, reader);
    format.optional = map.texts("optional");
    const Word encoding = map.text("encoding");
    if (encoding.text != "auto") format.encoding = encoding;
  }
  if (format.csv && document.records.span.known()) {
    reader
        .report(Code::conflicting_keys, document.records.span,
                "`records` says where the records of a JSON page stand, and these are rows")
        .also(format.span, "said to be CSV here")
        .help("take `records` away");
  }
}

}  // namespace joinery
