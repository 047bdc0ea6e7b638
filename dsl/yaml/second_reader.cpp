#include "dsl/yaml/second_reader.hpp"

#include <istream>
#include <streambuf>
#include <vector>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

namespace joinery {
namespace {

/// A stream over text that somebody else owns.
class ViewBuffer final : public std::streambuf {
 public:
  explicit ViewBuffer(std::string_view text) {
    char* begin = const_cast<char*>(text.data());  // a get area is never written to
    setg(begin, begin, begin + text.size());
  }
};

enum class Event : std::uint8_t { scalar, map, map_end, list, list_end };

/// One event that the tree says has to come.
struct Expected {
  Event event;
  const std::string* text;  ///< of a scalar; owned by the tree
  bool plain;
  bool block;
  Span span;
};

/// Depth is bounded by `Limits::yaml_depth`.
void expect(const YamlNode& node, std::vector<Expected>& out) {
  switch (node.kind) {
    case YamlKind::scalar:
      out.push_back({Event::scalar, &node.text, node.style == ScalarStyle::plain,
                     node.style == ScalarStyle::literal || node.style == ScalarStyle::folded,
                     node.span});
      return;
    case YamlKind::map:
      out.push_back({Event::map, nullptr, false, false, node.span});
      for (const YamlEntry& entry : node.entries) {
        out.push_back({Event::scalar, &entry.key, true, false, entry.key_span});
        expect(entry.value, out);
      }
      out.push_back({Event::map_end, nullptr, false, false, node.span});
      return;
    case YamlKind::list:
      out.push_back({Event::list, nullptr, false, false, node.span});
      for (const YamlNode& item : node.items) expect(item, out);
      out.push_back({Event::list_end, nullptr, false, false, node.span});
      return;
  }
}

/// yaml-cpp turns these plain scalars into "null"; for us they are text.
bool is_null(const std::string& text) {
  return text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL";
}

/// yaml-cpp loses line ends behind a folded block that keeps them (`>+`), so those are not
/// compared.
bool same_text(const Expected& expected, std::string_view value) {
  std::string_view text = *expected.text;
  while (expected.block && text.ends_with('\n')) text.remove_suffix(1);
  while (expected.block && value.ends_with('\n')) value.remove_suffix(1);
  return text == value;
}

class Comparison final : public YAML::EventHandler {
 public:
  explicit Comparison(const YamlNode& root) { expect(root, expected_); }

  [[nodiscard]] bool differs() const { return differs_; }
  [[nodiscard]] bool complete() const { return next_ == expected_.size(); }
  [[nodiscard]] Span place() const {
    return expected_[next_ < expected_.size() ? next_ : expected_.size() - 1].span;
  }

  void OnDocumentStart(const YAML::Mark& /*mark*/) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& /*mark*/, YAML::anchor_t /*anchor*/) override {
    const Expected* expected = take(Event::scalar);
    if (expected != nullptr && !(expected->plain && is_null(*expected->text))) give_up();
  }
  void OnAlias(const YAML::Mark& /*mark*/, YAML::anchor_t /*anchor*/) override { differs_ = true; }
  void OnScalar(const YAML::Mark& /*mark*/, const std::string& /*tag*/, YAML::anchor_t /*anchor*/,
                const std::string& value) override {
    const Expected* expected = take(Event::scalar);
    if (expected != nullptr && !same_text(*expected, value)) give_up();
  }
  void OnSequenceStart(const YAML::Mark& /*mark*/, const std::string& /*tag*/,
                       YAML::anchor_t /*anchor*/, YAML::EmitterStyle::value /*style*/) override {
    take(Event::list);
  }
  void OnSequenceEnd() override { take(Event::list_end); }
  void OnMapStart(const YAML::Mark& /*mark*/, const std::string& /*tag*/, YAML::anchor_t /*anchor*/,
                  YAML::EmitterStyle::value /*style*/) override {
    take(Event::map);
  }
  void OnMapEnd() override { take(Event::map_end); }

 private:
  /// The event that should come now, or nothing where another one does.
  const Expected* take(Event event) {
    if (differs_) return nullptr;
    if (next_ == expected_.size() || expected_[next_].event != event) {
      differs_ = true;
      return nullptr;
    }
    return &expected_[next_++];
  }
  void give_up() {
    differs_ = true;
    --next_;
  }

  std::vector<Expected> expected_;
  std::size_t next_ = 0;
  bool differs_ = false;
};

constexpr const char* ambiguous = "two readers understand this differently";

}  // namespace

void compare_with_second_reader(std::string_view text, const YamlNode& root, Mistakes& mistakes) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  const std::size_t skipped = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  ViewBuffer buffer(text.substr(skipped));
  std::istream stream(&buffer);
  Comparison comparison(root);
  try {
    YAML::Parser parser(stream);
    const bool read = parser.HandleNextDocument(comparison);
    if (!read && root.absent()) return;
    if (read && !comparison.differs() && comparison.complete()) return;
    const Span place = comparison.place();
    mistakes.unreadable(place.begin, place.end, ambiguous);
  } catch (const YAML::Exception& error) {
    const std::size_t at =
        error.mark.is_null() ? 0 : skipped + static_cast<std::size_t>(error.mark.pos);
    const std::size_t begin = at < text.size() ? at : text.size();
    mistakes.unreadable(begin, begin < text.size() ? begin + 1 : begin, error.msg);
  }
}

}  // namespace joinery
