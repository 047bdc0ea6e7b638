#include <fmt/format.h>

#include "dsl/source/utf8.hpp"
#include "engine/jsonpath/parse.hpp"
#include "engine/jsonpath/parser.hpp"

namespace joinery::jsonpath {

bool Parser::too_deep() {
  if (depth_ <= limits_.query_depth) return false;
  reader_.refuse_here(fmt::format("the query nests deeper than {} levels", limits_.query_depth));
  return true;
}

bool Parser::parse_segments(Query& out) {
  inner_blank_.reset();
  while (true) {
    // Blanks belong to the query only if another segment follows.
    const std::size_t before_blanks = reader_.at();
    reader_.skip_blanks();
    Segment segment;
    if (reader_.take("..")) {
      segment.kind = SegmentKind::descendant;
      const bool read = reader_.peek() == '[' ? parse_brackets(segment) : parse_dotted(segment);
      if (!read) return false;
    } else if (reader_.take(".")) {
      if (!parse_dotted(segment)) return false;
    } else if (reader_.peek() == '[') {
      if (!parse_brackets(segment)) return false;
    } else {
      reader_.go_back(before_blanks);
      return true;
    }
    out.segments.push_back(std::move(segment));
  }
}

bool Parser::parse_dotted(Segment& out) {
  if (reader_.take("*")) {
    out.selectors.emplace_back(WildcardSelector{});
    return true;
  }
  if (reader_.sees_name()) {
    out.selectors.emplace_back(NameSelector{std::string(reader_.read_name())});
    return true;
  }
  if (reader_.skip_blanks()) return reader_.refuse_here("no blank may follow the dot");
  if (reader_.sees_quote()) {
    return reader_.refuse_here("a quoted name stands in brackets: `['the name']`");
  }
  if (reader_.sees_integer()) {
    return reader_.refuse_here(
        "an index stands in brackets: `[0]`; a name that does not begin "
        "with a letter too: `['2nd line']`");
  }
  return reader_.refuse_here(out.kind == SegmentKind::descendant
                                 ? "after `..` stands a name, `*` or `[`"
                                 : "after `.` stands a name or `*`");
}

bool Parser::parse_brackets(Segment& out) {
  const std::size_t begin = reader_.at();
  reader_.take("[");
  std::optional<std::size_t> blank;
  const auto skip_blanks = [&] {
    const std::size_t at = reader_.at();
    if (reader_.skip_blanks() && !blank) blank = at;
  };
  do {
    skip_blanks();
    Selector selector;
    if (!parse_selector(selector)) return false;
    out.selectors.push_back(std::move(selector));
    skip_blanks();
  } while (reader_.take(","));
  if (reader_.at_end()) {
    return reader_.refuse(begin, begin + 1, "this bracket is not closed: `]` is missing");
  }
  if (!reader_.take("]")) {
    const bool filter = std::holds_alternative<FilterSelector>(out.selectors.back());
    return reader_.refuse_here(filter ? "expected `]`, `,`, `&&` or `||` after a condition"
                                      : "expected `]` or `,`");
  }
  if (!inner_blank_) inner_blank_ = blank;
  return true;
}

bool Parser::parse_selector(Selector& out) {
  if (reader_.sees_quote()) {
    std::optional<std::string> name = reader_.read_quoted();
    if (!name) return false;
    out = NameSelector{std::move(*name)};
    return true;
  }
  if (reader_.take("*")) {
    out = WildcardSelector{};
    return true;
  }
  if (reader_.sees_integer() || reader_.peek() == ':') return parse_index_or_slice(out);
  if (!reader_.take("?")) return refuse_selector();

  const Deeper deeper(depth_);
  if (too_deep()) return false;
  reader_.skip_blanks();
  // The queries inside the filter note their own blanks.
  const std::optional<std::size_t> outer_blank = inner_blank_;
  Condition condition;
  if (!parse_condition(condition)) return false;
  inner_blank_ = outer_blank;
  out = FilterSelector{std::make_shared<const Condition>(std::move(condition))};
  return true;
}

bool Parser::refuse_selector() {
  if (reader_.sees_name()) {
    const std::size_t begin = reader_.at();
    const std::string name(reader_.read_name());
    return reader_.refuse(begin, reader_.at(),
                          fmt::format("a name in brackets is quoted: `['{}']`", name));
  }
  if (reader_.peek() == '(') {
    return reader_.refuse_here(
        "script expressions are not part of JSONPath; a filter begins "
        "with `?`");
  }
  return reader_.refuse_here("expected a quoted name, an index, a slice, `*` or a filter `?`");
}

bool Parser::parse_index_or_slice(Selector& out) {
  std::optional<std::int64_t> first;
  if (reader_.sees_integer()) {
    first = reader_.read_integer();
    if (!first) return false;
  }
  const std::size_t after_first = reader_.at();
  reader_.skip_blanks();
  if (!reader_.take(":")) {
    reader_.go_back(after_first);
    out = IndexSelector{*first};  // Without it we would stand at the colon.
    return true;
  }
  SliceSelector slice;
  slice.begin = first;
  if (!parse_slice_rest(slice)) return false;
  out = slice;
  return true;
}

bool Parser::parse_slice_rest(SliceSelector& out) {
  reader_.skip_blanks();
  if (reader_.sees_integer()) {
    out.end = reader_.read_integer();
    if (!out.end) return false;
    reader_.skip_blanks();
  }
  if (!reader_.take(":")) return true;
  reader_.skip_blanks();
  if (reader_.sees_integer()) {
    out.step = reader_.read_integer();
    if (!out.step) return false;
  }
  return true;
}

tl::expected<Query, JsonPathError> Parser::parse() {
  Query query;
  if (!reader_.take("$")) {
    if (reader_.skip_blanks() && reader_.peek() == '$') {
      reader_.go_back(0);
      reader_.refuse_here("no blank may stand before the query");
    }
    reader_.refuse_here("a query begins with `$`");
    return tl::unexpected<JsonPathError>(reader_.error());
  }
  if (!parse_segments(query)) return tl::unexpected<JsonPathError>(reader_.error());
  if (!reader_.at_end()) {
    const std::size_t begin = reader_.at();
    if (reader_.skip_blanks() && reader_.at_end()) {
      reader_.refuse(begin, reader_.at(), "no blank may follow the query");
    }
    reader_.refuse_here("expected `.`, `..`, `[` or the end of the query");
    return tl::unexpected<JsonPathError>(reader_.error());
  }
  return query;
}

}  // namespace joinery::jsonpath

namespace joinery {

tl::expected<JsonPathQuery, JsonPathError> parse_jsonpath(std::string_view text,
                                                          const Limits& limits) {
  if (text.size() > limits.query_bytes) {
    return tl::unexpected<JsonPathError>(
        JsonPathError{fmt::format("the query is longer than {} bytes", limits.query_bytes),
                      limits.query_bytes, text.size()});
  }
  if (const std::optional<std::size_t> bad = first_invalid_utf8(text)) {
    return tl::unexpected<JsonPathError>(JsonPathError{"this byte is not UTF-8", *bad, *bad + 1});
  }
  return jsonpath::Parser(text, limits).parse();
}

}  // namespace joinery
