#pragma once
/// Files that are part of the program.  The assembler takes them in as they are: as literals, a megabyte of text would go through
/// the compiler.
#include <cstddef>
#include <string_view>

// NOLINTBEGIN: symbols of the assembler

/// Defines `std::string_view name()` in `space`, the bytes of `path`, a literal.
#define LINLI_EMBEDDED_TEXT(space, name, path)                                              \
  asm(".section .rodata\n"                                                                  \
      ".global linli_embedded_" #name "\n.global linli_embedded_" #name                     \
      "_end\n"                                                                              \
      "linli_embedded_" #name ":\n.incbin \"" path "\"\nlinli_embedded_" #name              \
      "_end:\n"                                                                             \
      ".byte 0\n.previous\n");                                                              \
  extern "C" const char linli_embedded_##name[];                                            \
  extern "C" const char linli_embedded_##name##_end[];                                      \
  namespace space {                                                                         \
  std::string_view name()                                                                   \
  {                                                                                         \
    return {linli_embedded_##name,                                                          \
            static_cast<std::size_t>(linli_embedded_##name##_end - linli_embedded_##name)}; \
  }                                                                                         \
  }

// NOLINTEND
