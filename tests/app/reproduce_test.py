#!/usr/bin/python3
"""Results made again from what they hold, and compared: `linli reproduce`."""
import re
import shutil
import unittest

import netCDF4

from program import TINY
from small_runs import SCENARIO, RunsTest, checkpoint, root, week_text

EVERYTHING = SCENARIO + "interventions:\n  talks: {from: week 1, levers: {calls_head: 2}}\n"
EQUAL = (r"^{} is equal: [0-9]+ series, 2 panels, 2 surveys, 1 intervention, [0-9]+ tables of events and [0-9]+ other values and "
         r"tables, bit for bit\n$")


class Reproduce(RunsTest):
    def setUp(self):
        super().setUp()
        self.scenario = self.written("small.yaml", EVERYTHING)

    def reproduce(self, file, *options, exits=0):
        return self.linli("reproduce", file, "--quiet", *options, exits=exits).stdout

    def assert_equal(self, file, *options):
        self.assertRegex(self.reproduce(file, *options), EQUAL.format(re.escape(file)))

    def changed(self, file, path, index, by=0.25, name="changed.h5"):
        """A copy in which one value is another; that its digest is that of the original is told first."""
        shutil.copy(self.folder / file, self.folder / name)
        with netCDF4.Dataset(self.folder / name, "a") as copy:
            copy[path][index] = copy[path][index] + by
        return name

    def said_of(self, changed):
        """Two lines: where it differs first, and how many others do."""
        doubt, first, others = self.reproduce(changed, exits=1).splitlines()
        self.assertRegex(doubt, r"^changed\.h5: its content has the digest .*; compared all the same$")
        return first, others

    # --- What is equal -----------------------------------------------------------------------------------------------

    def test_a_straight_run(self):
        self.run_linli("small.yaml", "-o", "a.h5", "--quiet")
        before = self.entries()
        self.assert_equal("a.h5", "--threads", 1)
        self.assert_equal("a.h5", "--threads", 3)
        self.assertEqual(self.entries(), before)

    def test_needs_neither_the_scenario_nor_its_data(self):
        """Nor is it led astray by other files of the same names beside the result."""
        margins = (TINY.parents[1] / "data" / "putuo_2017.yaml").read_text(encoding="utf-8")
        self.written("own/margins.yaml", margins + "# of our own\n")
        self.written("own/mine.yaml", "extends: ../small.yaml\nname: mine\npopulation: {margins: margins.yaml}\n")
        self.run_linli("own/mine.yaml", "-o", "mine.h5", "--quiet")
        shutil.rmtree(self.folder / "own")
        (self.folder / "small.yaml").unlink()
        (self.folder / "data").unlink()
        for name in ("margins.yaml", "data/putuo_2017.yaml", "data/secretaries_2018.yaml"):
            self.written(name, "nonsense: true\n")
        self.assert_equal("mine.h5")

    def test_a_run_that_was_stopped_and_resumed(self):
        self.run_linli("small.yaml", "-o", "a.h5", "--stop-at", 3, "--quiet")
        self.run_linli("--resume", checkpoint("a", 3), "--quiet")
        self.assertEqual(root(self.folder / "a.h5")["continued"], f"after {week_text(3)}")
        self.assert_equal("a.h5")

    def branched_twice(self):
        self.run_linli("small.yaml", "-o", "a.h5", "--stop-at", 2, "--quiet")
        self.run_linli("--from", checkpoint("a", 2), "--set", "programme.offers_activity=20 per week", "-o", "b.h5",
                       "--checkpoint-every", 1, "--keep-checkpoints", "--quiet")
        self.written("reform.yaml", EVERYTHING.replace("name: small", "name: reform").replace("calls_head: 2", "calls_head: 3")
                     .replace("[area, district,", "[subdistrict, district,"))
        self.run_linli("--from", checkpoint("b", 5), "reform.yaml", "--seed", 7, "-o", "c.h5", "--stop-at", 6, "--quiet")
        self.run_linli("--resume", checkpoint("c", 6), "--quiet")
        return "c.h5"

    def test_a_run_that_branched_twice(self):
        twice = self.branched_twice()
        with netCDF4.Dataset(self.folder / twice) as file:
            self.assertEqual(file["scenario/stage_weeks"][...].tolist(), [2, 5])
            first, second = file["scenario/stage_as_resolved"][...]
            self.assertIn("offers_activity: 0.12 per week", first)
            self.assertIn("offers_activity: 20 per week", second)
            self.assertIn("seed: 1\n", second)
            self.assertIn("seed: 7\n", str(file["scenario/as_resolved"][...]))
        for file in ("b.h5", twice):
            with self.subTest(file=file):
                self.assert_equal(file)

    def test_a_branch_in_which_nothing_changed(self):
        self.run_linli("small.yaml", "-o", "a.h5", "--stop-at", 2, "--quiet")
        self.run_linli("--from", checkpoint("a", 2), "-o", "b.h5", "--quiet")
        with netCDF4.Dataset(self.folder / "b.h5") as file:
            self.assertEqual(len(file["scenario"].dimensions["stage"]), 0)
        self.assert_equal("b.h5")

    # --- What is not -------------------------------------------------------------------------------------------------

    def test_one_value_that_was_changed(self):
        self.run_linli("small.yaml", "-o", "a.h5", "--quiet")
        with netCDF4.Dataset(self.folder / "a.h5") as file:
            was = file["area/trust"][4, 1]
            area = file["area/area"][1]
            resident = file["panels/sample/resident"][3]
            question = file["surveys/weekly/question"][2]
            event, begun = (file[f"events/interventions/{column}"][1] for column in ("event", "area"))
        for path, index, place in (("area/trust", (4, 1), f"week 2 (2018-01-15), area {area}"),
                                   ("district/trust", 0, "week -2 (2017-12-18)"),
                                   ("panels/sample/belonging", (1, 3), f"week 2 (2018-01-15), resident {resident}"),
                                   ("surveys/weekly/truth", (1, 2), f"week 1 (2018-01-08), question {question}"),
                                   ("events/interventions/weeks", 1, f"week 1 (2018-01-08), event {event}, area {begun}")):
            with self.subTest(path=path):
                first, others = self.said_of(self.changed("a.h5", path, index, by=1 if path.startswith("events") else 0.25))
                self.assertRegex(first, rf"^changed\.h5 differs, first /{path} in {re.escape(place)}: [0-9.]+ in the result, [0-9.]+ now$")
                self.assertRegex(others, "^0 of [0-9]+ others differ$")
        now = float(self.said_of(self.changed("a.h5", "area/trust", (4, 1)))[0].split(": ")[1].split(", ")[1].removesuffix(" now"))
        self.assertEqual(now, float(str(was)))

    def test_the_earliest_of_several(self):
        self.run_linli("small.yaml", "-o", "a.h5", "--quiet")
        changed = self.changed("a.h5", "area/belonging", (5, 0))
        with netCDF4.Dataset(self.folder / changed, "a") as file:
            for path, week in (("district/trust", 3), ("district/efficacy", 3), ("panels/all/habit_team", 0)):
                at = (week, 0) if path.startswith("panels") else week
                file[path][at] = file[path][at] + 1
        first, others = self.said_of(changed)
        self.assertIn("first /panels/all/habit_team in week -2 (2017-12-18)", first)
        self.assertRegex(others, "^3 of [0-9]+ others differ: 3 of series$")

    def test_another_seed_than_the_one_it_says(self):
        self.run_linli("small.yaml", "-o", "a.h5", "--quiet")
        shutil.copy(self.folder / "a.h5", self.folder / "changed.h5")
        with netCDF4.Dataset(self.folder / "changed.h5", "a") as file:
            text = str(file["scenario/as_resolved"][...])
            self.assertIn("\n  seed: 1\n", text)
            file["scenario/as_resolved"][...] = text.replace("\n  seed: 1\n", "\n  seed: 2\n")
        first, others = self.said_of("changed.h5")
        self.assertIn("in week -2 (2017-12-18)", first)
        self.assertGreater(int(others.split()[0]), 100)

    def test_another_program_is_told_and_compared(self):
        self.run_linli("small.yaml", "-o", "a.h5", "--quiet")
        with netCDF4.Dataset(self.folder / "a.h5", "a") as file:
            file.model_sources = "0" * 64
        digest, other, equal = self.reproduce("a.h5").splitlines()
        self.assertIn("digest", digest)
        self.assertRegex(other, r"^a\.h5 was made by another program: its model_sources are 000000000000, those of this one [0-9a-f]{12}; "
                                r"compared all the same$")
        self.assertRegex(equal + "\n", EQUAL.format("a.h5"))

    # --- What is refused ---------------------------------------------------------------------------------------------

    def test_what_is_no_complete_result(self):
        self.run_linli("small.yaml", "-o", "a.h5", "--stop-at", 3, "--quiet")
        self.run_linli("--resume", checkpoint("a", 3), "--quiet")
        for status, hint in (("stopped", "complete it with linli run --resume and its checkpoint, and reproduce that result"),
                             ("invariant broken", "give a result that is complete")):
            shutil.copy(self.folder / "a.h5", self.folder / "changed.h5")
            with netCDF4.Dataset(self.folder / "changed.h5", "a") as file:
                file.status = status
            [said] = self.complaints("reproduce", "changed.h5", exits=4)
            self.assertRegex(said, rf"^changed\.h5: is not complete; its status is `{status}` \(.*\) — {hint}$")
        [said] = self.complaints("reproduce", checkpoint("a", 3), exits=4)
        self.assertIn("is a checkpoint (it holds no complete result) — go on from it with: linli run --resume", said)
        [said] = self.complaints("reproduce", "b.h5", exits=4)
        self.assertIn("there is no such file — did you mean", said)

    def test_a_branch_that_does_not_tell_its_past(self):
        """As earlier programs saved them."""
        self.run_linli("small.yaml", "-o", "a.h5", "--quiet")
        with netCDF4.Dataset(self.folder / "a.h5", "a") as file:
            file.branched = "after week 1 (2018-01-08), run.seed: 2 to 1"
            file["scenario"].renameVariable("stage_weeks", "weeks_of_stages")
        [said] = self.complaints("reproduce", "a.h5", exits=4)
        self.assertRegex(said, r"^a\.h5: branched \(after week 1 \(2018-01-08\), run\.seed: 2 to 1\) and does not say under which scenario it "
                               r"was before \(it was made by an earlier program, of commit .*\) — branch again with this program$")

    def test_a_scenario_that_cannot_be_read(self):
        self.run_linli("small.yaml", "-o", "a.h5", "--quiet")
        with netCDF4.Dataset(self.folder / "a.h5", "a") as file:
            file["scenario/as_resolved"][...] = str(file["scenario/as_resolved"][...]).replace("\nhabit:", "\nhabits:")
        complaints = self.complaints("reproduce", "a.h5", exits=3)
        self.assertTrue(any(one.startswith("a.h5:") and "habits: unknown key" in one for one in complaints), complaints)


if __name__ == "__main__":
    unittest.main()
