#include <boost/test/unit_test.hpp>
#include <random>
#include <string>
#include <vector>

#include "engine/json/json_parse.hpp"
#include "engine/record/json_fault.hpp"
#include "record_samples.hpp"

using namespace joinery;
using sample::Padded;

namespace {

/// Writes random JSON: the same value in many spellings, names from a small set so that paths hit.
class Writer {
 public:
  explicit Writer(std::uint32_t seed) : random_(seed) {}

  std::string object(int depth) {
    std::vector<std::string> names = {"a", "b", "id", "work", "reportsTo", "start.Date", "\"q\"",
                                      "größe", "a long name that differs at its end 1",
                                      "a long name that differs at its end 2", ""};
    std::shuffle(names.begin(), names.end(), random_);
    names.resize(below(names.size()));
    std::string out = "{" + space();
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (i > 0) out += "," + space();
      out += text(names[i]) + space() + ":" + space() + value(depth - 1) + space();
    }
    return out + "}";
  }

  std::size_t below(std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random_);
  }

 private:
  std::string value(int depth) {
    switch (below(depth > 0 ? 9 : 6)) {
      case 0: return "null";
      case 1: return below(2) == 0 ? "true" : "false";
      case 2: return "-12345678901234567890123";
      case 3: return below(2) == 0 ? "0" : "1.25e-7";
      case 4: return text("O'Brien \\ \"x\" {}[],: \xF0\x9F\x98\x80\n");
      case 5: return text("");
      case 6: return "[" + space() + value(depth - 1) + space() + "," + value(depth - 1) + "]";
      default: return object(depth);
    }
  }

  std::string text(const std::string& plain) {
    static constexpr char hex[] = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : plain) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte < 0x20 || c == '"' || c == '\\' || (byte < 0x80 && below(20) == 0)) {
        out += std::string("\\u00") + hex[byte >> 4] + hex[byte & 15U];
      } else {
        out += c;
      }
    }
    return out + "\"";
  }

  std::string space() { return below(8) == 0 ? std::string(" \t\r").substr(below(3)) : ""; }

  std::mt19937 random_;
};

const Json* member_at(const Json& record, const std::vector<std::string>& steps) {
  const Json* at = &record;
  for (const std::string& step : steps) {
    at = at->is(JsonKind::object) ? at->find(step) : nullptr;
    if (at == nullptr) return nullptr;
  }
  return at;
}

bool same(const RawValue& raw, const Json* expected) {
  if (expected == nullptr) return raw.state == RawState::missing;
  switch (expected->kind()) {
    case JsonKind::null: return raw.state == RawState::null;
    case JsonKind::boolean:
      return raw.state ==
             (expected->as_boolean() ? RawState::boolean_true : RawState::boolean_false);
    case JsonKind::number:
      return raw.state == RawState::number && raw.view() == expected->number_text();
    case JsonKind::text: return raw.state == RawState::text && raw.view() == expected->as_text();
    case JsonKind::array: case JsonKind::object: break;
  }
  const bool list = expected->is(JsonKind::array);
  const auto parsed = parse_json(raw.view(), Limits{});
  return raw.state == (list ? RawState::array : RawState::object) && parsed && *parsed == *expected;
}

const std::vector<WantedPath>& wanted() {
  static const std::vector<WantedPath> paths = {
      {{"id"}, {}}, {{"work", "reportsTo", "id"}, {}}, {{"work"}, PathEnd::subtree},
      {{"work", "start.Date"}, {}}, {{"größe"}, {}}, {{"\"q\"", "a"}, {}},
      {{"a long name that differs at its end 2"}, {}}, {{""}, {}}, {{"id"}, PathEnd::subtree},
      {{"reportsTo", "b"}, PathEnd::subtree}};
  return paths;
}

bool about_escapes(std::string_view what) { return what.find("escape") != what.npos; }

}  // namespace

BOOST_AUTO_TEST_SUITE(record_reader_property)

BOOST_AUTO_TEST_CASE(reads_what_a_slow_parser_reads) {
  const PathTrie trie = PathTrie::compile(wanted(), Limits{}).value();
  RecordReader reader(trie, Limits{});
  std::vector<RawValue> slots(trie.slot_count());
  Writer writer(20261121);
  for (int round = 0; round < 4000; ++round) {
    const Padded record(writer.object(5));
    BOOST_TEST_CONTEXT("round " << round << ": " << record.view()) {
      const auto slow = parse_json(record.view(), Limits{});
      BOOST_TEST_REQUIRE(slow.has_value());
      BOOST_TEST_REQUIRE(reader.read(record.view(), slots.data()).has_value());
      for (std::size_t i = 0; i < slots.size(); ++i) {
        BOOST_TEST(same(slots[i], member_at(*slow, wanted()[i].steps)), "path " << i);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_block_reads_as_its_records_do_alone_whatever_is_broken) {
  const PathTrie trie = PathTrie::compile(wanted(), Limits{}).value();
  RecordReader reader(trie, Limits{});
  RecordReader alone(trie, Limits{});
  std::vector<RawValue> slots(trie.slot_count());
  Writer writer(4711);
  const std::string bytes = "{}[]\",:\\ 0a-.\x01\xFF\nnu";
  std::size_t broken = 0;
  std::size_t whole = 0;
  for (int round = 0; round < 1500; ++round) {
    std::string text;
    for (int i = 0; i < 6; ++i) {
      std::string line = writer.object(4);
      if (writer.below(3) == 0) {
        const std::size_t at = writer.below(line.size());
        const char c = bytes[writer.below(bytes.size())];
        switch (writer.below(3)) {
          case 0: line[at] = c; break;
          case 1: line.insert(at, 1, c); break;
          default: line.erase(at, 1 + writer.below(3));
        }
      }
      text += line + "\n";
    }
    const sample::File file = sample::file_of(text);
    auto stream = RecordStream::from_descriptor(::fileno(file.get()), {}, Limits{});
    RecordBlock block;
    if (!stream->next(block).value()) continue;
    reader.open(block);
    for (std::size_t i = 0; i < block.records.size(); ++i) {
      const RecordSpan& span = block.records[i];
      const Padded record({block.bytes.data() + span.begin, span.size});
      BOOST_TEST_CONTEXT("round " << round << ", record " << i << ": " << record.view()) {
        const auto read = reader.read(i, slots.data());
        std::vector<RawValue> again(trie.slot_count());
        BOOST_TEST(read.has_value() == alone.read(record.view(), again.data()).has_value());
        const auto fault = find_json_fault(record.view(), Limits{}.record_depth);
        const auto slow = parse_json(record.view(), Limits{});
        if (fault) BOOST_TEST(!slow.has_value());
        if (!read) {
          ++broken;
          BOOST_TEST((!slow.has_value() || !slow->is(JsonKind::object)));
          continue;
        }
        ++whole;
        if (fault) BOOST_TEST(about_escapes(fault->what));
        if (!slow) continue;
        for (std::size_t k = 0; k < slots.size(); ++k) {
          BOOST_TEST(same(slots[k], member_at(*slow, wanted()[k].steps)), "path " << k);
        }
      }
    }
  }
  // Both kinds have to occur, or the test says nothing.
  BOOST_TEST(broken > 500U);
  BOOST_TEST(whole > 5000U);
}

BOOST_AUTO_TEST_SUITE_END()
