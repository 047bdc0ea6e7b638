#pragma once
/// Who is in a snapshot already, and what their record was: so that nobody is counted twice. Some fifty bytes a
/// person besides their id. One thread.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace joinery {

class KnownRecords {
 public:
  enum class Seen : std::uint8_t { is_new, same, differs };

  /// Who is new is known from now on, with this record.
  Seen add(std::string_view id, std::string_view record);
  /// How many are new since the last page was closed.
  [[nodiscard]] std::size_t new_on_page() const { return people_.size() - closed_people_; }
  void close_page();
  /// Forgets who was new since the last page was closed.
  void drop_page();
  void clear() { *this = KnownRecords(); }

 private:
  struct Person {
    std::uint64_t id_begin, id_hash, digest;   ///< of the record
    std::uint32_t id_size;
  };

  [[nodiscard]] std::string_view id_of(const Person& person) const {
    return std::string_view(ids_).substr(person.id_begin, person.id_size);
  }
  /// Where in `places_` this id stands, or would stand.
  [[nodiscard]] std::size_t place_of(std::string_view id, std::uint64_t hash) const;
  void grow();

  std::string ids_;                     ///< one behind the other
  std::vector<Person> people_;          ///< as they came
  std::vector<std::uint32_t> places_;   ///< by hash: the number of the person, from 1 on; 0: nobody
  std::size_t closed_people_ = 0;
};

}  // namespace joinery
