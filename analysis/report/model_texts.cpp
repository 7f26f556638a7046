#include "report/model_texts.hpp"

#include "report/embedded.hpp"

LINLI_EMBEDDED_TEXT(linli::model_texts, description, LINLI_MODEL_FOLDER "/MODEL.md")
LINLI_EMBEDDED_TEXT(linli::model_texts, references, LINLI_MODEL_FOLDER "/REFERENCES.bib")
