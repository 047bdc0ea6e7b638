/// The command line as data: completions, the manual, and the pages behind codes.

#include <cstdlib>
#include <string>

#include <boost/test/unit_test.hpp>

#include "tests/command/program.hpp"

using namespace joinery::testing;

namespace {

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// What bash offers for `words`, the last of which is being written; sorted, with spaces between.
std::string offered(const std::string& words, int count) {
  const std::string script = file(
      "completion/ask.bash",
      std::string("source <(") + JOINERY_PROGRAM + " completion bash)\nCOMP_WORDS=(" + words +
          ")\nCOMP_CWORD=" + std::to_string(count) + "\n_joinery\nprintf '%s\\n' \"${COMPREPLY[@]}\" | sort | "
          "tr '\\n' ' '\n");
  const std::string out = script + ".out";
  BOOST_TEST(std::system(("bash " + script + " > " + out + " 2>&1").c_str()) == 0);
  return contents_of(out);
}

}  // namespace

BOOST_AUTO_TEST_CASE(bash_completes_commands_options_and_values) {
  BOOST_TEST(offered("joinery che", 1) == "check ");
  BOOST_TEST(offered("joinery check --fi", 2) == "--fix ");
  BOOST_TEST(offered("joinery check --format ''", 3) == "json sarif text ");
  BOOST_TEST(offered("joinery check --format = js", 4) == "json ");
  BOOST_TEST(offered("joinery completion ''", 2) == "bash fish zsh ");
  BOOST_TEST(offered("joinery schema integ", 2) == "integration ");
}

BOOST_AUTO_TEST_CASE(bash_leaves_files_to_the_shell) {
  BOOST_TEST(offered("joinery check --records ''", 3) == " ");
  BOOST_TEST(offered("joinery check ''", 2) == " ");
}

BOOST_AUTO_TEST_CASE(completions_and_the_manual_know_every_command) {
  const std::string help = run("--help").data;
  const std::string bash = run("completion bash").data;
  const std::string zsh = run("completion zsh").data;
  const std::string fish = run("completion fish").data;
  const std::string man = run("man").data;
  std::size_t commands = 0;
  const std::size_t begin = help.find("Subcommands:");
  BOOST_TEST_REQUIRE(begin != std::string::npos);
  for (std::size_t at = help.find("\n  ", begin); at != std::string::npos;
       at = help.find("\n  ", at + 1)) {
    const std::string name = help.substr(at + 3, help.find(' ', at + 3) - at - 3);
    if (name.empty()) continue;  // goes on from the line before
    ++commands;
    BOOST_TEST_CONTEXT(name) {
      BOOST_TEST(holds(bash, "'" + name + "') words="));
      BOOST_TEST(holds(zsh, "\n      " + name + ")\n"));
      BOOST_TEST(holds(fish, " -f -a " + name + " "));
      BOOST_TEST(holds(man, ".SS \"joinery " + name + "\"\n"));
    }
  }
  BOOST_TEST(commands >= 15U);
}

BOOST_AUTO_TEST_CASE(shells_can_read_their_completions) {
  for (const char* shell : {"bash", "zsh", "fish"}) {
    const bool is_there =
        std::system((std::string("command -v ") + shell + " > /dev/null 2>&1").c_str()) == 0;
    BOOST_TEST(is_there, shell << " is not installed: .ci/install_packages.sh test");
    const std::string script =
        file(std::string("completion/all.") + shell, run(std::string("completion ") + shell).data);
    const std::string check = std::string(shell) + (shell == std::string("fish") ? " --no-execute " : " -n ");
    BOOST_TEST(std::system((check + script).c_str()) == 0, shell);
  }
}

BOOST_AUTO_TEST_CASE(the_manual_is_roff_that_nobody_complains_about) {
  const std::string page = run("man").data;
  for (const char* part : {".TH JOINERY 1", ".SH NAME", ".SH SYNOPSIS", ".SH COMMANDS",
                           ".SH EXIT STATUS", ".SH ENVIRONMENT", "\\fB\\-\\-fix\\fR"}) {
    BOOST_TEST(holds(page, part), part);
  }
  BOOST_TEST(std::system("command -v groff > /dev/null 2>&1") == 0,
             "groff is not installed: .ci/install_packages.sh test");
  const std::string path = file("man/joinery.1", page);
  BOOST_TEST(std::system(("groff -K utf8 -man -Tutf8 -ww " + path + " > " + path + ".txt 2> " + path +
                          ".log; test ! -s " + path + ".log")
                             .c_str()) == 0,
             contents_of(path + ".log"));
  BOOST_TEST(holds(contents_of(path + ".txt"), "HR"));
}

BOOST_AUTO_TEST_CASE(explain_prints_the_page_of_a_code_however_it_is_written) {
  const Ran page = run("explain J0504");
  BOOST_TEST(page.code == 0);
  BOOST_TEST(page.data.starts_with("# J0504: a field can end blank without a decision\n"));
  for (const char* same : {"j0504", "504", "0504", "may_end_blank"}) {
    BOOST_TEST(run(std::string("explain ") + same).data == page.data, same);
  }
}

BOOST_AUTO_TEST_CASE(explain_lists_all_codes_and_knows_no_others) {
  BOOST_TEST(holds(run("explain").data, "J0308  a secret stands in a mapping file\n"));
  const Ran none = run("explain J0999");
  BOOST_TEST(none.code == 1);
  BOOST_TEST(none.data.empty());
  BOOST_TEST(holds(none.messages, "no diagnostic has the code `J0999`"));
}

BOOST_AUTO_TEST_CASE(sarif_names_the_page_of_a_code) {
  const std::string path = file("sarif/integration.yaml", "integration: a\nlanguage: 1\n");
  const std::string sarif = run("check --format sarif " + path).data;
  BOOST_TEST(holds(sarif, "docs/diagnostics/J0303.md"));
  BOOST_TEST(holds(sarif, "joinery explain J0303"));
  // It would have to be absolute, and the pages have no address of their own: 0045.
  BOOST_TEST(!holds(sarif, "helpUri"));
}

BOOST_AUTO_TEST_CASE(schema_prints_one_kind_or_writes_all) {
  BOOST_TEST(holds(run("schema source").data, "\"urn:joinery:schema:source\""));
  BOOST_TEST(run("schema").code == 1);
  BOOST_TEST(run("schema sauce").code == 1);
  BOOST_TEST(run("schema --out " + folder() + "/schemas").code == 0);
  BOOST_TEST(contents_of(folder() + "/schemas/target.schema.json") == run("schema target").data);
}

BOOST_AUTO_TEST_CASE(doc_writes_a_page_or_says_what_is_wrong) {
  const std::string path = folder() + "/fields.html";
  BOOST_TEST(run("doc examples/acme --format html --out " + path).code == 0);
  BOOST_TEST(holds(contents_of(path), "<h1>Acme Ltd: which fields do we sync</h1>"));
  const std::string bad = file("doc/integration.yaml", "integration: a\nsource: nobody\n");
  const Ran ran = run("doc " + bad);
  BOOST_TEST(ran.code == 1);
  BOOST_TEST(ran.data.empty());
  BOOST_TEST(holds(ran.messages, "cannot be described"));
}
