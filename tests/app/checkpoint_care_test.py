#!/usr/bin/python3
"""What lies beside a result belongs to somebody: a run removes and replaces its own checkpoints only."""
import shutil
import signal
import subprocess
import time
import unittest

from program import PROGRAM, ROOT, TINY, ProgramTest

LENGTH = ["--burn-in", "0", "--weeks", "6"]
EVERY = ["--checkpoint-every", "2", "--quiet"]


class Care(ProgramTest):
    def checkpoints(self, stem="a"):
        return sorted(name for name in self.entries() if name.startswith(stem) and name.endswith(".checkpoint"))

    def test_checkpoints_that_were_to_be_kept_stay_when_a_run_goes_on(self):
        self.linli("run", TINY, *LENGTH, *EVERY, "--keep-checkpoints", "-o", "a.h5")
        both = self.checkpoints()
        self.assertEqual(both, ["a.week-00002.checkpoint", "a.week-00004.checkpoint"])
        (self.folder / "a.h5").unlink()
        self.linli("run", "--resume", both[0], "--quiet")
        self.assertEqual(self.checkpoints(), both)
        self.assertIn("every 2 weeks, all kept", self.linli("info", both[1]).stdout)

    def test_going_on_saves_as_often_as_the_run_did(self):
        self.linli("run", TINY, *LENGTH, *EVERY, "--keep-checkpoints", "-o", "a.h5")
        (self.folder / "a.h5").unlink()
        (self.folder / "a.week-00004.checkpoint").unlink()
        self.linli("run", "--resume", "a.week-00002.checkpoint", "--quiet")
        self.assertEqual(self.checkpoints(), ["a.week-00002.checkpoint", "a.week-00004.checkpoint"])

    def test_checkpoints_of_an_earlier_run_are_not_replaced_unasked(self):
        self.linli("run", TINY, *LENGTH, *EVERY, "--keep-checkpoints", "-o", "a.h5")
        (self.folder / "a.h5").unlink()
        before = {name: (self.folder / name).read_bytes() for name in self.checkpoints()}
        for words in (["run", TINY, *LENGTH], ["run", "--from", "a.week-00002.checkpoint"]):
            with self.subTest(words=words):
                [said] = self.complaints(*words, *EVERY, "-o", "a.h5", exits=8)
                self.assertRegex(said, "a.week-00004.checkpoint is there already .*--resume a.week-00004.checkpoint")
        self.assertEqual({name: (self.folder / name).read_bytes() for name in self.checkpoints()}, before)
        self.linli("run", TINY, *LENGTH, *EVERY, "--overwrite", "-o", "a.h5")
        self.assertEqual(self.checkpoints(), [])

    def test_a_whole_result_that_is_called_stopped_stays(self):
        self.linli("run", TINY, *LENGTH, "--quiet", "-o", "a.stopped.h5")
        before = (self.folder / "a.stopped.h5").read_bytes()
        self.linli("run", TINY, *LENGTH, "--quiet", "-o", "a.h5")
        self.assertEqual((self.folder / "a.stopped.h5").read_bytes(), before)

    def test_a_checkpoint_is_no_scenario(self):
        self.linli("run", TINY, *LENGTH, *EVERY, "--keep-checkpoints", "-o", "a.h5")
        for command in ("run", "check"):
            [said] = self.complaints(command, "a.week-00002.checkpoint", exits=2)
            self.assertIn("is a checkpoint, not a scenario — go on from it with --resume", said)

    def test_the_right_scenario_is_known_from_any_folder(self):
        shutil.copytree(ROOT / "scenarios", self.folder / "mine")
        self.linli("run", "mine/tiny/two_towns.yaml", *LENGTH, *EVERY, "--keep-checkpoints", "-o", "a.h5")
        text = (self.folder / "mine/tiny/two_towns.yaml").read_text()
        (self.folder / "mine/tiny/two_towns.yaml").write_text(text.replace("description: ", "description: Now "))
        elsewhere = self.folder / "far" / "deep"
        elsewhere.mkdir(parents=True)
        self.linli("run", "../../mine/tiny/two_towns.yaml", *LENGTH, "--resume", "../../a.week-00002.checkpoint", "-o",
                   "b.h5", "--quiet", cwd=elsewhere)

    def test_a_lost_terminal_stops_like_control_c(self):
        run = subprocess.Popen([PROGRAM, "run", TINY, "--weeks", "5000", "-o", "my run.h5"], cwd=self.folder,
                               stderr=subprocess.PIPE, text=True)
        while "set up" not in run.stderr.readline():
            time.sleep(0.01)
        run.send_signal(signal.SIGHUP)
        said = run.communicate(timeout=120)[1].splitlines()[-1]
        self.assertEqual(run.returncode, 75, said)
        self.assertRegex(said, r"go on with: linli run --resume 'my run\.week-\d{5}\.checkpoint'$")


if __name__ == "__main__":
    unittest.main()
