#include <boost/test/unit_test.hpp>

#include "dsl/diagnostic/json_text.hpp"
#include "dsl/diagnostic/render.hpp"

using namespace joinery;

BOOST_AUTO_TEST_CASE(json_text_escapes_whatever_comes) {
  JsonText json;
  json.open('{').key("a\"b").text(std::string_view("\0\x01\t\n\r\\\x7f", 7));
  json.key("c").open('[').number(0).text("é😀").text("\xC3(\xFF").close(']');
  json.key("d").open('{').close('}').close('}');
  BOOST_TEST(json.take() ==
             R"({"a\"b":"\u0000\u0001\t\n\r\\\u007f","c":[0,"é😀","\ufffd(\ufffd"],"d":{}})");
}

BOOST_AUTO_TEST_CASE(no_diagnostics_are_an_empty_array) {
  BOOST_TEST(render_json({}, Sources()) == "[]\n");
}

BOOST_AUTO_TEST_CASE(a_diagnostic_is_one_object_with_places_notes_and_fix) {
  Sources sources;
  const SourceId id = sources.add("a.yaml", "é: nmae\n");
  Diagnostics out;
  out.report(Code::unknown_key, {id, 4, 8}, "`nmae` is unknown")
      .labelled("here")
      .also({id, 0, 2}, "in this map")
      .seen("nmae")
      .help("did you mean `name`?")
      .fixed_by({id, 4, 8}, "name");
  out.report(Code::file_not_found, {}, "gone");
  BOOST_TEST(
      render_json(out.all(), sources) ==
      R"([{"code":"J0302","name":"unknown_key","severity":"error","message":"`nmae` is unknown",)"
      R"("file":"a.yaml","begin":{"line":1,"column":4,"offset":4},)"
      R"("end":{"line":1,"column":8,"offset":8},"label":"here",)"
      R"("others":[{"words":"in this map","file":"a.yaml","begin":{"line":1,"column":1,"offset":0},)"
      R"("end":{"line":1,"column":2,"offset":2}}],)"
      R"("notes":[{"kind":"seen","words":"nmae"},{"kind":"help","words":"did you mean `name`?"}],)"
      R"("fixes":[{"file":"a.yaml","begin":{"line":1,"column":4,"offset":4},)"
      R"("end":{"line":1,"column":8,"offset":8},"replacement":"name","certainty":"certain"}]},)"
      R"({"code":"J0101","name":"file_not_found","severity":"error","message":"gone",)"
      R"("others":[],"notes":[],"fixes":[]}])"
      "\n");
}
