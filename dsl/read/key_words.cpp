/// Kinds of documents and shapes of values, in words.

#include "dsl/read/keys.hpp"

namespace joinery {

std::string_view word_for(DocumentKind kind) {
  switch (kind) {
    case DocumentKind::source:
      return "source";
    case DocumentKind::target:
      return "target";
    case DocumentKind::module_:
      return "module";
    case DocumentKind::model:
      return "model";
    case DocumentKind::integration:
      return "integration";
    case DocumentKind::examples:
      return "examples";
  }
  return {};
}

std::string_view words_for(Shape shape) {
  switch (shape) {
    case Shape::text:
    case Shape::word:
      return "a single value";
    case Shape::words:
    case Shape::list:
      return "a list";
    case Shape::one_or_more:
      return "a single value or a list";
    case Shape::expression:
      return "an expression";
    case Shape::formula:
      return "an expression, or a map with `cases`";
    case Shape::type:
      return "a type";
    case Shape::reading:
      return "a reading, or a map with `from` and `each`";
    case Shape::field:
      return "a type and words about the field";
    case Shape::map:
    case Shape::named:
      return "a map";
    case Shape::change:
      return "a change";
    case Shape::tree:
      return "a value, a map or a list of values";
    case Shape::maps:
      return "a map, or a list of maps";
    case Shape::record:
      return "a map of what stands in a record";
  }
  return {};
}

}  // namespace joinery
