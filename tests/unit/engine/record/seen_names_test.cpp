// A reader that has seen other records answers as one that has seen none.
#include <boost/test/unit_test.hpp>

#include <random>
#include <string>
#include <vector>

#include "engine/record/seen_names.hpp"
#include "record_samples.hpp"

using namespace joinery;
using sample::Padded;

namespace {

const std::vector<WantedPath> paths = {{{"id"}, {}},
                                       {{"work", "site"}, {}},
                                       {{"work", "a name of thirty-two characters"}, {}},
                                       {{"all"}, PathEnd::subtree},
                                       {{"id"}, {}}};

std::string answer(RecordReader& reader, const std::string& text) {
  const Padded record(text);
  std::vector<RawValue> slots(paths.size());
  const auto read = reader.read(record.view(), slots.data(), 7);
  if (!read) return read.error().what + std::to_string(read.error().position);
  std::string found;
  for (const RawValue& slot : slots) {
    found += std::to_string(static_cast<int>(slot.state)) + std::string(slot.view()) + "|";
  }
  return found;
}

std::string fresh_answer(const PathTrie& trie, const std::string& text) {
  RecordReader reader(trie, Limits{});
  return answer(reader, text);
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_was_read_before_changes_no_answer) {
  const auto trie = PathTrie::compile(paths, Limits{}).value();
  const std::vector<std::string> records = {
      R"({"id":"1","name":"A","work":{"site":"Oslo","title":null},"fte":100,"all":[1,"\u0041"]})",
      R"({"id":"2","name":"B","work":{"site":"Rome","title":null},"fte":0.5,"all":[]})",
      R"({"fte":100,"all":{},"id":"3","work":{"title":true,"site":"Bonn"},"name":false})",
      R"({"id":"4","work":{"site":"Kyiv"}})",
      R"({"id":"5","name":"E","id":"6"})",
      R"({"name":"E","id":"5","work":{"site":"a"},"work":{"site":"b"}})",
      R"({"\u0069d":"7","name":"F"})",
      R"({"id":"7","\u0069d":"8"})",
      R"({"id" : "9", "name":"A" , "work" : { "site" : "Oslo" } })",
      R"({"id":"10","name":nul,"work":{}})",
      R"({"id":"10","name":"A""work":{}})",
      R"({"id":"10","name":"A","work":{"site":"x" "title":null}})",
      R"({"id":"11,"name":"A"})",
      R"({"id":"11\","name":"A"})",
      R"({"id":"\q","name":"\q"})",
      R"({"id":"a\"b","name":"a\"b"})",
      R"({"id":012,"name":012})", R"({"id":1,"name":012})", R"({"id":1,"name":1.})",
      R"({"id":12345678,"name":123456789,"fte":1e5})", R"({"id":0,"name":-0,"fte":00})",
      R"({"id":[],"work":[{"site":"no"}],"name":[[]]})",
      R"({"work":{"a name of thirty-two characters":"y","a name of thirty-two characterz":"z"}})",
      R"({"ide":"1","i":"2","idd":"3"})",
      R"({})", R"({"id"})", R"({"id":})", R"({"id":"1",})", R"([])", R"({"id":"1"}})",
  };
  RecordReader reader(trie, Limits{});
  std::mt19937 random(1);
  for (int round = 0; round < 3000; ++round) {
    const std::string& record = records[random() % records.size()];
    BOOST_TEST_CONTEXT(round << ": " << record) {
      BOOST_REQUIRE_EQUAL(answer(reader, record), fresh_answer(trie, record));
    }
  }
}

BOOST_AUTO_TEST_CASE(records_with_ever_new_names_take_no_more_memory) {
  const auto trie = PathTrie::compile(paths, Limits{}).value();
  RecordReader reader(trie, Limits{});
  for (int i = 0; i < 3000; ++i) {
    const std::string number = std::to_string(i);
    const std::string record = R"({"a)" + number + R"(":1,"work":{"b)" + number +
                               R"(":null,"site":"x"},"id":")" + number + R"("})";
    BOOST_REQUIRE_EQUAL(answer(reader, record), fresh_answer(trie, record));
  }
}

BOOST_AUTO_TEST_CASE(a_name_is_expected_behind_the_one_it_followed_last) {
  SeenNames names(1);
  const std::string id = R"("id":)" + std::string(32, ' ');
  const std::string at = R"("at":)" + std::string(32, ' ');
  BOOST_TEST(names.find(0, nullptr, id.data(), 4) == nullptr);
  const SeenName* const first = names.add(0, nullptr, {id.data(), 5}, {3, 8});
  const SeenName* const second = names.add(0, first, {at.data(), 5}, {4, 9});
  BOOST_TEST(names.first(0) == first);
  BOOST_TEST(first->next == second);
  BOOST_TEST(second->next == nullptr);
  BOOST_TEST(first->is_at(id.data(), 4));
  BOOST_TEST(!first->is_at(at.data(), 4));
  BOOST_TEST(!first->is_at(id.data(), 5));
  BOOST_TEST(names.find(0, nullptr, at.data(), 4) == second);
  BOOST_TEST(names.first(0) == second);
  BOOST_TEST(names.find(0, second, id.data(), 4) == first);
  BOOST_TEST(second->next == first);
  BOOST_TEST(names.add(0, first, std::string(33, 'x'), {0, 0}) == nullptr);
}
