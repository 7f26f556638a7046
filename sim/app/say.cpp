#include "app/say.hpp"

#include <cstdio>

namespace linli {

void say(const std::string& text)
{
  std::fputs(text.c_str(), stderr);
  std::fflush(stderr);
}

}  // namespace linli
