#include "engine/jsonpath/i_regexp.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "dsl/source/utf8.hpp"

namespace joinery::jsonpath {
namespace {

/// The largest count that Pattern takes in one repetition.
constexpr std::size_t repeat_at_once = 1000;
/// All categories that have characters. Pattern's `C` lacks the code points without one (`Cn`), so
/// those are written as what none of these holds.
constexpr std::string_view assigned = "\\pL\\pM\\pN\\pP\\pS\\pZ\\pC";
constexpr std::string_view not_other = "\\pL\\pM\\pN\\pP\\pS\\pZ";

bool is_category(std::string_view name) {
  constexpr std::string_view groups[] = {"Lltmou", "Mcen",  "Ndlo", "Pcdefios",
                                         "Zlps",   "Sckmo", "Ccfno"};
  if (name.empty() || name.size() > 2) return false;
  return std::any_of(std::begin(groups), std::end(groups), [&](std::string_view group) {
    return group.front() == name.front() &&
           (name.size() == 1 || group.substr(1).find(name[1]) != std::string_view::npos);
  });
}

/// A character as itself, outside and inside of `[ ]`.
void append_character(std::string& out, std::string_view character) {
  const char c = character.front();
  const bool plain = character.size() > 1 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                     (c >= 'A' && c <= 'Z') || c == ' ' || c == '_';
  if (plain) {
    out += character;
  } else if (c > ' ' && c < 0x7F) {
    out += '\\';
    out += c;
  } else {
    fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<unsigned>(c));
  }
}

/// What stands between `[` and `]`, as members of a class of Pattern.
struct Class {
  bool negated = false;
  bool unassigned = false;  ///< the code points without a category belong to it
  std::string members;
};

std::string in_brackets(const Class& from) {
  if (!from.unassigned) return fmt::format("[{}{}]", from.negated ? "^" : "", from.members);
  const std::string none = fmt::format("[^{}]", assigned);
  if (!from.negated) {
    return from.members.empty() ? none : fmt::format("(?:[{}]|{})", from.members, none);
  }
  // What is in neither: of each category, what is not a member. A class cannot say "and not", but
  // "not (outside the category, or a member)" is the same.
  std::string out = "(?:";
  for (const char category : std::string_view("LMNPSZC")) {
    if (out.size() > 3) out += '|';
    fmt::format_to(std::back_inserter(out), "[^\\P{}{}]", category, from.members);
  }
  return out + ")";
}

class Translator {
 public:
  Translator(std::string_view text, const Limits& limits) : text_(text), limits_(limits) {}

  Result<std::string> translate() {
    if (branches(0) && at_ < text_.size()) refuse("`)` closes nothing");
    if (error_) return tl::unexpected<Error>(std::move(*error_));
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool sees(char c) const { return at_ < text_.size() && text_[at_] == c; }
  bool take(char c) {
    if (!sees(c)) return false;
    ++at_;
    return true;
  }
  std::string_view take_character() {
    const std::string_view character = text_.substr(at_, code_point_at(text_, at_).size);
    at_ += character.size();
    return character;
  }
  bool refuse(std::string what, ErrorCode code = ErrorCode::malformed) {
    if (!error_) error_ = Error{code, std::move(what), at_};
    return false;
  }

  bool branches(std::size_t depth) {
    if (depth > limits_.query_depth) {
      return refuse("the pattern nests too deep", ErrorCode::too_large);
    }
    while (at_ < text_.size() && !sees(')')) {
      if (take('|')) {
        out_ += '|';
      } else if (!piece(depth)) {
        return false;
      }
    }
    return true;
  }

  bool piece(std::size_t depth) {
    const std::size_t begin = out_.size();
    if (!atom(depth) || !quantifier(begin)) return false;
    if (out_.size() <= limits_.pattern_bytes) return true;
    return refuse("the pattern is too long", ErrorCode::too_large);
  }

  bool group(std::size_t depth) {
    out_ += "(?:";
    if (!branches(depth + 1)) return false;
    out_ += ')';
    return take(')') || refuse("`(` is not closed");
  }

  bool atom(std::size_t depth) {
    if (take('(')) return group(depth);
    if (take('.')) return out_ += "[^\\n\\r]", true;
    if (sees('\\')) {
      Class single;
      if (!escape(single)) return false;
      out_ += in_brackets(single);
      return true;
    }
    if (sees('[')) return bracket();
    if (take('^')) return out_ += "(?:^)", true;
    if (take('$')) return out_ += "(?:$)", true;
    if (std::string_view("*+?{}]").find(text_[at_]) != std::string_view::npos) {
      return refuse(fmt::format("`{}` stands for itself only after a backslash", text_[at_]));
    }
    append_character(out_, take_character());
    return true;
  }

  /// Reads `\n`, `\.`, `\p{Lu}`; gives the character where it is one.
  bool escape(Class& out, std::string_view* character = nullptr) {
    take('\\');
    if (sees('p') || sees('P')) return category(out);
    constexpr std::string_view letters = "nrt";
    constexpr std::string_view controls = "\n\r\t";
    if (at_ == text_.size()) return refuse("a backslash at the end");
    const std::size_t control = letters.find(text_[at_]);
    std::string_view found;
    if (control != std::string_view::npos) {
      found = controls.substr(control, 1);
    } else if (std::string_view("()*+-.?[\\]^{|}").find(text_[at_]) != std::string_view::npos) {
      found = text_.substr(at_, 1);
    } else {
      return refuse("this escape is not part of I-Regexp");
    }
    ++at_;
    if (character != nullptr) *character = found;
    if (character == nullptr) append_character(out.members, found);
    return true;
  }

  bool category(Class& out) {
    const bool negated = sees('P');
    ++at_;
    const std::size_t end = text_.find('}', at_);
    if (!sees('{') || end == std::string_view::npos)
      return refuse("a category is written `\\p{Lu}`");
    const std::string_view name = text_.substr(at_ + 1, end - at_ - 1);
    if (!is_category(name)) return refuse("there is no such category of characters");
    at_ = end + 1;
    if (name == "C" && !negated) out.members += "\\pC";
    if (name == "C" && negated) out.members += not_other;
    if (name == "Cn" && negated) out.members += assigned;
    if ((name == "C" || name == "Cn") && !negated) out.unassigned = true;
    if (name != "C" && name != "Cn") {
      fmt::format_to(std::back_inserter(out.members), "\\{}{{{}}}", negated ? 'P' : 'p', name);
    }
    return true;
  }

  bool bracket() {
    take('[');
    Class out;
    out.negated = take('^');
    bool any = false;
    if (take('-')) {
      append_character(out.members, "-");
      any = true;
    }
    while (at_ < text_.size() && !sees(']')) {
      if (take('-')) {
        if (!any || !sees(']')) return refuse("`-` stands for itself only first or last");
        append_character(out.members, "-");
      } else if (!bracket_member(out)) {
        return false;
      }
      any = true;
    }
    if (!take(']')) return refuse("`[` is not closed");
    if (!any) return refuse("there is nothing in `[]`");
    out_ += in_brackets(out);
    return true;
  }

  /// A category, a character, or two characters with `-` between them.
  bool bracket_member(Class& out) {
    std::string_view first;
    if (!bracket_character(out, first)) return false;
    if (first.empty()) return true;
    append_character(out.members, first);
    const bool range = sees('-') && at_ + 1 < text_.size() && text_[at_ + 1] != ']';
    if (!range) return true;
    take('-');
    std::string_view last;
    Class ignored;
    if (!bracket_character(ignored, last)) return false;
    if (last.empty()) return refuse("a category ends no range");
    // UTF-8 keeps the order of code points.
    if (last < first) return refuse("this range goes from more to less");
    out.members += '-';
    append_character(out.members, last);
    return true;
  }

  /// Gives a character, or adds a category to `out` and gives none.
  bool bracket_character(Class& out, std::string_view& character) {
    if (sees('\\')) return escape(out, &character);
    if (sees('[') || sees(']') || sees('-')) return refuse("this stands for itself only escaped");
    character = take_character();
    return true;
  }

  bool quantifier(std::size_t begin) {
    if (sees('*') || sees('+') || sees('?')) {
      out_ += text_[at_++];
      return true;
    }
    if (!take('{')) return true;
    const std::optional<std::size_t> least = count();
    if (!least) return refuse("`{` needs a number after it");
    std::optional<std::size_t> most = least;
    if (take(',')) most = count();
    if (!take('}')) return refuse("`{` is not closed");
    if (most && *most < *least) return refuse("this repeats from more to less times");
    return repeat(begin, *least, most);
  }

  std::optional<std::size_t> count() {
    constexpr std::size_t more_than_enough = 1'000'000;
    const std::size_t begin = at_;
    std::size_t value = 0;
    for (; at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9'; ++at_) {
      value = std::min(more_than_enough, value * 10 + static_cast<std::size_t>(text_[at_] - '0'));
    }
    if (at_ == begin) return std::nullopt;
    return value;
  }

  /// Repeats what was written from `begin` on, in as many steps as Pattern needs.
  bool repeat(std::size_t begin, std::size_t least, std::optional<std::size_t> most) {
    const std::string atom = out_.substr(begin);
    out_.resize(begin);
    std::size_t more = most ? *most - least : 0;
    do {
      if (out_.size() > limits_.pattern_bytes) {
        return refuse("the pattern repeats too often", ErrorCode::too_large);
      }
      const std::size_t low = std::min(least, repeat_at_once);
      const std::size_t high = std::min(low + more, repeat_at_once);
      least -= low;
      more -= high - low;
      const bool last = least == 0 && more == 0;
      fmt::format_to(std::back_inserter(out_), "{}{{{},{}}}", atom, low,
                     last && !most ? "" : std::to_string(high));
    } while (least > 0 || more > 0);
    return true;
  }

  std::string_view text_;
  const Limits& limits_;
  std::size_t at_ = 0;
  std::string out_;
  std::optional<Error> error_;
};

}  // namespace

Result<std::string> translate_i_regexp(std::string_view text, const Limits& limits) {
  return Translator(text, limits).translate();
}

Result<Pattern> compile_i_regexp(std::string_view text, const Limits& limits) {
  JOINERY_TRY(const std::string syntax, translate_i_regexp(text, limits));
  return Pattern::compile(syntax, limits);
}

}  // namespace joinery::jsonpath
