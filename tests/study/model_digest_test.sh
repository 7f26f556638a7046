#!/usr/bin/env bash
# The digest of the model that the program holds is that of the sources, made in another way (sim/core/build_info.cmake).
set -euo pipefail
cd "$LINLI_SOURCE_DIR/sim"
layers=(core population network world mechanisms interventions scenario engine)
expected=$(find "${layers[@]}" -name '*.[ch]pp' ! -path core/build_info.hpp | LC_ALL=C sort | xargs -d '\n' sha256sum |
  sha256sum | cut -d ' ' -f 1)
grep -q "model = R\"($expected)\"" "$LINLI_BUILD_DIR/sim/build_info.cpp" || {
  echo "expected $expected, the build has:"
  grep "model" "$LINLI_BUILD_DIR/sim/build_info.cpp"
  exit 1
}
