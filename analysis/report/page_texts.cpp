/// The assembler takes the files in as they are: as literals, a megabyte of script would go through the compiler.
#include "report/page_texts.hpp"

#include <cstddef>

// NOLINTBEGIN: symbols of the assembler
#define LINLI_PAGE_TEXT(name, file)                                                                    \
  asm(".section .rodata\n"                                                                             \
      ".global linli_page_" #name "\n.global linli_page_" #name                                        \
      "_end\n"                                                                                         \
      "linli_page_" #name ":\n.incbin \"" LINLI_PAGE_FOLDER "/" file "\"\nlinli_page_" #name           \
      "_end:\n"                                                                                        \
      ".byte 0\n.previous\n");                                                                         \
  extern "C" const char linli_page_##name[];                                                           \
  extern "C" const char linli_page_##name##_end[];                                                     \
  namespace linli::page_texts {                                                                        \
  std::string_view name()                                                                              \
  {                                                                                                    \
    return {linli_page_##name, static_cast<std::size_t>(linli_page_##name##_end - linli_page_##name)}; \
  }                                                                                                    \
  }

LINLI_PAGE_TEXT(html, "page.html")
LINLI_PAGE_TEXT(style, "page.css")
LINLI_PAGE_TEXT(charts, "echarts.min.js")
LINLI_PAGE_TEXT(script, "script.js")
LINLI_PAGE_TEXT(labels, "labels.json")
LINLI_PAGE_TEXT(script_hashes, "script_hashes.txt")
// NOLINTEND
