/// `joinery new source --openapi`, as a command: whatever way of signing in and of pages a document tells, the draft
/// passes `joinery check` as it is.

#include <filesystem>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "tests/command/program.hpp"

namespace fs = std::filesystem;
using joinery::testing::contents_of;
using joinery::testing::file;
using joinery::testing::folder;
using joinery::testing::Ran;
using joinery::testing::run;

namespace {

struct Row {
  const char* name;
  const char* security;     ///< a security scheme
  const char* parameters;   ///< of the list
  const char* answer;       ///< its schema, in which `Employee` stands
  std::vector<const char*> holds;   ///< what the draft must say
};

const std::vector<Row> rows = {
    {"oauth",
     "type: oauth2\n      flows: {clientCredentials: {tokenUrl: https://login.birch.example/token, "
     "scopes: {people: Read}}}",
     "{name: limit, in: query, schema: {type: integer, maximum: 200}}, "
     "{name: offset, in: query, schema: {type: integer}}",
     "{type: object, properties: {data: {type: array, items: EMPLOYEE}, total: {type: integer}}}",
     {"grant_type", "offset from:", "total: answer.total"}},
    {"basic", "type: http\n      scheme: basic",
     "{name: page, in: query, schema: {type: integer}}, {name: per_page, in: query, schema: {type: integer}}",
     "{type: object, properties: {employees: {type: array, items: EMPLOYEE}}}", {"basic:", "number from: 1"}},
    {"bearer", "type: http\n      scheme: bearer",
     "{name: cursor, in: query, schema: {type: string}}",
     "{type: object, properties: {items: {type: array, items: EMPLOYEE}, next_cursor: {type: string}}}",
     {"Bearer", "cursor: answer."}},
    {"key_in_header", "type: apiKey\n      in: header\n      name: X-Api-Key", "", "{type: array, items: EMPLOYEE}",
     {"X-Api-Key"}},
    {"key_in_query", "type: apiKey\n      in: query\n      name: api_key", "", "{type: array, items: EMPLOYEE}",
     {"api_key"}},
    {"nothing_known", "type: openIdConnect\n      openIdConnectUrl: https://login.birch.example/.well-known", "",
     "{type: object, properties: {data: {type: array, items: EMPLOYEE}, "
     "links: {type: object, properties: {next: {type: string}}}}}",
     {}},
};

std::string document_of(const Row& row) {
  std::string answer = row.answer;
  answer.replace(answer.find("EMPLOYEE"), 8, "{$ref: '#/components/schemas/Employee'}");
  return std::string("openapi: 3.0.3\ninfo: {title: Birch HR, version: '1'}\n") +
         "servers: [{url: https://api.birch.example/v2}]\nsecurity: [{scheme: []}]\npaths:\n  /employees:\n    get:\n" +
         "      parameters: [" + row.parameters +
         "]\n      responses: {'200': {description: all, content: {application/json: {schema: " + answer +
         "}}}}\n  /employees/{id}:\n    get:\n"
         "      parameters: [{name: id, in: path, required: true, schema: {type: string}}]\n"
         "      responses: {'200': {description: one, content: {application/json: {schema: "
         "{$ref: '#/components/schemas/Employee'}}}}}\ncomponents:\n  securitySchemes:\n    scheme:\n      " +
         row.security +
         "\n  schemas:\n    Employee:\n      type: object\n      properties:\n        id: {type: integer}\n"
         "        firstName: {type: string}\n        lastName: {type: string}\n"
         "        workEmail: {type: string, format: email}\n        jobTitle: {type: string, nullable: true}\n"
         "        department: {type: object, properties: {id: {type: integer}, name: {type: string}}}\n"
         "        status: {type: string, enum: [active, terminated]}\n"
         "        hireDate: {type: string, format: date}\n        updatedAt: {type: string, format: date-time}\n"
         "        tags: {type: array, items: {type: string}}\n"
         "        addresses: {type: array, items: {type: object, "
         "properties: {type: {type: string}, city: {type: string}}}}\n"
         "        manager: {$ref: '#/components/schemas/Employee'}\n";
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_draft_of_a_document_passes_the_check) {
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.name) {
      const std::string out = folder() + "/drafts/" + row.name;
      fs::remove_all(out);
      const std::string document = file(std::string("openapi/") + row.name + ".yaml", document_of(row));
      const Ran made = run("new source birch_hr --openapi " + document + " --out " + out);
      BOOST_TEST_REQUIRE(made.code == 0, made.messages);
      BOOST_TEST((made.data.find("guesses to look at") != std::string::npos), made.data);
      const std::string draft = contents_of(out + "/source.yaml");
      for (const char* part : row.holds)
        BOOST_TEST((draft.find(part) != std::string::npos), part << " in\n" << draft);
      const Ran checked = run("check " + out + "/source.yaml");
      BOOST_TEST(checked.code == 0, checked.data + checked.messages + draft);
      const Ran laid_out = run("fmt --diff " + out + "/source.yaml");
      BOOST_TEST(laid_out.code == 0, laid_out.data);
      // What is there is not written over.
      BOOST_TEST(run("new source birch_hr --openapi " + document + " --out " + out).code == 1);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_draft_of_an_answer_or_of_nothing_is_laid_out_as_fmt_does) {
  const std::string sample = file("openapi/sample.json", R"({"data": {"employees": [{"employeeNumber": "7",
    "Full Name": "Ada King", "e-mail": "ada@example.com", "hired": "31.01.2024", "state": "Active",
    "a.b": {"c d": true}}]}, "next": "x"})");
  for (const std::string& from : {" --sample " + sample, std::string()}) {
    BOOST_TEST_CONTEXT(from) {
      const std::string out = folder() + "/drafts/answer";
      fs::remove_all(out);
      const Ran made = run("new source birch_hr" + from + " --out " + out);
      BOOST_TEST_REQUIRE(made.code == 0, made.messages);
      const Ran laid_out = run("fmt --diff " + out + "/source.yaml");
      BOOST_TEST(laid_out.code == 0, laid_out.data);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_document_becomes_no_draft) {
  for (const char* text : {"", "openapi: 3.0.3\n", "swagger: '2.0'\npaths: {}\n",
                           "{\"openapi\": \"3.1.0\", \"paths\": {}}", "- 1\n"}) {
    BOOST_TEST_CONTEXT(text) {
      const std::string out = folder() + "/drafts/none";
      fs::remove_all(out);
      const Ran made = run("new source birch_hr --openapi " + file("openapi/none.yaml", text) + " --out " + out);
      BOOST_TEST(made.code == 1);
      BOOST_TEST(!made.messages.empty());
      BOOST_TEST(!fs::exists(out + "/source.yaml"));
    }
  }
}
