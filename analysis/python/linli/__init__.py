"""Results and studies of linli, in two lines.

    import linli
    run = linli.open("results/baseline.h5")         # run.district, run["area"], run["panels/elders"]: xarray.Dataset
    study = linli.study("results/dials")            # a tidy pandas.DataFrame: a row for each run and number
    told = linli.compare("results/dials")           # what `linli compare` tells: told.differences, told.factors, ...

    linli.plot.series(run, ["participation_any_year"])
    linli.plot.compare(told, "taking_part_a_year")
    linli.plot.tiles(run, "participation_any_year")
    linli.names.members(run.age_band, "age_band", "zh")      # 18–29岁, ...

Scripts that answer a question each, and open as notebooks, are in analysis/examples.
Needs xarray with netCDF4 or h5netcdf, pandas, matplotlib for pictures; `study` and `compare` also the program (`LINLI_PROGRAM`, the
build of this checkout, or `linli` on the PATH).  Weeks before the study are left out unless asked for.
"""
from __future__ import annotations

import importlib
from types import ModuleType

from linli import names, notebook
from linli.results import Result, open
from linli.studies import Comparison, LinliError, compare, program, study

__all__ = ["Comparison", "LinliError", "Result", "compare", "names", "notebook", "open", "plot", "program", "study"]


def __getattr__(name: str) -> ModuleType:
    """Pictures need matplotlib, tables do not: it is looked for when a picture is wanted."""
    if name == "plot":
        return importlib.import_module("linli.plot")
    raise AttributeError(f"module 'linli' has no attribute {name!r}")
