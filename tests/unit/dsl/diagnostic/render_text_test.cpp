#include <boost/test/unit_test.hpp>

#include "dsl/diagnostic/render.hpp"

using namespace joinery;

namespace {

/// One file; spans are found by their text.
struct Page {
  Sources sources;
  Diagnostics out;

  explicit Page(std::string text) { sources.add("acme.yaml", std::move(text)); }

  Span of(std::string_view text, std::uint32_t file = 0) const {
    const SourceId id{file};
    const auto begin = static_cast<std::uint32_t>(sources[id].text().find(text));
    return {id, begin, begin + static_cast<std::uint32_t>(text.size())};
  }
  Diagnostic& report(std::string_view text, std::string message) {
    return out.report(Code::expression_chained, of(text), std::move(message));
  }
  std::string text() const { return "\n" + render_text(out.all().front(), sources); }
};

std::string lines(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += "#\n";
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_diagnostic_has_the_form_of_the_language_document) {
  Page page(lines(11) + "    exclude: worker.employment_type is \"Contracter\"\n");
  page.report("\"Contracter\"", "`employment_type` is never \"Contracter\"")
      .labelled("not among the values of this field")
      .seen("\"Permanent\" 3,901 · \"Contractor\" 284 · \"Intern\" 27")
      .help("did you mean \"Contractor\"?");
  BOOST_TEST(page.text() == R"(
error[J0214]: `employment_type` is never "Contracter"
  --> acme.yaml:12:40
   |
12 |     exclude: worker.employment_type is "Contracter"
   |                                        ^^^^^^^^^^^^ not among the values of this field
   = seen: "Permanent" 3,901 · "Contractor" 284 · "Intern" 27
   = help: did you mean "Contractor"?
)");
}

BOOST_AUTO_TEST_CASE(labels_of_one_line_share_it) {
  Page page("a: first second third\n");
  page.report("second", "three things")
      .labelled("here")
      .also(page.of("first"), "one")
      .also(page.of("third"), "three");
  BOOST_TEST(page.text() == R"(
error[J0214]: three things
 --> acme.yaml:1:10
  |
1 | a: first second third
  |    ----- ^^^^^^ ----- three
  |    |     |
  |    |     here
  |    one
)");
}

BOOST_AUTO_TEST_CASE(a_label_without_words_only_marks) {
  Page page("a: first second\n");
  page.report("second", "two things").labelled("here").also(page.of("first"), "");
  BOOST_TEST(page.text() == R"(
error[J0214]: two things
 --> acme.yaml:1:10
  |
1 | a: first second
  |    ----- ^^^^^^ here
)");
}

BOOST_AUTO_TEST_CASE(a_label_inside_another_keeps_the_carets) {
  Page page("a: first second\n");
  page.report("first", "inside").labelled("this").also(page.of("first second"), "all of it");
  BOOST_TEST(page.text() == R"(
error[J0214]: inside
 --> acme.yaml:1:4
  |
1 | a: first second
  |    ^^^^^------- all of it
  |    |
  |    this
)");
}

BOOST_AUTO_TEST_CASE(labels_of_other_lines_are_shown_with_a_cut_where_they_are_far) {
  Page page("name: a\nb: 1\nc: 1\nd: 1\nnick: b\ne: 1\nlast: c\n");
  page.report("nick", "far")
      .labelled("here")
      .also(page.of("name"), "first")
      .also(page.of("last"), "near");
  BOOST_TEST(page.text() == R"(
error[J0214]: far
 --> acme.yaml:5:1
  |
1 | name: a
  | ---- first
...
5 | nick: b
  | ^^^^ here
6 | e: 1
7 | last: c
  | ---- near
)");
}

BOOST_AUTO_TEST_CASE(a_label_of_another_file_has_its_own_snippet) {
  Page page("uses: regions\n");
  page.sources.add("stdlib/regions.yaml", lines(99) + "module: regions\n");
  page.report("regions", "two files").labelled("used").also(page.of("module", 1), "made here");
  BOOST_TEST(page.text() == R"(
error[J0214]: two files
   --> acme.yaml:1:7
    |
  1 | uses: regions
    |       ^^^^^^^ used
    |
   ::: stdlib/regions.yaml:100:1
    |
100 | module: regions
    | ------ made here
)");
}

BOOST_AUTO_TEST_CASE(a_span_of_several_lines_shows_its_first_and_last) {
  Page page("a:\n  one\n  two\n  three\n  four\nb: 1\n");
  page.report("one\n  two\n  three\n  four\n", "long").labelled("all this");
  BOOST_TEST(page.text() == R"(
error[J0214]: long
 --> acme.yaml:2:3
  |
2 |   one
  |   ^^^
...
5 |   four
  |   ^^^^ all this
)");
}

BOOST_AUTO_TEST_CASE(carets_stand_where_a_terminal_puts_the_text) {
  Page page("\xEF\xBB\xBFk\t: 東京 Zoe\xCC\x88 wrong\r\n");
  page.report("wrong", "wide").labelled("here");
  BOOST_TEST(page.text() ==
             "\n"
             "error[J0214]: wide\n"
             " --> acme.yaml:1:13\n"
             "  |\n"
             "1 | k : 東京 Zoe\xCC\x88 wrong\n"
             "  |              ^^^^^ here\n");
}

BOOST_AUTO_TEST_CASE(an_empty_span_has_one_caret) {
  Page page("a:\n");
  page.out.report(Code::missing_key, {SourceId{0}, 2, 2}, "nothing").labelled("write it here");
  page.out.report(Code::missing_key, {SourceId{0}, 3, 3}, "at the end");
  BOOST_TEST(page.text() == R"(
error[J0303]: nothing
 --> acme.yaml:1:3
  |
1 | a:
  |   ^ write it here
)");
  BOOST_TEST("\n" + render_text(page.out.all()[1], page.sources) == R"(
error[J0303]: at the end
 --> acme.yaml:2:1
  |
2 |
  | ^
)");
}

BOOST_AUTO_TEST_CASE(a_long_line_is_cut_to_the_part_round_the_span) {
  Page page("a: " + std::string(300, 'x') + " wrong " + std::string(300, 'y') + "\n");
  page.report("wrong", "long").labelled("here");
  BOOST_TEST(page.text() == "\nerror[J0214]: long\n --> acme.yaml:1:305\n  |\n1 | …" +
                                std::string(39, 'x') + " wrong " + std::string(74, 'y') +
                                "…\n  | " + std::string(41, ' ') + "^^^^^ here\n");
  Page end("a: " + std::string(300, 'x') + " wrong\n");
  end.report("wrong", "end").labelled("here");
  BOOST_TEST(end.text() == "\nerror[J0214]: end\n --> acme.yaml:1:305\n  |\n1 | …" +
                               std::string(114, 'x') + " wrong\n  | " + std::string(116, ' ') +
                               "^^^^^ here\n");
}

BOOST_AUTO_TEST_CASE(a_diagnostic_without_a_place_has_notes_only) {
  const Sources sources;
  Diagnostics out;
  out.report(Code::file_not_found, {}, "`a.yaml` does not exist").help("write it");
  BOOST_TEST("\n" + render_text(out.all().front(), sources) == R"(
error[J0101]: `a.yaml` does not exist
   = help: write it
)");
}

BOOST_AUTO_TEST_CASE(a_note_of_several_lines_is_aligned) {
  Page page("a: 1\n");
  page.report("1", "wrong").help("write\na: |\n  1").why("so it is");
  BOOST_TEST(page.text() == R"(
error[J0214]: wrong
 --> acme.yaml:1:4
  |
1 | a: 1
  |    ^
  = help: write
          a: |
            1
  = why: so it is
)");
}

BOOST_AUTO_TEST_CASE(words_and_lines_cannot_steer_the_terminal) {
  Page page("a: \x1b[2J x\n");
  page.report("x", "seen \x1b[2J").labelled("\x1b[2J").help("\x1b[2J");
  BOOST_TEST(page.text().find('\x1b') == std::string::npos);
}

BOOST_AUTO_TEST_CASE(colours_change_no_text) {
  Page page("a: first second\n");
  page.report("second", "two").labelled("here").also(page.of("first"), "one").help("none");
  std::string coloured = render_text(page.out.all().front(), page.sources, Colors::on);
  BOOST_TEST(coloured.starts_with("\x1b[1;31merror[J0214]\x1b[0m"));
  for (std::size_t at; (at = coloured.find('\x1b')) != std::string::npos;) {
    coloured.erase(at, coloured.find('m', at) - at + 1);
  }
  BOOST_TEST("\n" + coloured == page.text());
}

BOOST_AUTO_TEST_CASE(every_span_of_a_file_can_be_rendered) {
  const std::string text = "a: \xFF\t東\r\n\r\n\xEF\xBB\xBF b\n";
  Page page(text);
  const auto size = static_cast<std::uint32_t>(text.size());
  for (std::uint32_t begin = 0; begin <= size + 2; ++begin) {
    for (std::uint32_t end = 0; end <= size + 2; ++end) {
      Diagnostic diagnostic;
      diagnostic.code = Code::yaml_syntax;
      diagnostic.span = {SourceId{0}, begin, end};
      BOOST_TEST(render_text(diagnostic, page.sources).ends_with("\n"));
    }
  }
}

BOOST_AUTO_TEST_CASE(lines_that_may_hold_a_secret_are_not_shown) {
  Page page("token: hunter2\n");
  page.report("hunter2", "a secret").labelled("here").help("elsewhere").hiding_source();
  BOOST_TEST(page.text() == R"(
error[J0214]: a secret
 --> acme.yaml:1:8
  = help: elsewhere
)");
}
