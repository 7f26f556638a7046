"""What the tests of this folder share: the program, driven as a user drives it."""
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(os.environ.get("LINLI_SOURCE_DIR", Path(__file__).resolve().parents[2]))
PROGRAM = Path(os.environ.get("LINLI_PROGRAM", ROOT / "build" / "release" / "bin" / "linli"))
TINY = ROOT / "scenarios" / "tiny" / "two_towns.yaml"
BASELINE = ROOT / "scenarios" / "baseline.yaml"
SHORT = ["--burn-in", "0", "--weeks", "2"]


class ProgramTest(unittest.TestCase):
    """Every test works in an empty folder of its own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def linli(self, *arguments, exits=0, **options):
        """Runs the program, fails if it ends otherwise than expected."""
        options = {"cwd": self.folder, "timeout": 120, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
        done = subprocess.run([PROGRAM, *map(str, arguments)], text=True, **options)
        self.assertEqual(done.returncode, exits, f"linli {' '.join(map(str, arguments))}:\n{done.stdout}{done.stderr}")
        return done

    def complaints(self, *arguments, exits, **options):
        """Its complaints, one a line; before them there may be progress, after them nothing."""
        lines = self.linli(*arguments, exits=exits, **options).stderr.splitlines()
        found = [line.removeprefix("linli: ") for line in lines if line.startswith("linli: ")]
        self.assertTrue(found and lines[-1].endswith(found[-1]), lines)
        return found

    def written(self, name, text):
        """A file in the test's folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def entries(self):
        return sorted(path.name for path in self.folder.iterdir())
