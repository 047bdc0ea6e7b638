#include "engine/unicode/person_name.hpp"

#include <boost/test/unit_test.hpp>

using namespace joinery;

namespace {

struct Row {
  const char* name;
  const char* given;
  const char* family;
};

}  // namespace

BOOST_AUTO_TEST_CASE(whole_names_have_parts) {
  for (const Row row : {Row{"Ada Lovelace", "Ada", "Lovelace"},
                        {"Lovelace, Ada", "Ada", "Lovelace"},
                        {"  Ada   Maria\u00A0 King-Noel ", "Ada Maria", "King-Noel"},
                        {"Anna van der Berg", "Anna", "van der Berg"},
                        {"VAN DER BERG, ANNA", "ANNA", "VAN DER BERG"},
                        {"Maria de la Cruz", "Maria", "de la Cruz"},
                        {"Omar bin Said", "Omar", "bin Said"},
                        {"van Dyck", "van", "Dyck"},
                        {"Zoë", "Zoë", ""},
                        {"Martin Luther King, Jr.", "Martin Luther", "King"},
                        {"Martin Luther King Jr", "Martin Luther", "King"},
                        {"King, Martin Luther, Jr.", "Martin Luther", "King"},
                        {"King Jr., Martin Luther", "Martin Luther", "King"},
                        {"Henry Ford III", "Henry", "Ford"},
                        {"Grace Hopper, PhD", "Grace", "Hopper"},
                        {"Lovelace,", "Lovelace", ""},
                        {", Ada", "Ada", ""},
                        {"山田 太郎", "山田", "太郎"},
                        {"", "", ""},
                        {",", "", ""},
                        {"III", "III", ""}}) {
    BOOST_TEST_CONTEXT(row.name) {
      const NameParts parts = split_name(row.name);
      BOOST_TEST(parts.given == row.given);
      BOOST_TEST(parts.family == row.family);
    }
  }
}
