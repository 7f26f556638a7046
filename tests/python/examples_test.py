#!/usr/bin/python3
"""Every script of analysis/examples runs as users start it, warns of nothing, saves pictures, and prints numbers that are in the files.

A new script is run and looked at without an edit here; what a number of it must be may stand in EXPECTED.  LINLI_EXAMPLES_LANG is the
language of pictures: by default Chinese, as only that needs fonts; examples_nightly_test.py takes English.
"""
import csv
import math
import os
import re
import statistics
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import matplotlib.image
import netCDF4
import pytest

from package_test import PROGRAM, ROOT, TINY, run

SCRIPTS = sorted((ROOT / "analysis" / "examples").glob("*.py"))
LANGUAGE = os.environ.get("LINLI_EXAMPLES_LANG", "zh")
WEEKS = 30
T_OF_TWO = 4.302652729911275  # quantile 0.975 of Student's t with two degrees of freedom
# Said of a program whose sources are not committed whenever it goes on from a checkpoint.
OF_THE_PROGRAM = re.compile(r"\S+: made by the program of commit .* may compute something else")


def first_look():
    """The shipped study, so small that a run takes a moment."""
    text = (ROOT / "scenarios" / "studies" / "first_look.yaml").read_text(encoding="utf-8")
    for old, new in (("base: baseline", f"base: {TINY}"), ("{population.scale: 0.05}", "{run.burn_in: 2 weeks, run.weeks: 26 weeks}"),
                     ("replicates: 8", "replicates: 3"), ("last 52 weeks", "last 13 weeks"), ("honesty: true", "honesty: false")):
        assert old in text, f"first_look.yaml has no {old!r} any more"
        text = text.replace(old, new)
    return text


def run_script(script, folder):
    """As ./dev python runs it, in a folder with results/."""
    return subprocess.run(["/usr/bin/python3", script, "-o", script.stem, "--lang", LANGUAGE], cwd=folder, capture_output=True, text=True,
                          timeout=500, env={**os.environ, "LINLI_PROGRAM": str(PROGRAM), "MPLBACKEND": "Agg",
                                            "PYTHONPATH": str(ROOT / "analysis" / "python")})


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    here = tmp_path_factory.mktemp("examples")
    (here / "results").mkdir()
    run(here, "run", TINY, "--burn-in", 4, "--weeks", WEEKS, "-o", "results/baseline.h5", "--quiet", "--set",
        "output.groups=[area, subdistrict, district, age_band, tenure, registration]")
    (here / "first_look.yaml").write_text(first_look(), encoding="utf-8")
    run(here, "study", "run", "first_look.yaml", "-o", "results/first_look", "--quiet")
    return here


@pytest.fixture(scope="module")
def done(folder):
    """script -> how it ended and what it printed"""
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        return dict(zip(SCRIPTS, workers.map(lambda script: run_script(script, folder), SCRIPTS), strict=True))


# --- Numbers worked out without the package --------------------------------------------------------------------------

def of_the_study(folder, name):
    """A series over the study's weeks."""
    with netCDF4.Dataset(folder / "results" / "baseline.h5") as file:
        return file[name][-WEEKS:].astype(float)


def participation(folder):
    return f"In its last year {100 * of_the_study(folder, 'district/participation_any_year').mean():.2f} % of adults"


def hours_of_leading(folder):
    return f"{of_the_study(folder, 'district/secretary_hours_leading').mean():.2f} for leading."


def most_by_tenure(folder):
    rates = of_the_study(folder, "tenure/participation_any_year").mean(axis=0)
    return f", {100 * rates.max():.2f} % within a year"


def interaction(folder):
    table = folder / "runs.csv"
    run(folder, "compare", "results/first_look", "--csv", table, "--overwrite")
    with table.open(encoding="utf-8", newline="") as file:
        value = {(row["arm"], row["replicate"]): float(row["value"]) for row in csv.DictReader(file)
                 if row["outcome"] == "taking_part" and row["group"] == "district"}
    beyond = [100 * (value["both", k] - value["capable", k] - value["relieved", k] + value["as_now", k])
              for k in sorted({replicate for _, replicate in value})]
    mean, half = statistics.mean(beyond), T_OF_TWO * statistics.stdev(beyond) / math.sqrt(3)
    return f"Interaction: {mean:+.3f} percentage points ({mean - half:+.3f} to {mean + half:+.3f})"


def cost_of_callers(_folder):
    return f"costs {500 * 256 * 26:,} yuan."  # every area, from week 10 to week 35


EXPECTED = {"first_run": participation, "secretary_week": hours_of_leading, "who_takes_part": most_by_tenure,
            "two_dials": interaction, "own_scenario": cost_of_callers}


# --- The tests -------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_it_runs_and_warns_of_nothing(script, done):
    ended = done[script]
    assert ended.returncode == 0, ended.stderr
    assert [line for line in ended.stderr.splitlines() if not OF_THE_PROGRAM.fullmatch(line)] == []
    assert re.search(r"\d", re.sub(r"(?m)^Picture: .*$", "", ended.stdout)), "it tells no number"


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_its_pictures_show_something(script, done, folder):
    told = re.findall(r"(?m)^Picture: (.*)$", done[script].stdout)
    saved = sorted((folder / script.stem).glob("*.png"))
    assert saved and saved == sorted(folder / name for name in told)
    for picture in saved:
        pixels = matplotlib.image.imread(picture)
        assert min(pixels.shape[:2]) > 150 and pixels[..., :3].std() > 0.01, f"{picture.name} is empty"


@pytest.mark.parametrize("name", EXPECTED)
def test_its_numbers_are_those_of_the_files(name, done, folder):
    [ended] = [ended for script, ended in done.items() if script.stem == name]
    assert EXPECTED[name](folder) in ended.stdout


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_it_opens_as_a_notebook(script):
    lines = script.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# %% [markdown]" and re.match(r"# # .*\?$", lines[1]), "it begins with its question"
    assert "# %%" in lines and len(lines) <= 120


if __name__ == "__main__":
    raise SystemExit(pytest.main([__file__, "-q", "-p", "no:cacheprovider", *sys.argv[1:]]))
