#pragma once
/// Bytes of another encoding as UTF-8, piece by piece. Strict: bytes that are not of the encoding end
/// it, nothing is replaced. One thread at a time.

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace joinery {

class Transcoder {
 public:
  /// By a name that ICU knows: `utf-8`, `utf-16`, `windows-1252`, `iso-8859-15`, `shift_jis`; nothing
  /// for one that it does not know.
  [[nodiscard]] static std::optional<Transcoder> open(const std::string& encoding);

  Transcoder(Transcoder&&) noexcept;
  Transcoder& operator=(Transcoder&&) noexcept;
  ~Transcoder();

  /// Appends `bytes` to `out`, but for a character that they cut off and that waits for the next
  /// call; `is_last`: there is no next call, so nothing may be cut off. False where something is not
  /// of the encoding; what stands before it was appended.
  [[nodiscard]] bool convert(std::string_view bytes, bool is_last, std::string& out);

 private:
  struct State;
  explicit Transcoder(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace joinery
