#include "engine/explain/setting_place.hpp"

namespace joinery {

Span setting_place(const Inquiry& inquiry, const Node& setting) {
  for (const Document* document : inquiry.documents) {
    for (const auto& chosen : document->setting_values) {
      if (chosen.name.text == setting.name) return chosen.name.span;
    }
  }
  for (const Document* document : inquiry.documents) {
    for (const auto& declared : document->settings) {
      if (declared.name.text == setting.name) return declared.name.span;
    }
  }
  return setting.place;
}

}  // namespace joinery
