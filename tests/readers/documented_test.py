#!/usr/bin/python3
"""Every line of Python that the documents show runs, with the default options of xarray and either engine, and gives numbers.

Runs a tiny scenario whose result has whatever the documents open, gives it every name they use, and runs each ```python block of each document
statement by statement.  Of whatever a block opens, every variable must be a number where the file has one (never a duration, never an
object), with the values that are in the file; dates are told of `time` alone.

    documented_test.py                    the test
    documented_test.py ENGINE CODE        one block, in the folder with the results; prints what it saw as JSON
"""
import ast
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ENGINES = ["netcdf4", "h5netcdf"]
SECONDS = 120
SETTINGS = ["output.groups=[area, district]", "output.surveys.committee_list.every=2 weeks",
            "output.surveys.committee_list.frame=reachable", "interventions.organisers.levers.calls=0.01",
            "interventions.organisers.cost_weekly=1234.56 yuan"]


# --- One block, in a process of its own ------------------------------------------------------------------------------

def watched_opening(engine, opened):
    """xarray.open_dataset with that engine by default, noting what it opens."""
    import xarray

    plain = xarray.open_dataset

    def open_dataset(path, **options):
        data = plain(path, **{"engine": engine, **options})
        opened.append((path, options.get("group"), data))
        return data

    xarray.open_dataset = open_dataset


def plot_without_a_picture():
    """Without matplotlib a plot is at least of numbers."""
    import numpy
    import xarray

    xarray.DataArray.plot = lambda self: numpy.asarray(self, dtype=float)


def kind_of(value):
    """The kind of what a statement gives, as numpy names kinds; empty if it is no value."""
    import numpy

    return value.dtype.kind if hasattr(value, "dtype") else numpy.asarray(value).dtype.kind if isinstance(value, (int, float)) else ""


def run(engine, code):
    import netCDF4
    import numpy

    opened, names, given = [], {}, []
    watched_opening(engine, opened)
    if importlib.util.find_spec("matplotlib") is None:
        plot_without_a_picture()
    for statement in ast.parse(code).body:
        if isinstance(statement, ast.Expr):
            given.append(kind_of(eval(compile(ast.Expression(statement.value), "block", "eval"), names)))
        else:
            exec(compile(ast.Module([statement], []), "block", "exec"), names)
    given += [kind_of(value) for value in names.values() if hasattr(value, "dtype")]
    seen = {"values": [kind for kind in given if kind], "variables": 0, "wrong": []}
    for path, group, data in opened:
        with netCDF4.Dataset(path) as file:
            file.set_auto_maskandscale(False)
            for name, variable in file[group].variables.items():
                variable.set_auto_maskandscale(False)
                if name == "time" or variable.dtype is str:
                    continue
                same = data[name].dtype == variable.dtype and numpy.array_equal(
                    data[name].values, variable[...], equal_nan=data[name].dtype.kind == "f")
                seen["variables"] += 1
                if not same:
                    seen["wrong"].append(f"{group}/{name}: {variable.dtype} became {data[name].dtype}, or its values others")
        if "time" in data and data["time"].dtype.kind != "M":
            seen["wrong"].append(f"{group}/time is no date")
    return seen


# --- The test --------------------------------------------------------------------------------------------------------

def blocks(document):
    return re.findall(r"(?ms)^```python\n(.*?)^```$", document)


class Documented(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        directory = tempfile.TemporaryDirectory()
        cls.addClassCleanup(directory.cleanup)
        cls.folder = Path(directory.name)
        root = Path(os.environ["LINLI_SOURCE_DIR"])
        cls.package = root / "analysis" / "python"
        documents = [root / "README.md", root / "CONTRIBUTING.md", *(root / "scenarios").rglob("*.md"), *(root / "sim").rglob("*.md"),
                     *(root / "analysis").rglob("*.md")]
        cls.blocks = [(path.relative_to(root), code) for path in documents for code in blocks(path.read_text(encoding="utf-8"))]
        result = cls.folder / "the result.h5"
        subprocess.run([os.environ["LINLI_PROGRAM"], "run", root / "scenarios" / "tiny" / "two_towns.yaml", "--weeks", "6", "--burn-in",
                        "3", "-o", result, "--quiet", *(word for setting in SETTINGS for word in ("--set", setting))],
                       check=True, timeout=SECONDS)
        for _, code in cls.blocks:
            for name in re.findall(r'"([^"]+\.h5)"', code):
                (cls.folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(result, cls.folder / name)

    def test_documents_show_python(self):
        told = [str(path) for path, _ in self.blocks]
        for document in ("README.md", "scenarios/README.md", "sim/output/FORMAT.md"):
            self.assertIn(document, told)

    def test_every_line_runs_and_gives_numbers(self):
        for path, code in self.blocks:
            for engine in ENGINES:
                with self.subTest(document=str(path), engine=engine, code=code):
                    done = subprocess.run([sys.executable, __file__, engine, code], cwd=self.folder, capture_output=True, text=True,
                                          timeout=SECONDS, env={**os.environ, "MPLBACKEND": "Agg",
                                                                "PYTHONPATH": str(self.package)})
                    self.assertEqual(done.returncode, 0, done.stderr[-2000:])
                    seen = json.loads(done.stdout.splitlines()[-1])
                    self.assertEqual(seen["wrong"], [])
                    self.assertGreaterEqual(seen["variables"], 5)
                    self.assertLessEqual(set(seen["values"]), set("fiub"))

    def test_values_are_those_of_the_model(self):
        """A week of an organiser costs what the scenario says, in every area, and the series of the district has it all."""
        code = ('import xarray\n'
                'costs = xarray.open_dataset("results/run.h5", group="interventions/organisers").yuan\n'
                'spent = xarray.open_dataset("results/run.h5", group="district").intervention_yuan\n'
                'area = xarray.open_dataset("results/run.h5", group="area")\n'
                'assert spent.dtype == costs.dtype == "float64"\n'
                'assert (abs(costs - (area.phase * 1234.56)) < 1e-9).all()\n'
                'assert (abs(spent - costs.sum("area")) < 1e-6).all()\n'
                'assert abs(float(spent[-1]) - 1234.56 * costs.sizes["area"]) < 1e-6\n'
                'assert abs(area.secretary_hours_total[-1].dropna("area") - 48).max() < 1e-3\n'
                'assert abs(area.secretary_overtime[-1].dropna("area") - 8).max() < 1e-3\n'
                'assert area.turnout.isnull().all()\n'
                'assert area.week.values.tolist() == [*range(-3, 6)]\n')
        for engine in ENGINES:
            run_of = [sys.executable, __file__, engine, code]
            done = subprocess.run(run_of, cwd=self.folder, capture_output=True, text=True, timeout=SECONDS)
            self.assertEqual(done.returncode, 0, done.stderr[-2000:])


if __name__ == "__main__":
    if len(sys.argv) == 3:
        json.dump(run(*sys.argv[1:]), sys.stdout)
    else:
        unittest.main()
