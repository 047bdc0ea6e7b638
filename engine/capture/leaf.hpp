#pragma once
/// One value of a record that is to be disguised, and what it could become. Internal to
/// engine/capture.

#include <optional>

#include "engine/capture/disguise.hpp"
#include "engine/capture/named_words.hpp"
#include "engine/capture/needed.hpp"

namespace joinery {

struct Leaf {
  enum class Form : std::uint8_t {
    open,    ///< a text or number of the person
    day,     ///< a day or an instant
    named,   ///< a word that the mapping names: changed all the same, unless it decides something
    closed,  ///< says nothing of a person
  };
  JsonLocation location;
  Json value;
  Form form = Form::open;
  const Decoder* decoder = nullptr;  ///< of a reading that gives this value, if one does
  bool shown = false;                ///< closed, and worth telling: a word, not a null
};

/// The leaves of the part that is needed, each with its form.
[[nodiscard]] std::vector<Leaf> leaves_to_disguise(const Inquiry& inquiry, const Needed& needed,
                                                   const NamedWords& words);

/// The day or instant of a leaf moved by so many days, written as it was; nothing where it cannot be.
[[nodiscard]] std::optional<Json> moved(const Inquiry& inquiry, const Leaf& leaf, int days);
/// An open leaf as another of its shape. Pieces that the mapping asks for stay where `around` says
/// so.
[[nodiscard]] Json disguised(const Disguise& disguise, const Leaf& leaf, unsigned variant,
                             const NamedWords* around = nullptr);

}  // namespace joinery
