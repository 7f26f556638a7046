"""Whatever stops a study, it goes on as if nothing had been: the same bytes of comparison, and nothing computed twice."""
import random
import shutil
import signal
import subprocess
import time
import unittest

from program import ROOT
from small_studies import PROGRAM, RUNS, StudyTest, copied

KILLS = 6
SHARDS = 3


class Stopped(StudyTest):
    def setUp(self):
        super().setUp()
        self.changed(("honesty: true\n", ""), ("replicates: 3", "replicates: 4"))
        self.run_study("straight", "--quiet")
        self.straight = self.comparison("straight")

    def begun(self, directory="out", *options):
        return subprocess.Popen([PROGRAM, "study", "run", "small.yaml", "-o", directory, "--quiet", *options],
                                cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)

    def wait_for_results(self, at_least, process):
        while len(self.results()) < at_least and process.poll() is None:
            time.sleep(0.01)

    def assert_nothing_left(self):
        left = {path.relative_to(self.folder / "out").parts[0] for path in (self.folder / "out").rglob("*")
                if path.is_file()}
        self.assertEqual(left - {"manifest.torn"}, {"manifest.jsonl", "plan.json", "study.yaml", "runs"})
        self.assertEqual(len(self.results()), 3 * 4)
        files = [path for path in (self.folder / "out" / "runs").rglob("*") if path.is_file()]
        self.assertEqual(sorted(files), self.results())

    def test_by_a_signal_it_ends_with_75_and_goes_on(self):
        process = self.begun()
        self.wait_for_results(2, process)
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=120)
        self.assertEqual(process.returncode, 75, said)
        self.assertIn("go on with: linli study run small.yaml -o out", said)
        done = len(self.lines(kind="done"))
        self.assertLess(done, 3 * 4)
        self.run_study()
        self.assertEqual(self.comparison(), self.straight)
        self.assertEqual(len(self.lines(kind="done")), 3 * 4)
        self.assert_nothing_left()

    def test_by_a_kill_at_any_moment_nothing_is_lost(self):
        luck = random.Random(1)
        kills = 0
        while kills < KILLS:
            process = self.begun()
            time.sleep(luck.uniform(0, 1.2))
            if process.poll() is not None:
                break
            process.kill()
            process.communicate()
            kills += 1
        self.assertGreater(kills, 0)
        self.run_study()
        self.assertEqual(self.comparison(), self.straight)
        self.assert_nothing_left()

    def test_by_a_power_cut_a_line_that_was_being_written_is_kept_aside(self):
        copied(self.folder / "straight", self.folder / "out")
        manifest = self.folder / "out" / "manifest.jsonl"
        whole = manifest.read_bytes()
        manifest.write_bytes(whole[:-20])
        told = self.run_study().stderr
        self.assertIn("was not finished when the study was stopped", told)
        self.assertEqual(self.comparison(), self.straight)
        self.assertTrue((self.folder / "out" / "manifest.torn").exists())

    def test_goes_on_when_its_program_is_replaced_meanwhile(self):
        """As who installs a new version does: a study has one program from its beginning to its end."""
        own = self.folder / "program"
        shutil.copy(PROGRAM, own)
        copied(ROOT / "scenarios" / "data", self.folder / "data")  # which is shipped with the other one
        process = subprocess.Popen([own, "study", "run", "small.yaml", "-o", "out", "--quiet"], cwd=self.folder,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self.wait_for_results(1, process)
        own.unlink()
        self.written("program", "another one").chmod(0o755)
        _, said = process.communicate(timeout=120)
        self.assertEqual(process.returncode, 0, said)
        self.assertEqual(self.comparison(), self.straight)

    def test_one_directory_is_for_one_process(self):
        process = self.begun()
        self.wait_for_results(1, process)
        told = self.linli("study", "run", "small.yaml", "-o", "out", exits=8).stderr
        self.assertIn("out", told)
        process.communicate(timeout=120)
        self.assertEqual(process.returncode, 0)
        self.assertEqual(self.comparison(), self.straight)


class Shards(StudyTest):
    def setUp(self):
        super().setUp()
        self.changed(("honesty: true\n", ""))

    def merged(self, directory, order):
        for number in order:
            self.run_study(directory, "--shard", f"{number}/{SHARDS}", "--quiet")
        self.linli("study", "merge", directory)
        return self.lines(directory)

    def test_give_what_one_process_gives_in_any_order(self):
        self.run_study("straight", "--quiet")
        straight = self.comparison("straight")
        keys = ("run", "arm", "replicate", "state")
        seen = []
        for order in ((1, 2, 3), (3, 1, 2)):
            directory = f"by{order[0]}"
            lines = self.merged(directory, order)
            self.assertEqual(self.comparison(directory), straight)
            seen.append(sorted(tuple(line[key] for key in keys) for line in lines if line["kind"] == "done"))
            self.assertEqual([line["finished"] for line in lines if line["kind"] == "merged"], [9])
        self.assertEqual(seen[0], seen[1])
        self.assertIn("9 done", self.linli("study", "status", "by1").stdout)

    def test_may_run_at_the_same_time(self):
        processes = [subprocess.Popen([PROGRAM, "study", "run", "small.yaml", "-o", "out", "--quiet", "--shard",
                                       f"{k}/{SHARDS}", "--processors", "1"], cwd=self.folder) for k in (1, 2, 3)]
        self.assertEqual([process.wait(timeout=240) for process in processes], [0, 0, 0])
        self.linli("study", "merge", "out")
        self.assertEqual(len(self.results()), RUNS - 2 * 3)
        self.run_study()  # nothing is left
        self.assertEqual(len(self.lines(kind="started")), 0)

    def test_do_not_take_each_other_the_pasts_away(self):
        """With more shards than replicates several go on from one past: each makes its own."""
        self.changed(("replicates: 3", "replicates: 1"))
        self.run_study("straight", "--quiet")
        for attempt in range(3):
            directory = f"out{attempt}"
            processes = [subprocess.Popen([PROGRAM, "study", "run", "small.yaml", "-o", directory, "--quiet", "--shard",
                                           f"{k}/{SHARDS}", "--processors", "1"], cwd=self.folder) for k in (1, 2, 3)]
            self.assertEqual([process.wait(timeout=240) for process in processes], [0, 0, 0])
            self.linli("study", "merge", directory)
            self.assertEqual(self.comparison(directory), self.comparison("straight"))
            self.assertFalse({path.name for path in (self.folder / directory).iterdir()} & {"pasts", "work", "failed"})

    def test_are_cleared_up_behind_when_they_were_killed_and_only_then(self):
        """A study without shards clears up behind all that no process works for."""
        self.run_study("straight", "--quiet")
        process = subprocess.Popen([PROGRAM, "study", "run", "small.yaml", "-o", "out", "--quiet", "--shard", "1/3"],
                                   cwd=self.folder)
        work = self.folder / "out" / "work"
        while not (work / "1-of-3").exists() and process.poll() is None:
            time.sleep(0.005)
        process.send_signal(signal.SIGSTOP)
        try:
            self.written("out/work/2-of-3/ab/scenario.yaml", "of a shard that was killed")
            self.written("out/pasts/ab.week-00003.checkpoint", "of a study that was killed")
            self.run_study("out", "--quiet")
            self.assertEqual([path.name for path in work.iterdir()], ["1-of-3"])
        finally:
            process.send_signal(signal.SIGCONT)
        self.assertEqual(process.wait(timeout=120), 0)
        self.run_study("out", "--quiet")
        self.assertFalse(work.exists())
        self.assertEqual(self.comparison("out"), self.comparison("straight"))

    def test_are_parts_of_one_whole(self):
        for wrong in ("0/3", "4/3", "3", "a/b", "1/5000"):
            self.linli("study", "run", "small.yaml", "-o", "out", "--shard", wrong, exits=2)


if __name__ == "__main__":
    unittest.main()
