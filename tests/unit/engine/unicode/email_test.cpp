#include "engine/unicode/email.hpp"

#include <boost/test/unit_test.hpp>

using namespace joinery;

BOOST_AUTO_TEST_CASE(an_address_that_can_take_mail_has_no_problem) {
  for (const std::string& address :
       {std::string("ada@acme.example"), std::string("a@b.c"),
        std::string("ada.king+hr@mail.acme.example"), std::string("o'neill@acme.example"),
        std::string("josé@correo.example"), std::string("ada@müller.example"),
        std::string("ada@xn--mller-kva.example"), std::string(64, 'a') + "@acme.example",
        std::string("ADA@ACME.EXAMPLE"), std::string("a@1.2.example"),
        std::string("用户@例子.公司")}) {
    BOOST_TEST_CONTEXT(address) { BOOST_TEST(!email_problem(address)); }
  }
}

BOOST_AUTO_TEST_CASE(a_broken_address_says_why) {
  struct Row {
    std::string address;
    std::string problem;
  };
  const std::string label(63, 'b');
  for (const Row& row :
       {Row{"", "is empty"},
        {"ada", "has no @"},
        {"ada@x@acme.example", "has more than one @"},
        {"@acme.example", "has nothing before the @"},
        {"ada@", "has nothing after the @"},
        {"ada@localhost", "has no dot in its domain"},
        {"ada king@acme.example", "holds a space"},
        {"ada@acme.example ", "holds a space"},
        {"ada\u00A0@acme.example", "holds a space"},
        {"ada\t@acme.example", "holds a space"},
        {"ada\x01@acme.example", "holds a control character"},
        {"ada\u0085@acme.example", "holds a space"},
        {"ada\u0090@acme.example", "holds a control character"},
        {"ada\xFF@acme.example", "is not valid UTF-8"},
        {"ada@.example", "has an empty part in its domain"},
        {"ada@acme..example", "has an empty part in its domain"},
        {"ada@acme.example.", "has an empty part in its domain"},
        {"ada@-acme.example", "has a hyphen at the end of a part"},
        {"ada@acme_hr.example", "holds a character that no domain has"},
        {"ada@10.0.0.1", "has a number for a top-level domain"},
        {".ada@acme.example", "has a dot at the end of a part"},
        {"ada.@acme.example", "has a dot at the end of a part"},
        {"a..b@acme.example", "has two dots in a row"},
        {"<ada@acme.example>", "holds a character that needs quoting"},
        {"ada;bob@acme.example", "holds a character that needs quoting"},
        {std::string(65, 'a') + "@acme.example", "has more than 64 bytes before the @"},
        {"a@" + label + "b.example", "has a part of more than 63 bytes in its domain"},
        {"a@" + label + "." + label + "." + label + "." + label + ".example",
         "has more than 254 bytes"}}) {
    BOOST_TEST_CONTEXT(row.address) {
      BOOST_TEST(std::string(email_problem(row.address).value_or("nothing")) == row.problem);
    }
  }
}

BOOST_AUTO_TEST_CASE(only_the_domain_is_made_small) {
  std::string out = "old";
  normal_email("  Ada.King@ACME.Example\u200B", out);
  BOOST_TEST(out == "Ada.King@acme.example");
  normal_email("Ada@MÜLLER.example", out);
  BOOST_TEST(out == "Ada@müller.example");
  normal_email("ada@acme.example", out);
  BOOST_TEST(out == "ada@acme.example");
  normal_email("No Address", out);
  BOOST_TEST(out == "No Address");
  BOOST_TEST(email_local("ada@acme.example") == "ada");
  BOOST_TEST(email_domain("ada@acme.example") == "acme.example");
  BOOST_TEST(email_domain("ada").empty());
}
