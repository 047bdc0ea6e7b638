#pragma once
/// The recursive descent over a query. Private to engine/jsonpath. Each `parse_` moves behind what
/// it read into `out`, or records an error in the reader and returns false.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/jsonpath/reader.hpp"

namespace joinery::jsonpath {

class Parser {
 public:
  /// `text` is valid UTF-8; both outlive the parser.
  Parser(std::string_view text, const Limits& limits) : reader_(text), limits_(limits) {}

  [[nodiscard]] tl::expected<Query, JsonPathError> parse();

 private:
  /// An operand with what its use may forbid.
  struct Placed {
    Operand operand;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::optional<std::size_t> inner_blank;  ///< a blank inside `[ 'a' ]`
  };

  // parse_query.cpp
  bool parse_segments(Query& out);
  bool parse_dotted(Segment& out);
  bool parse_brackets(Segment& out);
  bool parse_selector(Selector& out);
  bool parse_index_or_slice(Selector& out);
  bool parse_slice_rest(SliceSelector& out);
  bool refuse_selector();

  // parse_condition.cpp
  bool parse_condition(Condition& out);
  bool parse_all_of(Condition& out);
  bool parse_basic(Condition& out);
  bool parse_negation(Condition& out);
  bool parse_bracketed(Condition& out);
  bool parse_test_or_comparison(Condition& out);
  bool as_test(Placed& from, Condition& out);
  bool check_comparable(const Placed& placed);
  [[nodiscard]] std::optional<Comparator> take_comparator();

  // parse_operand.cpp
  bool parse_operand(Placed& out);
  bool parse_word(Placed& out);
  bool parse_call(Function function, FunctionCall& out);
  bool parse_arguments(Function function, std::vector<Placed>& out);
  bool check_arguments(Function function, std::size_t begin, const std::vector<Placed>& arguments);
  bool prepare_pattern(FunctionCall& call, const Placed& pattern);

  /// Counts how deep we are while it lives.
  class Deeper {
   public:
    explicit Deeper(std::size_t& depth) : depth_(depth) { ++depth_; }
    ~Deeper() { --depth_; }
    Deeper(const Deeper&) = delete;
    Deeper& operator=(const Deeper&) = delete;

   private:
    std::size_t& depth_;
  };
  [[nodiscard]] bool too_deep();

  Reader reader_;
  const Limits& limits_;
  std::size_t depth_ = 0;
  std::optional<std::size_t> inner_blank_;  ///< of the query that is being read
};

}  // namespace joinery::jsonpath
