#!/usr/bin/python3
"""The recipe for job arrays of Slurm (scenarios/studies/slurm.sh) on a real Slurm: shards that are killed, warned, cancelled or
have a run that fails, and in the end what one process gives."""
import json
import os
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "app"))

from program import PROGRAM, ROOT
from slurm_cluster import Cluster
from small_studies import StudyTest

RECIPE = ROOT / "scenarios" / "studies" / "slurm.sh"
SHARDS = 3
REPLICATES = 12  # a shard has work for some seconds
RUNS = 3 * REPLICATES
KILLED = 128 + 9
OPTIONS = ["--cpus-per-task=1", "--mem-per-cpu=500", "--time=30"]


class AnArray(StudyTest):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="linli-slurm-")
        cls.addClassCleanup(folder.cleanup)
        os.environ["LINLI_PROGRAM"] = str(PROGRAM)
        os.environ.pop("SHARDS", None)
        cls.cluster = Cluster(Path(folder.name) / "cluster")
        cls.addClassCleanup(cls.cluster.close)
        cls.cluster.open()

    def setUp(self):
        super().setUp()
        self.changed(("honesty: true\n", ""), ("replicates: 3", f"replicates: {REPLICATES}"))
        self.run_study("straight", "--quiet")

    # --- What happens ------------------------------------------------------------------------------------------------

    def submitted(self, directory="out", tasks=f"1-{SHARDS}", export="ALL"):
        return self.cluster.submit(RECIPE, "small.yaml", directory, folder=self.folder,
                                   options=[*OPTIONS, f"--array={tasks}", f"--export={export}"])

    def done_by(self, shard):
        """Lines that are whole, of a shard that may be writing."""
        manifest = self.folder / "out" / f"manifest.{shard}-of-{SHARDS}.jsonl"
        if not manifest.exists():
            return []
        lines = [json.loads(line) for line in manifest.read_text(encoding="utf-8").split("\n")[:-1]]
        return [line for line in lines if line["kind"] == "done"]

    def wait_for_results(self, job, shard):
        """The first, which is not all by far."""
        self.cluster.wait_until(lambda: self.done_by(shard), f"shard {shard} of job {job} has a result")

    def task(self, job, shard, field):
        return self.cluster.tasks(job)[shard][field]

    def said_by(self, job, shard):
        return (self.folder / f"linli-{job}_{shard}.out").read_text(encoding="utf-8")

    def assert_whole(self, directory="out"):
        """The comparison of one process, and every run computed once."""
        told = self.linli("study", "merge", directory).stdout
        self.assertIn(f"{RUNS} of {RUNS} runs are finished", told)
        self.assertEqual(self.comparison(directory), self.comparison("straight"))

    def outcomes(self, directory):
        keys = ("run", "arm", "replicate", "state")
        return sorted(tuple(line[key] for key in keys) for line in self.lines(directory, kind="done"))

    # --- Tests -------------------------------------------------------------------------------------------------------

    def test_goes_on_where_shards_were_killed_and_submitted_again(self):
        """One by scancel, which ends the task and with it the script, one by its machine, which ends linli alone."""
        job = self.submitted()
        self.wait_for_results(job, 2)
        self.cluster.output("scancel", "--signal=KILL", f"{job}_2")
        self.wait_for_results(job, 3)
        self.cluster.kill(f"--shard 3/{SHARDS}")
        self.cluster.wait_for_end(job, SHARDS)
        self.assertEqual(self.cluster.states(job), {1: "COMPLETED", 2: "CANCELLED", 3: "FAILED"})
        self.assertEqual(self.cluster.exits(job)[3], KILLED, self.said_by(job, 3))
        known = {shard: [line["run"] for line in self.done_by(shard)] for shard in (2, 3)}
        for shard in (2, 3):
            self.assertLess(len(known[shard]), RUNS // SHARDS)
            self.cluster.output("scontrol", "requeue", f"{job}_{shard}")
            self.cluster.start_now(job, shard)
        self.cluster.wait_for_end(job, SHARDS)
        self.assertEqual(self.cluster.exits(job), {1: 0, 2: 0, 3: 0}, self.said_by(job, 2))
        for shard in (2, 3):
            self.assertEqual(self.task(job, shard, "Restarts"), "1")
            runs = [line["run"] for line in self.done_by(shard)]
            self.assertEqual(runs[:len(known[shard])], known[shard])
            self.assertEqual((len(runs), len(set(runs))), (RUNS // SHARDS, RUNS // SHARDS))
        self.assert_whole()

        for shard in (3, 1, 2):  # submitted one by one, in another order
            alone = self.submitted("other", tasks=shard, export=f"ALL,SHARDS={SHARDS}")
            self.cluster.wait_for_end(alone, 1)
            self.assertEqual(self.cluster.exits(alone), {shard: 0}, self.said_by(alone, shard))
        self.assert_whole("other")
        self.assertEqual(self.outcomes("other"), self.outcomes("out"))
        for directory in ("out", "other"):
            lines = self.lines(directory)
            self.assertEqual([(line["runs"], line["finished"]) for line in lines if line["kind"] == "merged"],
                             [(RUNS, RUNS)])

    def test_goes_into_the_queue_again_when_its_time_is_nearly_over(self):
        """Slurm's own warning, from --signal, comes by the minute; scancel sends the same signal in the same way."""
        job = self.submitted()
        merge = self.cluster.submit("--wrap", f"{PROGRAM} study merge out", folder=self.folder,
                                    options=["--mem=500", f"--dependency=afterany:{job}"])
        self.wait_for_results(job, 1)
        self.cluster.output("scancel", "--signal=USR1", f"{job}_1")
        self.cluster.wait_until(lambda: self.task(job, 1, "Restarts") == "1", "the task is in the queue again")
        self.assertLess(len(self.done_by(1)), RUNS // SHARDS)
        self.cluster.start_now(job, 1)
        self.cluster.wait_for_end(job, SHARDS)
        self.assertEqual(self.cluster.exits(job), {1: 0, 2: 0, 3: 0}, self.said_by(job, 1))
        said = self.said_by(job, 1)
        self.assertIn(f"go on with: linli study run small.yaml -o out --shard 1/{SHARDS}", said)
        self.assertLess(said.index("goes on later"), said.index("shard 1/3 is complete"))
        self.cluster.wait_until((self.folder / "out" / "manifest.jsonl").exists, "the job that waits has merged")
        self.cluster.wait_until(lambda: "COMPLETED" in self.cluster.output("scontrol", "show", "job", merge), "it ended")
        self.assert_whole()

    def test_does_not_come_back_when_it_is_cancelled(self):
        job = self.submitted()
        self.wait_for_results(job, 1)
        self.cluster.output("scancel", job)
        self.cluster.wait_until(lambda: set(self.cluster.states(job).values()) <= {"CANCELLED", "COMPLETED"}, "it ended")
        self.assertIn("CANCELLED", self.cluster.states(job).values())
        again = self.submitted()
        self.cluster.wait_for_end(again, SHARDS)
        self.assertEqual({fields["Restarts"] for fields in self.cluster.tasks(job).values()}, {"0"})
        self.assertEqual(set(self.cluster.states(again).values()), {"COMPLETED"})
        self.assert_whole()

    def test_completes_the_other_shards_where_a_run_fails(self):
        failing = self.lines("straight", kind="done")[0]
        place = self.folder / "out" / "runs" / failing["run"][:2] / (failing["run"] + ".h5")
        place.mkdir(parents=True)  # something lies there that is no file
        shard = failing["replicate"] % SHARDS + 1
        job = self.submitted()
        self.cluster.wait_for_end(job, SHARDS)
        self.assertEqual(self.cluster.exits(job), {k: int(k == shard) for k in range(1, SHARDS + 1)})
        told = self.linli("study", "merge", "out").stdout
        self.assertIn(f"{RUNS - 1} of {RUNS} runs are finished", told)
        self.assertIn(f"{RUNS - 1} done, 1 failed", self.linli("study", "status", "out").stdout)
        place.rmdir()
        self.linli("study", "retry", "out", "--quiet")
        self.assert_whole()


if __name__ == "__main__":
    unittest.main()
