#pragma once
/// Our reader: from raw text to a tree with places, going on behind every mistake. It reads block
/// structure by indentation, one node after the other, and never looks at a byte more than a fixed
/// number of times for each level.

#include <map>
#include <optional>
#include <string>

#include "dsl/yaml/document.hpp"
#include "dsl/yaml/mistakes.hpp"
#include "dsl/yaml/raw_text.hpp"
#include "dsl/yaml/scalar.hpp"

namespace joinery {

class Reader {
 public:
  Reader(SourceId source, const RawText& raw, const Limits& limits, Mistakes& mistakes)
      : source_(source), raw_(raw), limits_(limits), mistakes_(mistakes) {}

  [[nodiscard]] YamlNode read();
  /// A limit ended the reading.
  [[nodiscard]] bool stopped() const { return stopped_; }

 private:
  enum class After : std::uint8_t { colon, dash };
  using Keys = std::map<std::string, Span>;

  // reader.cpp: lines, blocks
  bool next_content();
  bool find_content(std::size_t line);
  void end_document(std::size_t line);
  void skip_line();
  void begin_document();
  void skip_deeper(std::size_t owner, int column, YamlNode& node, bool quietly);
  [[nodiscard]] YamlNode block_node(int parent);
  [[nodiscard]] YamlNode block_map();
  [[nodiscard]] YamlNode block_list();
  bool read_entry(int column, YamlEntry& entry);
  [[nodiscard]] YamlNode value_after(int parent, After after);

  // read_value.cpp: one value on a line
  [[nodiscard]] YamlNode inline_value(int parent);
  [[nodiscard]] YamlNode plain_value(int parent);
  [[nodiscard]] YamlNode quoted_value(int parent);
  [[nodiscard]] YamlNode block_scalar(int parent);
  [[nodiscard]] YamlNode bracket_value(int parent);
  [[nodiscard]] YamlNode absent(std::size_t at) const;
  [[nodiscard]] YamlNode scalar_node(std::size_t begin, Scalar scalar, ScalarStyle style) const;
  /// The rest of the line as a broken scalar.
  [[nodiscard]] YamlNode broken_line(std::size_t begin);
  bool skip_property();
  [[nodiscard]] std::optional<std::size_t> glued_colon(std::size_t begin) const;
  /// Where the value that goes on at `at` ends on its line, a comment left out.
  [[nodiscard]] std::size_t value_end(std::size_t at) const;
  void read_key(std::size_t colon, YamlEntry& entry);

  // read_flow.cpp: lists and maps in brackets
  [[nodiscard]] YamlNode flow_node(int parent);
  [[nodiscard]] YamlNode flow_brackets(int parent);
  [[nodiscard]] YamlNode flow_scalar(int parent);
  void flow_item(int parent, YamlNode& list);
  void flow_entry(int parent, YamlNode& map, Keys& keys);
  bool flow_space(int parent);
  void skip_flow_part();
  void skip_flow_rest();
  [[nodiscard]] bool is_cut(const YamlNode& node) const;

  /// Adds unless the key stands there already.
  void add_entry(YamlNode& map, YamlEntry entry, Keys& keys);
  bool enter(std::size_t at);
  void leave() { --depth_; }
  bool count_node(std::size_t at);
  [[nodiscard]] bool done() const { return stopped_ || at_end_; }
  [[nodiscard]] std::size_t line_text_end(std::size_t at) const {
    return raw_.trim(at, raw_.line_end(at));
  }
  [[nodiscard]] Span span(std::size_t begin, std::size_t end) const {
    return mistakes_.span(begin, end);
  }

  SourceId source_;
  const RawText& raw_;
  const Limits& limits_;
  Mistakes& mistakes_;
  std::size_t at_ = 0;
  int column_ = 0;      ///< of `at_`, where `fresh_`
  bool fresh_ = false;  ///< `at_` is the first sign of a line or item that nobody has taken yet
  bool at_end_ = false;
  bool stopped_ = false;
  std::size_t depth_ = 0;
  std::size_t nodes_ = 0;
};

}  // namespace joinery
