#include <boost/test/unit_test.hpp>

#include "engine/sketch/openapi_text.hpp"
#include "engine/sketch/sketch.hpp"

using namespace joinery;

namespace {

constexpr const char* birch = R"(openapi: 3.0.3
info:
  title: "Birch HR: the API"
  version: '1'
servers:
  - url: https://api.birch.example/v2/
security:
  - oauth: [people.read]
paths:
  /departments:
    get:
      responses:
        '200':
          content:
            application/json:
              schema:
                type: object
                properties:
                  items: {type: array, items: {type: object, properties: {id: {type: integer}, name: {type: string}}}}
  /employees:
    get:
      parameters:
        - {name: limit, in: query, schema: {type: integer, maximum: 200}}
        - $ref: '#/components/parameters/Offset'
      responses:
        '200':
          content:
            application/json:
              schema: {$ref: '#/components/schemas/EmployeeList'}
  /employees/{id}:
    get:
      responses:
        '200':
          content:
            application/json:
              schema:
                type: object
                properties:
                  data: {$ref: '#/components/schemas/Employee'}
components:
  parameters:
    Offset: {name: offset, in: query, schema: {type: integer}}
  securitySchemes:
    oauth:
      type: oauth2
      flows:
        clientCredentials:
          tokenUrl: https://login.birch.example/token
          scopes: {people.read: Read people, people.write: Write people}
  schemas:
    EmployeeList:
      type: object
      properties:
        data: {type: array, items: {$ref: '#/components/schemas/Employee'}}
        total: {type: integer}
    Employee:
      allOf:
        - {$ref: '#/components/schemas/Person'}
        - type: object
          properties:
            status: {type: string, enum: [active, on_leave, terminated, ghost]}
            hireDate: {type: string, format: date}
            boss: {$ref: '#/components/schemas/Employee'}
    Person:
      type: object
      properties:
        id: {type: integer, format: int64}
        firstName: {type: string}
        lastName: {type: string}
        workEmail: {type: string, format: email}
)";

Sketch sketched(const std::string& text) {
  const auto document = read_openapi_text("birch.yaml", text, Limits{});
  BOOST_REQUIRE(document.has_value());
  const auto sketch = sketch_of_document("birch_hr", *document);
  BOOST_REQUIRE(sketch.has_value());
  return *sketch;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_list_of_people_is_found_among_all_operations) {
  const Sketch sketch = sketched(birch);
  BOOST_TEST(sketch.base == "https://api.birch.example/v2");
  BOOST_TEST(sketch.path == "/employees");
  BOOST_TEST(sketch.one == "/employees/{person.id}");
  BOOST_REQUIRE(sketch.one_records.size() == 1);
  BOOST_TEST(sketch.one_records.front() == "data");
  BOOST_TEST(written_path(sketch.records) == "data");
}

BOOST_AUTO_TEST_CASE(a_document_becomes_this_text) {
  const std::string wanted = R"(source: birch_hr
title: Birch HR  the API
language: 1
about: >
  A first draft. Whatever was guessed has a comment that begins with the word guess: look at each of
  them, and delete it when it is right.

records: data

read:
  id:         text from id
  first_name: text from firstName
  last_name:  text from lastName
  email:      email from workEmail
  # guess: `boss.id` is manager
  manager:    person from boss.id
  # guess: `status` is employment status
  state:      one of ("active", "on_leave", "terminated", "ghost") from status
  # guess: `hireDate` is start date
  start_date: date from hireDate
)";
  const std::string text = write_sketch(sketched(birch));
  BOOST_TEST(text.substr(0, wanted.size()) == wanted);
  const std::string connector = R"(connect:
  credentials:
    address: {title: Another address of the API, help: For tests and sandboxes, optional: yes}
    client_id:     {title: Client ID}
    client_secret: {title: Client secret, secret: yes}
  base: credentials.address else "https://api.birch.example/v2"
  sign in:
    request:
      url: "https://login.birch.example/token"
      form:
        grant_type: "client_credentials"
        client_id: credentials.client_id
        client_secret: credentials.client_secret
        scope: "people.read"
    answer: {token: text from body.access_token, seconds: number from body.expires_in}
    token: answer.token
    lasts: answer.seconds
  streams:
    people:
      request: {path: "/employees", query: {limit: page.size, offset: page.offset}}
      answer: {total: number from body.total}
      pages: {offset from: 0, size: 200, total: answer.total}
    person:
      request:
        path: ("/employees/{person.id}")
      records: data
  read: {all: people, one: person}
)";
  BOOST_TEST(text.substr(text.find("connect:")) == connector);
}

BOOST_AUTO_TEST_CASE(schemas_that_contain_themselves_come_to_an_end) {
  const Sketch sketch = sketched(R"({"openapi": "3.1.0", "paths": {"/users": {"get": {"responses": {"200": {"content":
    {"application/json": {"schema": {"$ref": "#/x"}}}}}}}}, "x": {"type": "array", "items": {"$ref": "#/y"}},
    "y": {"allOf": [{"$ref": "#/y"}], "properties": {"id": {"type": ["integer", "null"]}, "email": {"type": "string"},
    "boss": {"$ref": "#/y"}, "loop": {"$ref": "#/loop"}}}, "loop": {"$ref": "#/loop"}})");
  BOOST_TEST(sketch.records.empty());
  BOOST_TEST(sketch.fields.fields.front().path == "id");
}

BOOST_AUTO_TEST_CASE(what_is_no_document_is_told_with_its_place) {
  const auto broken = read_openapi_text("x.yaml", "openapi: 3.0.0\npaths: [\n", Limits{});
  BOOST_REQUIRE(!broken.has_value());
  BOOST_TEST(broken.error().what.starts_with("x.yaml:"));
  const auto old = read_openapi_text("x.json", R"({"swagger": "2.0", "paths": {}})", Limits{});
  BOOST_REQUIRE(old.has_value());
  BOOST_TEST(!sketch_of_document("x", *old).has_value());
}
