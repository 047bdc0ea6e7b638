#pragma once
/// Random expressions of a given type, over the names that every random mapping declares
/// (mappings.cpp). They are meant to pass the checker, and to look at the values that records hold.

#include <string>
#include <vector>

#include "tests/oracle/dice.hpp"

namespace joinery::oracle {

enum class Kind {
  text,
  number,
  yes_no,
  date,
  instant,
  zone,
  email,
  country,
  language,
  person,
  group,
  choice
};
inline constexpr int kinds = 12;

/// Where an expression stands: which names it can see.
enum class Place {
  source,  ///< bare names of `read:`
  target,  ///< `worker.…`, settings, tables and functions
};

/// The values that mappings compare with and records hold, as JSON texts would show them.
[[nodiscard]] const std::vector<std::string>& texts_of(Kind kind);

class Expressions {
 public:
  Expressions(Dice& dice, Place place) : dice_(dice), place_(place) {}

  [[nodiscard]] std::string of(Kind kind, int depth);
  [[nodiscard]] std::string condition(int depth) { return of(Kind::yes_no, depth); }
  /// A condition on one item of the list of jobs, whose fields are names there.
  [[nodiscard]] std::string item_condition(int depth);
  /// A list of texts. In the order of the record only if `ordered` is false.
  [[nodiscard]] std::string list(int depth, bool ordered);
  /// Inside a function: `name` is a text.
  void parameter(std::string name) { parameter_ = std::move(name); }

 private:
  [[nodiscard]] std::string atom(Kind kind);
  [[nodiscard]] std::string literal(Kind kind);
  [[nodiscard]] std::string name(const std::string& field) const;
  [[nodiscard]] std::string either(Kind kind, int depth);
  [[nodiscard]] std::string text(int depth);
  [[nodiscard]] std::string number(int depth);
  [[nodiscard]] std::string date(int depth);
  [[nodiscard]] std::string instant(int depth);
  [[nodiscard]] std::string yes_no(int depth);
  [[nodiscard]] std::string comparison(int depth);
  [[nodiscard]] std::string jobs(int depth);
  [[nodiscard]] std::string one_job(int depth);
  [[nodiscard]] std::string zone(int depth);

  Dice& dice_;
  Place place_;
  std::string parameter_;
};

/// A text literal of the language.
[[nodiscard]] std::string quoted_text(const std::string& text);

}  // namespace joinery::oracle
