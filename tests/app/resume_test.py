#!/usr/bin/python3
"""Runs that leave checkpoints and go on from them: `linli run` with --checkpoint-every and --resume."""
import re
import signal
import subprocess
import time
import unittest

from program import PROGRAM
from small_runs import SCENARIO, WEEKS, RunsTest, checkpoint, root, week_text


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


if __name__ == "__main__":
    unittest.main()
