#include "engine/json/json_parse.hpp"

#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace joinery {
namespace {

/// Walks over the text and lets the builder see how far the reader has come.
class WatchedBytes {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  WatchedBytes(const char* at, const char** furthest) : at_(at), furthest_(furthest) {}
  reference operator*() const { return *at_; }
  WatchedBytes& operator++() {
    ++at_;
    *furthest_ = at_;
    return *this;
  }
  WatchedBytes operator++(int) {
    WatchedBytes before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const WatchedBytes& a, const WatchedBytes& b) { return a.at_ == b.at_; }
  friend bool operator!=(const WatchedBytes& a, const WatchedBytes& b) { return a.at_ != b.at_; }

 private:
  const char* at_;
  const char** furthest_;
};

bool is_number_byte(char c) {
  return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

/// Where the name begins whose closing quote is the byte before `end`.
std::size_t name_begin(std::string_view text, std::size_t end) {
  for (std::size_t quote = end - 1; quote > 0; --quote) {
    if (text[quote - 1] != '"') continue;
    std::size_t backslashes = 0;
    while (backslashes + 1 < quote && text[quote - 2 - backslashes] == '\\') ++backslashes;
    if (backslashes % 2 == 0) return quote - 1;
  }
  return 0;
}

/// The reader's words without what it read, which may be personal data: of
/// `... - invalid literal; last read: '"Ada'; expected '}'` the middle part.
std::string words_of(std::string_view what) {
  const std::size_t begin = what.find(" - ");
  if (begin == std::string_view::npos) return "syntax error";
  what.remove_prefix(begin + 3);
  return std::string(what.substr(0, what.find("; last read")));
}

/// Takes the events of the reader and puts the values together.
class Builder {
 public:
  using number_integer_t = nlohmann::json::number_integer_t;
  using number_unsigned_t = nlohmann::json::number_unsigned_t;
  using number_float_t = nlohmann::json::number_float_t;
  using string_t = nlohmann::json::string_t;
  using binary_t = nlohmann::json::binary_t;

  Builder(std::string_view text, const char* const* at, const Limits& limits)
      : text_(text), at_(at), limits_(limits) {}

  bool null() { return add(Json()); }
  bool boolean(bool value) { return add(Json::from_boolean(value)); }
  bool number_integer(number_integer_t) { return number(); }
  bool number_unsigned(number_unsigned_t) { return number(); }
  bool number_float(number_float_t, const string_t&) { return number(); }
  bool string(string_t& value) { return add(Json::from_text(value)); }
  bool binary(binary_t&) { return false; }  // Only the reader's binary formats have it.
  bool start_array(std::size_t) { return open(JsonKind::array); }
  bool start_object(std::size_t) { return open(JsonKind::object); }

  bool key(string_t& name) {
    Frame& frame = frames_.back();
    frame.members.push_back({std::move(name), Json()});
    frame.name_ends.push_back(offset());
    return true;
  }

  bool end_array() {
    Json array = Json::from_items(std::move(frames_.back().items));
    frames_.pop_back();
    return add(std::move(array));
  }

  bool end_object() {
    Frame frame = std::move(frames_.back());
    frames_.pop_back();
    if (const std::optional<std::size_t> twice = first_duplicate(frame.members)) {
      return refuse(ErrorCode::malformed, "this name occurs twice in one object",
                    name_begin(text_, frame.name_ends[*twice]));
    }
    return add(Json::from_members(std::move(frame.members)));
  }

  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::json::exception& error) {
    const std::size_t at = position == 0 ? 0 : position - 1;
    constexpr int number_out_of_range = 406;
    if (error.id == number_out_of_range) {
      return refuse(ErrorCode::malformed, "this number is too large", number_begin());
    }
    return refuse(ErrorCode::malformed, "not JSON: " + words_of(error.what()), at);
  }

  Result<Json> take() {
    if (error_) return tl::unexpected<Error>(std::move(*error_));
    return std::move(whole_);
  }

 private:
  struct Frame {
    JsonKind kind;
    std::vector<Json> items;
    std::vector<JsonMember> members;
    std::vector<std::size_t> name_ends;  ///< one for each member: the byte after its name
  };

  [[nodiscard]] std::size_t offset() const { return static_cast<std::size_t>(*at_ - text_.data()); }

  bool refuse(ErrorCode code, std::string what, std::size_t at) {
    error_ = Error{code, std::move(what), at};
    return false;
  }

  bool open(JsonKind kind) {
    if (frames_.size() >= limits_.record_depth) {
      return refuse(ErrorCode::too_large,
                    fmt::format("the JSON nests deeper than {} levels", limits_.record_depth),
                    offset() - 1);
    }
    frames_.push_back({kind, {}, {}, {}});
    return true;
  }

  bool add(Json value) {
    if (frames_.empty()) {
      whole_ = std::move(value);
    } else if (frames_.back().kind == JsonKind::array) {
      frames_.back().items.push_back(std::move(value));
    } else {
      frames_.back().members.back().value = std::move(value);
    }
    return true;
  }

  /// The reader gives numbers as C++ sees them, we keep them as written. It has always read one
  /// byte past the number, unless the number ends the text.
  [[nodiscard]] std::size_t number_end() const {
    const std::size_t end = offset();
    return end > 0 && is_number_byte(text_[end - 1]) ? end : end - 1;
  }
  [[nodiscard]] std::size_t number_begin() const {
    std::size_t begin = number_end();
    while (begin > 0 && is_number_byte(text_[begin - 1])) --begin;
    return begin;
  }
  bool number() {
    const std::size_t begin = number_begin();
    const std::string_view written = text_.substr(begin, number_end() - begin);
    // `01` reaches us as `0`, with the digit that makes it wrong already read.
    if (!is_json_number(written)) {
      return refuse(ErrorCode::malformed, "not JSON: a number is written wrongly", begin);
    }
    return add(Json::from_number_text(written));
  }

  std::string_view text_;
  const char* const* at_;
  const Limits& limits_;
  std::vector<Frame> frames_;
  Json whole_;
  std::optional<Error> error_;
};

}  // namespace

Result<Json> parse_json(std::string_view text, const Limits& limits) {
  if (text.size() > limits.record_bytes) {
    return fail(ErrorCode::too_large,
                fmt::format("the JSON is larger than {} bytes", limits.record_bytes));
  }
  const char* furthest = text.data();
  Builder builder(text, &furthest, limits);
  const WatchedBytes begin(text.data(), &furthest);
  const WatchedBytes end(text.data() + text.size(), &furthest);
  try {
    nlohmann::json::sax_parse(begin, end, &builder);
  } catch (const nlohmann::json::exception& error) {
    return fail(ErrorCode::malformed, "not JSON: " + words_of(error.what()));
  }
  return builder.take();
}

}  // namespace joinery
