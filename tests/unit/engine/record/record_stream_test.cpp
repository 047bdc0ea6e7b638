#include <boost/test/unit_test.hpp>
#include <string>
#include <thread>
#include <vector>

#include "record_samples.hpp"

using namespace joinery;
using sample::read_all;
using sample::texts;

namespace {

using Texts = std::vector<std::string>;

const std::vector<std::size_t> block_sizes = {1, 2, 3, 5, 7, 16, 64, 100, 1000, 1U << 20};

struct Case {
  std::string name;
  std::string input;
  RecordStreamOptions options;
  Texts records;
};

const std::string tricky = R"({"a":"]}\"\\","b":[{"c":"\\"},[]],"d":"é,{"})";

std::vector<Case> whole_inputs() {
  const RecordStreamOptions plain;
  const RecordStreamOptions at_employees{RecordFormat::detect, {"employees"}, 0};
  const RecordStreamOptions at_items{RecordFormat::page, {"data", "items"}, 0};
  const RecordStreamOptions list{RecordFormat::list, {}, 0};
  return {
      {"lines", "{\"a\":1}\n" + tricky + "\n{\"a\":2}\n", plain,
       {R"({"a":1})", tricky, R"({"a":2})"}},
      {"no newline at the end", "{\"a\":1}\n{\"a\":2}", plain, {R"({"a":1})", R"({"a":2})"}},
      {"blank lines and carriage returns", "\n \r\n{\"a\":1}\r\n\t\n  {\"a\":2} \n\n", plain,
       {R"({"a":1})", R"({"a":2})"}},
      {"byte order mark", "\xEF\xBB\xBF{\"a\":1}\n", plain, {R"({"a":1})"}},
      {"nothing", "", plain, {}},
      {"only space", " \n\n ", plain, {}},
      {"garbage lines", "x\n]\n{\"a\":1}\n{\n", plain, {"x", "]", R"({"a":1})", "{"}},
      {"list", "[" + tricky + ",{}, {\"a\":[1,2]} ]", plain, {tricky, "{}", R"({"a":[1,2]})"}},
      {"list over lines", "\n[\n{},\n{\"a\":1}\n]\n", plain, {"{}", R"({"a":1})"}},
      {"empty list", " [ ] ", plain, {}},
      {"list of other values", R"([null, "a\"]", 12 ,[1,[2]],true])", plain,
       {"null", R"("a\"]")", "12", "[1,[2]]", "true"}},
      {"two lists", "[1]\n[2]", list, {"1", "2"}},
      {"page", R"({"meta":{"n":[1,"]"],"employees":[9]},"employees":[{"a":1},)" + tricky +
                   R"(],"next":null})",
       at_employees, {R"({"a":1})", tricky}},
      {"page with an escaped name", R"({"\u0065mployees":[{}]})", at_employees, {"{}"}},
      {"deeper path",
       R"({"items":[0],"data":{"x":{"items":[1]},"items":[{"a":1},{"a":2}],"y":1.5}})",
       at_items, {R"({"a":1})", R"({"a":2})"}},
      {"one page a line", "{\"employees\":[1,2]}\n{\"employees\":[]}\n{\"employees\":[3]}\n",
       at_employees, {"1", "2", "3"}},
      {"pages without a gap", R"({"employees":[{}]}{"employees":[{"a":1}]})", at_employees,
       {"{}", R"({"a":1})"}},
      {"lines although there is a path", "{\"a\":{\"employees\":[1]}}\n{\"employees\":2}\n",
       at_employees, {R"({"a":{"employees":[1]}})", R"({"employees":2})"}},
      {"list although there is a path", "[{\"a\":1}]", at_employees, {R"({"a":1})"}},
  };
}

}  // namespace

BOOST_AUTO_TEST_SUITE(record_stream)

BOOST_AUTO_TEST_CASE(every_format_gives_the_same_records_for_every_block_size) {
  for (const Case& c : whole_inputs()) {
    for (const std::size_t size : block_sizes) {
      BOOST_TEST_CONTEXT(c.name << ", blocks of " << size) {
        RecordStreamOptions options = c.options;
        options.block_bytes = size;
        const auto outcome = read_all(c.input, options, Limits{});
        BOOST_TEST(!outcome.error.has_value());
        BOOST_TEST(texts(outcome) == c.records);
        for (std::size_t i = 0; i < outcome.records.size(); ++i) {
          const sample::Found& found = outcome.records[i];
          BOOST_TEST(found.index == i);
          BOOST_TEST(c.input.substr(found.offset, found.text.size()) == found.text);
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(formats_are_told_by_the_first_bytes) {
  const auto format_of = [](std::string_view text, std::vector<std::string> path) {
    return read_all(text, {RecordFormat::detect, std::move(path), 1U << 20}, Limits{}).format;
  };
  BOOST_TEST((format_of("{}\n{}", {}) == RecordFormat::lines));
  BOOST_TEST((format_of("  [ {} ]", {}) == RecordFormat::list));
  BOOST_TEST((format_of(R"({"data":[]})", {"data"}) == RecordFormat::page));
  BOOST_TEST((format_of(R"({"data":5})", {"data"}) == RecordFormat::page));
  BOOST_TEST((format_of(R"({"date":5})", {"data"}) == RecordFormat::lines));
  BOOST_TEST((format_of("", {"data"}) == RecordFormat::lines));
  // The list may begin far behind the first bytes.
  const std::string far = R"({"meta":")" + std::string(300'000, 'x') + R"(","data":[{"a":1}]})";
  BOOST_TEST((format_of(far, {"data"}) == RecordFormat::page));
  BOOST_TEST(texts(read_all(far, {RecordFormat::detect, {"data"}, 100}, Limits{})) ==
             Texts{R"({"a":1})"});
}

BOOST_AUTO_TEST_CASE(a_record_larger_than_the_limit_is_passed_over) {
  Limits limits;
  limits.record_bytes = 50;
  const auto record = [](std::size_t size) {
    return R"({"a":")" + std::string(size - 8, 'x') + R"("})";
  };
  const Texts expected = {record(50), "(too large)", "{}", "(too large)", record(49)};
  const std::string large = R"({"a":[")" + std::string(5'000, ']') + R"(",{}]})";
  for (const std::size_t size : block_sizes) {
    BOOST_TEST_CONTEXT("blocks of " << size) {
      RecordStreamOptions options;
      options.block_bytes = size;
      const auto lines = read_all(
          record(50) + "\n" + record(51) + "\n{}\n" + large + "\n" + record(49), options, limits);
      BOOST_TEST(texts(lines) == expected);
      const auto list = read_all("[" + record(50) + "," + record(51) + ",{}," + large + " ," +
                                     record(49) + "]", options, limits);
      BOOST_TEST(texts(list) == expected);
      BOOST_TEST(!list.error.has_value());
      BOOST_TEST(list.records[1].offset == 52U);
      BOOST_TEST(list.records[3].index == 3U);
      if (size < 100) BOOST_TEST(list.largest_block <= 51 + 2 * 64 + record_padding);
    }
  }
}

BOOST_AUTO_TEST_CASE(deep_nesting_in_a_record_is_the_readers_affair) {
  const std::string deep = std::string(5'000, '[') + "{}" + std::string(5'000, ']');
  const auto outcome = read_all("[{},{\"a\":" + deep + "},{}]", {}, Limits{});
  BOOST_TEST(!outcome.error.has_value());
  BOOST_TEST(texts(outcome) == (Texts{"{}", "{\"a\":" + deep + "}", "{}"}));
}

BOOST_AUTO_TEST_CASE(pipes_are_read_to_their_end_and_blocks_are_used_again) {
  int ends[2] = {-1, -1};
  BOOST_TEST_REQUIRE(::pipe(ends) == 0);
  constexpr int count = 20'000;
  std::thread writer([&ends] {
    for (int i = 0; i < count; ++i) {
      const std::string line = R"({"id":)" + std::to_string(i) + "}\n";
      static_cast<void>(!::write(ends[1], line.data(), line.size()));
    }
    ::close(ends[1]);
  });
  {
    const RecordStreamOptions options{RecordFormat::detect, {}, 4096};
    auto stream = RecordStream::from_descriptor(ends[0], options, Limits{});
    const PathTrie trie = sample::trie_of({"id"});
    RecordReader reader(trie, Limits{});
    RecordBlock block;
    RawValue slot;
    std::uint64_t next = 0;
    const char* memory = nullptr;
    while (stream->next(block).value()) {
      if (memory == nullptr) memory = block.bytes.data();
      BOOST_TEST(memory == block.bytes.data());
      BOOST_TEST(block.first_index == next);
      reader.open(block);
      for (std::size_t i = 0; i < block.records.size(); ++i) {
        BOOST_TEST_REQUIRE(reader.read(i, &slot).has_value());
        BOOST_TEST_REQUIRE(slot.view() == std::to_string(next++));
      }
    }
    BOOST_TEST(next == count);
  }
  writer.join();
  ::close(ends[0]);
}

BOOST_AUTO_TEST_CASE(files_that_are_not_there_are_told) {
  const auto missing = RecordStream::open("tests/no/such/file", {}, Limits{});
  BOOST_TEST_REQUIRE(!missing.has_value());
  BOOST_TEST((missing.error().code == ErrorCode::not_found));
  const auto folder = RecordStream::open("tests", {}, Limits{});
  BOOST_TEST_REQUIRE(!folder.has_value());
  BOOST_TEST((folder.error().code == ErrorCode::unreadable));
}

BOOST_AUTO_TEST_SUITE_END()
