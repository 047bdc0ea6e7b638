/// The source of CSV files, in the dialects that people really have, cut off anywhere: everybody, or nobody and the
/// reason. Where a file is cut between two rows, nothing of its form tells: for that there are `trailer`, `marker`,
/// the minute of quiet, and the guard of the source's population.

#include <array>
#include <cstdio>

#include <boost/test/unit_test.hpp>

#include "dsl/diagnostic/render.hpp"
#include "engine/calendar/timestamp.hpp"
#include "engine/check/check_connector.hpp"
#include "engine/snapshot/fetch_files.hpp"
#include "stdlib/stdlib.hpp"
#include "tests/connect/reading.hpp"
#include "tests/connect/vendors.hpp"
#include "tests/support/memory_snapshot_folder.hpp"
#include "tests/support/played_clock.hpp"
#include "tests/support/played_files.hpp"
#include "tests/support/references.hpp"

namespace joinery::testing {
namespace {

const SourceUnderTest sheet{"csv", "csv", 14, {}, false, {}};

/// What HR puts into the folder.
std::string written(const std::string& dialect, const std::string& fault = {}) {
  std::string words = "python3 tests/simulators/simulate.py csv --people 14 --dialect " + dialect;
  if (!fault.empty()) words += " --fault " + fault;
  std::FILE* const out = ::popen(words.c_str(), "r");
  BOOST_TEST_REQUIRE(out != nullptr);
  std::string text;
  std::array<char, 4096> piece{};
  for (std::size_t size = 0; (size = std::fread(piece.data(), 1, piece.size(), out)) > 0;) {
    text.append(piece.data(), size);
  }
  BOOST_TEST_REQUIRE(::pclose(out) == 0);
  return text;
}

class Sheets {
 public:
  Sheets() : mapping_(mapping_of(sheet)), connector_(connector_of(mapping_)) {}

  Read read(std::string_view text) {
    PlayedFiles files;
    files.put("people.csv", text);
    const PlayedClock clock(parse_instant("2026-11-21T12:00:00Z").value());
    FilesOptions options;
    options.id = id_of_rows(mapping_.optimized());
    options.fields = wanted_fields(mapping_.optimized());
    options.format.columns = {"Employee number", "First name", "Last name", "Work e-mail"};
    MemorySnapshotFolder folder;
    const auto certificate = fetch_files(connector_, files, clock, folder, options, mapping_.limits());
    BOOST_TEST_REQUIRE(certificate.has_value());
    return read_of(*certificate, folder, options.id, mapping_.limits());
  }
  [[nodiscard]] std::string mapped(const std::string& record) const {
    return mapping_.line(record, "2026-11-21T09:00:00Z");
  }

 private:
  CompiledMapping mapping_;
  Connector connector_;
};

constexpr const char* dialects[] = {"wire", "spec", "excel_de", "windows"};

/// Every record stands in the whole file, too.
bool is_part_of(const Read& read, const Read& whole) {
  return std::ranges::all_of(read.records, [&](const auto& record) {
    const auto found = whole.records.find(record.first);
    return found != whole.records.end() && found->second == record.second;
  });
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_file_in_any_dialect_cut_off_anywhere_gives_nobody) {
  Sheets sheets;
  for (const std::string dialect : dialects) {
    BOOST_TEST_CONTEXT(dialect) {
      const std::string text = written(dialect);
      const Read whole = sheets.read(text);
      BOOST_TEST_REQUIRE(whole.certificate.valid(), said(whole));
      BOOST_TEST(whole.records.size() == 14U);
      std::size_t between_rows = 0;
      for (std::size_t size = 0; size < text.size(); ++size) {
        const Read part = sheets.read(std::string_view(text).substr(0, size));
        BOOST_TEST(is_part_of(part, whole));
        if (!part.certificate.valid()) continue;
        ++between_rows;
      }
      // Behind each row but the last, and nowhere else. Where two characters end a row, the first of them does.
      BOOST_TEST(between_rows == (dialect == "spec" ? 13U : 27U));
    }
  }
}

BOOST_AUTO_TEST_CASE(what_people_do_to_a_file_invents_nobody) {
  Sheets sheets;
  for (const std::string dialect : dialects) {
    BOOST_TEST_CONTEXT(dialect) {
      const Read whole = sheets.read(written(dialect));
      const Read marked = sheets.read(written(dialect, "bom_csv"));
      BOOST_TEST(is_part_of(marked, whole), said(marked));
      BOOST_TEST(marked.certificate.valid() == (dialect == "wire" || dialect == "spec"), said(marked));
      BOOST_TEST(!sheets.read(written(dialect, "header_only")).certificate.valid());
      BOOST_TEST(!sheets.read(written(dialect, "half_uploaded_file")).certificate.valid());
      // The sum at the end is nobody: the mapping says so.
      const Read sum = sheets.read(written(dialect, "total_row"));
      BOOST_TEST(sum.records.size() == 15U);
      BOOST_TEST_REQUIRE(sum.records.contains("Total"));
      const std::string line = sheets.mapped(sum.records.at("Total"));
      BOOST_TEST((line.find(R"("decision":"exclude","rule":"total-row")") != std::string::npos), line);
    }
  }
}

}  // namespace joinery::testing
