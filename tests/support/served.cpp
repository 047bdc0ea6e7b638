#include "tests/support/served.hpp"

#include <array>
#include <cstdio>
#include <stdexcept>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace joinery::testing {
namespace {

std::vector<std::string> first_lines(int from, int lines) {
  std::vector<std::string> said;
  std::string line;
  for (char c = 0; static_cast<int>(said.size()) < lines && ::read(from, &c, 1) == 1;) {
    if (c != '\n') {
      line += c;
    } else {
      said.push_back(line);
      line.clear();
    }
  }
  return said;
}

}  // namespace

Served::Served(const std::vector<std::string>& words, int lines) {
  std::array<int, 2> in{}, out{};
  if (::pipe2(in.data(), O_CLOEXEC) != 0 || ::pipe2(out.data(), O_CLOEXEC) != 0) {
    throw std::runtime_error("no pipes for a server");
  }
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  process_ = ::fork();
  if (process_ == 0) {
    ::dup2(in[0], STDIN_FILENO);
    ::dup2(out[1], STDOUT_FILENO);
    ::execvp(arguments.front(), arguments.data());
    ::_exit(127);
  }
  ::close(in[0]);
  ::close(out[1]);
  input_ = in[1];
  said_ = first_lines(out[0], lines);
  ::close(out[0]);
  if (static_cast<int>(said_.size()) != lines) throw std::runtime_error("a server did not start");
}

Served::~Served() {
  ::close(input_);
  if (process_ > 0) ::waitpid(process_, nullptr, 0);
}

}  // namespace joinery::testing
