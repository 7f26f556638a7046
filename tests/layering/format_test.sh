#!/usr/bin/env bash
# Every C++ source is laid out as .clang-format says; `./dev format` does it.  Which sources, only ./dev knows.
set -euo pipefail
exec "${LINLI_SOURCE_DIR:-$(dirname "$0")/../..}/dev" format --check
