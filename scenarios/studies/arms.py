"""Arms of a study: the same seeds under different parameters, compared pair by pair.

    arms = run_arms({"baseline": [], "more": ["workload.passing_down=1.5"]}, Plan(seeds=10))
    difference(arms["more"], arms["baseline"], "participation_any")     # mean and half width of its 95 % interval

Arms share their luck, so that most of the noise is gone from differences.  Needs xarray and h5netcdf (Debian:
python3-xarray, python3-h5netcdf); the program is ./dev linli, or what LINLI_PROGRAM names.
"""
import argparse
import math
import os
import statistics
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import xarray

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("LINLI_PROGRAM", str(ROOT / "build" / "release" / "bin" / "linli"))
FORMAT_VERSION = 2  # of results: sim/output/FORMAT.md

# Two-sided 95 % quantiles of Student's t by degrees of freedom; beyond the table a little too wide is safe.
T95 = [math.nan, 12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145,
       2.131, 2.120, 2.110, 2.101, 2.093, 2.086]


@dataclass
class Plan:
    scenario: str = str(ROOT / "scenarios" / "baseline.yaml")
    scale: float = 0.1
    seeds: int = 10
    weeks: int = 260
    last: int = 52  # weeks at the end over which outcomes are means


def arguments(description):
    """The usual options of a study, as a Plan."""
    usual = Plan()
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--scenario", default=usual.scenario)
    parser.add_argument("--scale", type=float, default=usual.scale, help="part of the building groups that is simulated")
    parser.add_argument("--seeds", type=int, default=usual.seeds, help="pairs of runs")
    parser.add_argument("--weeks", type=int, default=usual.weeks, help="of the study, after the burn-in")
    parser.add_argument("--last", type=int, default=usual.last, help="weeks at the end over which outcomes are means")
    plan = Plan(**vars(parser.parse_args()))
    if plan.seeds < 2:
        parser.error("an interval needs two seeds or more")
    return plan


def outcome(settings, seed, plan):
    """Means of all series of the district over the last weeks of one run."""
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "arm.h5"
        command = [PROGRAM, "run", plan.scenario, "--scale", str(plan.scale), "--weeks", str(plan.weeks), "--seed",
                   str(seed), "--threads", "1", "--quiet", "-o", str(result), "--set",
                   "output.groups=[district]"]
        for setting in settings:
            command += ["--set", setting]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"{' '.join(command)}\n{done.stderr}")
        with xarray.open_dataset(result, group="district", engine="h5netcdf", decode_times=False) as district:
            if district.attrs.get("format_version") != FORMAT_VERSION:
                raise SystemExit(f"{PROGRAM} writes results of another format version than the {FORMAT_VERSION} that is known here")
            return {name: float(values.isel(time=slice(-plan.last, None)).mean())
                    for name, values in district.data_vars.items() if "time" in values.dims}


def run_arms(arms, plan, say=print):
    """{arm: settings} → {arm: [outcome of every seed]}; as many runs at a time as there are processors."""
    done = {}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for name, settings in arms.items():
            say(f"… {name}")
            done[name] = list(pool.map(lambda seed, of=settings: outcome(of, seed, plan), range(1, plan.seeds + 1)))
    return done


def mean(arm, series):
    return statistics.fmean(run[series] for run in arm)


def interval(values):
    """Mean and half width of the 95 % interval of values that are independent of each other; NaN if one is missing."""
    if any(math.isnan(value) for value in values):
        return math.nan, math.nan
    width = T95[len(values) - 1] if len(values) <= len(T95) else 2.08
    return statistics.fmean(values), width * statistics.stdev(values) / math.sqrt(len(values))


def difference(arm, base, series):
    """Of paired runs: mean difference and half width of its 95 % interval."""
    return interval([a[series] - b[series] for a, b in zip(arm, base, strict=True)])


def told(value, width=None, form=".2f"):
    """A cell of a table: a number, with its half width; "missing" where nothing was known, such as turnout without an election."""
    if math.isnan(value):
        return "missing"
    return f"{value:{form}}" if width is None else f"{value:+{form}} ± {width:{form}}"
