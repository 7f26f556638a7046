#!/usr/bin/python3
"""The margins that ship are what their script derives: nobody has changed a number by hand."""

import difflib
import os
import subprocess
import sys
import unittest
from pathlib import Path

ROOT = Path(os.environ.get("LINLI_SOURCE_DIR", Path(__file__).resolve().parents[2]))
DATA = ROOT / "scenarios" / "data"


class Derivation(unittest.TestCase):
    def test_script_prints_the_file(self):
        done = subprocess.run([sys.executable, DATA / "derive_putuo_2017.py"], capture_output=True, timeout=300)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        derived = done.stdout.decode("utf-8").splitlines(keepends=True)
        shipped = (DATA / "putuo_2017.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
        self.assertGreater(len(shipped), 100)
        difference = "".join(difflib.unified_diff(shipped, derived, "putuo_2017.yaml", "what the script prints"))
        self.assertEqual(difference, "", "\n" + difference)


if __name__ == "__main__":
    unittest.main()
