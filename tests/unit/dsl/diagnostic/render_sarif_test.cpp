#include <boost/test/unit_test.hpp>

#include "dsl/diagnostic/render.hpp"

using namespace joinery;

BOOST_AUTO_TEST_CASE(an_empty_log_is_still_a_run) {
  BOOST_TEST(render_sarif({}, Sources()) ==
             R"({"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0",)"
             R"("runs":[{"tool":{"driver":{"name":"Joinery","rules":[]}},)"
             R"("columnKind":"unicodeCodePoints","results":[]}]})"
             "\n");
}

BOOST_AUTO_TEST_CASE(a_result_names_its_rule_region_relations_and_fix) {
  Sources sources;
  const SourceId id = sources.add("my map/ä.yaml", "é: nmae\n");
  Diagnostics out;
  out.report(Code::unknown_key, {id, 4, 8}, "`nmae` is unknown")
      .labelled("here")
      .also({id, 0, 2}, "in this map")
      .help("did you mean `name`?")
      .fixed_by({id, 4, 8}, "name");
  out.report(Code::file_not_found, {}, "gone");
  out.report(Code::unknown_key, {id, 0, 2}, "again");
  BOOST_TEST(
      render_sarif(out.all(), sources) ==
      R"({"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{)"
      R"("tool":{"driver":{"name":"Joinery","rules":[)"
      R"({"id":"J0101","name":"file_not_found",)"
      R"("shortDescription":{"text":"a file that a mapping names does not exist"},)"
      R"("help":{"text":"joinery explain J0101","markdown":"[docs/diagnostics/J0101.md])"
      R"((docs/diagnostics/J0101.md), or `joinery explain J0101`"},)"
      R"("defaultConfiguration":{"level":"error"}},)"
      R"({"id":"J0302","name":"unknown_key","shortDescription":{"text":"a key is unknown"},)"
      R"("help":{"text":"joinery explain J0302","markdown":"[docs/diagnostics/J0302.md])"
      R"((docs/diagnostics/J0302.md), or `joinery explain J0302`"},)"
      R"("defaultConfiguration":{"level":"error"}}]}},)"
      R"("columnKind":"unicodeCodePoints","results":[)"
      R"({"ruleId":"J0302","ruleIndex":1,"level":"error",)"
      R"("message":{"text":"`nmae` is unknown\nhere\nhelp: did you mean `name`?"},)"
      R"("locations":[{"physicalLocation":{"artifactLocation":{"uri":"my%20map/%C3%A4.yaml"},)"
      R"("region":{"startLine":1,"startColumn":4,"endLine":1,"endColumn":8}}}],)"
      R"("relatedLocations":[{"physicalLocation":{)"
      R"("artifactLocation":{"uri":"my%20map/%C3%A4.yaml"},)"
      R"("region":{"startLine":1,"startColumn":1,"endLine":1,"endColumn":2}},)"
      R"("message":{"text":"in this map"}}],)"
      R"("fixes":[{"description":{"text":"did you mean `name`?"},"artifactChanges":[{)"
      R"("artifactLocation":{"uri":"my%20map/%C3%A4.yaml"},"replacements":[{)"
      R"("deletedRegion":{"startLine":1,"startColumn":4,"endLine":1,"endColumn":8},)"
      R"("insertedContent":{"text":"name"}}]}]}]},)"
      R"({"ruleId":"J0101","ruleIndex":0,"level":"error","message":{"text":"gone"},)"
      R"("locations":[]},)"
      R"({"ruleId":"J0302","ruleIndex":1,"level":"error","message":{"text":"again"},)"
      R"("locations":[{"physicalLocation":{"artifactLocation":{"uri":"my%20map/%C3%A4.yaml"},)"
      R"("region":{"startLine":1,"startColumn":1,"endLine":1,"endColumn":2}}}]}]}]})"
      "\n");
}
