#include "tests/unit/engine/compare/versions.hpp"

#include <fstream>
#include <sstream>

#include <boost/test/unit_test.hpp>

#include "engine/compare/comparison_report.hpp"
#include "stdlib/stdlib.hpp"
#include "tests/support/references.hpp"

namespace joinery::testing {
namespace {

const std::string integration = "examples/acme/integration.yaml";

std::string text_of(const std::string& path) {
  const std::ifstream file(path, std::ios::binary);
  BOOST_TEST_REQUIRE(file.good());
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace

const Words& test_words() {
  static const Registry registry(standard_library());
  static const Words words{registry, references()};
  return words;
}

Versions::Versions(const std::vector<Replacement>& replacements)
    : old_(std::make_unique<CompiledMapping>(std::map<std::string, std::string>{}, integration)) {
  std::map<std::string, std::string> texts;
  for (const Replacement& one : replacements) {
    std::string& text = texts.try_emplace(one.file, text_of(one.file)).first->second;
    const std::size_t at = text.find(one.from);
    BOOST_TEST_INFO(one.file << ": " << one.from);
    BOOST_TEST_REQUIRE((at != std::string::npos));
    text.replace(at, one.from.size(), one.to);
  }
  now_ = std::make_unique<CompiledMapping>(std::move(texts), integration);
}

Hybrids Versions::hybrids() const {
  return {old_->bundle(), now_->bundle(), test_words(), old_->limits()};
}

std::vector<std::string> Versions::edits() const {
  std::vector<std::string> words;
  for (const Edit& edit : edits_between(old_->bundle(), now_->bundle()))
    words.push_back(title_of(edit) + " " + std::string(name_of(edit.kind)));
  return words;
}

}  // namespace joinery::testing
