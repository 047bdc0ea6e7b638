/// A page of 200 MB goes through the program as it comes: parser, snapshot and certificate hold a piece of it. With
/// sanitizers, which take their time, it is half as large.

#include <cstdlib>
#include <filesystem>
#include <string>

#include <boost/test/unit_test.hpp>

#include "tests/command/program.hpp"
#include "tests/support/served.hpp"

namespace fs = std::filesystem;
using joinery::testing::file;
using joinery::testing::folder;
using joinery::testing::Ran;
using joinery::testing::run;
using joinery::testing::Served;

namespace {

constexpr std::size_t MB = 1U << 20;
constexpr std::size_t filling = 16'000;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::size_t large_page = 100 * MB;
#else
constexpr std::size_t large_page = 200 * MB;
#endif

/// `joinery fetch` of one page of so many people.
Ran fetched(std::size_t people) {
  const Served served({"python3", "tests/support/people_server.py", "--people", std::to_string(people), "--size",
                       std::to_string(people), "--filling", std::to_string(filling)});
  (void)file("mappings/large_pages/source.yaml",
             "source: large_pages\ntitle: Large\nlanguage: 1\nrecords: people\nread:\n  id: text from id\n"
             "  email: email from mail\nconnect:\n  credentials: {secret: {title: S, secret: yes}}\n"
             "  base: \"http://127.0.0.1:" + served.said().front() + "/v1\"\n"
             "  sign in:\n    request: {path: \"/token\", json: {secret: credentials.secret}}\n"
             "    answer: {token: text from body.access_token}\n    token: answer.token\n"
             "  answer: {more: yes_no from body.more, total: number from body.total}\n"
             "  streams:\n    people:\n      request: {path: \"/people\", query: {page: page.number}}\n"
             "      records: people\n      pages: {number from: 1, last when: answer.more is no, total: answer.total}\n"
             "  read: {all: people}\n");
  (void)file("mappings/large_desk/target.yaml",
             "target: large_desk\ntitle: Desk\nlanguage: 1\nuser:\n  external_id: text, required, match first\n"
             "  email: email\nset:\n  external_id: worker.id\n  email: worker.email else keep\n");
  const std::string integration =
      file("large/integration.yaml", "integration: large\nsource: large_pages\ntarget: large_desk\nlanguage: 1\n"
                                     "credentials:\n  large_pages: {secret: env LARGE_SECRET}\n");
  ::setenv("LARGE_SECRET", "planted-secret-9", 1);
  const std::string out = folder() + "/large/snapshot";
  fs::remove_all(out);
  Ran ran = run("fetch " + integration + " --out " + out);
  BOOST_TEST(ran.data == std::to_string(people) + " people from large_pages: complete\n", ran.messages);
  std::size_t bytes = 0;
  for (const auto& entry : fs::directory_iterator(out)) bytes += entry.file_size();
  BOOST_TEST(bytes > people * filling);
  return ran;
}

/// What sanitizers keep of freed memory, to find who uses it still, is no memory of the program.
struct NothingKept {
  std::string before;
  NothingKept() {
    const char* options = std::getenv("ASAN_OPTIONS");
    if (options != nullptr) before = options;
    ::setenv("ASAN_OPTIONS", (before + (before.empty() ? "" : ":") + "quarantine_size_mb=1").c_str(), 1);
  }
  NothingKept(const NothingKept&) = delete;
  NothingKept& operator=(const NothingKept&) = delete;
  ~NothingKept() { ::setenv("ASAN_OPTIONS", before.c_str(), 1); }
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_large_page_needs_no_more_memory_than_a_small_one) {
  const NothingKept nothing;
  const Ran small = fetched(20 * MB / filling);
  const Ran large = fetched(large_page / filling);
  BOOST_TEST_MESSAGE("memory of 20 MB: " << small.memory / MB << ", of "
                      << large_page / MB << " MB: " << large.memory / MB);
  BOOST_TEST(large.memory < small.memory + 24 * MB);
}
