#include <algorithm>
#include <array>
#include <iterator>
#include <span>

#include <fmt/format.h>

#include "engine/jsonpath/i_regexp.hpp"
#include "engine/jsonpath/parser.hpp"

namespace joinery::jsonpath {
namespace {

/// What a function wants: a single value (`Nothing` included), or all nodes of a query.
enum class Wanted : std::uint8_t { value, nodes };

struct Signature {
  Function function;
  std::size_t count;  ///< all parameters of a function are of one kind
  Wanted wanted;
};
constexpr std::array<Signature, 5> signatures = {{
    {Function::length, 1, Wanted::value},
    {Function::count, 1, Wanted::nodes},
    {Function::match, 2, Wanted::value},
    {Function::search, 2, Wanted::value},
    {Function::value, 1, Wanted::nodes},
}};

const Signature& signature_of(Function function) {
  return signatures[static_cast<std::size_t>(function)];
}

std::optional<Function> function_named(std::string_view name) {
  for (const Signature& each : signatures) {
    if (name_of(each.function) == name) return each.function;
  }
  return std::nullopt;
}

std::optional<Json> literal_named(std::string_view name) {
  if (name == "true") return Json::from_boolean(true);
  if (name == "false") return Json::from_boolean(false);
  if (name == "null") return Json();
  return std::nullopt;
}

std::string in_small_letters(std::string_view name) {
  std::string out(name);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

}  // namespace

bool Parser::parse_operand(Placed& out) {
  out.begin = reader_.at();
  if (reader_.sees_quote()) {
    const std::optional<std::string> text = reader_.read_quoted();
    if (!text) return false;
    out.operand.value = Json::from_text(*text);
  } else if (reader_.sees_integer()) {
    std::optional<Json> number = reader_.read_number();
    if (!number) return false;
    out.operand.value = std::move(*number);
  } else if (reader_.peek() == '@' || reader_.peek() == '$') {
    Query query;
    query.root = reader_.peek() == '$' ? Root::document : Root::current;
    reader_.skip_character();
    if (!parse_segments(query)) return false;
    out.inner_blank = inner_blank_;
    out.operand.value = std::move(query);
  } else if (!parse_word(out)) {
    return false;
  }
  out.end = reader_.at();
  return true;
}

bool Parser::parse_word(Placed& out) {
  const std::string_view word = reader_.read_function_name();
  const std::size_t end = reader_.at();
  if (reader_.peek() == '(' && !word.empty()) {
    const std::optional<Function> function = function_named(word);
    if (!function) {
      return reader_.refuse(out.begin, end,
                            fmt::format("there is no function `{}`: JSONPath has `length`, "
                                        "`count`, `match`, `search` and `value`",
                                        word));
    }
    FunctionCall call;
    if (!parse_call(*function, call)) return false;
    out.operand.value = std::move(call);
    return true;
  }
  if (!reader_.sees_name()) {
    if (std::optional<Json> literal = literal_named(word)) {
      out.operand.value = std::move(*literal);
      return true;
    }
  }
  reader_.go_back(out.begin);
  if (!reader_.sees_name()) {
    return reader_.refuse_here("expected a query (`@.a`), a literal or a function call");
  }
  const std::string name(reader_.read_name());
  const std::size_t name_end = reader_.at();
  if (reader_.skip_blanks() && reader_.peek() == '(' && function_named(name)) {
    return reader_.refuse(name_end, reader_.at(), "no blank may stand between a function and `(`");
  }
  if (const std::string small = in_small_letters(name); literal_named(small)) {
    return reader_.refuse(out.begin, name_end, fmt::format("write `{}`", small));
  }
  return reader_.refuse(out.begin, name_end,
                        fmt::format("`{0}` is neither a query nor a literal: write `@.{0}` for a "
                                    "member, `'{0}'` for a text",
                                    name));
}

bool Parser::parse_call(Function function, FunctionCall& out) {
  const Deeper deeper(depth_);
  if (too_deep()) return false;
  const std::size_t begin = reader_.at();
  std::vector<Placed> arguments;
  if (!parse_arguments(function, arguments)) return false;
  if (!check_arguments(function, begin, arguments)) return false;
  out.function = function;
  for (const Placed& each : arguments) out.arguments.push_back(each.operand);
  const bool has_pattern = function == Function::match || function == Function::search;
  return !has_pattern || prepare_pattern(out, arguments.back());
}

bool Parser::parse_arguments(Function function, std::vector<Placed>& out) {
  const std::size_t begin = reader_.at();
  reader_.take("(");
  reader_.skip_blanks();
  if (reader_.take(")")) return true;
  while (true) {
    if (reader_.peek() == '!' || reader_.peek() == '(') {
      return reader_.refuse_here(
          fmt::format("`{}` takes values or queries, not conditions", name_of(function)));
    }
    Placed argument;
    if (!parse_operand(argument)) return false;
    out.push_back(std::move(argument));
    reader_.skip_blanks();
    if (reader_.take(")")) return true;
    if (reader_.at_end()) {
      return reader_.refuse(begin, begin + 1, "this bracket is not closed: `)` is missing");
    }
    if (!reader_.take(",")) {
      const std::string_view signs = "=!<>&|";
      return reader_.refuse_here(
          signs.find(reader_.peek()) == std::string_view::npos
              ? "expected `,` or `)`"
              : fmt::format("`{}` takes values or queries, not conditions", name_of(function)));
    }
    reader_.skip_blanks();
  }
}

bool Parser::check_arguments(Function function, std::size_t begin,
                             const std::vector<Placed>& arguments) {
  const Signature& signature = signature_of(function);
  if (arguments.size() != signature.count) {
    return reader_.refuse(
        begin, reader_.at(),
        fmt::format("`{}` takes {} argument{}, {} given", name_of(function), signature.count,
                    signature.count == 1 ? "" : "s", arguments.size()));
  }
  for (const Placed& each : arguments) {
    const auto* query = std::get_if<Query>(&each.operand.value);
    if (signature.wanted == Wanted::nodes) {
      if (query != nullptr) continue;
      return reader_.refuse(each.begin, each.end,
                            fmt::format("`{}` takes a query, such as `@.*`", name_of(function)));
    }
    if (query != nullptr && !is_singular(*query)) {
      return reader_.refuse(each.begin, each.end,
                            fmt::format("`{}` takes one value, and this query may find several: "
                                        "use names and indexes only, or `value(…)`",
                                        name_of(function)));
    }
    const auto* call = std::get_if<FunctionCall>(&each.operand.value);
    if (call == nullptr) continue;
    if (call->function == Function::match || call->function == Function::search) {
      return reader_.refuse(each.begin, each.end,
                            fmt::format("`{}` takes a value, `{}` is a condition",
                                        name_of(function), name_of(call->function)));
    }
  }
  return true;
}

bool Parser::prepare_pattern(FunctionCall& call, const Placed& pattern) {
  const auto* literal = std::get_if<Json>(&pattern.operand.value);
  if (literal == nullptr || !literal->is(JsonKind::text)) return true;
  Result<Pattern> compiled = compile_i_regexp(literal->as_text(), limits_);
  if (compiled) {
    call.pattern = std::move(*compiled);
    return true;
  }
  // RFC 9535 has a text that is no I-Regexp match nothing, rather than be an error.
  if (compiled.error().code == ErrorCode::malformed) return true;
  return reader_.refuse(pattern.begin, pattern.end, compiled.error().what);
}

}  // namespace joinery::jsonpath
