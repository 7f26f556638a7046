#!/usr/bin/python3
"""Runs that end early with a checkpoint and no result: `linli run --stop-at`."""
import signal
import subprocess
import time
import unittest

from program import PROGRAM
from small_runs import WEEKS, RunsTest, checkpoint, root, series, week_text


class StopAt(RunsTest):
    def test_leaves_a_checkpoint_and_nothing_else(self):
        done = self.run_linli("small.yaml", "-o", "a.h5", "--stop-at", 4)
        self.assertEqual(self.results(), [checkpoint("a", 4)])
        self.assertEqual(done.stdout, "")
        self.assertTrue(done.stderr.splitlines()[-1].startswith(
            f"{checkpoint('a', 4)}: after {week_text(4)}, 4 of {WEEKS} weeks done; go on with: linli run --resume "), done.stderr)
        self.assertEqual(self.run_linli("small.yaml", "-o", "b.h5", "--stop-at", 4, "--quiet").stderr, "")

    def test_a_branch_from_it_is_the_straight_run(self):
        self.run_linli("small.yaml", "-o", "whole.h5", "--quiet")
        for week in (1, 4, WEEKS - 1):
            with self.subTest(week=week):
                self.run_linli("small.yaml", "-o", "a.h5", "--stop-at", week, "--quiet")
                self.run_linli("--from", checkpoint("a", week), "-o", "b.h5", "--quiet", "--overwrite")
                self.assert_same_content("whole.h5", "b.h5")
                self.assertIn(checkpoint("a", week), self.entries())

    def test_of_a_branch_and_of_a_run_that_goes_on(self):
        self.run_linli("small.yaml", "-o", "a.h5", "--stop-at", 2, "--quiet")
        other = ["--set", "programme.offers_activity=20 per week"]
        self.run_linli("--from", checkpoint("a", 2), *other, "-o", "straight.h5", "--quiet")
        self.run_linli("--from", checkpoint("a", 2), *other, "-o", "b.h5", "--stop-at", 3, "--quiet")
        self.run_linli("--resume", checkpoint("b", 3), "--stop-at", 6, "--quiet")
        self.assertFalse([name for name in self.results() if name in ("b.h5", "b.stopped.h5")])
        self.run_linli("--resume", checkpoint("b", 6), "--quiet")
        self.assert_same_content("straight.h5", "b.h5")
        self.assertEqual(root(self.folder / "b.h5")["continued"], f"after {week_text(3)}, after {week_text(6)}")
        self.assertEqual(self.results(), [checkpoint("a", 2), "b.h5", checkpoint("b", 3), checkpoint("b", 6), "straight.h5"])

    def test_with_checkpoints_on_the_way(self):
        self.run_linli("small.yaml", "-o", "a.h5", "--stop-at", 6, "--checkpoint-every", 2, "--keep-checkpoints", "--quiet")
        self.assertEqual(self.results(), [checkpoint("a", week) for week in (2, 4, 6)])

    def test_weeks_that_are_over_or_leave_none_are_refused(self):
        self.run_linli("small.yaml", "-o", "a.h5", "--stop-at", 4, "--quiet")
        self.run_linli("small.yaml", "-o", "a.h5", "--stop-at", 7, "--quiet")
        before = self.results()
        weeks = "4 of 8 weeks are done, the burn-in included"
        for start, week, problem in ((["small.yaml"], 8, "leaves no week to go on with (the run has 8 weeks, the burn-in "
                                                         "included) — give 1 to 7"),
                                     (["--resume", checkpoint("a", 4)], 4, f"is over when the run begins ({weeks}) — give 5 to 7"),
                                     (["--from", checkpoint("a", 4)], 8, f"leaves no week to go on with ({weeks}) — give 5 to 7"),
                                     (["--from", checkpoint("a", 7)], 7, "is over when the run begins (7 of 8 weeks are done, the "
                                                                         "burn-in included) — leave it out: no week lies between")):
            with self.subTest(start=start, week=week):
                [complaint] = self.complaints("run", *start, "-o", "b.h5", "--stop-at", week, exits=2)
                self.assertEqual(complaint, f"--stop-at {week}: {problem}")
        [complaint] = self.complaints("run", "small.yaml", "-o", "b.h5", "--stop-at", 0, exits=2)
        self.assertRegex(complaint, "^--stop-at: Value 0 not in range ")  # CLI11 words the range itself
        self.assertEqual(self.results(), before)

    def test_a_checkpoint_is_not_replaced_unasked(self):
        """Before any work: no people are made, none of the weeks is simulated."""
        self.run_linli("small.yaml", "-o", "first.h5", "--stop-at", 2, "--quiet")
        self.written(checkpoint("a", 4), "of another")
        for start in (["small.yaml"], ["--from", checkpoint("first", 2)], ["--resume", checkpoint("first", 2)]):
            with self.subTest(start=start):
                [complaint] = self.complaints("run", *start, "-o", "a.h5", "--stop-at", 4, exits=8)
                self.assertEqual(complaint, "a.week-00004.checkpoint is there already (with this checkpoint the run would end) — "
                                            "go on from it with: linli run --resume a.week-00004.checkpoint, replace it with "
                                            "--overwrite, or choose another name")
                self.assertNotIn("set up in", self.linli("run", *start, "-o", "a.h5", "--stop-at", 4, exits=8).stderr)
        self.assertEqual((self.folder / checkpoint("a", 4)).read_text(), "of another")
        self.run_linli("small.yaml", "-o", "a.h5", "--stop-at", 4, "--overwrite", "--quiet")
        self.run_linli("--from", checkpoint("a", 4), "-o", "b.h5", "--quiet")
        self.assertEqual(len(series(self.folder / "b.h5")), WEEKS)

    def test_a_signal_before_it_stops_as_ever(self):
        with subprocess.Popen([PROGRAM, "run", "small.yaml", "--weeks", "5000", "-o", "a.h5", "--stop-at", "4999",
                               "--checkpoint-every", "1"], cwd=self.folder, stderr=subprocess.PIPE, text=True) as process:
            while not any(name.endswith(".checkpoint") and name[0] != "." for name in self.results()):
                self.assertIsNone(process.poll())
                time.sleep(0.01)
            process.send_signal(signal.SIGINT)
            said = process.stderr.read()
        self.assertEqual(process.returncode, 75, said)
        self.assertIn("a.stopped.h5", self.results())
        left = max(name for name in self.results() if name.endswith(".checkpoint"))
        done = int(left.split("week-")[1][:5])
        self.run_linli("--resume", left, "--stop-at", done + 1, "--quiet")
        self.assertNotIn("a.stopped.h5", self.results())


if __name__ == "__main__":
    unittest.main()
