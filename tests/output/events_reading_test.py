#!/usr/bin/python3
"""Tables of events are read by xarray with its default options, by both engines, as numbers and dates, with and without events.

Runs a tiny scenario in which every kind of event happens, and one in which none does; looks at the columns, at the lines of scenarios/README.md that
read them, and at what the events say of each other and of the series.
"""
import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

import netCDF4
import numpy as np
import xarray

ROOT = Path(os.environ["LINLI_SOURCE_DIR"])
KINDS = {"appointments", "departures", "elections", "interventions"}
ENGINES = ["netcdf4", "h5netcdf"]
EVENTFUL = ["election.first=2 weeks", "election.every=4 weeks", "succession.quit=0.9", "succession.from_outside=0.9",
            "interventions.talks.levers.calls=0.01", "interventions.talks.every=3 weeks", "interventions.talks.lasts=2 weeks"]


def run(path, *settings):
    words = [word for setting in settings for word in ("--set", setting)]
    subprocess.run([os.environ["LINLI_PROGRAM"], "run", ROOT / "scenarios" / "tiny" / "two_towns.yaml", "--burn-in", "4", "--weeks", "26",
                    "-o", path, "--quiet", *words], check=True)
    return path


def meanings(column):
    values = np.atleast_1d(column.attrs["flag_values"]).tolist()  # a list of one is read as a number
    return dict(zip(values, column.attrs["flag_meanings"].split(), strict=True))


class Events(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        (cls.folder / "results").mkdir()
        cls.file = run(cls.folder / "results" / "mine.h5", *EVENTFUL)
        cls.still = run(cls.folder / "still.h5", "election.first=500 weeks", "succession.quit=0", "succession.quit_burnt=0",
                        "succession.rehired_quit=0", "succession.rehired_old=0", "succession.stay=1")

    def open(self, kind, engine="netcdf4", file=None):
        data = xarray.open_dataset(file or self.file, group=f"events/{kind}", engine=engine)
        self.addCleanup(data.close)
        return data

    def test_every_column_is_a_number_or_a_date(self):
        for engine in ENGINES:
            for file in (self.file, self.still):
                for kind in KINDS:
                    data = self.open(kind, engine, file)
                    self.assertEqual(list(data.sizes), ["event"])
                    self.assertEqual(data.sizes["event"] > 0, file == self.file, f"{kind} in {file}")
                    for name, column in data.variables.items():
                        with self.subTest(engine=engine, kind=kind, column=name, file=file.name):
                            self.assertIn(column.dtype.kind, "M" if name == "time" else "iuf")

    def test_both_engines_read_the_same(self):
        for kind in KINDS:
            xarray.testing.assert_identical(self.open(kind, "netcdf4").load(), self.open(kind, "h5netcdf").load())

    def test_choices_say_what_they_mean(self):
        for kind in KINDS:
            data = self.open(kind)
            for name, column in data.variables.items():
                if "flag_values" in column.attrs:
                    self.assertLessEqual(set(np.unique(column).tolist()), set(meanings(column)), f"{kind} {name}")
        talks = self.open("interventions").to_dataframe()
        self.assertEqual(meanings(self.open("interventions").intervention), {0: "talks"})
        starts = talks[talks.change == 1]
        self.assertEqual(set(starts.week), set(range(0, 26, 3)))
        self.assertEqual(set(talks[talks.change == 0].week), set(range(2, 26, 3)))
        self.assertEqual(set(talks[talks.change == 0].weeks), {2})

    def test_weeks_have_their_dates(self):
        for kind in KINDS:
            data = self.open(kind)
            monday = np.datetime64("2018-01-01") + data.week.values * np.timedelta64(7, "D")
            self.assertTrue((data.time.values == monday).all(), kind)
            self.assertTrue((np.diff(data.week.values) >= 0).all(), kind)

    def test_elections_are_those_of_the_series(self):
        elections = self.open("elections").to_dataframe()
        self.assertEqual(set(elections.week), set(range(-2, 26, 4)))
        area = xarray.open_dataset(self.file, group="area")
        self.addCleanup(area.close)
        last = elections[elections.week == elections.week.max()].set_index("area")
        at = area.isel(time=int(last.week.iloc[0]) + 4)
        self.assertEqual(last.adults.tolist(), at.adults.values.tolist())
        share = (last.votes / last.adults).to_numpy()
        # Who moves in on the day has not voted here: the series, at the end of the week, may be lower.
        self.assertTrue((at.turnout.values <= share + 1e-6).all())
        self.assertGreater(np.isclose(at.turnout.values, share, atol=1e-6).mean(), 0.9)
        np.testing.assert_allclose(last.votes / last.voters, last.turnout, atol=1e-6)
        self.assertTrue((last.visited <= last.voters).all() and (last.votes <= last.voters).all())

    def test_departures_and_appointments_make_the_vacancies(self):
        area = xarray.open_dataset(self.file, group="area")
        self.addCleanup(area.close)
        end = area.isel(time=-1)
        left = self.open("departures").to_dataframe().groupby("area").size()
        came = self.open("appointments").to_dataframe().groupby("area").size()
        vacant = [left.get(number, 0) - came.get(number, 0) for number in end.area.values]
        self.assertEqual(vacant, end.secretary_vacant.values.tolist())
        self.assertIn(1, vacant)
        self.assertGreater(came.sum(), 0)

    def test_the_lines_of_the_handbook_work(self):
        handbook = (ROOT / "scenarios" / "README.md").read_text(encoding="utf-8")
        example = re.search(r"```python\nimport xarray\n(left = .*?)```", handbook, re.DOTALL)[1]
        lines = example.strip().splitlines()
        told = f"{lines[1].split('#')[0].strip()} == {lines[1].split(': ')[1]!r}"
        code = "\n".join(["import xarray", lines[0], f"assert {told}, {told!r}", f"assert len({lines[2]}) > 0"])
        subprocess.run(["/usr/bin/python3", "-c", code], cwd=self.folder, check=True)

    def test_nothing_is_kept_that_is_not_asked_for(self):
        none = run(self.folder / "none.h5", "output.events=[]")
        one = run(self.folder / "one.h5", "output.events=[elections]")
        with netCDF4.Dataset(none) as file:
            self.assertNotIn("events", file.groups)
        with netCDF4.Dataset(one) as file:
            self.assertEqual(list(file["events"].groups), ["elections"])


if __name__ == "__main__":
    unittest.main()
