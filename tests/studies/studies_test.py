#!/usr/bin/python3
"""The studies under scenarios/studies/ run to their end: every setting of every arm is one that the program takes."""
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(os.environ["LINLI_SOURCE_DIR"])
SHORT = f"""\
extends: {ROOT}/scenarios/baseline.yaml
run:
  burn_in: 4 weeks
population:
  areas: [1, 2]
"""


class Studies(unittest.TestCase):
    def lines_of(self, study):
        with tempfile.TemporaryDirectory() as folder:
            scenario = Path(folder) / "short.yaml"
            scenario.write_text(SHORT, encoding="utf-8")
            done = subprocess.run(
                ["/usr/bin/python3", ROOT / "scenarios" / "studies" / study, "--scenario", scenario, "--seeds", "2",
                 "--scale", "0.1", "--weeks", "4", "--last", "2"], capture_output=True, text=True, timeout=500)
        self.assertEqual(done.returncode, 0, done.stderr[-2000:])
        return done.stdout.splitlines()

    def test_dials(self):
        table = [line for line in self.lines_of("dials.py") if line.startswith("| ")]
        self.assertEqual(len(table), 1 + 12)  # the heading and the arms
        self.assertTrue(table[-1].startswith("| training and relief |"))

    def test_loop_gain(self):
        table = [line for line in self.lines_of("loop_gain.py") if line.startswith("| ")]
        self.assertEqual(len(table), 1 + 12)  # the heading and the arcs
        self.assertTrue(table[-1].startswith("| exhaustion → power, leave, leaving |"))


if __name__ == "__main__":
    unittest.main()
