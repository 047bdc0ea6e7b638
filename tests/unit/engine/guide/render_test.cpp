#include <string>

#include <boost/test/unit_test.hpp>

#include "engine/guide/guide.hpp"

namespace joinery {
namespace {

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

Guide page() {
  Guide guide;
  guide.title = "A <page> & more";
  guide.lead = {{0, "One *paragraph*."}};
  GuideSection section{"Rules", guide_lines("First:\n  - a `x | y`\n    - deeper\n  - b"), {}};
  section.table = GuideTable{{"Name", "What"},
                             {{{{0, GuideText().strong("N")}, {1, "bullet"}, {2, "below"}},
                               {{0, GuideText().code("a|b")}}}}};
  guide.sections.push_back(section);
  return guide;
}

BOOST_AUTO_TEST_CASE(markdown_marks_what_is_ours_and_nothing_else) {
  BOOST_TEST(render_markdown(page()) ==
             "# A \\<page\\> & more\n\nOne \\*paragraph\\*.\n\n## Rules\n\nFirst:\n\n"
             "- a `x | y`\n  - deeper\n- b\n\n"
             "| Name | What |\n|---|---|\n"
             "| **N**<br>• bullet<br>&emsp;• below | `a\\|b` |\n");
}

BOOST_AUTO_TEST_CASE(html_stands_alone_and_escapes_what_it_shows) {
  const std::string html = render_html(page());
  BOOST_TEST(holds(html, "<title>A &lt;page&gt; &amp; more</title>"));
  BOOST_TEST(holds(html, "<p>First:</p><ul><li>a <code>x | y</code><ul><li>deeper</li></ul></li>"
                         "<li>b</li></ul>"));
  BOOST_TEST(holds(html, "<td><div><strong>N</strong></div><ul><li>bullet<ul><li>below</li></ul>"
                         "</li></ul></td>"));
  for (const char* foreign : {"http:", "https:", "<script", "<link", "url(", "<img"}) {
    BOOST_TEST(!holds(html, foreign), foreign);
  }
}

/// As many ends as begins of every element that has an end.
BOOST_AUTO_TEST_CASE(html_closes_what_it_opens) {
  const std::string html = render_html(page());
  const auto count = [&](const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = html.find(part); at != std::string::npos; at = html.find(part, at + 1)) {
      ++found;
    }
    return found;
  };
  for (const std::string tag : {"ul", "li", "table", "tr", "td", "th", "section", "p", "main"}) {
    BOOST_TEST(count("<" + tag + ">") + count("<" + tag + " ") == count("</" + tag + ">"), tag);
  }
}

BOOST_AUTO_TEST_CASE(code_that_holds_a_backtick_has_a_longer_fence) {
  Guide guide;
  guide.title = "T";
  guide.lead = {{0, GuideText().code("a`b")}};
  BOOST_TEST(render_markdown(guide) == "# T\n\n`` a`b ``\n");
}

}  // namespace
}  // namespace joinery
