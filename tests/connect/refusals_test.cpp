/// Wrong credentials: one refusal, and it stops. Firewalls lock out who tries again.

#include <boost/test/unit_test.hpp>

#include "tests/connect/reading.hpp"

namespace joinery::testing {

BOOST_AUTO_TEST_CASE(x_b07_who_is_refused_asks_no_second_time) {
  for (const SourceUnderTest& source : sources_under_test()) {
    BOOST_TEST_CONTEXT(source.mapping) {
      Company company(source.simulator, 12);
      Reading reading(source, company);
      // The first refusal shuts everybody out: whoever asks once more would wait for five minutes.
      company.begin_again({"waf_lockout_5min=1"});
      (void)company.order(R"({"secret": "another"})");
      const Read read = reading.all();
      BOOST_TEST(!read.certificate.complete());
      BOOST_TEST(read.records.empty());
      BOOST_TEST(company.requests() == 1U);
      BOOST_TEST(read.waited.count() == 0);
    }
  }
}

}  // namespace joinery::testing
