#include "dsl/diagnostic/diagnostic.hpp"

#include <set>

#include <boost/test/unit_test.hpp>

using namespace joinery;

namespace {

constexpr SourceId first{0};
constexpr SourceId second{1};

std::string order(const std::vector<Diagnostic>& diagnostics) {
  std::string text;
  for (const Diagnostic& d : diagnostics) text += d.message + " ";
  return text;
}

Diagnostic& report_as(Severity severity, Diagnostic& diagnostic) {
  diagnostic.severity = severity;
  return diagnostic;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_code_has_one_number_a_name_and_a_title) {
  std::set<Code> codes;
  std::set<std::string_view> names;
  for (const CodeInfo& code : all_codes()) {
    BOOST_TEST_CONTEXT(code.name) {
      BOOST_TEST(codes.insert(code.code).second);
      BOOST_TEST(names.insert(code.name).second);
      BOOST_TEST(!code.title.empty());
      BOOST_TEST(!code.title.ends_with('.'));
      BOOST_TEST((info(code.code).name == code.name));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_code_is_shown_with_four_digits) {
  BOOST_TEST(code_text(Code::expression_chained) == "J0214");
  BOOST_TEST(code_text(Code::file_not_found) == "J0101");
}

BOOST_AUTO_TEST_CASE(a_report_takes_its_severity_from_its_code) {
  Diagnostics out;
  BOOST_TEST(!out.has_errors());
  out.report(Code::unknown_key, {first, 3, 5}, "`nmae` is no key here")
      .labelled("unknown")
      .also({first, 0, 2}, "in this map")
      .seen("nmae")
      .why("keys are closed")
      .help("did you mean `name`?")
      .fixed_by({first, 3, 5}, "name");
  BOOST_TEST(out.has_errors());
  BOOST_TEST(out.count(Severity::error) == 1U);
  BOOST_TEST(out.count(Severity::warning) == 0U);
  const Diagnostic& made = out.all().front();
  BOOST_TEST(made.label == "unknown");
  BOOST_TEST(made.others.size() == 1U);
  BOOST_TEST(made.notes.size() == 3U);
  BOOST_TEST((made.notes[1].kind == NoteKind::why));
  BOOST_TEST(made.fix->replacement == "name");
}

BOOST_AUTO_TEST_CASE(diagnostics_are_sorted_by_file_place_and_code) {
  Diagnostics out;
  out.report(Code::missing_key, {second, 1, 2}, "f");
  out.report(Code::missing_key, {first, 9, 10}, "e");
  out.report(Code::missing_key, {first, 4, 8}, "d");
  out.report(Code::missing_key, {first, 4, 5}, "c");
  out.report(Code::unknown_key, {first, 4, 5}, "b");
  out.report(Code::file_not_found, {}, "g");
  BOOST_TEST(order(out.sorted(20)) == "b c d e f g ");
}

BOOST_AUTO_TEST_CASE(exact_repetitions_are_shown_once) {
  Diagnostics out;
  out.report(Code::unknown_key, {first, 4, 5}, "same");
  out.report(Code::unknown_key, {first, 6, 7}, "later");
  out.report(Code::unknown_key, {first, 4, 5}, "same");
  out.report(Code::unknown_key, {first, 4, 5}, "other");
  BOOST_TEST(order(out.sorted(20)) == "other same later ");
  BOOST_TEST(out.all().size() == 4U);
}

BOOST_AUTO_TEST_CASE(each_file_has_its_own_limit_and_a_warning_never_pushes_an_error_out) {
  Diagnostics out;
  for (std::uint32_t i = 0; i < 5; ++i) {
    report_as(Severity::warning, out.report(Code::unknown_key, {first, i, i}, "w"));
  }
  out.report(Code::unknown_key, {first, 50, 51}, "e1");
  out.report(Code::unknown_key, {first, 60, 61}, "e2");
  out.report(Code::unknown_key, {second, 0, 1}, "e3");
  BOOST_TEST(order(out.sorted(3)) == "w e1 e2 e3 ");
  BOOST_TEST(order(out.sorted(1)) == "e1 e3 ");
  BOOST_TEST(order(out.sorted(0)).empty());
  BOOST_TEST(out.sorted(100).size() == 8U);
}
