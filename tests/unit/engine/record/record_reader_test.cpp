#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "record_samples.hpp"

using namespace joinery;
using sample::Padded;
using sample::trie_of;

namespace {

std::string shown(const RawValue& value) {
  switch (value.state) {
    case RawState::missing: return "missing";
    case RawState::null: return "null";
    case RawState::text: return "text " + std::string(value.view());
    case RawState::number: return "number " + std::string(value.view());
    case RawState::boolean_true: return "true";
    case RawState::boolean_false: return "false";
    case RawState::object: return "object " + std::string(value.view());
    case RawState::array: return "array " + std::string(value.view());
  }
  return "";
}

/// What one record says at the paths; or the position and words of its error.
std::vector<std::string> read_one(const PathTrie& trie, std::string_view record,
                                  Limits limits = {}) {
  RecordReader reader(trie, limits);
  std::vector<RawValue> slots(trie.slot_count());
  const Padded padded(record);
  const auto read = reader.read(padded.view(), slots.data());
  if (!read) return {std::to_string(read.error().position), read.error().what};
  std::vector<std::string> out;
  for (const RawValue& slot : slots) out.push_back(shown(slot));
  return out;
}

using Texts = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(record_reader)

BOOST_AUTO_TEST_CASE(every_kind_of_value_is_told) {
  const PathTrie trie = trie_of({"a", "b", "c", "d", "e", "f", "g", "h", "i"});
  const Texts expected = {"text x", "number 10000000000000000000001", "true", "false", "null",
                          R"(object {"z": [1 ]})", "array [ ]", "text ", "missing"};
  BOOST_TEST(read_one(trie, R"({"a":"x","b":10000000000000000000001,"c":true,"d":false,"e":null,)"
                            R"("f":{"z": [1 ]},"g":[ ],"h":"","y":0})") == expected);
  BOOST_TEST(read_one(trie, " {\t\"a\" :\r\"x\" , \"b\"\n: 10000000000000000000001 ,\"c\":true "
                            ",\"d\": false ,\"e\":null , \"f\" :{\"z\": [1 ]} ,\"g\":[ ],"
                            "\"h\":\"\" "
                            ", \"y\":0 } ") == expected);
}

BOOST_AUTO_TEST_CASE(numbers_are_given_as_they_were_written) {
  const PathTrie trie = trie_of({"n"});
  for (const std::string number : {"0", "-0", "1.50", "1e5", "-12.5E+10", "9223372036854775808"}) {
    BOOST_TEST(read_one(trie, R"({"n":)" + number + "}") == Texts{"number " + number});
    BOOST_TEST(read_one(trie, R"({"n" : )" + number + " }") == Texts{"number " + number});
  }
}

BOOST_AUTO_TEST_CASE(names_compare_after_their_escapes_are_undone) {
  const PathTrie trie = trie_of({"id", "a long name with \"quotes\" / and: Größe"});
  BOOST_TEST(read_one(trie, R"({"\u0069d":"1",)"
                            R"("a long name with \"quotes\" \/ and: Gr\u00f6\u00dfe":2})") ==
             (Texts{"text 1", "number 2"}));
  BOOST_TEST(read_one(trie, R"({"id":"1",)"
                            R"("a long name with \u0022quotes\u0022 / and: Größe":2})") ==
             (Texts{"text 1", "number 2"}));
  BOOST_TEST(read_one(trie, R"({"\\u0069d":"1","id\u0000":3,"i\u0064 ":4})") ==
             (Texts{"missing", "missing"}));
}

BOOST_AUTO_TEST_CASE(steps_may_hold_dots_and_nothing) {
  const std::vector<WantedPath> paths = {{{"a.b", ""}, {}}, {{"a", "b"}, {}}, {{}, {}}};
  const PathTrie trie = PathTrie::compile(paths, Limits{}).value();
  const std::string record = R"({"a":{"b":1},"a.b":{"":2}})";
  BOOST_TEST(read_one(trie, record) == (Texts{"number 2", "number 1", "object " + record}));
}

BOOST_AUTO_TEST_CASE(texts_are_decoded_and_stay_until_the_next_record) {
  const PathTrie trie = trie_of({"a", "b", "c"});
  RecordReader reader(trie, Limits{});
  std::vector<RawValue> slots(3);
  const Padded record(R"({"a":"\ud83d\ude00\n","b":"\u00e9\"\\\/\b\f\r\t","c":"plain"})");
  BOOST_TEST_REQUIRE(reader.read(record.view(), slots.data()).has_value());
  BOOST_TEST(slots[0].view() == "\xF0\x9F\x98\x80\n");
  BOOST_TEST(slots[1].view() == "\xC3\xA9\"\\/\b\f\r\t");
  BOOST_TEST(slots[2].view() == "plain");
  BOOST_TEST(slots[0].escaped);
  BOOST_TEST(!slots[2].escaped);
}

BOOST_AUTO_TEST_CASE(a_path_through_anything_but_an_object_is_missing) {
  const PathTrie trie = trie_of({"a.b", "a"});
  BOOST_TEST(read_one(trie, R"({"a":null})") == (Texts{"missing", "null"}));
  BOOST_TEST(read_one(trie, R"({"a":[{"b":1}]})") == (Texts{"missing", R"(array [{"b":1}])"}));
  BOOST_TEST(read_one(trie, R"({"a":"b"})") == (Texts{"missing", "text b"}));
  BOOST_TEST(read_one(trie, R"({})") == (Texts{"missing", "missing"}));
  BOOST_TEST(read_one(trie, R"({"a":{}})") == (Texts{"missing", "object {}"}));
  BOOST_TEST(read_one(trie, R"({"a":{"b":2}})") == (Texts{"number 2", R"(object {"b":2})"}));
  BOOST_TEST(read_one(trie, R"({"c":{"a":{"b":2}}})") == (Texts{"missing", "missing"}));
}

BOOST_AUTO_TEST_CASE(a_member_on_a_wanted_path_must_not_stand_twice) {
  const PathTrie trie = trie_of({"id", "work.site"});
  const auto twice = [](std::string position, std::string name) {
    return Texts{std::move(position), "the member `" + std::move(name) + "` stands twice"};
  };
  BOOST_TEST(read_one(trie, R"({"id":1,"id":1})") == twice("8", "id"));
  BOOST_TEST(read_one(trie, R"({"id":1,"\u0069d":1})") == twice("8", R"(\u0069d)"));
  BOOST_TEST(read_one(trie, R"({"work":{},"x":0,"work":{"site":1}})") == twice("17", "work"));
  BOOST_TEST(read_one(trie, R"({"work":null,"work":null})") == twice("13", "work"));
  BOOST_TEST(read_one(trie, R"({"work":{"site":1,"site":null}})") == twice("18", "site"));
  BOOST_TEST(read_one(trie, R"({"x":1,"x":1,"site":2,"site":2})") == (Texts{"missing", "missing"}));
}

BOOST_AUTO_TEST_CASE(a_record_is_one_object_and_nothing_else) {
  const PathTrie trie = trie_of({"id"});
  for (const std::string text : {"null", "5", "[]", R"([{"id":1}])", R"("id")", "true"}) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(read_one(trie, text) == (Texts{"0", "the record is not a JSON object"}));
    }
  }
  BOOST_TEST(read_one(trie, R"({"id":1} {"id":2})")[1] ==
             "something stands after the end of the value");
  BOOST_TEST(read_one(trie, "")[1] == "the text ends where a value is expected");
  BOOST_TEST(read_one(trie, R"({"id":1}})")[0] == "8");
}

BOOST_AUTO_TEST_CASE(values_that_nobody_wants_are_checked) {
  const PathTrie trie = trie_of({"id"});
  for (const std::string value :
       {"01", "1.", "-", "+1", "nul", "nullx", "True", "falsey", "1x", "1\"a\"", "tru\"e\"", "'a'",
        "[1 2]", "[1,]", "[,1]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{1:2}", "[}", "{]", "[1}",
        "{\"a\":1]", "\"a\"\"b\"", "\"a\" x", "\"\x01\"", "\"\xFF\"", "\\\"a\"", "1 2", "[[]",
        ":", ",", "\xEF\xBB\xBF 1", "NaN", "1e", "1e+", "0x10", "\f1"}) {
    for (const std::string& record :
         {R"({"id":1,"v":)" + value + "}", R"({"v":)" + value + R"(,"id":1})",
          R"({"v":{"w":[)" + value + R"(]},"id":1})"}) {
      BOOST_TEST_CONTEXT(record) { BOOST_TEST(read_one(trie, record).size() == 2U); }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_subtree_is_checked_to_its_last_escape) {
  const std::string record = R"({"a":{"b":"\q"},"c":1})";
  BOOST_TEST(read_one(trie_of({"c"}), record) == Texts{"number 1"});
  BOOST_TEST(read_one(trie_of({"a!"}), record) == (Texts{"11", "an escape in a text is wrong"}));
  BOOST_TEST(read_one(trie_of({"a.b"}), record) == (Texts{"11", "an escape in a text is wrong"}));
}

BOOST_AUTO_TEST_CASE(every_cut_of_a_record_is_broken) {
  const PathTrie trie = trie_of({"id", "work.site", "tags!"});
  const std::string whole =
      R"({"id":"1\u0041","x":[1,{"y":null}],"work":{"site":"London","n":-1.5e3},"tags":["a"]})";
  for (std::size_t size = 0; size < whole.size(); ++size) {
    BOOST_TEST_CONTEXT(whole.substr(0, size)) {
      RecordReader reader(trie, Limits{});
      std::vector<RawValue> slots(3);
      const Padded padded(std::string_view(whole).substr(0, size));
      const auto read = reader.read(padded.view(), slots.data(), 1000);
      BOOST_TEST_REQUIRE(!read.has_value());
      BOOST_TEST((read.error().code == ErrorCode::malformed));
      BOOST_TEST(read.error().position >= 1000U);
      BOOST_TEST(read.error().position <= 1000U + size);
    }
  }
}

BOOST_AUTO_TEST_CASE(depth_and_size_have_edges) {
  Limits limits;
  limits.record_depth = 4;
  limits.record_bytes = 40;
  for (const auto& paths : {Texts{"a"}, Texts{"b"}, Texts{"a.a.a.a"}}) {
    const PathTrie trie = trie_of(paths);
    RecordReader reader(trie, limits);
    std::vector<RawValue> slots(1);
    const Padded fits(R"({"a":{"a":{"a":{}}}})");
    const Padded list(R"({"a":{"a":{"a":[]}}})");
    const Padded deep(R"({"a":{"a":{"a":{"a":{}}}}})");
    BOOST_TEST(reader.read(fits.view(), slots.data()).has_value());
    BOOST_TEST(reader.read(list.view(), slots.data()).has_value());
    const auto read = reader.read(deep.view(), slots.data());
    BOOST_TEST_REQUIRE(!read.has_value());
    BOOST_TEST((read.error().code == ErrorCode::too_large));
    const std::string text = R"({"b":")" + std::string(32, 'x') + R"("})";
    BOOST_TEST(reader.read(Padded(text).view(), slots.data()).has_value());
    const Padded large(text + " ");
    BOOST_TEST((reader.read(large.view(), slots.data()).error().code == ErrorCode::too_large));
  }
}

BOOST_AUTO_TEST_CASE(broken_lines_are_alone_in_their_block) {
  const PathTrie trie = trie_of({"id", "t"});
  const Texts broken = {R"({"id":7,"t":"x)",  R"({"id":7,)",   R"("t":8})",     R"({"id":7}})",
                        R"({"id":7} {})", "]", R"(\"{"id":7})", "{\"id\":\"\xFF\"}",
                        R"({"id":7,"id":7})", R"({"id":7,"t":"\)", "x",           R"({"id":[})"};
  for (std::size_t which = 0; which <= broken.size(); ++which) {
    std::string text;
    std::vector<bool> whole;
    for (int i = 0; i < 3; ++i) {
      text += R"({"id":)" + std::to_string(i) + R"(,"t":"\u0041{\"},["})" + "\n";
      whole.push_back(true);
      for (std::size_t k = 0; k < broken.size(); ++k) {
        if (which != broken.size() && (k != which || i == 1)) continue;
        text += broken[k] + "\n";
        whole.push_back(false);
      }
    }
    const sample::File file = sample::file_of(text);
    auto stream = RecordStream::from_descriptor(::fileno(file.get()), {}, Limits{});
    RecordBlock block;
    BOOST_TEST_REQUIRE(stream->next(block).value());
    BOOST_TEST_REQUIRE(block.records.size() == whole.size());
    RecordReader reader(trie, Limits{});
    reader.open(block);
    std::vector<RawValue> slots(2);
    int number = 0;
    for (std::size_t i = 0; i < whole.size(); ++i) {
      BOOST_TEST_CONTEXT("broken line " << which << ", record " << i) {
        const auto read = reader.read(i, slots.data());
        BOOST_TEST_REQUIRE(read.has_value() == whole[i]);
        if (!whole[i]) {
          BOOST_TEST(read.error().position >= block.records[i].offset);
          BOOST_TEST(read.error().position <= block.records[i].offset + block.records[i].size);
          continue;
        }
        BOOST_TEST(slots[0].view() == std::to_string(number++));
        BOOST_TEST(slots[1].view() == "A{\"},[");
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(records_of_a_block_can_be_read_in_any_order) {
  const PathTrie trie = trie_of({"id"});
  const sample::File file = sample::file_of(R"([{"id":0},{"id":1} , {"id":2},{"id":3}])");
  auto stream = RecordStream::from_descriptor(::fileno(file.get()), {}, Limits{});
  RecordBlock block;
  BOOST_TEST_REQUIRE(stream->next(block).value());
  RecordReader reader(trie, Limits{});
  reader.open(block);
  RawValue slot;
  for (const std::size_t i : {3U, 0U, 2U, 2U, 1U, 3U}) {
    BOOST_TEST_REQUIRE(reader.read(i, &slot).has_value());
    BOOST_TEST(slot.view() == std::to_string(i));
  }
}

BOOST_AUTO_TEST_SUITE_END()
