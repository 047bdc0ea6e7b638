/// A process that is killed while it writes a snapshot, at every moment there is: whoever reads
/// afterwards sees the old snapshot or the new one, whole, and never a third thing.

#include <boost/test/unit_test.hpp>

#include <csignal>
#include <string>

#include <sys/wait.h>
#include <unistd.h>

#include "engine/real/disk_snapshot_folder.hpp"
#include "engine/snapshot/snapshot_reader.hpp"
#include "engine/snapshot/snapshot_writer.hpp"
#include "tests/unit/engine/snapshot/records.hpp"

using namespace joinery;
using joinery::testing::block;
using joinery::testing::Place;

namespace {

/// Dies before its nth call, or after having done half of it.
struct Fuse {
  int left = -1;
  bool half = false;
  bool burns() { return left >= 0 && left-- == 0; }
};

[[noreturn]] void die() {
  ::kill(::getpid(), SIGKILL);
  ::_exit(99);
}

class DyingFile final : public SnapshotFile {
 public:
  DyingFile(std::unique_ptr<SnapshotFile> file, Fuse& fuse) : file_(std::move(file)), fuse_(fuse) {}
  Result<void> append(std::string_view bytes) override {
    if (fuse_.burns()) {
      if (fuse_.half) (void)file_->append(bytes.substr(0, bytes.size() / 2));
      die();
    }
    return file_->append(bytes);
  }
  Result<void> cut_back(std::uint64_t bytes) override {
    if (fuse_.burns()) die();
    return file_->cut_back(bytes);
  }
  Result<void> seal(const std::string& name) override {
    if (fuse_.burns()) {
      if (fuse_.half) (void)file_->seal(name);
      die();
    }
    return file_->seal(name);
  }

 private:
  std::unique_ptr<SnapshotFile> file_;
  Fuse& fuse_;
};

class DyingFolder final : public SnapshotFolder {
 public:
  DyingFolder(std::string path, Fuse fuse) : disk_(std::move(path)), fuse_(fuse) {}
  Result<std::unique_ptr<SnapshotFile>> create() override {
    if (fuse_.burns()) {
      if (fuse_.half) (void)disk_.create().value().release();
      die();
    }
    JOINERY_TRY(std::unique_ptr<SnapshotFile> file, disk_.create());
    return std::make_unique<DyingFile>(std::move(file), fuse_);
  }
  Result<std::string> read(const std::string& name, std::size_t bytes_max) const override {
    return disk_.read(name, bytes_max);
  }
  Result<void> each_piece(const std::string& name,
                          const std::function<Result<void>(std::string_view)>& take) const override {
    return disk_.each_piece(name, take);
  }
  Result<std::vector<std::string>> list() const override { return disk_.list(); }
  Result<void> remove(const std::string& name) override {
    if (fuse_.burns()) die();
    return disk_.remove(name);
  }

 private:
  DiskSnapshotFolder disk_;
  Fuse fuse_;
};

/// A snapshot of `people`, in two pages; the second is dropped once and comes again.
void write(SnapshotFolder& folder, const std::string& people) {
  SnapshotWriter writer(folder, {"id"}, {}, Limits{});
  (void)writer.begin_stream("people", false);
  RecordBlock first = block({"{\"id\":1,\"of\":\"" + people + "\"}"});
  (void)writer.add(first);
  (void)writer.close_page();
  for (int attempt = 0; attempt < 2; ++attempt) {
    RecordBlock second = block({"{\"id\":2,\"of\":\"" + people + "\"}"});
    (void)writer.add(second);
    if (attempt == 0) (void)writer.drop_page();
  }
  (void)writer.close_page();
  Certificate certificate;
  certificate.integration = people;
  writer.fill(certificate);
  (void)writer.seal(certificate);
}

/// Whether the child came to its end.
bool write_until_killed(const std::string& path, Fuse fuse) {
  const pid_t child = ::fork();
  if (child == 0) {
    DyingFolder folder(path, fuse);
    write(folder, "new");
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_kill_at_any_moment_leaves_the_old_snapshot_or_the_new_one) {
  for (const bool half : {false, true}) {
    bool seen_old = false, seen_new = false, ended = false;
    for (int moment = 0; !ended; ++moment) {
      BOOST_TEST_CONTEXT("killed at call " << moment << (half ? ", half done" : "")) {
        BOOST_REQUIRE(moment < 200);
        const Place place;
        DiskSnapshotFolder disk(place.path);
        write(disk, "old");
        ended = write_until_killed(place.path, {moment, half});
        const auto read = read_snapshot(DiskSnapshotFolder(place.path), Limits{});
        BOOST_REQUIRE_MESSAGE(read.has_value(), read.error().what);
        BOOST_TEST(read->records == 2U);
        const std::string records = *disk.read(read->records_file, 1000);
        BOOST_TEST(records.find("\"of\":\"" + read->integration + "\"") != std::string::npos);
        seen_old = seen_old || read->integration == "old";
        seen_new = seen_new || read->integration == "new";
        // The next run is not disturbed by what was left, and sweeps it away.
        DiskSnapshotFolder again(place.path);
        write(again, "third");
        BOOST_TEST(read_snapshot(again, Limits{})->integration == "third");
        std::size_t files = 0;
        for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(place.path)) ++files;
        BOOST_TEST(files == 3U);
      }
    }
    BOOST_TEST(seen_old);
    BOOST_TEST(seen_new);
  }
}

BOOST_AUTO_TEST_CASE(the_first_snapshot_is_there_whole_or_not_at_all) {
  for (int moment = 0; moment < 200; ++moment) {
    const Place place;
    const bool ended = write_until_killed(place.path, {moment, true});
    const auto read = read_snapshot(DiskSnapshotFolder(place.path), Limits{});
    if (ended) {
      BOOST_TEST(read.has_value());
      break;
    }
    BOOST_TEST((read.has_value() || read.error().code == ErrorCode::not_found));
  }
}
