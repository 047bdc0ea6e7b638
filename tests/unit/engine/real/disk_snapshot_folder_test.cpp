/// A snapshot's folder: files are whole or not there.

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>

#include <unistd.h>

#include "engine/real/disk_snapshot_folder.hpp"

using namespace joinery;
namespace fs = std::filesystem;

namespace {

struct Place {
  fs::path path = fs::temp_directory_path() / ("joinery-snapshot-" + std::to_string(::getpid()));
  Place() { fs::remove_all(path); }
  ~Place() { fs::remove_all(path); }
  [[nodiscard]] std::string inside() const { return (path / "deep" / "down").string(); }
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_file_has_its_name_once_it_is_sealed) {
  const Place place;
  DiskSnapshotFolder folder(place.inside());
  BOOST_TEST(folder.list()->empty());
  {
    auto file = folder.create();
    BOOST_REQUIRE(file.has_value());
    BOOST_TEST((*file)->append("first ").has_value());
    BOOST_TEST(folder.list()->empty());
    BOOST_TEST((*file)->append("second").has_value());
    BOOST_TEST((*file)->seal("one").has_value());
  }
  BOOST_TEST(*folder.read("one", 100) == "first second");
  BOOST_TEST(folder.list()->size() == 1U);
  BOOST_TEST(!folder.read("one", 3).has_value());
  BOOST_TEST(folder.remove("one").has_value());
  BOOST_TEST(folder.remove("one").has_value());
  BOOST_TEST(folder.list()->empty());
}

BOOST_AUTO_TEST_CASE(what_is_not_sealed_leaves_nothing) {
  const Place place;
  DiskSnapshotFolder folder(place.inside());
  {
    auto file = folder.create();
    BOOST_TEST((*file)->append(std::string(3U << 20, 'x')).has_value());
  }
  BOOST_TEST(fs::is_empty(place.inside()));
}

BOOST_AUTO_TEST_CASE(what_a_killed_run_left_is_swept_away_and_never_listed) {
  const Place place;
  fs::create_directories(place.inside());
  std::ofstream(fs::path(place.inside()) / ".writing-abcdef") << "half";
  DiskSnapshotFolder folder(place.inside());
  BOOST_TEST(folder.list()->empty());
  {
    auto file = folder.create();
    BOOST_TEST((*file)->seal("whole").has_value());
  }
  BOOST_TEST(std::distance(fs::directory_iterator(place.inside()), fs::directory_iterator()) == 1);
}

BOOST_AUTO_TEST_CASE(a_folder_that_cannot_be_made_is_told) {
  const Place place;
  std::ofstream(place.path) << "a file";
  DiskSnapshotFolder folder(place.inside());
  const auto file = folder.create();
  BOOST_REQUIRE(!file.has_value());
  BOOST_TEST((file.error().code == ErrorCode::unwritable));
}
