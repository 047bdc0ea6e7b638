// Each pass by itself: one field of a mapping before it and after it, written as a tree.

#include <algorithm>
#include <set>

#include <boost/test/unit_test.hpp>

#include "engine/graph/print.hpp"
#include "engine/optimize/optimize.hpp"
#include "tests/support/compiled.hpp"
#include "tests/support/references.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

CompiledMapping mapping_of(const std::string& formula, const std::string& more = {}) {
  return CompiledMapping(
      {{"mappings/hr/source.yaml",
        "source: hr\ntitle: HR\nlanguage: 1\nread:\n  id: text from id\n  site: text from site\n"
        "  team: text from team\n  hours: number from hours\n  member: yes_no from member\n"
        "  skills: list of text from skills\n"},
       {"mappings/lms/target.yaml",
        "target: lms\ntitle: LMS\nlanguage: 1\nsettings:\n"
        "  mode: {title: M, choose: {a: A, b: B}, default: a}\n"
        "  least: {title: L, type: number, default: \"-9223372036854.775808\"}\n"
        "tables:\n  names: {key: text, otherwise: blank, rows: {a: b}}\n"
        "user:\n  it: text\n  other: text\nset:\n  it: >-\n    " +
            formula + "\n" + more},
       {"acme/integration.yaml",
        "integration: acme\ntitle: A\nsource: hr\ntarget: lms\nlanguage: 1\n"}});
}

/// A node and what stands below it, as one expression.
std::string tree(const Graph& graph, NodeId id) {
  const Node& node = graph[id];
  std::string out = label(graph, id, references().zones);
  if (node.op == NodeOp::read) return graph.readings[node.reading.index].name;
  std::string inside;
  for (const NodeId in : node.in) inside += (inside.empty() ? "" : ", ") + tree(graph, in);
  for (const NodeId body : node.bodies) inside += " : " + tree(graph, body);
  return inside.empty() ? out : out + "(" + inside + ")";
}

std::vector<std::string_view> all_but(std::string_view name) {
  std::vector<std::string_view> off;
  for (const Pass& pass : passes()) {
    if (pass.name != name) off.push_back(pass.name);
  }
  return off;
}

struct Row {
  const char* pass;
  const char* formula;
  const char* before;
  const char* after;
};

void check_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.pass << ": " << row.formula) {
      const CompiledMapping mapping = mapping_of(row.formula);
      BOOST_TEST(tree(mapping.graph(), mapping.graph().fields[0].value) == row.before);
      const Graph after = optimize(mapping.graph(), references(), all_but(row.pass));
      BOOST_TEST(tree(after, after.fields[0].value) == row.after);
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(settings_become_constants) {
  check_rows({
      {"fold_settings", "\"{settings.mode}!\"", "concat(setting mode = \"a\", \"!\")",
       "concat(\"a\", \"!\")"},
      {"fold_settings", "worker.site else settings.mode", "else(site, setting mode = \"a\")",
       "else(site, \"a\")"},
  });
}

BOOST_AUTO_TEST_CASE(operators_on_constants_become_constants) {
  check_rows({
      {"fold_constants", "lower(\"AB\")", "lower(\"AB\")", "\"ab\""},
      {"fold_constants", "\"a{1.50}b\"", "concat(\"a\", 1.5, \"b\")", "\"a1.5b\""},
      {"fold_constants", "if \"a\" is \"b\" then \"x\" otherwise \"y\"",
       "if(equal(\"a\", \"b\"), \"x\", \"y\")", "if(false, \"x\", \"y\")"},
      {"fold_constants", "if \"b\" in (\"a\", \"b\") then \"x\" otherwise \"y\"",
       "if(in constants(\"b\", \"a\", \"b\"), \"x\", \"y\")", "if(true, \"x\", \"y\")"},
      {"fold_constants", "if lower(blank) is blank then \"x\" otherwise \"y\"",
       "if(is blank(lower(blank)), \"x\", \"y\")", "if(true, \"x\", \"y\")"},
      {"fold_constants", "if not (2 < 1) then \"x\" otherwise \"y\"",
       "if(not(less(2, 1)), \"x\", \"y\")", "if(true, \"x\", \"y\")"},
      {"fold_constants", "upper(lower(\"Ab\"))", "upper(lower(\"Ab\"))", "\"AB\""},
      // A hold belongs to a run, and so does the clock.
      {"fold_constants", "first_characters(\"abc\", -1) else keep",
       "else(first_characters(\"abc\", negate(1)), keep)",
       "else(first_characters(\"abc\", -1), keep)"},
      {"fold_constants", "weekday(today(in \"UTC\"))", "weekday(today(\"UTC\"))",
       "weekday(today(\"UTC\"))"},
  });
}

BOOST_AUTO_TEST_CASE(branches_that_are_never_reached_are_gone) {
  check_rows({
      {"drop_branches", "if yes then worker.site else keep otherwise clear",
       "if(true, else(site, keep), clear)", "else(site, keep)"},
      {"drop_branches", "if no then \"a\" otherwise \"b\"", "if(false, \"a\", \"b\")", "\"b\""},
      {"drop_branches", "blank else worker.site else \"x\" else keep",
       "else(blank, site, \"x\", keep)", "else(site, \"x\")"},
      {"drop_branches", "if worker.member and yes then \"a\" otherwise \"b\"",
       "if(and(member, true), \"a\", \"b\")", "if(member, \"a\", \"b\")"},
      {"drop_branches", "if no and worker.member then \"a\" otherwise \"b\"",
       "if(and(false, member), \"a\", \"b\")", "\"b\""},
      {"drop_branches", "if yes or worker.member then \"a\" otherwise \"b\"",
       "if(or(true, member), \"a\", \"b\")", "\"a\""},
      // What may be a hold and is asked first stays.
      {"drop_branches", "if worker.member and no then \"a\" otherwise \"b\"",
       "if(and(member, false), \"a\", \"b\")", "if(and(member, false), \"a\", \"b\")"},
      {"drop_branches", "if worker.member or yes then \"a\" otherwise \"b\"",
       "if(or(member, true), \"a\", \"b\")", "if(or(member, true), \"a\", \"b\")"},
  });
}

BOOST_AUTO_TEST_CASE(equal_expressions_are_computed_once) {
  // The layers of a mapping may say the same in different places, and settings make things equal.
  const CompiledMapping mapping = mapping_of(
      "if settings.mode is \"a\" then lower(worker.site) else keep otherwise keep",
      "  other: if \"a\" is settings.mode then lower(worker.site) else keep otherwise keep\n");
  const auto calls = [](const Graph& graph) {
    return std::ranges::count_if(graph.nodes,
                                 [](const Node& node) { return node.op == NodeOp::call; });
  };
  const Graph& small = mapping.optimized();
  BOOST_TEST(calls(small) == 1);
  BOOST_TEST(small.fields[0].value.index == small.fields[1].value.index);
}

BOOST_AUTO_TEST_CASE(readings_tables_and_patterns_that_nobody_asks_for_are_gone) {
  const CompiledMapping mapping = mapping_of(
      "if settings.mode is \"a\" then worker.site else keep otherwise (if worker.team matches "
      "\"x\" then names(worker.team) else keep otherwise keep)");
  BOOST_TEST(mapping.graph().readings.size() == 6U);
  BOOST_TEST(mapping.graph().tables.size() == 1U);
  BOOST_TEST(mapping.graph().patterns.size() == 1U);
  const Graph& small = mapping.optimized();
  std::set<std::string> names;
  for (const Reading& reading : small.readings) names.insert(reading.name);
  BOOST_TEST((names == std::set<std::string>{"id", "site"}));
  BOOST_TEST(small.tables.empty());
  BOOST_TEST(small.patterns.empty());
}

BOOST_AUTO_TEST_CASE(the_least_number_has_no_counterpart) {
  const CompiledMapping mapping = mapping_of("\"{-settings.least}\"");
  BOOST_TEST(
      mapping.line(R"({"id":"E1"})", "2026-11-21T08:00:00Z").find("a number is out of range") !=
      std::string::npos);
}

BOOST_AUTO_TEST_CASE(optimizing_twice_is_optimizing_once) {
  for (const char* formula :
       {"if settings.mode is \"a\" then lower(worker.site) else keep otherwise clear",
        "join(sorted(worker.skills by item descending), lower(\"X\")) else keep",
        "\"{settings.mode}{worker.hours + 1}\" else keep"}) {
    BOOST_TEST_CONTEXT(formula) {
      const CompiledMapping mapping = mapping_of(formula);
      const Graph again = optimize(mapping.optimized(), references());
      BOOST_TEST(print_text(again, mapping.sources(), references().zones) ==
                 print_text(mapping.optimized(), mapping.sources(), references().zones));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_pass_that_is_off_leaves_its_work_undone) {
  const CompiledMapping mapping =
      mapping_of("if settings.mode is \"a\" then worker.site else keep otherwise clear");
  const std::size_t all = mapping.optimized().nodes.size();
  for (const Pass& pass : passes()) {
    BOOST_TEST_CONTEXT(pass.name) {
      BOOST_TEST(optimize(mapping.graph(), references(), {pass.name}).nodes.size() >= all);
      BOOST_TEST(!pass.about.empty());
    }
  }
  BOOST_TEST(optimize(mapping.graph(), references(), {"fold_settings"}).nodes.size() > all);
  BOOST_TEST(optimize(mapping.graph(), references(), {"drop_unused"}).nodes.size() > all);
}
