#include "dsl/read/data.hpp"

#include <algorithm>
#include <array>

namespace joinery {
namespace {

bool is_digit_sign(char sign) { return sign >= '0' && sign <= '9'; }

/// RFC 8259, section 6. The language stands below the library that reads JSON.
bool is_number(std::string_view text) {
  std::size_t at = 0;
  const auto digits = [&] {
    const std::size_t begin = at;
    while (at < text.size() && is_digit_sign(text[at])) ++at;
    return at > begin;
  };
  if (at < text.size() && text[at] == '-') ++at;
  const bool zero = at < text.size() && text[at] == '0';
  if (zero) ++at;
  else if (!digits()) return false;
  if (at < text.size() && text[at] == '.') {
    ++at;
    if (!digits()) return false;
  }
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    if (!digits()) return false;
  }
  return at == text.size();
}

std::string lower(std::string_view text) {
  std::string small(text);
  for (char& sign : small) {
    if (sign >= 'A' && sign <= 'Z') sign = static_cast<char>(sign - 'A' + 'a');
  }
  return small;
}

constexpr std::array<std::string_view, 3> json_words{"null", "true", "false"};

Data scalar(const YamlNode& node, NodeReader& reader) {
  Data data;
  data.span = node.span;
  data.text = node.text;
  data.kind = Data::Kind::text;
  if (node.style != ScalarStyle::plain) return data;
  if (node.text == "null") data.kind = Data::Kind::null;
  if (node.text == "true" || node.text == "false") data.kind = Data::Kind::boolean;
  if (is_number(node.text)) data.kind = Data::Kind::number;
  if (data.kind != Data::Kind::text) return data;
  const std::string small = node.text == "~" ? "null" : lower(node.text);
  if (std::ranges::find(json_words, small) == json_words.end()) return data;
  reader
      .report(Code::wrong_value, node.span,
              ticked(node.text) + " could be a text or JSON's " + ticked(small))
      .help("write " + ticked(small) + ", or the text in quotes: `\"" + node.text + "\"`")
      .fixed_by(node.span, small);
  return data;
}

Data list(const YamlNode& node, const Wanted& wanted, NodeReader& reader) {
  Data data;
  data.kind = Data::Kind::list;
  data.span = node.span;
  for (const YamlNode& item : node.items) data.items.push_back(read_data(item, wanted, reader));
  return data;
}

Data map(const YamlNode& node, NodeReader& reader) {
  Data data;
  data.kind = Data::Kind::map;
  data.span = node.span;
  for (const YamlEntry& entry : node.entries) {
    const Word key{entry.key, entry.key_span};
    const bool quoted = entry.key_span.end - entry.key_span.begin != entry.key.size();
    const SpanOf span_of = [&](std::uint32_t begin, std::uint32_t end) {
      return entry.key_range.span(begin, end);
    };
    auto path = read_data_path(key, quoted, span_of, reader);
    const Wanted value{ticked(entry.key), Shape::record, {}, entry.key_span};
    Data read = read_data(entry.value, value, reader);
    if (path) data.entries.push_back({key, std::move(*path), std::move(read)});
  }
  return data;
}

}  // namespace

std::optional<std::vector<PathStep>> read_data_path(const Word& key, bool quoted,
                                                    const SpanOf& span_of, NodeReader& reader) {
  if (quoted || key.text.empty()) {
    return std::vector<PathStep>{{PathStep::Kind::member, key.span, key.text, {}, false}};
  }
  if (key.text.find_first_of("[\"") != std::string::npos) {
    // A path as under `read:`, which ends a reading; a text takes any.
    static constexpr std::string_view before = "text from ";
    const SpanOf shifted = [&](std::uint32_t begin, std::uint32_t end) {
      constexpr auto size = static_cast<std::uint32_t>(before.size());
      return span_of(std::max(begin, size) - size, std::max(end, size) - size);
    };
    const std::size_t known = reader.out().all().size();
    ReadingSyntax reading =
        parse_reading(std::string(before) + key.text, shifted, reader.limits(), reader.out());
    const bool plain = reading.blank_when.empty() && !reading.exact;
    if (reader.out().all().size() == known && plain && !reading.path.steps.empty()) {
      return std::move(reading.path.steps);
    }
    if (reader.out().all().size() == known) {
      reader.report(Code::path_syntax, key.span, ticked(key.text) + " is not the path of a member");
    }
    return std::nullopt;
  }
  std::vector<PathStep> steps;
  std::uint32_t begin = 0;
  for (;;) {
    const auto end =
        static_cast<std::uint32_t>(std::min(key.text.find('.', begin), key.text.size()));
    const std::string name = key.text.substr(begin, end - begin);
    if (name.empty()) {
      reader.report(Code::path_syntax, key.span, ticked(key.text) + " has a point too many")
          .help("where the point belongs to the name of a member, write the name in quotes");
      return std::nullopt;
    }
    steps.push_back({PathStep::Kind::member, span_of(begin, end), name, {}, false});
    if (end == key.text.size()) return steps;
    begin = end + 1;
  }
}

Data read_data(const YamlNode& node, const Wanted& wanted, NodeReader& reader) {
  if (node.absent()) {
    reader.wrong_shape(node, wanted).help("for nothing at all write `null`, for an empty text `\"\"`");
    return {};
  }
  switch (node.kind) {
    case YamlKind::scalar:
      return scalar(node, reader);
    case YamlKind::list:
      return list(node, wanted, reader);
    case YamlKind::map:
      break;
  }
  return map(node, reader);
}

std::optional<Data> read_data_map(const YamlNode& node, const Wanted& wanted, NodeReader& reader) {
  if (!reader.is_map(node, wanted)) return std::nullopt;
  return map(node, reader);
}

}  // namespace joinery
