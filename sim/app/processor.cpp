#include "app/processor.hpp"

#include <unistd.h>

// Without this check an older processor stops the program at its first AVX2 instruction, with "Illegal
// instruction" and nothing else.  To come before that instruction, wherever the compiler put it, this file
//   - is compiled for the x86-64 baseline, unlike every other (see sim/CMakeLists.txt);
//   - runs as a constructor of the highest priority a program may take (101): before any constructor of ours
//     that makes a static object, and so before main;
//   - uses no inline function of any header: the linker keeps one copy of such a function for the whole
//     program, and that copy may be one with AVX2.  Hence write and _exit instead of streams, and no
//     "core/errors.hpp".

#ifdef LINLI_NEEDS_X86_64_V3

namespace {

constexpr int exit_resources = 7;  // Exit::resources

void say(const char* text)
{
  unsigned long length = 0;
  while (text[length] != '\0') ++length;
  // If standard error is gone too, the exit code has to do.
  if (write(STDERR_FILENO, text, length) < 0) _exit(exit_resources);
}

/// Names the missing features one after the other, as they are found, in one sentence.
class Missing {
 public:
  void unless(int supported, const char* feature)
  {
    if (supported != 0) return;
    say(any_ ? ", " : "linli: this processor lacks ");
    say(feature);
    any_ = true;
  }
  bool any() const { return any_; }

 private:
  bool any_ = false;
};

}  // namespace

#endif

namespace linli {

void require_processor()
{
#ifdef LINLI_NEEDS_X86_64_V3
  __builtin_cpu_init();  // constructors run before the compiler's own initialisation of its answers
  Missing missing;
  missing.unless(__builtin_cpu_supports("avx2"), "AVX2");
  missing.unless(__builtin_cpu_supports("bmi"), "BMI1");
  missing.unless(__builtin_cpu_supports("bmi2"), "BMI2");
  missing.unless(__builtin_cpu_supports("fma"), "FMA");
#ifndef __clang__  // clang 14 does not know these names; processors without them lack AVX2 too
  missing.unless(__builtin_cpu_supports("f16c"), "F16C");
  missing.unless(__builtin_cpu_supports("lzcnt"), "LZCNT");
  missing.unless(__builtin_cpu_supports("movbe"), "MOVBE");
#endif
  if (!missing.any()) return;
  say(" (instructions of x86-64-v3, common since 2013). "
      "Build on this machine with: cmake --preset release -DLINLI_NATIVE=ON && ./dev build\n");
  _exit(exit_resources);
#endif
}

}  // namespace linli

namespace {

[[gnu::constructor(101)]] void check_processor_first()
{
  linli::require_processor();
}

}  // namespace
