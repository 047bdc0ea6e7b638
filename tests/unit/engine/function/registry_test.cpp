#include "engine/function/registry.hpp"

#include <array>
#include <boost/test/unit_test.hpp>

using namespace joinery;

namespace {

FunctionDef named(std::string_view name) {
  return FunctionDef{.name = name, .category = "text", .about = "", .parameters = {},
                     .examples = {}};
}
const FunctionDef upper = named("upper"), lower = named("lower"), slug = named("slug");
constexpr std::array<const FunctionDef*, 3> three{&upper, &slug, &lower};

}  // namespace

BOOST_AUTO_TEST_CASE(a_function_is_found_by_its_whole_name_only) {
  const Registry registry(three);
  BOOST_TEST(registry.find("upper") == &upper);
  BOOST_TEST(registry.find("lower") == &lower);
  BOOST_TEST(registry.find("slug") == &slug);
  for (const char* other : {"", "Upper", "uppe", "uppers", "zzz"}) {
    BOOST_TEST(registry.find(other) == nullptr);
  }
}

BOOST_AUTO_TEST_CASE(functions_are_listed_by_name_whatever_order_they_came_in) {
  const Registry registry(three);
  BOOST_REQUIRE(registry.all().size() == 3);
  BOOST_TEST(registry.all()[0] == &lower);
  BOOST_TEST(registry.all()[1] == &slug);
  BOOST_TEST(registry.all()[2] == &upper);
}

BOOST_AUTO_TEST_CASE(a_slip_of_the_pen_is_near_and_nonsense_is_not) {
  const Registry registry(three);
  const auto near = registry.near("uper");
  BOOST_REQUIRE(near.size() == 1);
  BOOST_TEST(near[0] == "upper");
  BOOST_TEST(registry.near("conditionally").empty());
  BOOST_TEST(Registry({}).near("upper").empty());
}
