#!/usr/bin/python3
"""The studies under scenarios/studies/ run to their end, on two areas and few weeks: every setting of every arm is one that the
program takes, and something is said of it."""
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(os.environ["LINLI_SOURCE_DIR"])
PROGRAM = Path(os.environ["LINLI_PROGRAM"])
SHORT = f"""\
extends: {ROOT}/scenarios/baseline.yaml
run:
  burn_in: 4 weeks
population:
  areas: [1, 2]
"""


class Studies(unittest.TestCase):
    def told_by(self, study, *changes):
        """What is said of a shipped study whose base is short."""
        text = (ROOT / "scenarios" / "studies" / f"{study}.yaml").read_text(encoding="utf-8")
        for old, new in (("base: baseline", "base: short.yaml"), ("over: last 52 weeks", "over: last 2 weeks"), *changes):
            self.assertIn(old, text)
            text = text.replace(old, new)
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "short.yaml").write_text(SHORT.replace("burn_in: 4 weeks", "burn_in: 4 weeks\n  weeks: 4 weeks"),
                                                     encoding="utf-8")
            (Path(folder) / "study.yaml").write_text(text, encoding="utf-8")
            for command in (["study", "run", "study.yaml", "-o", "out", "--quiet"], ["compare", "out"]):
                done = subprocess.run([PROGRAM, *command], cwd=folder, capture_output=True, text=True, timeout=500)
                self.assertEqual(done.returncode, 0, done.stderr[-2000:])
        return done.stdout

    def test_first_look(self):
        told = self.told_by("first_look", ("replicates: 8", "replicates: 2"))
        self.assertIn("exactly 0 apart in every outcome", told)
        self.assertIn("relieved", told)

    def test_dials(self):
        told = self.told_by("dials", ("replicates: 10", "replicates: 2"))
        self.assertIn("2 of 2 replicates are complete", told)
        for arm in ("twice_passed_down", "training_and_relief"):
            self.assertIn(arm, told)

    def test_screening(self):
        told = self.told_by("screening", ("trajectories: 10", "trajectories: 2"))
        self.assertIn("Morris mu*", told)
        self.assertIn("leadership_effect", told)

    def test_loop_gain(self):
        told = self.told_by("loop_gain", ("replicates: 10", "replicates: 2"))
        self.assertIn("of the reference's effect", told)
        for arc in ("work_to_hours_of_leading", "leading_to_heads_of_groups", "exhaustion_to_power_and_leaving"):
            self.assertIn(f"{arc} − every_arc", told)


if __name__ == "__main__":
    unittest.main()
