#include "engine/type/type.hpp"

#include <boost/test/unit_test.hpp>
#include <vector>

using namespace joinery;

namespace {

Type of(TypeWord word) { return Type::of(word); }
const Type text = of(TypeWord::text), number = of(TypeWord::number), date = of(TypeWord::date),
           email = of(TypeWord::email), country = of(TypeWord::country),
           language = of(TypeWord::language), person = of(TypeWord::person),
           group = of(TypeWord::group);
const Type ab = Type::one_of({"a", "b"}), abc = Type::one_of({"c", "b", "a"}),
           ad = Type::one_of({"a", "d"});
Type list(const Type& item) { return Type::list_of(item); }

}  // namespace

BOOST_AUTO_TEST_CASE(types_print_as_a_mapping_writes_them) {
  BOOST_TEST(print(text) == "text");
  BOOST_TEST(print(of(TypeWord::yes_no)) == "yes_no");
  BOOST_TEST(print(Type::one_of({"a", "say \"b\""})) == R"(one of ("a", "say \"b\""))");
  BOOST_TEST(print(list(list(date))) == "list of list of date");
  BOOST_TEST(print(Type::record({{"x", date}, {"y", ab}})) ==
             R"(record (x: date, y: one of ("a", "b")))");
  BOOST_TEST(print(Type::nothing()) == "blank");
  BOOST_TEST(print(Type::unknown()) == "unknown");
}

BOOST_AUTO_TEST_CASE(a_value_fits_where_its_form_in_memory_says_the_same) {
  struct Case { Type from, to; bool yes; };
  const Case cases[] = {
      {text, text, true}, {text, number, false}, {number, text, false}, {date, text, false},
      {email, text, true}, {country, text, true}, {language, text, true}, {person, text, true},
      {group, text, true}, {ab, text, true}, {text, ab, false}, {text, email, false},
      {text, country, false}, {text, person, true}, {text, group, true}, {ab, group, true},
      {email, person, false}, {person, group, false}, {country, language, false},
      {ab, abc, true}, {abc, ab, false}, {ab, ad, false},
      {list(ab), list(text), true}, {list(text), list(ab), false}, {list(text), text, false},
      {text, list(text), false},
      {Type::record({{"x", ab}}), Type::record({{"x", text}}), true},
      {Type::record({{"x", ab}}), Type::record({{"y", text}}), false},
      {Type::nothing(), number, true}, {number, Type::nothing(), false},
      {Type::nothing(), Type::nothing(), true}, {Type::unknown(), number, true},
      {number, Type::unknown(), true}, {list(Type::nothing()), list(number), true},
  };
  for (const Case& c : cases) {
    BOOST_TEST_CONTEXT(print(c.from) << " for " << print(c.to)) {
      BOOST_TEST(fits(c.from, c.to) == c.yes);
    }
  }
}

BOOST_AUTO_TEST_CASE(only_values_of_one_normal_form_are_comparable) {
  struct Case { Type a, b; bool yes; };
  const Case cases[] = {
      {text, text, true}, {text, ab, true}, {ab, abc, true}, {ab, ad, false},
      {text, person, true}, {text, group, true}, {person, group, false},
      {text, country, false}, {text, email, false}, {text, language, false},
      {country, country, true}, {email, email, true}, {ab, country, false},
      {number, date, false}, {text, number, false},
      {list(text), list(ab), true}, {list(text), list(country), false},
      {list(number), number, false},
      {Type::record({{"x", text}}), Type::record({{"x", country}}), false},
      {Type::nothing(), number, true}, {Type::unknown(), date, true},
  };
  for (const Case& c : cases) {
    BOOST_TEST_CONTEXT(print(c.a) << " with " << print(c.b)) {
      BOOST_TEST(comparable(c.a, c.b) == c.yes);
      BOOST_TEST(comparable(c.b, c.a) == c.yes);
    }
  }
}

BOOST_AUTO_TEST_CASE(either_is_the_narrowest_type_that_both_fit) {
  struct Case { Type a, b, wanted; };
  const Case cases[] = {
      {text, text, text}, {text, email, text}, {email, country, text}, {text, person, text},
      {ab, text, text}, {ab, ad, Type::one_of({"a", "b", "d"})}, {ab, ab, ab},
      {number, text, Type::unknown()}, {number, date, Type::unknown()},
      {Type::nothing(), number, number}, {number, Type::nothing(), number},
      {Type::nothing(), Type::nothing(), Type::nothing()},
      {Type::unknown(), number, Type::unknown()},
      {list(ab), list(ad), list(Type::one_of({"a", "b", "d"}))},
      {list(number), list(text), Type::unknown()}, {list(text), text, Type::unknown()},
      {Type::record({{"x", email}}), Type::record({{"x", text}}), Type::record({{"x", text}})},
      {Type::record({{"x", email}}), Type::record({{"y", email}}), Type::unknown()},
  };
  for (const Case& c : cases) {
    BOOST_TEST_CONTEXT(print(c.a) << " or " << print(c.b)) {
      const Type result = either(c.a, c.b);
      BOOST_TEST(print(result) == print(c.wanted));
      BOOST_TEST(fits(c.a, result));
      BOOST_TEST(fits(c.b, result));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_written_type_becomes_the_same_type) {
  TypeSyntax choice;
  choice.word = TypeWord::one_of;
  choice.choices = {"a", "b"};
  TypeSyntax syntax;
  syntax.word = TypeWord::list;
  syntax.item.push_back(choice);
  BOOST_TEST(print(from_syntax(syntax)) == R"(list of one of ("a", "b"))");
  syntax.item.clear();
  BOOST_TEST(print(from_syntax(syntax)) == "list of unknown");
  TypeSyntax plain;
  plain.word = TypeWord::country;
  BOOST_TEST((from_syntax(plain) == country));
}

BOOST_AUTO_TEST_CASE(texts_in_memory_are_known_as_such) {
  for (const Type& type : {text, email, country, language, person, group, ab}) {
    BOOST_TEST(type.is_textual());
  }
  for (const Type& type : {number, date, list(text), Type::nothing(), Type::unknown()}) {
    BOOST_TEST(!type.is_textual());
  }
}
