#include <boost/test/unit_test.hpp>

#include "tests/support/graph_builder.hpp"

using namespace joinery;
using joinery::testing::GraphBuilder;

BOOST_AUTO_TEST_CASE(roots_come_in_a_fixed_order_and_only_if_they_exist) {
  GraphBuilder b;
  std::vector<NodeId> nodes;
  for (int i = 0; i < 8; ++i) nodes.push_back(b.text(std::to_string(i)));
  b.graph.invite.condition = nodes[7];
  b.graph.account.zone = nodes[6];
  b.graph.account.archived_when = nodes[5];
  b.graph.account.starts = nodes[4];
  b.field("f", nodes[2]).field("g", nodes[3]);
  b.rule("r", Outcome::hold, nodes[1]);
  b.id(nodes[0]);
  BOOST_TEST((b.graph.roots() == nodes));
  b.graph.account.ends = nodes[0];
  nodes.insert(nodes.begin() + 5, nodes[0]);
  BOOST_TEST((b.graph.roots() == nodes));
}
