#!/usr/bin/python3
"""SIGKILL at random moments of a study: of its process, of a worker, of all of them.  Gone on with, it comes to the bytes of
comparison that it has when nobody disturbs it; results are sound and the same bits when computed again; nothing is left over."""
import json
import os
import random
import signal
import subprocess
import sys
import time
import unittest
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "app"))

from small_studies import PROGRAM, StudyTest

KILLS = 50
SEED = 20181101
REPLICATES = 6
RUNS = 3 * REPLICATES
LONGEST = 1.5  # seconds until a kill: some runs are done by then, and the study is not
PATIENCE = 60  # seconds in which what was killed must be gone


def processes():
    """PID -> parent of every process."""
    out = {}
    for path in Path("/proc").iterdir():
        if path.name.isdigit():
            try:
                stat = (path / "stat").read_text(encoding="utf-8", errors="replace")
            except OSError:
                continue  # it has ended
            state, parent = stat.rpartition(")")[2].split()[:2]
            if state != "Z":
                out[int(path.name)] = int(parent)
    return out


def kill(process):
    try:
        os.kill(process, signal.SIGKILL)
        return 1
    except ProcessLookupError:
        return 0


class Killed(StudyTest):
    def setUp(self):
        super().setUp()
        self.changed(("honesty: true\n", ""), ("replicates: 3", f"replicates: {REPLICATES}"))
        self.run_study("straight", "--quiet")
        self.straight = self.comparison("straight")
        self.luck = random.Random(SEED)
        self.seen = Counter()

    # --- What is killed ----------------------------------------------------------------------------------------------

    def begun(self, directory, *options):
        return subprocess.Popen([PROGRAM, "study", "run", "small.yaml", "-o", directory, "--quiet", "--processors", "3",
                                 *options], cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)

    def workers(self, process):
        return sorted(one for one, parent in processes().items() if parent == process.pid)

    def kill_the_study(self, process):
        return kill(process.pid)  # its workers are asked to stop, and may still save when the study goes on

    def kill_all(self, process):
        workers = self.workers(process)
        done = kill(process.pid)
        for worker in workers:
            kill(worker)
        return done

    def kill_a_worker(self, process):
        """And later the study: a run whose worker is killed twice has failed, which is another matter."""
        workers = self.workers(process)
        done = kill(self.luck.choice(workers)) if workers else 0
        time.sleep(self.luck.uniform(0, 0.3))
        return done + kill(process.pid)

    def killed(self, process, how):
        """How many of its processes; none if it was faster."""
        time.sleep(self.luck.uniform(0, LONGEST))
        done = 0 if process.poll() is not None else how(process)
        process.communicate(timeout=PATIENCE)
        return done

    # --- What must hold ----------------------------------------------------------------------------------------------

    def assert_nobody_works(self):
        """Workers of a study that was killed end by themselves."""
        until = time.monotonic() + PATIENCE
        while True:
            here = []
            for process in processes():
                try:
                    if os.readlink(f"/proc/{process}/cwd") == str(self.folder):
                        here.append(process)
                except OSError:
                    continue
            if not here:
                return
            self.assertLess(time.monotonic(), until, f"processes that work on: {here}")
            time.sleep(0.05)

    def assert_whole(self, directory):
        folder = self.folder / directory
        self.assertEqual(self.comparison(directory), self.straight)
        told = self.linli("study", "verify", directory, "--sample", "3").stdout
        self.assertIn("3 computed again: the same bits", told)
        for result in self.results(directory):
            self.linli("info", result, "--verify")
        files = {path.relative_to(folder).parts[0] for path in folder.rglob("*") if path.is_file()}
        self.assertEqual({name for name in files if not name.startswith("manifest.")}, {"plan.json", "study.yaml", "runs"})
        self.assertEqual(sorted(path for path in (folder / "runs").rglob("*") if path.is_file()), self.results(directory))
        self.assertEqual(len(self.results(directory)), RUNS)
        self.assertEqual({line["run"] for line in self.lines(directory, kind="failed")}, set())

    # --- Tests -------------------------------------------------------------------------------------------------------

    def test_at_random_moments(self):
        ways = (self.kill_the_study, self.kill_all, self.kill_a_worker)
        kills, studies = 0, 0
        while kills < KILLS:
            directory = f"out{studies}"
            studies += 1
            for _ in range(self.luck.randint(1, 8)):
                how = self.luck.choice(ways)
                killed = self.killed(self.begun(directory), how)
                kills += killed
                self.seen[f"{how.__name__}: {killed}"] += 1
                if killed == 0:
                    break
            self.run_study(directory, "--quiet")
            self.assert_nobody_works()
            self.assert_whole(directory)
        print("faults", json.dumps({"what": "kills of a study", "kills": kills, "studies": studies, **self.seen}))
        for how in ways:
            self.assertGreater(sum(n for way, n in self.seen.items() if way.startswith(how.__name__ + ":")), 3)

    def test_of_shards_that_work_side_by_side(self):
        """More shards than replicates: they have pasts in common."""
        self.changed((f"replicates: {REPLICATES}", "replicates: 1"))
        self.run_study("straight1", "--quiet")
        shards = [("--shard", f"{k}/3") for k in (1, 2, 3)]
        for attempt in range(6):
            directory = f"shards{attempt}"
            processes = [self.begun(directory, *shard) for shard in shards]
            victim = processes[attempt % 3]
            self.seen[f"shards: {self.killed(victim, (self.kill_the_study, self.kill_all)[attempt // 3])}"] += 1
            for process in processes:
                process.communicate(timeout=PATIENCE)
                if process is not victim:
                    self.assertEqual(process.returncode, 0)
            self.run_study(directory, "--quiet", *shards[attempt % 3])
            self.linli("study", "merge", directory)
            self.assert_nobody_works()
            self.assertEqual(self.comparison(directory), self.comparison("straight1"))
            files = {path.relative_to(self.folder / directory).parts[0]
                     for path in (self.folder / directory).rglob("*") if path.is_file()}
            self.assertEqual({name for name in files if not name.startswith("manifest.")},
                             {"plan.json", "study.yaml", "runs"})
            self.assertEqual(len(self.results(directory)), 3)
        self.assertGreater(self.seen["shards: 1"], 0)
        print("faults", json.dumps({"what": "kills of shards", **self.seen}))


if __name__ == "__main__":
    unittest.main()
