#!/bin/sh
# A result as R reads it: every variable of every group with ncdf4, against netCDF4 in Python; and the example in
# sim/output/FORMAT.md.  Needs Rscript with ncdf4; runs at night because R is slow to install.
# Environment: LINLI_PROGRAM, LINLI_SOURCE_DIR.
set -eu

directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT
mkdir "$directory/results"
file=$directory/results/run.h5
timeout 120 "$LINLI_PROGRAM" run "$LINLI_SOURCE_DIR/scenarios/tiny/two_towns.yaml" -o "$file" --quiet

# One line a variable: name, number of values, their sum (of numbers that are there) or of their lengths in characters
# (of texts), how many are missing.
timeout 120 Rscript - "$file" > "$directory/r.txt" <<'R'
library(ncdf4)
file <- nc_open(commandArgs(trailingOnly = TRUE)[1])
for (name in sort(names(file$var))) {
  values <- ncvar_get(file, name)
  if (is.character(values)) Encoding(values) <- "UTF-8"
  total <- if (is.character(values)) sum(nchar(values)) else sum(as.numeric(values), na.rm = TRUE)
  cat(sprintf("%s %d %.9e %d\n", name, length(values), total, if (is.character(values)) 0L else sum(is.na(values))))
}
time <- file$dim[["area/time"]]
stopifnot(time$units == "days since 2018-01-01", time$len > 0)
nc_close(file)
R

timeout 120 /usr/bin/python3 - "$file" "$directory/r.txt" <<'PYTHON'
import sys

import netCDF4
import numpy

file = netCDF4.Dataset(sys.argv[1])
file.set_auto_maskandscale(False)
seen = {}
for line in open(sys.argv[2], encoding="utf-8"):
    name, count, total, missing = line.split()
    seen[name] = (int(count), float(total), int(missing))
variables = {}


def look(group, path):
    for name, variable in group.variables.items():
        if name not in group.dimensions:  # R takes coordinates for parts of dimensions
            variables[f"{path}/{name}"] = variable
    for name, inner in group.groups.items():
        look(inner, f"{path}/{name}")


for name, group in file.groups.items():
    look(group, name)
assert set(seen) == set(variables), f"R sees other variables: {set(seen) ^ set(variables)}"
for name, variable in variables.items():
    values = numpy.asarray(variable[...])
    texts = values.dtype.kind in "OSU"
    total = sum(len(text) for text in values.ravel().tolist()) if texts else float(numpy.nansum(values.astype(float)))
    count, found, missing = seen[name]
    assert missing == (0 if texts else numpy.isnan(values.astype(float)).sum()), f"{name}: R misses {missing} values"
    assert count == values.size, f"{name}: R reads {count} values, there are {values.size}"
    assert abs(found - total) <= 1e-6 * max(1.0, abs(total)), f"{name}: the sum in R is {found}, it should be {total}"
print(f"R reads all {len(variables)} variables")
PYTHON

# The example, as it stands in the document, and what it says in its comments.
sed -n '/^```r$/,/^```$/{/^```/d;p}' "$LINLI_SOURCE_DIR/sim/output/FORMAT.md" > "$directory/example.R"
echo 'stopifnot(length(dim(belonging)) == 2, ncol(belonging) == length(dates), all(format(dates, "%u") == "1"))' \
  >> "$directory/example.R"
(cd "$directory" && timeout 120 Rscript example.R > /dev/null)
echo "the example in FORMAT.md works"
