#!/usr/bin/python3
"""sim/EVIDENCE.md has every row of evidence that the program or its documents name, each with its source."""
import os
import re
import unittest
from pathlib import Path

ROOT = Path(os.environ.get("LINLI_SOURCE_DIR", Path(__file__).resolve().parents[2]))
EVIDENCE = ROOT / "sim" / "EVIDENCE.md"
ROW = re.compile(r"\b[ABDEFGKPS][1-9]\d?\b")


def rows(text):
    """name -> cells of its row, from tables whose first cell is a name; a name twice is an error."""
    found = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and ROW.fullmatch(cells[0]):
            if cells[0] in found:
                raise AssertionError(f"EVIDENCE.md has {cells[0]} twice")
            found[cells[0]] = cells[1:]
    return found


def named():
    """name -> the first place that names it: fields of evidence, declarations, headings of mechanisms, documents."""
    found = {}

    def look(text, place):
        for name in ROW.findall(text):
            found.setdefault(name, place)

    for path in sorted([*(ROOT / "sim").rglob("*.?pp"), *(ROOT / "scenarios").rglob("*.yaml")]):
        text = path.read_text(encoding="utf-8")
        for field in re.findall(r'\.(?:evidence|report)\s*=\s*((?:"[^"]*"\s*)+)', text):
            look(field, path.relative_to(ROOT))
        for comment in re.findall(r"(?m)^\s*(?://+|#)(.*)$", text):
            look(comment, path.relative_to(ROOT))
    for path in (ROOT / "sim" / "MODEL.md", ROOT / "sim" / "DECISIONS.md", ROOT / "scenarios" / "README.md"):
        look(path.read_text(encoding="utf-8"), path.relative_to(ROOT))
    for name in re.findall(r'\{"([KP]\d+)",', (ROOT / "sim/calibration/calibration_targets.cpp").read_text(encoding="utf-8")):
        found.setdefault(name, "sim/calibration/calibration_targets.cpp")
    return found


class Evidence(unittest.TestCase):
    def test_every_row_that_is_named_is_there(self):
        there = rows(EVIDENCE.read_text(encoding="utf-8"))
        places = named()
        self.assertGreater(len(places), 60, "or this test no longer finds where rows are named")
        lacking = [f"{name}, named in {place}" for name, place in sorted(places.items()) if name not in there]
        self.assertFalse(lacking, "EVIDENCE.md lacks:\n  " + "\n  ".join(lacking))

    def test_every_row_has_all_its_cells(self):
        for name, cells in rows(EVIDENCE.read_text(encoding="utf-8")).items():
            self.assertGreaterEqual(len(cells), 2, name)
            self.assertTrue(all(cells), f"{name} has an empty cell")

    def test_rows_that_rows_name_are_there(self):
        text = EVIDENCE.read_text(encoding="utf-8")
        lacking = {name for cells in rows(text).values() for cell in cells for name in ROW.findall(cell)} - rows(text).keys()
        self.assertFalse(lacking)


if __name__ == "__main__":
    unittest.main()
