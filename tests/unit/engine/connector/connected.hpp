#pragma once
/// A mapping with a connector, checked: the source `hr` and the platform `lms`.

#include <optional>
#include <string>

#include "dsl/read/load.hpp"
#include "engine/check/check_connector.hpp"
#include "engine/connector/connector.hpp"

namespace joinery::testing {

struct Connected {
  std::string read = "  id: text from id\n  email: email from work.email\n";
  std::string settings;        ///< of the source
  std::string source, target;  ///< below `connect:`, two spaces in
  std::string user = "  external_id: text, required, match first\n  email: email\n  name: text\n";
  std::string set =
      "  external_id: worker.id\n  email: worker.email else keep\n  name: worker.id\n";
  std::string own;  ///< of the integration, with its keys
};

/// The connectors as the checker makes them, and what it says.
struct Checked {
  Bundle bundle;
  Diagnostics diagnostics;
  Limits limits;
  std::optional<Connector> source, target;

  explicit Checked(const Connected& written);
  /// The texts that are marked, by code: `J1103 people`, one a line.
  [[nodiscard]] std::string marked() const;
  [[nodiscard]] std::string said() const;
};

}  // namespace joinery::testing
