/// Pages that are hashed and written by another thread: in order, whole, taken back without a trace.

#include <boost/test/unit_test.hpp>

#include <random>
#include <string>
#include <vector>

#include "engine/digest/page_digest.hpp"
#include "engine/snapshot/page_file.hpp"

using namespace joinery;

namespace {

/// A file in memory that takes so many bytes and no more.
class SmallFile final : public SnapshotFile {
 public:
  SmallFile(std::string& bytes, std::size_t room, std::string& name) : bytes_(bytes), room_(room), name_(name) {}
  Result<void> append(std::string_view bytes) override {
    if (bytes_.size() + bytes.size() > room_) return fail(ErrorCode::unwritable, "no room");
    bytes_ += bytes;
    return {};
  }
  Result<void> cut_back(std::uint64_t bytes) override {
    bytes_.resize(bytes);
    return {};
  }
  Result<void> seal(const std::string& name) override {
    name_ = name;
    return {};
  }

 private:
  std::string& bytes_;
  std::size_t room_;
  std::string& name_;
};

struct Written {
  std::string bytes, name;
  PageFile file;
  explicit Written(std::size_t room = SIZE_MAX) : file(std::make_unique<SmallFile>(bytes, room, name)) {}
};

std::string digest_of(std::string_view bytes) {
  PageDigest digest;
  digest.add(bytes);
  return digest.finish();
}

}  // namespace

BOOST_AUTO_TEST_CASE(pages_of_every_size_are_written_in_order_with_their_digests) {
  std::mt19937 random(11);
  Written written;
  std::string wanted;
  std::vector<std::string> digests;
  for (int page = 0; page < 60; ++page) {
    std::string bytes;
    const std::size_t lines = random() % 40, size = 1U << (random() % 17);
    for (std::size_t i = 0; i < lines; ++i) {
      const std::string line(size, static_cast<char>('a' + random() % 26));
      bytes += line;
      BOOST_TEST_REQUIRE(written.file.append(line).has_value());
    }
    if (random() % 4 == 0) {
      BOOST_TEST_REQUIRE(written.file.drop_page().has_value());
      continue;
    }
    BOOST_TEST_REQUIRE(written.file.close_page().has_value());
    wanted += bytes;
    digests.push_back(digest_of(bytes));
  }
  BOOST_TEST((written.file.digests() == digests));
  BOOST_TEST((written.bytes == wanted));
  BOOST_TEST(wanted.size() > 1'000'000U);
  BOOST_TEST(written.file.seal("records").has_value());
  BOOST_TEST(written.name == "records");
}

BOOST_AUTO_TEST_CASE(what_is_begun_anew_has_no_past) {
  Written written;
  BOOST_TEST(written.file.append("old").has_value());
  BOOST_TEST(written.file.close_page().has_value());
  BOOST_TEST(written.file.append("more").has_value());
  BOOST_TEST(written.file.start_over().has_value());
  BOOST_TEST(written.file.append("new").has_value());
  BOOST_TEST(written.file.close_page().has_value());
  BOOST_TEST((written.file.digests() == std::vector<std::string>{digest_of("new")}));
  BOOST_TEST(written.bytes == "new");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_written_is_told_and_never_sealed) {
  Written written(1'000'000);
  const std::string line(100'000, 'x');
  Result<void> told;
  for (int i = 0; i < 1'000 && told; ++i) told = written.file.append(line);
  BOOST_TEST_REQUIRE(!told.has_value());
  BOOST_TEST(told.error().what == "no room");
  BOOST_TEST(!written.file.close_page().has_value());
  BOOST_TEST(!written.file.seal("records").has_value());
  BOOST_TEST(written.name.empty());
  BOOST_TEST(written.bytes.size() <= 1'000'000U);
}

BOOST_AUTO_TEST_CASE(whoever_goes_away_waits_for_nobody) {
  Written written;
  for (int i = 0; i < 20; ++i) BOOST_TEST(written.file.append(std::string(100'000, 'x')).has_value());
}
