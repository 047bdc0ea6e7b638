#include "dsl/yaml/document.hpp"

#include <algorithm>

#include "dsl/source/utf8.hpp"
#include "dsl/yaml/mistakes.hpp"
#include "dsl/yaml/reader.hpp"
#include "dsl/yaml/second_reader.hpp"

namespace joinery {
namespace {

Span at(SourceId source, std::size_t begin, std::size_t size) {
  const auto first = static_cast<std::uint32_t>(begin);
  return {source, first, first + static_cast<std::uint32_t>(size)};
}

bool report_size(SourceId source, std::string_view text, const Limits& limits, Diagnostics& out) {
  if (text.size() <= limits.file_bytes) return false;
  out.report(Code::file_too_large, at(source, 0, 0),
             "the file has " + std::to_string(text.size()) + " bytes; Joinery reads " +
                 std::to_string(limits.file_bytes))
      .help("a long table belongs into a CSV file");
  return true;
}

bool report_encoding(SourceId source, std::string_view text, Diagnostics& out) {
  const auto wrong = first_invalid_utf8(text);
  if (!wrong) return false;
  auto& made = out.report(Code::not_utf8, at(source, *wrong, 1), "the file is not UTF-8")
                   .labelled("this byte belongs to no letter");
  const bool utf16 = text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
  if (utf16) made.seen("the mark of UTF-16 at the beginning");
  made.help("save the file with the encoding UTF-8");
  return true;
}

/// Signs that no text editor shows. Also a carriage return that ends no line.
bool report_controls(SourceId source, std::string_view text, const Limits& limits,
                     Diagnostics& out) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size() && count < limits.diagnostics_per_file; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool line_end = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if ((byte >= 0x20 && byte != 0x7F) || text[i] == '\t' || text[i] == '\n' || line_end) continue;
    ++count;
    constexpr std::string_view hex = "0123456789ABCDEF";
    const std::string name = {'U', '+', '0', '0', hex[byte >> 4U], hex[byte & 0xFU]};
    out.report(Code::yaml_syntax, at(source, i, 1),
               "the control character " + name + " stands here")
        .help("leave it out")
        .fixed_by(at(source, i, 1), text[i] == '\r' ? "\n" : "");
  }
  return count > 0;
}

}  // namespace

YamlDocument parse_yaml(SourceId source, const Sources& sources, const Limits& limits,
                        Diagnostics& out) {
  const std::string_view text = sources[source].text();
  YamlDocument document;
  document.root.span = at(source, 0, 0);
  document.root.range = ScalarRange(source, 0);
  document.root.broken = true;
  document.usable = false;
  if (report_size(source, text, limits, out) || report_encoding(source, text, out) ||
      report_controls(source, text, limits, out)) {
    return document;
  }
  const RawText raw(text);
  Mistakes mistakes(source, raw, out);
  Reader reader(source, raw, limits, mistakes);
  document.root = reader.read();
  document.usable = !reader.stopped();
  if (mistakes.count() == 0) {
    compare_with_second_reader(text, document.root, mistakes);
    // What two readers understand differently is not understood.
    if (mistakes.count() > 0) document.usable = false;
  }
  return document;
}

}  // namespace joinery
