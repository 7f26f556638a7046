/// The main of a fuzzer is libFuzzer's; this is what it calls.
#include "target.hpp"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
  linli::fuzz::expect_read_or_refused({reinterpret_cast<const char*>(bytes), size});
  return 0;
}
