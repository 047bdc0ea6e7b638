// Mappings that grow when their functions are written out: bounded, and told so.

#include <string>

#include <boost/test/unit_test.hpp>

#include "tests/unit/engine/check/office.hpp"

using namespace joinery::testing;

namespace {

std::string nested(const std::string& function, const std::string& inside, int depth) {
  std::string out = inside;
  for (int i = 0; i < depth; ++i) out = function + "(" + out + ")";
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(functions_that_call_others_twice_meet_a_limit) {
  Office office;
  for (int i = 0; i < 40; ++i) {
    const std::string next = "f" + std::to_string(i + 1);
    office.functions +=
        "  f" + std::to_string(i) + "(x): part_before(" + next + "(x), " + next + "(x))\n";
  }
  office.functions += "  f40(x): x\n";
  office.field("text", "f0(worker.site) else keep");
  const Inspection inspection(office);
  BOOST_TEST(!inspection.graph.has_value());
  BOOST_TEST(inspection.said().find("J0415") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_long_chain_of_functions_or_fields_meets_a_limit) {
  Office office;
  for (int i = 0; i < 1500; ++i) {
    office.functions +=
        "  f" + std::to_string(i) + "(x): lower(f" + std::to_string(i + 1) + "(x))\n";
    office.worker += "  w" + std::to_string(i) + ": lower(worker.w" + std::to_string(i + 1) + ")\n";
  }
  office.functions += "  f1500(x): x\n";
  office.worker += "  w1500: site\n";
  office.field("text", "f0(worker.w0) else keep");
  const Inspection inspection(office);
  BOOST_TEST(!inspection.graph.has_value());
  BOOST_TEST(inspection.said().find("J0415") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_limit_of_steps_is_the_one_given) {
  Office office;
  office.field("text", "lower(worker.site) else keep");
  joinery::Limits limits;
  limits.graph_nodes = 3;
  BOOST_TEST(Inspection(office, limits).said().find("at most 3 steps") != std::string::npos);
  BOOST_TEST(Inspection(office).said() == "");
}

BOOST_AUTO_TEST_CASE(what_is_shared_is_looked_at_once) {
  Office office;
  office.functions = "  both(x): x and x\n  pick(x): if worker.member then x otherwise x\n";
  office.field("text, required", "if " + nested("both", "worker.site is \"A\"", 40) +
                                     " then worker.site otherwise " +
                                     nested("pick", "lower(\"B\")", 40));
  const Inspection inspection(office);
  BOOST_TEST(inspection.said() == "");
  BOOST_TEST(inspection.graph.has_value());
}
