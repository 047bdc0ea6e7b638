#include "tests/mappings/pair.hpp"

#include <algorithm>
#include <charconv>

namespace joinery::testing {

Pair::Pair(std::string_view source, std::string_view target, std::string_view lines)
    : mapping_({{"acme/integration.yaml",
                 "integration: test\nsource: " + std::string(source) + "\ntarget: " +
                     std::string(target) + "\nlanguage: 1\n" + std::string(lines)}}) {}

std::map<int, Answer> people_of(const std::string& folder, std::string_view at) {
  std::map<int, Answer> people;
  const CompiledMapping mapping = example(folder, {"integration.yaml"});
  for (std::string& line : lines_of(map_file(mapping, folder + "/people.json", at))) {
    Answer answer(std::move(line));
    const std::string person = answer["person"];
    const std::string digits = person.size() < 3 ? person : person.substr(person.size() - 3);
    int number = 0;
    const auto end = digits.data() + digits.size();
    if (std::from_chars(digits.data(), end, number).ptr != end) continue;
    people.emplace(number, std::move(answer));
  }
  return people;
}

}  // namespace joinery::testing
