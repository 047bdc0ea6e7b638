#include "engine/cli/function_list.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "engine/json/json_write.hpp"
#include "engine/type/type.hpp"

namespace joinery {
namespace {

struct Category {
  std::string_view name;
  std::string_view title;
};
/// In the order of a reader's need. A category that is not here stands behind them.
constexpr Category categories[] = {{"text", "Texts"},   {"list", "Lists"},   {"number", "Numbers"},
                                   {"date", "Dates"},   {"place", "Places and languages"}};

std::string type_words(const Parameter& parameter) {
  if (parameter.any) return "any value";
  if (parameter.item) return fmt::format("list of {}", word(*parameter.item));
  return std::string(word(parameter.type));
}

std::string signature(const FunctionDef& function) {
  std::string out = fmt::format("{}(", function.name);
  for (const Parameter& parameter : function.parameters) {
    out += fmt::format("{}{}: {}{}", out.back() == '(' ? "" : ", ", parameter.name,
                       type_words(parameter), parameter.optional ? ", optional" : "");
  }
  return out + fmt::format(") -> {}", word(function.returns));
}

/// What becomes of a blank, and whether the function can hold.
std::string promises(const FunctionDef& function) {
  std::string out = function.blanks == BlankPolicy::flows
                        ? "A blank makes the result blank."
                        : "Takes blanks as said.";
  if (function.fallible) out += " Can hold.";
  return out;
}

std::vector<std::string_view> categories_of(std::span<const FunctionDef* const> functions) {
  std::vector<std::string_view> names;
  for (const Category& category : categories) names.push_back(category.name);
  for (const FunctionDef* function : functions) {
    if (std::ranges::find(names, function->category) == names.end()) {
      names.push_back(function->category);
    }
  }
  return names;
}

std::string_view title_of(std::string_view category) {
  const auto* found = std::ranges::find(categories, category, &Category::name);
  return found == std::end(categories) ? category : found->title;
}

void append_markdown(const FunctionDef& function, std::string& out) {
  out += fmt::format("### {}\n\n```text\n{}\n```\n\n{} {}\n\n", function.name, signature(function),
                     function.about, promises(function));
  for (const Parameter& parameter : function.parameters) {
    out += fmt::format("- `{}`: {}\n", parameter.name, parameter.about);
  }
  out += "\n```expression\n";
  for (const Example& example : function.examples) {
    const std::string_view result = example.result == "null" ? "blank" : example.result;
    out += fmt::format("{} → {}\n", example.source, result);
  }
  out += "```\n";
}

}  // namespace

std::string functions_as_text(std::span<const FunctionDef* const> functions) {
  std::string out;
  for (const FunctionDef* function : functions) {
    out += fmt::format("{}\n    {}\n", signature(*function), function->about);
    for (const Parameter& parameter : function->parameters) {
      out += fmt::format("    {}: {}\n", parameter.name, parameter.about);
    }
    for (const Example& example : function->examples) {
      out += fmt::format("    {} = {}\n", example.source, example.result);
    }
  }
  return out;
}

std::string functions_as_json(std::span<const FunctionDef* const> functions) {
  std::string out;
  JsonWriter json(out, JsonLayout::indented);
  json.array();
  for (const FunctionDef* function : functions) {
    json.object();
    json.member("name").text(function->name);
    json.member("category").text(function->category);
    json.member("signature").text(signature(*function));
    json.member("about").text(function->about);
    json.member("parameters").array();
    for (const Parameter& parameter : function->parameters) {
      json.object();
      json.member("name").text(parameter.name);
      json.member("type").text(type_words(parameter));
      json.member("about").text(parameter.about);
      json.member("optional").boolean(parameter.optional);
      json.end();
    }
    json.end();
    json.member("examples").array();
    for (const Example& example : function->examples) {
      json.object();
      json.member("title").text(example.title);
      json.member("source").text(example.source);
      json.member("result").text(example.result);
      json.end();
    }
    json.end().end();
  }
  json.end();
  return out + '\n';
}

std::string functions_as_markdown(std::span<const FunctionDef* const> functions) {
  std::string out =
      "# Functions\n\n"
      "What an expression may call: `f(a, b)`, or `a | f(b)`. This page is made by `joinery functions "
      "--format markdown`,\nand every example on it is carried out. What needs no function stands in "
      "[language.md](language.md):\n`contains`, `starts with`, `in`, `matches`, `else`, `if`, the forms "
      "of lists (`first(… by …)`, `only`, `count`,\n`sorted`, `list[condition]`, `list.field`), and "
      "arithmetic on dates (`+ 3 days`).\n";
  for (const std::string_view category : categories_of(functions)) {
    bool first = true;
    for (const FunctionDef* function : functions) {
      if (function->category != category) continue;
      if (first) out += fmt::format("\n## {}\n", title_of(category));
      first = false;
      out += '\n';
      append_markdown(*function, out);
    }
  }
  return out;
}

}  // namespace joinery
