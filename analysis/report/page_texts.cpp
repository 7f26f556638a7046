#include "report/page_texts.hpp"

#include "report/embedded.hpp"

LINLI_EMBEDDED_TEXT(linli::page_texts, html, LINLI_PAGE_FOLDER "/page.html")
LINLI_EMBEDDED_TEXT(linli::page_texts, style, LINLI_PAGE_FOLDER "/page.css")
LINLI_EMBEDDED_TEXT(linli::page_texts, charts, LINLI_PAGE_FOLDER "/echarts.min.js")
LINLI_EMBEDDED_TEXT(linli::page_texts, script, LINLI_PAGE_FOLDER "/script.js")
LINLI_EMBEDDED_TEXT(linli::page_texts, labels, LINLI_PAGE_FOLDER "/labels.json")
LINLI_EMBEDDED_TEXT(linli::page_texts, script_hashes, LINLI_PAGE_FOLDER "/script_hashes.txt")
