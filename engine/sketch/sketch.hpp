#pragma once
/// A first connector and mapping, before it is text. `sketch_of_sample` makes one from an answer of the
/// vendor, `sketch_of_document` from an OpenAPI document; `write_sketch` writes it as a source.

#include <optional>
#include <string>
#include <vector>

#include "dsl/base/limits.hpp"
#include "dsl/base/result.hpp"
#include "engine/json/json.hpp"
#include "engine/sketch/guess_field.hpp"
#include "engine/sketch/guess_pages.hpp"

namespace joinery {

enum class SignInKind : std::uint8_t { unknown, basic, bearer, header, query, client_credentials };

struct SketchedSignIn {
  SignInKind kind = SignInKind::unknown;
  std::string name{};     ///< of the header or parameter
  std::string address{};  ///< where tokens are given
  std::string scope{};
};

struct Sketch {
  std::string name{};   ///< `birch_hr`
  std::string title{};
  std::string base = "https://api.example.com";
  bool base_known = false;
  std::string path = "/people";
  std::string method = "GET";
  std::string one{};    ///< path of one person with `{person.id}` in it, or empty
  std::vector<std::string> one_records{};
  std::vector<std::string> records{};
  SketchedSignIn sign_in{};
  PagesGuess pages{};
  FieldGuesses fields{};
};

/// Errors: `malformed` where no records are in it.
[[nodiscard]] Result<Sketch> sketch_of_sample(std::string name, const Json& answer);
/// Errors: `malformed` where it is no OpenAPI 3 document, or none of its operations lists objects.
[[nodiscard]] Result<Sketch> sketch_of_document(std::string name, const Json& document);

/// A YAML document of the kind `source` that `joinery check` takes; guesses stand in comments.
[[nodiscard]] std::string write_sketch(const Sketch& sketch);

}  // namespace joinery
