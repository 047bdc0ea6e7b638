// Rows of a CSV file as records: the same whatever the size of the blocks.

#include <boost/test/unit_test.hpp>
#include <string>
#include <thread>

#include <unistd.h>

#include "engine/record/record_reader.hpp"
#include "engine/record/record_stream.hpp"

using namespace joinery;

namespace {

/// Every record, or why it is none; the error of the stream behind `!`.
std::string all_of(const std::string& text, std::size_t block_bytes, const Limits& limits = {}) {
  int ends[2];
  BOOST_TEST_REQUIRE(::pipe(ends) == 0);
  std::thread writer([&] {
    for (std::size_t at = 0; at < text.size();) {
      const auto wrote = ::write(ends[1], text.data() + at, std::min<std::size_t>(1000, text.size() - at));
      if (wrote <= 0) break;
      at += static_cast<std::size_t>(wrote);
    }
    ::close(ends[1]);
  });
  RecordStreamOptions options;
  options.format = RecordFormat::csv;
  options.block_bytes = block_bytes;
  std::string out;
  auto stream = RecordStream::from_descriptor(ends[0], options, limits);
  const auto trie = PathTrie::compile({}, limits);
  RecordReader reader(*trie, limits);
  RecordBlock block;
  RawValue unused;
  std::uint64_t index = 0;
  while (stream) {
    const auto more = stream->next(block);
    if (!more) out += "! " + more.error().what;
    if (!more || !*more) break;
    BOOST_TEST(block.first_index == index);
    index += block.records.size();
    reader.open(block);
    for (std::size_t i = 0; i < block.records.size(); ++i) {
      const RecordSpan& span = block.records[i];
      const auto read = reader.read(i, &unused);
      out += read ? std::string(block.bytes.data() + span.begin, span.size) : read.error().what;
      out += '\n';
    }
  }
  if (!stream) out = "! " + stream.error().what;
  std::string rest(1000, ' ');
  while (::read(ends[0], rest.data(), rest.size()) > 0) continue;
  writer.join();
  ::close(ends[0]);
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(rows_are_records_whatever_the_size_of_blocks) {
  std::string text = "id,name\n";
  std::string wanted;
  for (int i = 0; i < 20'000; ++i) {
    const std::string id = std::to_string(i);
    if (i % 1000 == 7) {
      text += id + "\n";
      wanted += "the row in line " + std::to_string(i + 2) + " has 1 cells, and there are 2 headings\n";
    } else {
      text += id + ",\"na\"\"me\"\n";
      wanted += "{\"id\":\"" + id + "\",\"name\":\"na\\\"me\"}\n";
    }
  }
  for (const std::size_t size : {std::size_t{1}, std::size_t{1000}, std::size_t{1} << 20}) {
    BOOST_TEST_CONTEXT(size) { BOOST_TEST((all_of(text, size) == wanted)); }
  }
}

BOOST_AUTO_TEST_CASE(a_file_that_is_cut_off_ends_with_an_error_behind_its_rows) {
  BOOST_TEST(all_of("id,name\n1,a\n2,\"b\n", 100) ==
             "{\"id\":\"1\",\"name\":\"a\"}\n! the file is not complete: the quote in line 3 is never closed");
  BOOST_TEST(all_of("", 100) == "! the file holds no headings");
}

BOOST_AUTO_TEST_CASE(a_row_that_is_too_large_is_passed_over) {
  Limits limits;
  limits.record_bytes = 1000;
  const std::string text = "id,name\n1,a\n2," + std::string(200'000, 'x') + "\n3,c\n";
  BOOST_TEST(all_of(text, 100, limits) ==
             "{\"id\":\"1\",\"name\":\"a\"}\nthe record is larger than a record may be\n"
             "{\"id\":\"3\",\"name\":\"c\"}\n");
}
