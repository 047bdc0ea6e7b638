/// The page of a plan: it stands alone, is well-formed, and shows what HR wrote as text, whatever it is.

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include <boost/test/unit_test.hpp>

#include "engine/calendar/timestamp.hpp"
#include "tests/cases/case_mapping.hpp"
#include "tests/cases/planned.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

bool page_has(const std::string& page, std::string_view part) { return page.find(part) != std::string::npos; }

/// Where a tag or a reference is not as XML wants it; empty: nowhere.
std::string wrong_markup(const std::string& page) {
  std::vector<std::string> open;
  std::size_t at = page.find("<html");
  while (at < page.size()) {
    const std::size_t next = page.find_first_of("<&>", at);
    if (next == std::string::npos) break;
    if (page[next] == '>' && (open.empty() || (open.back() != "script" && open.back() != "style"))) {
      return "a `>` at " + std::to_string(next);
    }
    if (page[next] == '>') {
      at = next + 1;
      continue;
    }
    if (page[next] == '&') {
      const std::size_t end = page.find(';', next);
      if (end == std::string::npos || end - next > 6) return "a bare & at " + std::to_string(next);
      at = end;
      continue;
    }
    const std::size_t end = page.find('>', next);
    if (end == std::string::npos) return "a tag without end";
    std::string tag = page.substr(next + 1, end - next - 1);
    if (std::count(tag.begin(), tag.end(), '"') % 2 != 0 || page_has(tag, "<")) return "an attribute in <" + tag;
    at = end + 1;
    if (tag.ends_with("/")) continue;
    const bool closes = tag.starts_with("/");
    const std::string name = tag.substr(closes ? 1 : 0, tag.find(' ') - (closes ? 1 : 0));
    if (!closes) {
      open.push_back(name);
    } else if (open.empty() || open.back() != name) {
      return "</" + name + "> closes nothing";
    } else {
      open.pop_back();
    }
  }
  return open.empty() ? "" : "<" + open.back() + "> is not closed";
}

CaseQuestion awkward() {
  CaseQuestion question;
  question.records =
      R"x({"id":"E1","email":"a@x.example","first":"<script>alert(1)</script>",)x"
      R"x("last":"O'Neil & \"Sons\"","title":"Lead"})x" "\n"
      R"x({"id":"E2","email":"b@x.example","first":"Bo","last":"H\u202eill","title":"javascript:alert(1)"})x" "\n"
      R"x({"id":"E3","email":"c@x.example","first":"Cy","last":"Low","start":"2026-12-01"})x" "\n"
      R"x({"id":"E4","email":"d@x.example","first":"Di","last":"May","end":"2026-12-24"})x" "\n"
      R"x({"id":"E5","first":"No","last":"Mail"})x" "\n";
  question.users =
      R"x({"id":"U2","managed":true,"person":"E2",)x"
      R"x("fields":{"email":"b@x.example","first_name":"Bo","last_name":"Hill","title":"Clerk"}})x" "\n"
      R"x({"id":"U4","managed":true,"person":"E4",)x"
      R"x("fields":{"email":"d@x.example","first_name":"Di","last_name":"Mey"}})x" "\n"
      R"x({"id":"U9","managed":true,"person":"E9",)x"
      R"x("fields":{"email":"z@x.example","first_name":"Zo","last_name":"End"}})x" "\n";
  return question;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_page_is_well_formed_and_asks_nobody_for_anything) {
  const Planned planned(case_mapping(), awkward());
  const std::string page = print_html(planned.plan(), planned.context());
  BOOST_TEST(wrong_markup(page) == "");
  for (const char* foreign : {"http:", "https:", "//", "src=", "href=", "@import", "url("}) {
    BOOST_TEST(!page_has(page, foreign), foreign);
  }
  BOOST_TEST(page_has(page, "default-src 'none'"));
  if (const char* file = std::getenv("JOINERY_PAGE")) std::ofstream(file) << page;
}

BOOST_AUTO_TEST_CASE(the_check_of_markup_sees_what_is_wrong) {
  BOOST_TEST(wrong_markup("<html><p>a</p></html>") == "");
  for (const char* wrong : {"<html><p>a</html>", "<html>a < b</html>", "<html>a & b</html>",
                            "<html><p class=\"a>b</p></html>",
                            "<html></p></html>"}) {
    BOOST_TEST(wrong_markup(wrong) != "", wrong);
  }
}

BOOST_AUTO_TEST_CASE(what_hr_wrote_is_shown_and_never_obeyed) {
  const Planned planned(case_mapping(), awkward());
  const std::string page = print_html(planned.plan(), planned.context());
  BOOST_TEST(page_has(page, "&lt;script&gt;alert(1)&lt;/script&gt;"));
  BOOST_TEST(page_has(page, "O&#39;Neil &amp; &quot;Sons&quot;"));
  BOOST_TEST(!page_has(page, "<script>alert"));
  BOOST_TEST(!page_has(page, "\xE2\x80\xAE"), "a sign that turns the direction of writing");
  BOOST_TEST(page_has(page, "<del>Clerk</del> → <ins>javascript:alert(1)</ins>"));
}

BOOST_AUTO_TEST_CASE(page_and_text_and_json_tell_what_comes) {
  const Planned planned(case_mapping(), awkward());
  const std::string page = print_html(planned.plan(), planned.context());
  const std::string text = print_text(planned.plan(), planned.context(), PlanColors::off);
  for (const char* line : {"1 person starts later, the first at 2026-12-01T00:00:00Z",
                           "1 person leaves later, the first at 2026-12-25T00:00:00Z",
                           "the next answer changes by itself at 2026-12-01T00:00:00Z"}) {
    BOOST_TEST(page_has(page, line), line);
    BOOST_TEST(page_has(text, line), line);
  }
  BOOST_TEST(page_has(planned.json(), R"("coming":{"joiners":1,"first_joiner":"2026-12-01T00:00:00Z",)"
                                      R"("leavers":1,"first_leaver":"2026-12-25T00:00:00Z"})"));
  BOOST_TEST(page_has(planned.json(), R"("record":"sha256:)"));
}

BOOST_AUTO_TEST_CASE(colors_are_added_to_the_text_and_change_nothing_of_it) {
  const Planned planned(case_mapping(), awkward());
  const std::string plain = print_text(planned.plan(), planned.context(), PlanColors::off);
  std::string colored = print_text(planned.plan(), planned.context(), PlanColors::on);
  BOOST_TEST(!page_has(plain, "\x1b"));
  BOOST_TEST(page_has(colored, "\x1b[32m+\x1b[0m 1 "), colored);
  BOOST_TEST(page_has(colored, "\x1b[33m~\x1b[0m "), colored);
  std::size_t begun = 0, ended = 0;
  for (std::size_t at = 0; (at = colored.find("\x1b[", at)) != std::string::npos;) {
    const std::size_t end = colored.find('m', at);
    BOOST_TEST_REQUIRE(end != std::string::npos);
    if (colored.substr(at, end + 1 - at) == "\x1b[0m") ++ended;
    else ++begun;
    BOOST_TEST((begun == ended || begun == ended + 1), "colors do not lie in each other");
    colored.erase(at, end + 1 - at);
  }
  BOOST_TEST(begun == ended);
  BOOST_TEST(colored == plain);
}
