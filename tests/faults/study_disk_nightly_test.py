#!/usr/bin/python3
"""A study on a real small disk that gets full: a tmpfs in a mount namespace of its own, which root has the right to, and
elsewhere whoever may make user namespaces.  The study says so and how to go on; copied to a larger place it goes on, to the
comparison of a study that nothing disturbed."""
import json
import os
import subprocess
import sys
import unittest
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "app"))

from small_studies import PROGRAM, StudyTest

NAMESPACE = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--mount"]
REPLICATES = 3
RUNS = 3 * REPLICATES
IO, NO_MOUNT = 4, 99
PAGE = 4096

# $1 size of the disk, $2 folders of the study that have a disk of their own; then the command.  What is on the disk at the end
# is copied before it goes away with the namespace.
ON_A_SMALL_DISK = """
mkdir -p disk after && mount -t tmpfs -o size=$1 none disk && mkdir disk/out || exit 99
for folder in $2; do mkdir disk/out/$folder && mount -t tmpfs none disk/out/$folder || exit 99; done
shift 2
"$@"
code=$?
cp -a disk/out/. after/ && exit $code || exit 99
"""


class ASmallDisk(StudyTest):
    def setUp(self):
        super().setUp()
        self.changed(("honesty: true\n", ""))
        self.run_study("straight", "--quiet")
        self.straight = self.comparison("straight")
        self.seen = Counter()

    def on_a_small_disk(self, size, apart=""):
        """How the study ended; what it left is in `after`."""
        subprocess.run(["rm", "-rf", "after", "disk"], cwd=self.folder, check=True)
        done = subprocess.run([*NAMESPACE, "sh", "-c", ON_A_SMALL_DISK, "sh", str(size), apart, PROGRAM, "study", "run",
                               "small.yaml", "-o", "disk/out", "--quiet", "--processors", "2"], cwd=self.folder, text=True,
                              capture_output=True, timeout=300, check=False)
        self.assertNotEqual(done.returncode, NO_MOUNT, "this test has to mount a disk:\n" + done.stderr)
        return done

    def published(self):
        """The results that lie there.  Each is sound, those of runs that were asked to stop too."""
        results = self.results("after")
        for result in results:
            self.linli("info", result, "--verify")
        return [result for result in results if not result.name.endswith(".stopped.h5")]

    def assert_refused(self, done):
        """It said what is the matter, and blames no run for it."""
        self.assertEqual(done.returncode, IO, done.stderr)
        self.assertIn("the disk is full", done.stderr)
        self.assertIn("make room", done.stderr)
        self.assertIn("go on with: linli study run small.yaml -o disk/out", done.stderr)
        manifest = self.folder / "after" / "manifest.jsonl"
        lines = manifest.read_text(encoding="utf-8").split("\n")[:-1] if manifest.exists() else []
        self.assertNotIn("failed", {json.loads(line)["kind"] for line in lines})
        self.assertFalse((self.folder / "after" / "failed").exists())

    def assert_goes_on(self, results):
        """In a larger place, and computes nothing again of what was published."""
        before = {result: result.stat().st_mtime_ns for result in results}
        self.run_study("after", "--quiet")
        self.assertEqual({result: result.stat().st_mtime_ns for result in results}, before)
        self.assertEqual(self.comparison("after"), self.straight)
        self.linli("study", "verify", "after", "--sample", "1")
        left = {path.relative_to(self.folder / "after").parts[0] for path in (self.folder / "after").rglob("*")
                if path.is_file()}
        self.assertEqual(left - {"manifest.torn"}, {"manifest.jsonl", "plan.json", "study.yaml", "runs"})
        self.assertEqual(len(self.lines("after", kind="done")), RUNS)

    def looked_at(self, size, apart=""):
        done = self.on_a_small_disk(size, apart)
        results = self.published()
        self.seen[f"exit {done.returncode}, {len(results)} results"] += 1
        if done.returncode != 0:
            self.assert_refused(done)
        self.assert_goes_on(results)
        return done, results

    def report(self, what):
        print("faults", json.dumps({"what": what, **self.seen}))

    def test_of_many_sizes(self):
        """From one on which nothing can be written to one that has room for all."""
        whole = sum(path.stat().st_size for path in (self.folder / "straight").rglob("*") if path.is_file())
        sizes = [PAGE, 4 * PAGE, 10 * PAGE, *(int(whole * part) for part in (0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9))]
        counts = []
        for size in sizes:
            with self.subTest(size=size):
                done, results = self.looked_at(size)
                self.assertEqual(done.returncode, IO, "no study fits that disk")
                counts.append(len(results))
        self.assertEqual(min(counts), 0)
        self.assertGreater(max(counts), RUNS // 3)
        done, results = self.looked_at(3 * whole)
        self.assertEqual((done.returncode, len(results)), (0, RUNS), done.stderr)
        self.report("a study's disk is full")

    def test_where_only_a_line_of_the_manifest_cannot_be_written(self):
        """Everything but plan and manifest has a disk of its own; a page more each time."""
        files = ("plan.json", "study.yaml", "manifest.jsonl")
        pages = sum(-(-(self.folder / "straight" / name).stat().st_size // PAGE) for name in files)
        torn = 0
        for size in range(1, pages + 3):
            with self.subTest(pages=size):
                done, _ = self.looked_at(size * PAGE, "runs work pasts")
                torn += (self.folder / "after" / "manifest.torn").exists()
                if done.returncode != 0:
                    self.assertRegex(done.stderr, r"out/\S+: cannot .*\(No space left on device\)")
        self.assertGreater(torn, 0)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.report("a study's manifest cannot be written")


if __name__ == "__main__":
    unittest.main()
