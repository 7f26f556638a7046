#!/usr/bin/python3
"""Runs that are stopped, go on and branch: `linli run` with --checkpoint-every, --resume and --from, and signals."""
import datetime
import os
import re
import resource
import signal
import subprocess
import time
import unittest

import netCDF4
import numpy

from program import PROGRAM, TINY, ProgramTest

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


class Checkpoints(RunsTest):
    def test_none_stay_once_the_result_is_complete(self):
        self.run_linli("small.yaml", "-o", "a.h5", "--checkpoint-every", 2, "--quiet")
        self.assertEqual(self.results(), ["a.h5"])

    def test_all_stay_if_asked_to(self):
        self.run_linli("small.yaml", "-o", "a.h5", "--checkpoint-every", 2, "--keep-checkpoints", "--quiet")
        self.assertEqual(self.results(), ["a.h5", *(checkpoint("a", week) for week in (2, 4, 6))])

    def test_change_nothing_in_the_result(self):
        self.run_linli("small.yaml", "-o", "a.h5", "--quiet")
        self.run_linli("small.yaml", "-o", "b.h5", "--checkpoint-every", 3, "--quiet")
        self.assert_same_content("a.h5", "b.h5")
        self.assertEqual((root(self.folder / "a.h5")["continued"], root(self.folder / "a.h5")["branched"]),
                         ("never", "never"))

    def test_two_are_kept_of_a_killed_run_and_it_goes_on(self):
        with subprocess.Popen([PROGRAM, "run", "small.yaml", "--weeks", "5000", "-o", "a.h5", "--checkpoint-every",
                               "1"], cwd=self.folder, stderr=subprocess.PIPE, text=True) as process:
            while len(kept := [e for e in self.results() if e.endswith(".checkpoint") and e[0] != "."]) < 2:
                self.assertIsNone(process.poll())
                time.sleep(0.01)
            process.kill()
            process.wait(timeout=60)
        kept = [e for e in self.results() if e.endswith(".checkpoint") and e[0] != "."]
        self.assertIn(len(kept), (2, 3))  # the third if it was killed before it could clear up
        done = int(kept[-1].split("week-")[1][:5])
        self.assertLess(done, 4000)
        again = self.complaints_of_stop("--resume", kept[-1])
        self.assertGreaterEqual(again, done)

    def complaints_of_stop(self, *arguments):
        """Goes on with a run, stops it again, and returns how far it came."""
        with subprocess.Popen([PROGRAM, "run", *arguments], cwd=self.folder, stderr=subprocess.PIPE,
                              stdout=subprocess.DEVNULL, text=True) as process:
            process.stderr.readline()
            process.send_signal(signal.SIGINT)
            said = process.stderr.read()
        self.assertEqual(process.returncode, 75, said)
        return int(re.search(r"stopped .*, (\d+) of \d+ weeks done", said)[1])


class Resume(RunsTest):
    def test_after_every_week_it_is_as_if_never_stopped(self):
        whole = self.whole()
        for week in range(1, WEEKS):
            with self.subTest(week=week):
                self.run_linli("--resume", checkpoint("whole", week), "-o", "again.h5", "--quiet", "--threads",
                               1 if week % 2 else 3)
                self.assert_same_content(whole, "again.h5")
                self.assertEqual(root(self.folder / "again.h5")["continued"], f"after {week_text(week)}")
                (self.folder / "again.h5").unlink()

    def test_again_and_again(self):
        """Every week in a process of its own."""
        whole = self.whole()
        previous = checkpoint("whole", 1)
        for week in range(2, WEEKS):
            self.run_linli("--resume", previous, "-o", f"r{week}.h5", "--checkpoint-every", week, "--keep-checkpoints",
                           "--quiet")
            previous = checkpoint(f"r{week}", week)
        self.run_linli("--resume", previous, "-o", "last.h5", "--quiet")
        self.assert_same_content(whole, "last.h5")
        self.assertEqual(root(self.folder / "last.h5")["continued"],
                         ", ".join(f"after {week_text(week)}" for week in range(1, WEEKS)))

    def test_needs_neither_scenario_nor_data_nor_the_same_folder(self):
        whole = self.whole()
        self.scenario.unlink()
        (self.folder / "data").unlink()
        self.run_linli("--resume", self.folder / checkpoint("whole", 3), "-o", self.folder / "again.h5", "--quiet",
                       cwd="/")
        self.assert_same_content(whole, "again.h5")

    def test_the_result_is_beside_the_checkpoint_under_its_name(self):
        whole = self.whole()
        (self.folder / whole).rename(self.folder / "saved.h5")
        self.run_linli("--resume", self.folder / checkpoint("whole", 3), "--quiet", cwd="/")
        self.assert_same_content("saved.h5", whole)

    def test_a_result_behind_a_link_is_found_again(self):
        (self.folder / "disk").mkdir()
        (self.folder / "link.h5").symlink_to("disk/real.h5")
        self.run_linli("small.yaml", "-o", "link.h5", "--checkpoint-every", 1, "--keep-checkpoints", "--quiet")
        (self.folder / "disk" / "real.h5").rename(self.folder / "saved.h5")
        self.run_linli("--resume", self.folder / "disk" / checkpoint("real", 3), "--quiet")
        self.assert_same_content("saved.h5", "disk/real.h5")

    def test_overwriting_is_remembered(self):
        self.whole()
        [complaint] = self.complaints("run", "--resume", checkpoint("whole", 3), exits=8)
        self.assertRegex(complaint, r"whole\.h5 exists already .*--overwrite")
        self.run_linli("--resume", checkpoint("whole", 3), "--overwrite", "--keep-checkpoints", "--quiet")
        old = self.whole(name="other")
        self.whole("--overwrite", name="other")
        before = (self.folder / old).stat().st_ino
        self.run_linli("--resume", checkpoint("other", 3), "--quiet")
        self.assertNotEqual((self.folder / old).stat().st_ino, before)

    def test_never_replaces_its_checkpoint(self):
        self.whole()
        name = checkpoint("whole", 3)
        before = (self.folder / name).read_bytes()
        for how in ("--resume", "--from"):
            with self.subTest(how=how):
                [complaint] = self.complaints("run", how, name, "-o", name, "--overwrite", exits=2)
                self.assertRegex(complaint, "the output .* is the checkpoint")
                self.assertEqual((self.folder / name).read_bytes(), before)

    def test_the_same_scenario_may_be_named(self):
        whole = self.whole()
        self.run_linli("small.yaml", "--resume", checkpoint("whole", 3), "-o", "again.h5", "--quiet")
        self.assert_same_content(whole, "again.h5")

    def test_another_scenario_is_refused_with_every_difference(self):
        self.whole()
        self.written("small.yaml", SCENARIO.replace("weeks: 6 weeks", "weeks: 7 weeks\n  seed: 5")
                     .replace("    all:", "    other:"))
        complaints = self.complaints("run", "small.yaml", "--resume", checkpoint("whole", 3), exits=5)
        text = "\n".join(complaints)
        self.assertIn("run.weeks: is 6 weeks there and 7 weeks in small.yaml (a run goes on under the scenario it "
                      "began with) — leave the scenario out, or branch with --from and --set", text)
        self.assertIn("run.seed: is 1 there and 5 in small.yaml", text)
        self.assertRegex(text, r"output\.panels\.all\.columns: is \[.*\] there and nothing in small\.yaml")
        self.assertRegex(text, r"output\.panels\.other\.columns: is nothing there and \[")
        self.assertEqual(len(complaints), 2 + 2 * 3)  # of a panel that one of them lacks, what is not default
        self.written("small.yaml", SCENARIO)
        [complaint] = self.complaints("run", "small.yaml", "--seed", 2, "--resume", checkpoint("whole", 3), exits=5)
        self.assertIn("run.seed: is 1 there and 2 in small.yaml", complaint)

    def test_changes_are_refused(self):
        self.whole()
        for option in (["--set", "habit.rate=0.1 per week"], ["--weeks", "9"], ["--seed", "2"]):
            with self.subTest(option=option):
                [complaint] = self.complaints("run", "--resume", checkpoint("whole", 3), *option, exits=2)
                self.assertRegex(complaint, "goes on under the scenario of the checkpoint .*use --from to branch")
        [complaint] = self.complaints("run", "--resume", checkpoint("whole", 3), "--from", checkpoint("whole", 4),
                                      exits=2)
        self.assertRegex(complaint, "--from|--resume")

    def test_what_is_no_sound_checkpoint_is_refused(self):
        self.whole()
        name = checkpoint("whole", 3)
        sound = (self.folder / name).read_bytes()
        flipped = bytearray(sound)
        flipped[len(sound) // 2] ^= 16
        older = sound[:8] + (0).to_bytes(8, "little") + sound[16:]
        for bytes_, words in [(sound[:-1], r"is cut off or has grown \(it has \d+ bytes and should have \d+\)"),
                              (sound[:20], "is cut off"), (b"", "is not a checkpoint of linli"),
                              (bytes(flipped), "is damaged"), (older, "is of another version"),
                              ((self.folder / "whole.h5").read_bytes(), "is not a checkpoint of linli")]:
            (self.folder / "bad.checkpoint").write_bytes(bytes_)
            for how in ("--resume", "--from"):
                with self.subTest(words=words, how=how):
                    [complaint] = self.complaints("run", how, "bad.checkpoint", "-o", "x.h5", exits=5)
                    self.assertRegex(complaint, r"^bad\.checkpoint: " + words)
        for how in ("--resume", "--from"):
            [complaint] = self.complaints("run", how, "none.checkpoint", "-o", "x.h5", exits=4)
            self.assertRegex(complaint, r"^none\.checkpoint: cannot open")
        self.assertNotIn("x.h5", self.entries())


class Signals(RunsTest):
    def stopped(self, *arguments, with_signal=signal.SIGINT):
        """What a run says that is asked to stop once it is under way."""
        with subprocess.Popen([PROGRAM, "run", *map(str, arguments)], cwd=self.folder, stderr=subprocess.PIPE,
                              stdout=subprocess.PIPE, text=True) as process:
            said = process.stderr.readline()
            process.send_signal(with_signal)
            out, rest = process.communicate(timeout=120)
        self.assertEqual(process.returncode, 75, said + rest)
        self.assertEqual(out, "")
        return rest.splitlines()[-1]

    def test_the_first_saves_and_the_rest_is_done_later(self):
        self.run_linli("small.yaml", "--weeks", 600, "-o", "whole.h5", "--quiet")
        for with_signal in (signal.SIGINT, signal.SIGTERM, signal.SIGUSR1, signal.SIGXCPU):
            with self.subTest(signal=with_signal):
                said = self.stopped("small.yaml", "--weeks", 600, "-o", "a.h5", with_signal=with_signal)
                [saved] = [name for name in self.results() if name.endswith(".checkpoint")]
                week = int(saved.split("week-")[1][:5])
                stands = f"after {week_text(week)}" if week else "before its first week"
                so_far = f", so far in a.stopped.h5" if week else ""
                self.assertEqual(said, f"linli: stopped {stands}, {week} of 602 weeks done{so_far}; go on with: "
                                       f"linli run --resume {saved}")
                self.assertEqual(self.results(), [*(["a.stopped.h5"] if week else []), saved, "whole.h5"])
                if week:
                    self.assertIn("intact", self.linli("info", "a.stopped.h5", "--verify").stdout)
                    attributes = root(self.folder / "a.stopped.h5")
                    self.assertEqual((attributes["status"], attributes["weeks"]), ("stopped", week))
                    past = series(self.folder / "whole.h5")[:week]
                    self.assertEqual(series(self.folder / "a.stopped.h5").tolist(), past.tolist())
                self.run_linli("--resume", saved, "--quiet")
                self.assertEqual(self.results(), ["a.h5", "whole.h5"])
                self.assert_same_content("whole.h5", "a.h5")
                (self.folder / "a.h5").unlink()

    def test_before_the_first_week(self):
        """A run that is asked to stop while the district is made has done no week."""
        self.run_linli(TINY, "--scale", 0.2, "--weeks", 2, "--burn-in", 0, "-o", "whole.h5", "--quiet")
        with subprocess.Popen([PROGRAM, "run", TINY, "--scale", "0.2", "--weeks", "2", "--burn-in", "0", "-o", "a.h5",
                               "--quiet"], cwd=self.folder, stderr=subprocess.PIPE, text=True) as process:
            self.wait_for_claim(process, "a.h5")
            process.send_signal(signal.SIGTERM)
            said = process.communicate(timeout=120)[1]
        self.assertEqual(process.returncode, 75, said)
        saved = checkpoint("a", 0)
        self.assertEqual(said, f"linli: stopped before its first week, 0 of 2 weeks done; go on with: linli run --resume "
                               f"{saved}\n")
        self.assertEqual(self.results(), [saved, "whole.h5"])
        self.run_linli("--resume", saved, "--quiet")
        self.assert_same_content("whole.h5", "a.h5")
        self.assertEqual(self.results(), ["a.h5", "whole.h5"])

    def test_the_second_ends_it_at_once(self):
        for second in (signal.SIGINT, signal.SIGTERM):
            name = f"{second.name}.h5"
            with self.subTest(second=second.name), \
                 subprocess.Popen([PROGRAM, "run", TINY, "--scale", "1", "--weeks", "5000", "-o", name, "--quiet"],
                                  cwd=self.folder, stderr=subprocess.PIPE, text=True) as process:
                self.wait_for_claim(process, name)
                process.send_signal(signal.SIGINT)
                while process.poll() is None and int(self.pending(process.pid), 16):  # two that wait at once would be one
                    time.sleep(0.001)
                process.send_signal(second)
                self.assertEqual(process.communicate(timeout=60), (None, ""))
                self.assertEqual(process.returncode, -second)
        self.assertEqual([e for e in self.results() if not e.endswith("-lock")], [])

    def test_warnings_of_batch_systems_may_come_again(self):
        """The kernel repeats SIGXCPU every second; only a signal that asks to end ends."""
        for first, again in ((signal.SIGXCPU, signal.SIGXCPU), (signal.SIGUSR1, signal.SIGUSR1),
                             (signal.SIGTERM, signal.SIGXCPU)):
            name = f"{first.name}_{again.name}.h5"
            with self.subTest(name), \
                 subprocess.Popen([PROGRAM, "run", TINY, "--scale", "0.2", "--weeks", "5000", "-o", name, "--quiet"],
                                  cwd=self.folder, stderr=subprocess.PIPE, text=True) as process:
                self.wait_for_claim(process, name)
                for which in (first, again, again):
                    process.send_signal(which)
                    while process.poll() is None and int(self.pending(process.pid), 16):
                        time.sleep(0.001)
                said = process.communicate(timeout=120)[1]
                self.assertEqual(process.returncode, 75, said)
                self.assertIn("0 of 5010 weeks done", said)

    def test_a_limit_of_time_stops_it(self):
        """`ulimit -t`: the kernel sends SIGXCPU once the time is used up, and kills some time later."""
        with subprocess.Popen([PROGRAM, "run", TINY, "--weeks", "5200", "--burn-in", "5200", "-o", "a.h5", "--scale", "0.2",
                               "--quiet"], cwd=self.folder, stderr=subprocess.PIPE, text=True,
                              preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (2, 60))) as process:
            said = process.communicate(timeout=300)[1]
        self.assertEqual(process.returncode, 75, said)
        self.assertRegex(said, r"\d+ of 10400 weeks done, so far in a\.stopped\.h5; go on with: ")

    def wait_for_claim(self, process, name):
        """The output is claimed after signals are minded, and before the district is made."""
        while not (self.folder / f".{name}.linli-lock").exists():
            self.assertIsNone(process.poll())
            time.sleep(0.001)

    @staticmethod
    def pending(pid):
        with open(f"/proc/{pid}/status") as status:
            return next(line.split()[1] for line in status if line.startswith("ShdPnd"))

    def test_what_is_ignored_stays_ignored(self):
        """nohup and shells' background jobs."""
        with subprocess.Popen([PROGRAM, "run", "small.yaml", "--weeks", "300", "-o", "a.h5"], cwd=self.folder,
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                              preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN)) as process:
            process.stderr.readline()
            process.send_signal(signal.SIGINT)
            process.stderr.read()
        self.assertEqual(process.returncode, 0)


class Branch(RunsTest):
    def test_without_changes_is_the_same_run(self):
        whole = self.whole()
        for week in (1, 4, WEEKS - 1):
            with self.subTest(week=week):
                self.run_linli("--from", checkpoint("whole", week), "-o", "b.h5", "--quiet", "--overwrite")
                self.assert_same_content(whole, "b.h5")
                self.assertEqual(root(self.folder / "b.h5")["branched"], f"after {week_text(week)}, nothing")

    def test_acts_from_the_next_week_on(self):
        whole = self.whole()
        changes = ["--set", "programme.offers_activity=20 per week", "--set", "habit.rate=0.5 per week"]
        done = self.run_linli("--from", checkpoint("whole", 4), *changes, "-o", "b.h5")
        self.assertRegex(done.stderr, r"acts from week 2 \(2018-01-15\) on: habit\.rate: 0\.04 per week → 0\.5 per week")
        before, after = series(self.folder / whole), series(self.folder / "b.h5")
        self.assertEqual(before[:4].tolist(), after[:4].tolist())
        self.assertNotEqual(before[4], after[4])
        self.assertEqual(root(self.folder / "b.h5")["branched"],
                         f"after {week_text(4)}, habit.rate: 0.04 per week → 0.5 per week; "
                         f"after {week_text(4)}, programme.offers_activity: 0.12 per week → 20 per week")
        with netCDF4.Dataset(self.folder / "b.h5") as file:
            self.assertIn("  offers_activity: 20 per week\n", str(file["scenario/as_resolved"][...]))
            self.assertEqual(str(file["scenario/as_written"][...]), SCENARIO)

    def test_what_acted_before_the_first_week_is_refused_all_at_once(self):
        self.whole()
        complaints = self.complaints("run", "--from", checkpoint("whole", 4), "--set", "staffing.start=0.6", "--set",
                                     "population.scale=0.02", "--burn-in", 3, "--set", "habit.rate=0.1 per week", "-o", "b.h5", exits=3)
        self.assertEqual([complaint.split(": ")[0] for complaint in complaints],
                         ["population.scale", "run.burn_in", "staffing.start"])
        for complaint in complaints:
            self.assertRegex(complaint, r"cannot change from .* to .* in a branch \(it acts before the first week, and "
                                        r"the state after week 1 \(2018-01-08\) already contains what it did\) — run the scenario "
                                        r"from its beginning$")

    def test_faults_in_the_changes_are_told_as_ever(self):
        self.whole()
        [complaint] = self.complaints("run", "--from", checkpoint("whole", 4), "--set", "habit.rat=0.5", exits=2)
        self.assertRegex(complaint, "habit.rat: unknown path .*did you mean `habit.rate`")

    def test_longer_and_not_shorter(self):
        whole = self.whole()
        self.run_linli("--from", checkpoint("whole", 4), "--weeks", 9, "-o", "b.h5", "--quiet")
        longer = series(self.folder / "b.h5")
        self.assertEqual(len(longer), 11)
        self.assertEqual(longer[:WEEKS].tolist(), series(self.folder / whole).tolist())
        self.run_linli("small.yaml", "--weeks", 9, "-o", "c.h5", "--quiet")
        self.assert_same_content("b.h5", "c.h5")
        [complaint] = self.complaints("run", "--from", checkpoint("whole", 7), "--set", "output.panels.all.share=1",
                                      "--weeks", 4, "-o", "d.h5", exits=3)
        self.assertRegex(complaint, "^(small.yaml: )?run.weeks: is shorter than what has been done: 7 weeks with the "
                                    "burn-in — give at least 5 weeks")

    def test_under_other_luck_with_the_same_people(self):
        whole = self.whole()
        for option in (["--seed", 5], ["--replicate", 1]):
            with self.subTest(option=option):
                self.run_linli("--from", checkpoint("whole", 4), *option, "-o", "b.h5", "--quiet", "--overwrite")
                before, after = series(self.folder / whole), series(self.folder / "b.h5")
                self.assertEqual(before[:4].tolist(), after[:4].tolist())
                self.assertNotEqual(before[4:].tolist(), after[4:].tolist())
                self.assert_waves_differ_from(4, whole, "b.h5")
                for fixed in ("panels/all/resident", "panels/sample/resident", "secretaries/age"):
                    self.assertEqual(series(self.folder / whole, fixed).tolist(),
                                     series(self.folder / "b.h5", fixed).tolist(), fixed)
                self.assert_same_people(whole, "b.h5")
                self.assertRegex(root(self.folder / "b.h5")["branched"],
                                 rf"^{re.escape('after ' + week_text(4))}, run\.(seed|replicate): \d → \d$")

    def assert_same_people(self, one, other):
        """Who has lived there since before the run is by chance as before, whatever luck moves others."""
        arrived = [series(self.folder / file, "panels/all/arrived") for file in (one, other)]
        stayed = ((arrived[0] == arrived[0].min()) & (arrived[1] == arrived[0].min())).all(axis=0)
        self.assertGreater(stayed.mean(), 0.9)
        propensity = [series(self.folder / file, "panels/all/propensity") for file in (one, other)]
        self.assertEqual(propensity[0][:, stayed].tolist(), propensity[1][:, stayed].tolist())

    def assert_waves_differ_from(self, week, one, other):
        """Surveys before the branch are those of the past; later ones ask others, and of another district."""
        for name in ("estimate", "truth", "respondents"):
            one_by_one = [[row.tobytes() for row in series(self.folder / file, f"surveys/weekly/{name}")]  # bits: some are missing
                          for file in (one, other)]
            study = week - 2  # the survey begins after the burn-in
            self.assertEqual(one_by_one[0][:study], one_by_one[1][:study], name)
            self.assertNotEqual(one_by_one[0][study:], one_by_one[1][study:], name)

    def test_that_would_record_otherwise_under_a_known_name_is_refused(self):
        self.whole()
        for change in ("surveys.weekly.sample=200", "surveys.list.frame=all", "panels.sample.share=0.4",
                       "panels.all.columns=[trust]"):
            with self.subTest(change=change):
                [complaint] = self.complaints("run", "--from", checkpoint("whole", 4), "--set", f"output.{change}",
                                              "-o", "b.h5", exits=3)
                self.assertRegex(complaint, rf"output\.{change.split('=')[0]}: cannot change in a branch \(its weeks so "
                                            "far are recorded in another way\\) — .* give the new one another name")

    def test_new_panels_and_surveys_are_recorded_from_then_on(self):
        """As in a run that had them, but for the weeks before; and what was asked before stays."""
        whole = self.whole()
        late = ["--set", "output.panels.late={columns: [trust, age], share: 0.3, weeks: [week 3]}",
                "--set", "output.surveys.late={sample: 100, every: 2 weeks}",
                "--set", "output.surveys.weekly.every=2 weeks"]
        self.run_linli("--from", checkpoint("whole", 5), *late, "-o", "b.h5", "--quiet", "--checkpoint-every", 1,
                       "--keep-checkpoints")
        self.run_linli("small.yaml", *late, "-o", "c.h5", "--quiet")
        for name in ("trust", "age", "resident"):
            self.assertEqual(series(self.folder / "b.h5", f"panels/late/{name}").tolist(),
                             series(self.folder / "c.h5", f"panels/late/{name}").tolist(), name)
        for file, weeks in (("b.h5", [4]), ("c.h5", [0, 2, 4])):
            with netCDF4.Dataset(self.folder / file) as result:
                times = result["surveys/late/time"][:]
                start = result["district/time"][2]
                self.assertEqual([int(day - start) // 7 for day in times], weeks, file)
        late_waves = series(self.folder / "c.h5", "surveys/late/estimate")[2:]
        self.assertTrue(numpy.array_equal(series(self.folder / "b.h5", "surveys/late/estimate"), late_waves, equal_nan=True))
        with netCDF4.Dataset(self.folder / "b.h5") as result:
            weekly = [int(day - start) // 7 for day in result["surveys/weekly/time"][:]]
        self.assertEqual(weekly, [0, 1, 2, 4], "weeks so far as they were, then every second")
        past = series(self.folder / whole, "surveys/weekly/truth")[[0, 1, 2, 4]]
        self.assertTrue(numpy.array_equal(series(self.folder / "b.h5", "surveys/weekly/truth"), past, equal_nan=True))
        self.run_linli("--resume", checkpoint("b", 7), "-o", "d.h5", "--quiet")
        self.assert_same_content("b.h5", "d.h5")

    def test_weeks_that_are_over_cannot_be_recorded(self):
        self.whole()
        for change, words in (
                ("panels.late={columns: [trust], weeks: [week 1, week 4]}",
                 r"output\.panels\.late(\.weeks)?: week 1 is over: the run goes on with week 2 \(what was not recorded then "
                 r"cannot be now\) — write week 2 or later"),
                ("surveys.list.weeks=[week -2, week 4]", r"output\.surveys\.list\.weeks: week -2 is over: "),
                ("surveys.list.weeks=[week 4]", r"output\.surveys\.list\.weeks: it changes nothing in the weeks that are "
                                                r"left \(the run goes on with week 2\)")):
            with self.subTest(change=change):
                complaints = self.complaints("run", "--from", checkpoint("whole", 4), "--set", f"output.{change}",
                                             "-o", "b.h5", exits=3)
                self.assertRegex(complaints[0], words)

    def test_other_series_are_missing_before(self):
        whole = self.whole("--set", "output.series=[belonging, trust]", "--set", "output.groups=[area, district]")
        self.run_linli("--from", checkpoint("whole", 4), "--set", "output.series=[trust, efficacy]", "--set",
                       "output.groups=[district, sex]", "-o", "b.h5", "--checkpoint-every", 1, "--keep-checkpoints",
                       "--quiet")
        self.run_linli("small.yaml", "--set", "output.series=[trust, efficacy]", "--set",
                       "output.groups=[district, sex]", "-o", "c.h5", "--quiet")
        kept = series(self.folder / "b.h5", "district/trust")
        self.assertEqual(kept.tolist(), series(self.folder / whole, "district/trust").tolist())
        for name in ("district/efficacy", "sex/trust", "sex/efficacy"):
            new, full = series(self.folder / "b.h5", name), series(self.folder / "c.h5", name)
            self.assertTrue(numpy.isnan(new[:4]).all(), name)
            self.assertEqual(new[4:].tolist(), full[4:].tolist(), name)
        with netCDF4.Dataset(self.folder / "b.h5") as result:
            self.assertNotIn("area", result.groups)
            self.assertNotIn("belonging", result["district"].variables)
        self.run_linli("--resume", checkpoint("b", 6), "-o", "d.h5", "--quiet")
        self.assert_same_content("b.h5", "d.h5")

    def test_under_a_scenario_of_its_own(self):
        """A file is compared with the checkpoint's scenario: what acts every week acts, the rest is refused."""
        self.whole()
        reform = "extends: small.yaml\nname: reform\nprogramme:\n  offers_activity: 20 per week\n"
        self.written("reform.yaml", reform)
        done = self.run_linli("--from", checkpoint("whole", 4), "reform.yaml", "--set", "habit.rate=0.5 per week")
        self.assertIn("acts from week 2 (2018-01-15) on: programme.offers_activity: 0.12 per week → 20 per week", done.stderr)
        self.run_linli("--from", checkpoint("whole", 4), "--set", "programme.offers_activity=20 per week", "--set",
                       "habit.rate=0.5 per week", "-o", "b.h5", "--quiet", "--checkpoint-every", 1, "--keep-checkpoints")
        self.assertEqual(root(self.folder / "reform.h5")["state_digest"], root(self.folder / "b.h5")["state_digest"])
        with netCDF4.Dataset(self.folder / "reform.h5") as file:
            self.assertIn(reform, str(file["scenario/as_written"][...]))
        self.assertRegex(root(self.folder / "reform.h5")["title"], "^reform")

    def test_a_file_that_comes_too_late_is_told_with_its_lines(self):
        self.whole()
        self.written("late.yaml", "name: late\nrun:\n  burn_in: 2 weeks\n  weeks: 6 weeks\npopulation:\n  scale: 0.02\n"
                                  "  areas: [3, 4, 40]\nparticipation:\n  influence: threshold\nstaffing:\n  start: 0.6\n")
        complaints = self.complaints("run", "--from", checkpoint("whole", 4), "late.yaml", exits=3)
        self.assertEqual([complaint.split(" cannot")[0] for complaint in complaints],
                         ["late.yaml:6: population.scale:", "late.yaml:11: staffing.start:"])
        self.written("late.yaml", "name: late\nrun:\n  weeks: 6 weeks\npopulation: {scale: 0.01, areas: [3, 4, 40]}\n")
        [complaint] = self.complaints("run", "--from", checkpoint("whole", 4), "late.yaml", exits=3)
        self.assertRegex(complaint, r"^late\.yaml:2: run\.burn_in: cannot change from 2 weeks to .* — give `run.burn_in: 2 "
                                    r"weeks` as the checkpoint has it, or run the scenario from its beginning$")

    def test_a_branch_of_a_file_is_resumed_elsewhere(self):
        self.whole()
        (self.folder / "sub").mkdir()
        self.written("sub/reform.yaml", "extends: ../small.yaml\nname: reform\nhabit: {rate: 0.5 per week}\n")
        self.run_linli("--from", checkpoint("whole", 4), "sub/reform.yaml", "-o", "b.h5", "--checkpoint-every", 1,
                       "--keep-checkpoints", "--quiet")
        self.run_linli("--resume", checkpoint("b", 6), "-o", "c.h5", "--quiet")
        self.assert_same_content("b.h5", "c.h5")

    def test_of_a_branch(self):
        """Changes add up, the past of each stays, and a changed parameter that is changed back acts no more."""
        self.whole()
        self.run_linli("--from", checkpoint("whole", 2), "--seed", 5, "-o", "b.h5", "--checkpoint-every", 1,
                       "--keep-checkpoints", "--quiet")
        self.run_linli("--from", checkpoint("b", 4), "--set", "programme.offers_activity=20 per week", "-o", "c.h5",
                       "--checkpoint-every", 1, "--keep-checkpoints", "--quiet")
        a, b, c = (series(self.folder / name) for name in ("whole.h5", "b.h5", "c.h5"))
        self.assertEqual(a[:2].tolist(), b[:2].tolist())
        self.assertEqual(b[:4].tolist(), c[:4].tolist())
        self.assertNotEqual(b[4], c[4])
        self.assertEqual(root(self.folder / "c.h5")["branched"], f"after {week_text(2)}, run.seed: 1 → 5; "
                         f"after {week_text(4)}, programme.offers_activity: 0.12 per week → 20 per week")
        self.run_linli("--resume", checkpoint("c", 6), "-o", "d.h5", "--quiet")
        self.assert_same_content("c.h5", "d.h5")
        self.assertEqual(root(self.folder / "d.h5")["branched"], root(self.folder / "c.h5")["branched"])
        # Back under the first luck: what people are by chance was made under it and stays.
        self.run_linli("--from", checkpoint("whole", 2), "--seed", 5, "-o", "e.h5", "--quiet")
        self.run_linli("--from", checkpoint("b", 3), "--seed", 1, "-o", "f.h5", "--checkpoint-every", 1,
                       "--keep-checkpoints", "--quiet")
        self.assert_same_content("b.h5", "e.h5")
        self.assertEqual(series(self.folder / "f.h5", "panels/sample/resident").tolist(),
                         series(self.folder / "whole.h5", "panels/sample/resident").tolist())
        self.assert_same_people("f.h5", "whole.h5")

    def test_through_another_kind_of_influence_and_back(self):
        """Thresholds are derived under the people's own luck, also where nobody had one."""
        whole = self.whole()
        self.run_linli("--from", checkpoint("whole", 4), "--set", "participation.influence=linear", "-o", "b.h5",
                       "--checkpoint-every", 1, "--keep-checkpoints", "--quiet")
        self.run_linli("--from", checkpoint("whole", 4), "--set", "participation.influence=linear", "-o", "zero.h5",
                       "--weeks", 6, "--quiet")
        self.run_linli("--from", checkpoint("b", 5), "--set", "participation.influence=threshold", "-o", "c.h5",
                       "--quiet")
        self.assertEqual(series(self.folder / whole)[:4].tolist(), series(self.folder / "c.h5")[:4].tolist())
        self.linli("info", "c.h5", "--verify")


if __name__ == "__main__":
    unittest.main()
