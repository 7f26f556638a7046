#!/usr/bin/python3
"""sim/output/FORMAT.md tells what stands in a result: everything, and nothing else.

Runs a tiny scenario with every group, a panel of every column, a survey, an intervention and all events, and compares the file with the tables of the section
"Groups", both ways: attributes with their types, datasets with type, dimensions, unit and meaning, series with their Chinese names.  What a table lacks is printed
as the line to write.  The Python example is run as it stands there (the R one at night, by readers/).
"""
import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

import netCDF4
import numpy

ROOT = Path(os.environ["LINLI_SOURCE_DIR"])
START = 0  # day of the study's first Monday, 2018-01-01
DOCUMENT = ROOT / "sim" / "output" / "FORMAT.md"
GROUPS = ["area", "subdistrict", "age_band", "district", "percentile", "sex", "education", "registration", "tenure", "party", "regime"]
PLACES = ["area", "subdistrict", "district", "percentile"]
FIXED = ["age", "sex", "registration", "education", "activity", "party", "free_hours", "age_band"]
CHANNELS = ["activity", "volunteering", "team", "deliberation", "election"]
LEVELS = ["committee", "subdistrict", "higher"]
WEEKLY = ["years_here", "propensity",
          *(f"disposition_{channel}" for channel in CHANNELS[:4]), *(f"intention_{channel}" for channel in CHANNELS[:3]),
          "took_part", "weeks_since", *(f"weeks_since_{channel}" for channel in CHANNELS[:4]),
          *(f"habit_{channel}" for channel in CHANNELS), "voted", "threshold", "outside", "exposure", "belonging_around",
          "acquaintances", "acquaintances_usual", "contact", "contact_frequency", "weeks_since_call", "belonging",
          "belonging_anchor", "trust",
          "trust_anchor", "efficacy", "efficacy_anchor", "satisfaction", *(f"expectation_{level}" for level in LEVELS),
          "demands", "neighbour_trust", "knows_committee", "registered", "role"]
ATTRIBUTE_TYPES = {"str": "string", "int": "int64", "float": "float64",  # netCDF4 gives numpy's own types
                   "uint8": "uint8[]"}  # and a list of one as its element; no result has a single byte


# --- What is written -------------------------------------------------------------------------------------------------

def cells(line):
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def tables(text):
    """Section title -> heading of the first column -> rows; of everything below "## Groups"."""
    found, section, rows = {}, "/", None
    for line in text[text.index("\n## Groups\n"):].splitlines():
        if line.startswith("### "):
            section = line.removeprefix("### ").strip("`")
            found[section] = {}
        if not line.startswith("|"):
            rows = None
        elif rows is None:
            rows = found.setdefault(section, {}).setdefault(cells(line)[0], [])
        elif not line.startswith("|---"):
            rows.append(line)
    return found


def written_attributes(rows):
    """name -> type; one line may tell of several."""
    return {name.strip().strip("`"): cells(row)[1] for row in rows for name in cells(row)[0].split(",")}


# --- What stands in a file -------------------------------------------------------------------------------------------

def attributes(place):
    return {name: place.getncattr(name) for name in place.ncattrs()}


def attribute_type(value):
    kind = type(value).__name__
    return f"{value.dtype.name}[]" if kind == "ndarray" else ATTRIBUTE_TYPES.get(kind, kind)


def dataset_type(variable):
    return "string" if variable.dtype is str else variable.dtype.name


def is_series(group, name):
    return "reduction" in group.variables[name].ncattrs()


def meaning(variable):
    of = attributes(variable)
    flags = next((of[kind] for kind in ("flag_values", "flag_masks") if kind in of), None)
    if flags is None:
        return of["long_name"]
    choices = zip(numpy.atleast_1d(flags).tolist(), of["flag_meanings"].split(), strict=True)
    return f"{of['long_name']}: " + ", ".join(f"{value} {name}" for value, name in choices)


def row(*columns):
    return "|" + "".join(f" {column} |" if column else " |" for column in columns)


def dataset_row(name, variable):
    return row(f"`{name}`", dataset_type(variable), ", ".join(variable.dimensions),
               getattr(variable, "unit_label", getattr(variable, "units", "")), meaning(variable))


def series_row(name, variable):
    of = attributes(variable)
    return row(f"`{name}`", of["units"], of["unit_label"], of["long_name"], of["long_name_zh"], of["population"], of["reduction"])


class Document(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        (cls.folder / "results").mkdir()
        path = cls.folder / "results" / "run.h5"
        scenario = ROOT / "scenarios" / "tiny" / "two_towns.yaml"
        settings = [f"output.groups=[{', '.join(GROUPS)}]", "output.panels.NAME.every=1 weeks",
                    f"output.panels.NAME.columns=[{', '.join(FIXED + WEEKLY)}]", "participation.influence=threshold",
                    "output.surveys.NAME.every=1 weeks", "interventions.NAME.levers.calls=0.01"]
        subprocess.run([os.environ["LINLI_PROGRAM"], "run", scenario, "--weeks", "2", "--burn-in", "1", "-o", path,
                        "--quiet", *(word for setting in settings for word in ("--set", setting))], check=True)
        cls.file = netCDF4.Dataset(path)
        cls.addClassCleanup(cls.file.close)
        cls.document = DOCUMENT.read_text(encoding="utf-8")
        cls.tables = tables(cls.document)

    def groups(self):
        """Path -> group, of all below the root; what a panel, survey or intervention is called is the user's."""
        found = {}
        for name, group in self.file.groups.items():
            found[name] = group
            found.update({f"{name}/{inner}": below for inner, below in group.groups.items()})
        return found

    def series_groups(self):
        return [group for group in self.file.groups.values() if any(is_series(group, name) for name in group.variables)]

    def assert_same_rows(self, written, real, where):
        lacking = [line for line in real if line not in written]
        beyond = [line for line in written if line not in real]
        self.assertFalse(lacking or beyond, f"\n\nFORMAT.md, {where}\nlacks:\n  " + "\n  ".join(lacking) +
                         "\ntells of what no file has:\n  " + "\n  ".join(beyond))
        self.assertEqual(written, real, f"FORMAT.md, {where}: another order than in the file")

    def test_every_group_has_its_section_in_order(self):
        sections = [title for title in self.tables if title not in ("/", "Series")]
        self.assertEqual(sections, list(self.groups()))

    def test_attributes_of_the_root(self):
        written = written_attributes(self.tables["/"]["attribute of `/`"])
        real = {name: attribute_type(value) for name, value in attributes(self.file).items()}
        self.assertEqual(list(written.items()), list(real.items()))  # in this order

    def test_attributes_elsewhere(self):
        written = written_attributes(self.tables["/"]["attribute elsewhere"])
        real = {}
        for group in self.groups().values():
            for place in [group, *group.variables.values()]:
                for name, value in attributes(place).items():
                    self.assertEqual(real.setdefault(name, attribute_type(value)), attribute_type(value), name)
        self.assertEqual(written, real)

    def test_every_dataset_has_a_meaning_and_every_series_a_unit(self):
        for group in self.groups().values():
            for name, variable in group.variables.items():
                with self.subTest(group=group.path, dataset=name):
                    self.assertTrue(variable.long_name)
                    if is_series(group, name):
                        for said in ("units", "unit_label", "unit_label_zh", "long_name_zh", "population", "reduction"):
                            self.assertTrue(variable.getncattr(said), said)

    def test_units_are_those_that_udunits_reads_and_no_durations(self):
        used = {variable.units for group in self.groups().values() for variable in group.variables.values() if "units" in variable.ncattrs()}
        self.assertEqual(used, {"1", "1e-3", "hour", "hours/week", "years", "weeks", "days since 2018-01-01"})  # tried with UDUNITS 2.2.28

    def test_every_group_says_of_which_run_it_is(self):
        root = attributes(self.file)
        for path, group in self.groups().items():
            with self.subTest(group=path):
                for name in ("title", "format_version", "Conventions", "seed", "replicate", "scale", "burn_in_weeks"):
                    self.assertEqual(group.getncattr(name), root[name])
        self.assertEqual((root["Conventions"], root["format_version"], root["scale"]), ("CF-1.10", 2, 0.01))

    def test_whatever_runs_over_time_has_week_and_phase(self):
        timed = [group for group in self.groups().values() if "time" in group.dimensions]
        self.assertGreater(len(timed), 12)
        for group in timed:
            days = group.variables["time"][...].tolist()
            with self.subTest(group=group.path):
                self.assertEqual([(day - START) // 7 for day in days], group.variables["week"][...].tolist())
                self.assertEqual([0 if day < START else 1 for day in days], group.variables["phase"][...].tolist())
                for name, variable in group.variables.items():
                    runs = "time" in variable.dimensions and name not in ("time", "week", "phase")
                    self.assertEqual(getattr(variable, "coordinates", None), "week phase" if runs else None, name)

    def test_adults_are_told_of_every_group_that_counts_them(self):
        whole = int(self.file["district/adults"][...])
        for group in self.series_groups():
            if group.name != "percentile":
                self.assertEqual(int(group.variables["adults"][...].sum()), whole, group.name)

    def test_datasets(self):
        for path, group in self.groups().items():
            with self.subTest(group=path):
                real = [dataset_row(name, variable) for name, variable in group.variables.items()
                        if not is_series(group, name)]
                if group in self.series_groups():
                    axes = ["time", *(d for d in group.dimensions if d != "time")]
                    real.append(row("*series*", "float32, float64", ", ".join(axes), "", ""))
                self.assert_same_rows(self.tables[path].get("dataset", []), real, f"the table of `{path}`")

    def test_series(self):
        longest = self.file["district"]
        real = [series_row(name, variable) for name, variable in longest.variables.items() if is_series(longest, name)]
        self.assert_same_rows(self.tables["Series"]["series"], real, "the table of series")
        for group in self.series_groups():
            axes = ("time", *(d for d in group.dimensions if d != "time"))
            of_group = {name: v for name, v in group.variables.items() if is_series(group, name)}
            expected = [line for line in real if group.name in PLACES or line.endswith("| adults | mean |")]
            with self.subTest(group=group.name):
                self.assertEqual([series_row(name, v) for name, v in of_group.items()], expected)
                for name, variable in of_group.items():
                    kept = "float64" if variable.reduction == "total" else "float32"
                    self.assertEqual((name, dataset_type(variable), variable.dimensions), (name, kept, axes))

    def test_groups_without_series_say_what_they_are(self):
        for path, group in self.groups().items():
            if group not in self.series_groups():
                said = group.long_name[0].upper() + group.long_name[1:] + "."
                self.assertIn(f"### `{path}`\n\n{said}\n", self.document)

    def test_the_python_example_works(self):
        example = re.search(r"```python\n(.*?)```", self.document, re.DOTALL)[1]
        subprocess.run(["/usr/bin/python3", "-c", example], cwd=self.folder, check=True, stdout=subprocess.DEVNULL)
        lines = (self.folder / "belonging.csv").read_text().splitlines()
        self.assertEqual(len(lines), 1 + len(self.file["area"].dimensions["time"]))
        self.assertEqual(len(lines[0].split(",")), 1 + len(self.file["area"].dimensions["area"]))


if __name__ == "__main__":
    unittest.main()
