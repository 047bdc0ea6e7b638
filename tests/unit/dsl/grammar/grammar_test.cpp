#include <boost/test/unit_test.hpp>
#include <tao/pegtl/contrib/analyze.hpp>

#include "dsl/grammar/expression_grammar.hpp"

namespace joinery {

BOOST_AUTO_TEST_CASE(no_rule_of_the_grammar_can_loop_without_reading_on) {
  BOOST_TEST(tao::pegtl::analyze<grammar::whole_expression>(1) == 0U);
}

}  // namespace joinery
