"""What the tests of this folder share: the program's digests, as lines of text."""
import os
import subprocess
from pathlib import Path

ROOT = Path(os.environ.get("LINLI_SOURCE_DIR", Path(__file__).resolve().parents[2]))
TINY = ROOT / "scenarios" / "tiny" / "two_towns.yaml"
BASELINE = ROOT / "scenarios" / "baseline.yaml"


def program():
    return Path(os.environ.get("LINLI_PROGRAM", ROOT / "build" / "release" / "bin" / "linli"))


def lines_of(*command, **options):
    """What a command prints, line by line; fails with its own words if it fails."""
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=1800, **options)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return done.stdout.splitlines()


def digests(scenario, *options, **how):
    """`linli digest`: one line before the first week, every tenth and after the last."""
    lines = lines_of(program(), "digest", scenario, *options, **how)
    assert len(lines) > 1 and all(len(line.split()) == 3 for line in lines), lines
    return lines
