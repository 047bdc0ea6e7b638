#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "record_samples.hpp"

using namespace joinery;
using sample::read_all;
using sample::texts;

namespace {

using Texts = std::vector<std::string>;
const std::vector<std::size_t> block_sizes = {1, 2, 7, 64, 1U << 20};

}  // namespace

BOOST_AUTO_TEST_SUITE(record_stream_fault)

BOOST_AUTO_TEST_CASE(a_broken_document_is_an_error_behind_its_whole_records) {
  struct Case {
    std::string input;
    std::vector<std::string> path;
    Texts records;
    std::uint64_t position;
    std::string what;
  };
  const std::vector<Case> cases = {
      {"[{},{}", {}, {"{}", "{}"}, 6, "the document ends too early"},
      {"[{},{\"a\":", {}, {"{}"}, 9, "the document ends too early"},
      {"[{} {}]", {}, {"{}"}, 4, "a comma is missing"},
      {"[{},]", {}, {"{}"}, 4, "a record is expected here"},
      {"[,{}]", {}, {}, 1, "a record is expected here"},
      {"[{},x{}]", {}, {"{}", "x"}, 5, "a comma is missing"},
      {"[{},\\{}]", {}, {"{}"}, 4, "a record is expected here"},
      {"[{}]x", {}, {"{}"}, 4, "text stands after the end of the document"},
      {"[{}]]", {}, {"{}"}, 4, "text stands after the end of the document"},
      {"[{}}", {}, {"{}"}, 3, "a list ends with `}`"},
      {"[{},{\"a\":[}]},{}]", {}, {"{}"}, 10, "a list ends with `}`"},
      {R"({"d":[{}],"d":[{}]})", {"d"}, {"{}"}, 14,
       "the list of records stands twice in a document"},
      {R"({"d":{"a":1}})", {"d"}, {}, 5, "what stands at `d` is not a list of records"},
      {R"({"d":[{}]}{"e":[]})", {"d"}, {"{}"}, 17, "the document has no list of records at `d`"},
      {R"({"d":[{}]} nonsense)", {"d"}, {"{}"}, 11, "text stands after the end of the document"},
      {R"({"d":[{}],"e":01})", {"d"}, {"{}"}, 16, "a value is not written as JSON has it"},
      {R"({"d":[{}],"e":nul})", {"d"}, {"{}"}, 17, "a value is not written as JSON has it"},
      {R"({"d":[{}],"e")", {"d"}, {"{}"}, 13, "the document ends too early"},
      {R"({"d":[{}],"e" 1})", {"d"}, {"{}"}, 14, "a colon is missing"},
      {R"({"d":[{}],})", {"d"}, {"{}"}, 10, "the name of a member is expected here"},
      {R"({"d":[{}],"e":[1}})", {"d"}, {"{}"}, 16, "a list ends with `}`"},
      {"{\"d\":[{}],\"e\":\"\n\"}", {"d"}, {"{}"}, 15,
       "a control character stands in a text (or the text is not closed)"},
  };
  for (const Case& c : cases) {
    for (const std::size_t size : block_sizes) {
      BOOST_TEST_CONTEXT(c.input << ", blocks of " << size) {
        const auto outcome = read_all(c.input, {RecordFormat::detect, c.path, size}, Limits{});
        BOOST_TEST(texts(outcome) == c.records);
        BOOST_TEST_REQUIRE(outcome.error.has_value());
        BOOST_TEST((outcome.error->code == ErrorCode::malformed));
        BOOST_TEST(outcome.error->position == c.position);
        BOOST_TEST(outcome.error->what == c.what);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_format_that_was_asked_for_is_insisted_on) {
  const auto error_of = [](std::string_view text, RecordFormat format, Texts path) {
    return read_all(text, {format, std::move(path), 1U << 20}, Limits{}).error.value().what;
  };
  BOOST_TEST(error_of("", RecordFormat::list, {}) == "the input is empty");
  BOOST_TEST(error_of("{}", RecordFormat::list, {}) == "the document is not a list of records");
  BOOST_TEST(error_of("[]", RecordFormat::page, {"a"}) == "the document is not an object");
  BOOST_TEST(error_of("{}", RecordFormat::page, {"a", "b"}) ==
             "the document has no list of records at `a.b`");
  BOOST_TEST(error_of(R"({"a":[{"b":[1]}]})", RecordFormat::page, {"a", "b"}) ==
             "the document has no list of records at `a.b`");
}

BOOST_AUTO_TEST_CASE(a_page_cut_at_any_byte_is_broken_and_invents_nothing) {
  const std::string page = R"({"n":[1,{"x":"]"}],"data":{"k":-1.5,)"
                           R"("items":[{"a":"\"]"}, {"b":[1,{}]},7],"e":true},"z":null})";
  const Texts records = {R"({"a":"\"]"})", R"({"b":[1,{}]})", "7"};
  for (std::size_t cut = 0; cut < page.size(); ++cut) {
    for (const std::size_t size : block_sizes) {
      BOOST_TEST_CONTEXT("cut at " << cut << ", blocks of " << size) {
        const auto outcome = read_all(std::string_view(page).substr(0, cut),
                                      {RecordFormat::page, {"data", "items"}, size}, Limits{});
        BOOST_TEST_REQUIRE(outcome.error.has_value());
        BOOST_TEST(outcome.error->position == cut);
        const Texts found = texts(outcome);
        BOOST_TEST_REQUIRE(found.size() <= records.size());
        for (std::size_t i = 0; i < found.size(); ++i) BOOST_TEST(found[i] == records[i]);
      }
    }
  }
  const RecordStreamOptions options{RecordFormat::page, {"data", "items"}, 9};
  BOOST_TEST(texts(read_all(page, options, Limits{})) == records);
}

BOOST_AUTO_TEST_CASE(nesting_round_the_records_has_an_edge) {
  Limits limits;
  limits.record_depth = 5;
  const auto page = [](std::size_t depth) {
    return R"({"x":)" + std::string(depth, '[') + std::string(depth, ']') + R"(,"d":[1]})";
  };
  const RecordStreamOptions options{RecordFormat::page, {"d"}, 1U << 20};
  BOOST_TEST(texts(read_all(page(4), options, limits)) == Texts{"1"});
  const auto outcome = read_all(page(5), options, limits);
  BOOST_TEST_REQUIRE(outcome.error.has_value());
  BOOST_TEST((outcome.error->code == ErrorCode::too_large));
}

BOOST_AUTO_TEST_CASE(an_error_is_said_again_at_every_further_call) {
  const sample::File file = sample::file_of("[{},");
  auto stream = RecordStream::from_descriptor(::fileno(file.get()), {}, Limits{});
  RecordBlock block;
  BOOST_TEST(stream->next(block).value());
  for (int i = 0; i < 3; ++i) {
    const auto more = stream->next(block);
    BOOST_TEST_REQUIRE(!more.has_value());
    BOOST_TEST(more.error().position == 4U);
    BOOST_TEST(block.records.empty());
  }
}

BOOST_AUTO_TEST_SUITE_END()
