#!/bin/sh
# The functions for R (analysis/r/linli.R): the same numbers as the Python package has; and the example in R, the same as that in Python.
# At night, because R is slow to install.
# Environment: LINLI_PROGRAM, LINLI_SOURCE_DIR.
set -eu

directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT
cd "$directory"
tiny=$LINLI_SOURCE_DIR/scenarios/tiny/two_towns.yaml
timeout 300 "$LINLI_PROGRAM" run "$tiny" --burn-in 4 --weeks 8 --set 'output.groups=[district, age_band]' -o tiny.h5 --quiet
cat > study.yaml <<YAML
study: dial
base: $tiny
set: {run.burn_in: 2 weeks, run.weeks: 6 weeks}
arms: {as_now: {}, "no": {set: {workload.passing_down: 0}, from: week 0}}
reference: as_now
replicates: 2
outcomes: {leading: {series: secretary_hours_leading, over: last 4 weeks}}
YAML
timeout 300 "$LINLI_PROGRAM" study run study.yaml -o study --quiet

cat > said.R <<'R'
source(file.path(Sys.getenv("LINLI_SOURCE_DIR"), "analysis", "r", "linli.R"))
say <- function(name, x) cat(sprintf("%s %d %.9e\n", name, length(x), sum(as.numeric(x))))
run <- linli_open("tiny.h5")
all <- linli_series(run, "participation_any_year")
stopifnot(all$week == 0:7, format(all$date, "%u") == "1", attr(all$value, "unit") == "share")
say("district", all$value)
bands <- linli_series(run, "belonging", group = "age_band")
say("age_band", bands$value)
say("one_band", bands$value[bands$age_band == "30-44"])
stopifnot("belonging" %in% linli_names(run, "age_band"), inherits(try(linli_series(run, "nothing"), silent = TRUE), "try-error"))
linli_close(run)
say("whole", linli_series(linli_open("tiny.h5", burn_in = TRUE), "participation_any_year")$value)
study <- linli_study("study")
leading <- study[study$outcome == "leading", ]
stopifnot(sort(leading$arm) == c("as_now", "as_now", "no", "no"))
say("study", leading$value)
told <- linli_compare("study", window = "week 0..week 1")
say("difference", told$differences$difference[told$differences$outcome == "leading"])
refused <- try(linli_study("nowhere"), silent = TRUE)
stopifnot(inherits(refused, "try-error"), grepl("nowhere", refused))
R
timeout 120 Rscript said.R > r.txt

PYTHONPATH=$LINLI_SOURCE_DIR/analysis/python timeout 120 /usr/bin/python3 - <<'PYTHON'
import math

import linli

seen = {name: (int(count), float(total)) for name, count, total in (line.split() for line in open("r.txt", encoding="utf-8"))}
run = linli.open("tiny.h5")
told = linli.compare("study", window="week 0..week 1").differences
expected = {
    "district": run.district.participation_any_year.values,
    "age_band": run.age_band.belonging.values,
    "one_band": run.age_band.belonging.sel(age_band="30-44").values,
    "whole": linli.open("tiny.h5", burn_in=True).district.participation_any_year.values,
    "study": linli.study("study").query("outcome == 'leading'").value.values,
    "difference": told[told.outcome == "leading"].difference.values,
}
assert set(seen) == set(expected), set(seen) ^ set(expected)
for name, values in expected.items():
    count, total = seen[name]
    assert count == values.size, f"{name}: {count} values in R, {values.size} here"
    assert math.isclose(total, float(values.astype(float).sum()), rel_tol=1e-6), f"{name}: {total} in R"
print(f"R and Python read the same {len(expected)} numbers")
PYTHON

sed -e "s|base: baseline|base: $tiny|" -e 's/{population.scale: 0.05}/{run.burn_in: 2 weeks, run.weeks: 26 weeks}/' \
  -e 's/replicates: 8/replicates: 3/' -e 's/last 52 weeks/last 13 weeks/' \
  "$LINLI_SOURCE_DIR/scenarios/studies/first_look.yaml" > first_look.yaml
timeout 300 "$LINLI_PROGRAM" study run first_look.yaml -o first_look --quiet
timeout 120 Rscript "$LINLI_SOURCE_DIR/analysis/examples/two_dials.R" first_look pictures > said_R.txt 2> warned.txt || cat warned.txt
MPLBACKEND=Agg PYTHONPATH=$LINLI_SOURCE_DIR/analysis/python timeout 120 /usr/bin/python3 \
  "$LINLI_SOURCE_DIR/analysis/examples/two_dials.py" first_look -o pictures > said_python.txt
[ ! -s warned.txt ]
[ -s pictures/two_dials_R.png ]
interaction() { grep -o '^Interaction: .* percentage points ([^)]*)' "$1"; }
[ "$(interaction said_R.txt)" = "$(interaction said_python.txt)" ]
echo "The examples in R and Python tell the same: $(interaction said_R.txt)"
