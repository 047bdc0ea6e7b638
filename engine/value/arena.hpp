#pragma once
/// Memory for the values of one record: handed out in a row, given back all at once. One arena
/// belongs to one thread. After `reset` every value made from it is gone; the blocks are kept, so
/// that steady work allocates nothing.

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace joinery {

class Arena {
 public:
  Arena() = default;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  [[nodiscard]] void* allocate(std::size_t bytes) {
    bytes = (bytes + 15) & ~std::size_t{15};
    if (static_cast<std::size_t>(end_ - next_) < bytes) grow(bytes);
    char* given = next_;
    next_ += bytes;
    return given;
  }
  template <class T>
  [[nodiscard]] T* array(std::size_t count) {
    return static_cast<T*>(allocate(count * sizeof(T)));
  }
  [[nodiscard]] std::string_view copy(std::string_view text) {
    if (text.empty()) return {};
    char* bytes = array<char>(text.size());
    std::memcpy(bytes, text.data(), text.size());
    return {bytes, text.size()};
  }
  void reset() {
    used_ = 0;
    if (blocks_.empty()) return;
    next_ = blocks_[0].bytes.get();
    end_ = next_ + blocks_[0].size;
  }

 private:
  struct Free {
    void operator()(char* bytes) const { std::free(bytes); }
  };
  struct Block {
    std::unique_ptr<char, Free> bytes;
    std::size_t size;
  };
  static Block made(std::size_t bytes);
  void grow(std::size_t bytes);

  std::vector<Block> blocks_;
  std::size_t used_ = 0;  ///< index of the block in use
  char* next_ = nullptr;
  char* end_ = nullptr;
};

}  // namespace joinery
