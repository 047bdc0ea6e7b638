#pragma once
/// Every limit of the program in one place. A limit is passed in, never read from here by a stage,
/// so that a test can stand at its edge.

#include <cstddef>
#include <cstdint>

namespace joinery {

struct Limits {
  // Mapping files
  std::size_t file_bytes = 1U << 20;             ///< one mapping file
  std::size_t table_bytes = 16U << 20;           ///< one CSV table
  std::size_t all_table_bytes = 64U << 20;       ///< all CSV tables of one integration
  std::size_t yaml_depth = 32;                   ///< nesting of maps and lists
  std::size_t yaml_nodes = 100'000;              ///< values in one file
  std::size_t expression_bytes = 16U << 10;      ///< one expression
  std::size_t expression_depth = 64;             ///< nesting inside one expression
  std::size_t diagnostics_per_file = 20;
  std::size_t examples = 2'000;                  ///< of one document
  std::size_t graph_nodes = 200'000;             ///< after functions are written out

  // Records
  std::size_t record_bytes = 16U << 20;          ///< one person
  std::size_t record_depth = 64;                 ///< nesting of JSON
  std::size_t list_items = 10'000;               ///< values one path may give
  std::size_t text_bytes = 64U << 10;            ///< a text that an expression makes
  std::size_t item_visits = 5'000'000;           ///< items that the lists of one record visit

  // Patterns
  std::size_t pattern_bytes = 16U << 10;         ///< one pattern, as it is compiled
  std::int64_t pattern_memory = 4 << 20;         ///< one compiled pattern, in bytes

  // JSONPath
  std::size_t query_bytes = 8U << 10;
  std::size_t query_depth = 32;
  std::size_t query_nodes = 1'000'000;           ///< nodes one query may visit
};

}  // namespace joinery
