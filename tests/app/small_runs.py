"""What the tests of runs that stop, go on and branch share: a small scenario, and what its results contain."""
import datetime

import netCDF4
import numpy

from program import TINY, ProgramTest

# What may differ between two runs of one scenario: when and on what they were run, and that they were stopped.
OF_THE_RUN = {"threads", "started", "setup_seconds", "weeks_seconds", "content_digest", "continued", "branched"}

# A scenario with everything that a run carries from week to week; small, because it is run for every week of it.
SCENARIO = """name: small
run:
  burn_in: 2 weeks
  weeks: 6 weeks
population:
  scale: 0.01
  areas: [3, 4, 40]
participation:
  influence: threshold
output:
  groups: [area, district, sex, tenure, regime, education]
  panels:
    sample: {columns: [took_part, intention_activity, belonging, sex], share: 0.5, every: 2 weeks}
    all: {columns: [habit_team, age, propensity], weeks: [week -2, week 3, week 5], adults_only: false}
  surveys:
    weekly: {sample: 300, every: 1 weeks}
    list: {weeks: [week -1, week 4], frame: reachable, sample: 0}
"""
WEEKS = 8  # of the burn-in and the study


def content(path):
    """Everything in a result that must not depend on when, on what and in how many parts it was run."""
    seen = {}

    def look(group):
        for name in group.ncattrs():
            if name not in OF_THE_RUN:
                seen[f"{group.path}@{name}"] = group.getncattr(name)
        for name, variable in group.variables.items():
            values = numpy.asarray(variable[...])
            seen[f"{group.path}/{name}"] = values.tolist() if values.dtype == object else values.tobytes()
        for inner in group.groups.values():
            look(inner)

    with netCDF4.Dataset(path) as file:
        look(file)
    return seen


def root(path):
    with netCDF4.Dataset(path) as file:
        return {name: file.getncattr(name) for name in file.ncattrs()}


def series(path, name="district/participation_activity"):
    with netCDF4.Dataset(path) as file:
        return numpy.asarray(file[name][...])


def week_text(done, burn_in=2):
    """How messages name the last of so many weeks of a run: by its number in the study and its Monday."""
    week = done - 1 - burn_in
    return f"week {week} ({datetime.date(2018, 1, 1) + datetime.timedelta(weeks=week)})"


def checkpoint(name, week):
    return f"{name}.week-{week:05}.checkpoint"


class RunsTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.scenario = self.written("small.yaml", SCENARIO)
        data = TINY.parents[1] / "data"
        (self.folder / "data").symlink_to(data)

    def run_linli(self, *arguments, **options):
        return self.linli("run", *arguments, **options)

    def results(self):
        return [name for name in self.entries() if name not in ("data", "small.yaml")]

    def assert_same_content(self, one, other):
        one, other = content(self.folder / one), content(self.folder / other)
        self.assertEqual([name for name in one if one[name] != other.get(name)], [])
        self.assertEqual(list(one), list(other))

    def whole(self, *options, name="whole"):
        """The result of a run that nobody stops, and a checkpoint after every week."""
        self.run_linli("small.yaml", "-o", f"{name}.h5", "--checkpoint-every", 1, "--keep-checkpoints", "--quiet",
                       "--threads", 2, *options)
        return f"{name}.h5"
