#include "engine/pipeline/map_records.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

#include <boost/test/unit_test.hpp>
#include <unistd.h>

#include "tests/support/compiled.hpp"
#include "tests/support/references.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

const char* const source_text = R"(source: hr
title: HR
language: 1
read:
  id: text from id
  email: email from email
  start_date: date from start
)";
const char* const target_text = R"(target: learning
title: Learning
language: 1
user:
  external_id: text, required, match first
  email: email, required
people:
  rules:
    - id: not-acme
      say: Has an address elsewhere
      exclude: not worker.email ends with "@acme.example"
      if blank: include
set:
  external_id: worker.id
  email: worker.email else hold "no e-mail address"
account:
  starts: worker.start_date
invite: on start date
)";
const char* const integration_text =
    "integration: acme\nsource: hr\ntarget: learning\nlanguage: 1\n";

const CompiledMapping& mapping() {
  static const CompiledMapping made({{"acme/integration.yaml", integration_text},
                                     {"mappings/hr/source.yaml", source_text},
                                     {"mappings/learning/target.yaml", target_text}});
  return made;
}

/// People of all kinds, some lines broken, as a file that goes with it.
class People {
 public:
  explicit People(std::size_t count) {
    const int descriptor = mkstemp(path_);
    BOOST_REQUIRE(descriptor >= 0);
    ::close(descriptor);
    std::ofstream file(path_);
    for (std::size_t i = 0; i < count; ++i) {
      if (i % 97 == 13) {
        file << "{\"id\":\"E" << i << "\",\n";
        continue;
      }
      file << R"({"id":"E)" << i << R"(","email":")" << (i % 11 == 3 ? "" : "p" + std::to_string(i))
           << (i % 11 == 3  ? ""
               : i % 7 == 0 ? "@else.example"
                            : "@acme.example")
           << R"(","start":"2026-)" << (i % 2 == 0 ? "01" : "12") << "-0" << 1 + i % 9 << "\"}\n";
    }
  }
  People(const People&) = delete;
  People& operator=(const People&) = delete;
  ~People() { std::remove(path_); }
  [[nodiscard]] const char* path() const { return path_; }

 private:
  char path_[32] = "/tmp/joinery-people-XXXXXX";
};

RecordStreamOptions options_of(std::size_t block_bytes) {
  RecordStreamOptions options;
  options.block_bytes = block_bytes;
  return options;
}

struct Mapped {
  std::string lines;
  Waterfall waterfall;
};

Mapped map(const char* path, std::size_t threads, std::size_t block_bytes) {
  auto records = RecordStream::open(path, options_of(block_bytes), mapping().limits());
  BOOST_REQUIRE(records.has_value());
  MapOptions options;
  options.threads = threads;
  std::string lines;
  const MapReport report = map_records(*records, mapping().fast_program(), references(),
                                       clock_at("2026-11-21T08:00:00Z"), mapping().limits(),
                                       options, [&](std::string_view text) {
                                         lines += text;
                                         return true;
                                       });
  BOOST_TEST(!report.error.has_value());
  return {lines, report.waterfall};
}

}  // namespace

BOOST_AUTO_TEST_CASE(threads_and_blocks_change_neither_lines_nor_counts) {
  const People people(5'000);
  const Mapped one = map(people.path(), 1, std::size_t{1} << 20);
  BOOST_TEST(std::count(one.lines.begin(), one.lines.end(), '\n') == 5'000);
  BOOST_TEST(one.waterfall.read == 5'000U);
  BOOST_TEST(one.waterfall.unreadable > 0U);
  for (const std::size_t threads : {1U, 2U, 3U, 8U}) {
    for (const std::size_t block : {std::size_t{200}, std::size_t{4096}, std::size_t{100'000}}) {
      BOOST_TEST_CONTEXT(threads << " threads, blocks of " << block) {
        const Mapped again = map(people.path(), threads, block);
        BOOST_TEST((again.lines == one.lines));
        BOOST_TEST((again.waterfall == one.waterfall));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(an_output_that_takes_no_more_ends_the_work) {
  const People people(5'000);
  for (const std::size_t threads : {1U, 4U}) {
    auto records = RecordStream::open(people.path(), options_of(1'000), mapping().limits());
    BOOST_REQUIRE(records.has_value());
    MapOptions options;
    options.threads = threads;
    std::size_t pieces = 0;
    const MapReport report = map_records(*records, mapping().fast_program(), references(),
                                         clock_at("2026-11-21T08:00:00Z"), mapping().limits(),
                                         options, [&](std::string_view) { return ++pieces < 3; });
    BOOST_REQUIRE(report.error.has_value());
    BOOST_TEST((report.error->code == ErrorCode::unwritable));
    BOOST_TEST(pieces == 3U);
    BOOST_TEST(report.waterfall.read < 5'000U);
  }
}

BOOST_AUTO_TEST_CASE(progress_counts_every_record_once) {
  const People people(1'000);
  auto records = RecordStream::open(people.path(), options_of(5000), mapping().limits());
  BOOST_REQUIRE(records.has_value());
  MapOptions options;
  options.threads = 3;
  std::uint64_t last = 0;
  options.progress = [&](std::uint64_t count, std::uint64_t) {
    BOOST_TEST(count > last);
    last = count;
  };
  const MapReport report = map_records(*records, mapping().fast_program(), references(),
                                       clock_at("2026-11-21T08:00:00Z"), mapping().limits(),
                                       options, [](std::string_view) { return true; });
  BOOST_TEST(!report.error.has_value());
  BOOST_TEST(last == 1'000U);
}
