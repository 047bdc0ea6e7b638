#include "engine/record/record_file.hpp"

#include <filesystem>
#include <fstream>
#include <string>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>

using joinery::RecordFile;

namespace {

/// A file that goes with the test.
class Written {
 public:
  explicit Written(const std::string& text)
      : path_(std::filesystem::temp_directory_path() / ("joinery_record_file_" + std::to_string(::getpid()))) {
    write(text);
  }
  Written(const Written&) = delete;
  Written& operator=(const Written&) = delete;
  ~Written() { std::filesystem::remove(path_); }

  void write(const std::string& text) const { std::ofstream(path_, std::ios::binary) << text; }
  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

}  // namespace

BOOST_AUTO_TEST_CASE(bytes_are_read_again_from_their_place) {
  const Written written("{\"id\":1}\n{\"id\":22}\n");
  const auto file = RecordFile::open(written.path());
  BOOST_REQUIRE(file.has_value());
  std::string bytes;
  BOOST_TEST(file->read(9, 9, bytes).has_value());
  BOOST_TEST(bytes == "{\"id\":22}");
  BOOST_TEST(file->is_unchanged().has_value());
  BOOST_TEST(!file->read(12, 9, bytes).has_value());   // past the end
}

BOOST_AUTO_TEST_CASE(a_file_that_was_written_to_is_told) {
  const Written written("{\"id\":1}");
  const auto file = RecordFile::open(written.path());
  BOOST_REQUIRE(file.has_value());
  written.write("{\"id\":1}{\"id\":2}");
  BOOST_TEST(!file->is_unchanged().has_value());
}

BOOST_AUTO_TEST_CASE(a_change_that_keeps_the_size_is_told_too) {
  const Written written("{\"id\":1}");
  const auto file = RecordFile::open(written.path());
  BOOST_REQUIRE(file.has_value());
  written.write("{\"id\":9}");
  const timespec later[2] = {{0, UTIME_OMIT}, {4'000'000'000, 0}};   // clocks of files may be coarse
  BOOST_REQUIRE(::utimensat(AT_FDCWD, written.path().c_str(), later, 0) == 0);
  BOOST_TEST(!file->is_unchanged().has_value());
}

BOOST_AUTO_TEST_CASE(what_can_be_read_once_only_is_no_such_file) {
  BOOST_TEST(!RecordFile::open("-").has_value());
  BOOST_TEST(!RecordFile::open("/dev/null").has_value());
  BOOST_TEST(!RecordFile::open(std::filesystem::temp_directory_path().string()).has_value());
}
