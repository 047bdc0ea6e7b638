#include "tests/tidy/types.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/tidy/expect.hpp"

using namespace joinery::tidy;

namespace {

Repository two(const std::string& a, const std::string& b) {
  return {{{"engine/x/a.cpp", a}, {"engine/y/b.hpp", b}}};
}

const std::string a = "namespace joinery {\nstruct A { int x; };\n}\n";

}  // namespace

BOOST_AUTO_TEST_CASE(no_two_types_have_one_name) { expect_none(double_types(here())); }

BOOST_AUTO_TEST_CASE(two_definitions_of_one_name_are_told) {
  expect_one(double_types(two(a, a)), "engine/y/b.hpp:2: `joinery::A` is also defined in engine/x/a.cpp:2");
  expect_one(double_types(two(a, "namespace joinery {\nclass A final : public B {\n};\n}")), "joinery::A");
  expect_one(double_types(two(a, "namespace joinery {\nenum class A : int { x };\n}")), "joinery::A");
  expect_one(double_types(two("struct A {};", "struct A\n{\n};")), "`A`");
  expect_one(double_types(two("namespace j::k { struct A {}; }", "namespace j::k { struct A {}; }")),
             "`j::k::A`");
}

BOOST_AUTO_TEST_CASE(what_the_linker_never_sees_may_have_one_name) {
  expect_none(double_types(two(a, "namespace joinery {\nnamespace {\nstruct A {};\n}\n}")));
  expect_none(double_types(two(a, "namespace joinery {\nstruct A;\n}")));
  expect_none(double_types(two(a, "namespace joinery {\nstruct B { struct A {}; };\n}")));
  expect_none(double_types(two(a, "namespace joinery {\nstruct B::A { int x; };\n}")));
  expect_none(double_types(two(a, "namespace joinery {\nvoid f() { struct A {}; }\n}")));
  expect_none(double_types(two(a, "namespace joinery {\nstruct A f() { return {}; }\n}")));
  expect_none(double_types(two(a, "namespace other { struct A {}; }")));
  expect_none(double_types(two(a, "namespace joinery {\n// struct A {};\n#define X struct A {\n}")));
  expect_none(double_types(two(a, "namespace joinery {\nauto t = R\"(struct A {)\"; char c = '{';\n}")));
  expect_none(double_types({{{"engine/x/a.cpp", a}, {"tests/a.cpp", a}}}));
}
