#include "engine/unicode/transcoder.hpp"

#include <array>

#include <unicode/ucnv.h>

namespace joinery {

struct Transcoder::State {
  UConverter* from = nullptr;
  UConverter* to = nullptr;
  std::array<UChar, 4096> pivot{};
  UChar* pivot_begin = pivot.data();
  UChar* pivot_end = pivot.data();
  bool is_first = true;

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    ucnv_close(from);
    ucnv_close(to);
  }
};

Transcoder::Transcoder(std::unique_ptr<State> state) : state_(std::move(state)) {}
Transcoder::Transcoder(Transcoder&&) noexcept = default;
Transcoder& Transcoder::operator=(Transcoder&&) noexcept = default;
Transcoder::~Transcoder() = default;

std::optional<Transcoder> Transcoder::open(const std::string& encoding) {
  if (encoding.empty()) return std::nullopt;   // for ICU that is the locale's
  auto state = std::make_unique<State>();
  UErrorCode status = U_ZERO_ERROR;
  state->from = ucnv_open(encoding.c_str(), &status);
  state->to = ucnv_open("UTF-8", &status);
  ucnv_setToUCallBack(state->from, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  if (U_FAILURE(status)) return std::nullopt;
  return Transcoder(std::move(state));
}

bool Transcoder::convert(std::string_view bytes, bool is_last, std::string& out) {
  State& s = *state_;
  std::array<char, 8192> piece{};
  // ICU takes no null pointer, not even for nothing.
  const char* source = bytes.empty() ? piece.data() : bytes.data();
  const char* const source_end = source + bytes.size();
  for (;;) {
    char* target = piece.data();
    UErrorCode status = U_ZERO_ERROR;
    ucnv_convertEx(s.to, s.from, &target, piece.data() + piece.size(), &source, source_end,
                   s.pivot.data(), &s.pivot_begin, &s.pivot_end, s.pivot.data() + s.pivot.size(),
                   s.is_first ? 1 : 0, is_last ? 1 : 0, &status);
    s.is_first = false;
    out.append(piece.data(), static_cast<std::size_t>(target - piece.data()));
    if (status == U_BUFFER_OVERFLOW_ERROR) continue;
    return U_SUCCESS(status) != 0;
  }
}

}  // namespace joinery
