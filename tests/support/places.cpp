#include "support/places.hpp"

namespace linli::test {

std::string source_dir()
{
  return LINLI_SOURCE_DIR;
}

}  // namespace linli::test
