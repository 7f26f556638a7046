"""What the fault tests share: a run is started, disturbed, and what it leaves on the disk is classified.

    outcome = self.disturbed(*RUN, fault=FailingCall(17, errno.ENOSPC))
    outcome.exit, outcome.said, outcome.disk, outcome.leftovers

`disk` is one of

    none       nothing has the output's name
    old        what was there before, byte for byte
    new        a sound, complete result with the content that the same run has when nobody disturbs it
    damaged    anything else: never right

A further kind of file (a checkpoint) is a further case in `classified`.
"""
import collections
import dataclasses
import errno
import json
import os
import random
import re
import shutil
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

ROOT = Path(os.environ.get("LINLI_SOURCE_DIR", Path(__file__).resolve().parents[2]))
BUILD = ROOT / "build" / "release"
PROGRAM = Path(os.environ.get("LINLI_PROGRAM", BUILD / "bin" / "linli"))
FAILING_CALLS = Path(os.environ.get("LINLI_FAILING_CALLS", BUILD / "tests" / "liblinli_failing_calls.so"))
TINY = ROOT / "scenarios" / "tiny" / "two_towns.yaml"
OUTPUT = "a.h5"
RUN = ["run", TINY, "--burn-in", "0", "--threads", "1", "--quiet", "-o", OUTPUT, "--weeks", "3"]
LONG_RUN = [*RUN[:-1], "5000"]  # a second or so
REPLACE = ["--overwrite"]
LOCK, PART = f".{OUTPUT}.linli-lock", f".{OUTPUT}.linli-part"
SEED = 20181101  # of everything that is sampled here

IO, IN_USE = 4, 8  # exit codes


# --- Disturbances: each is what it adds to the environment -----------------------------------------------------------

def FailingCall(number, error, calls=None):
    """The number-th watched call fails ("every": all of them)."""
    chosen = {"LINLI_FAULT_CALLS": calls} if calls else {}
    return {"LINLI_FAULT_AT": str(number), "LINLI_FAULT_ERRNO": str(error), **chosen}


def SignalAtCall(number, which):
    """The signal comes just before the number-th watched call."""
    return {"LINLI_FAULT_AT": str(number), "LINLI_FAULT_SIGNAL": str(int(which))}


def FullDisk(room):
    """There is room for so many bytes."""
    return {"LINLI_FAULT_BYTES": str(room)}


@dataclasses.dataclass(frozen=True)
class Call:
    """A watched call; `mode` is r or w for what its file is open for."""
    number: int
    name: str
    mode: str
    path: Path


@dataclasses.dataclass
class Outcome:
    exit: int        # the exit code; -N if signal N ended it
    said: list       # complaints, one a line
    disk: str        # see above
    leftovers: list  # names of other files beside the output
    calls: list      # the watched calls, up to the end

    def text(self):
        return "\n".join(self.said)


class FaultTest(unittest.TestCase):
    """Every test works in an empty folder of its own, with an old result to put there."""

    everything = False  # samples; the tests of the night try all

    @classmethod
    def setUpClass(cls):
        if not FAILING_CALLS.exists():
            raise AssertionError(f"{FAILING_CALLS} is not there: build the tests")
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.kept = Path(folder.name)
        subprocess.run([PROGRAM, *RUN, *REPLACE], cwd=cls.kept, check=True, timeout=120)
        cls.undisturbed = (cls.kept / OUTPUT).read_bytes()
        cls.content = cls.content_of(cls.kept / OUTPUT)
        subprocess.run([PROGRAM, *RUN, *REPLACE, "--seed", "2"], cwd=cls.kept, check=True, timeout=120)
        cls.old = (cls.kept / OUTPUT).read_bytes()
        if cls.content_of(cls.kept / OUTPUT) == cls.content:
            raise AssertionError("old and new results cannot be told apart")

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name).resolve()
        self.random = random.Random(SEED)
        self.tried = collections.Counter()

    # --- Running ---

    def environment(self, fault, log=None):
        """Of a process under a fault.  (Sanitizers want to be first; the shim may come before them.)"""
        sanitizer = os.environ.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0"
        return {**os.environ, "LD_PRELOAD": str(FAILING_CALLS), "LINLI_FAULT_DIR": str(self.folder),
                "ASAN_OPTIONS": sanitizer, **({"LINLI_FAULT_LOG": str(log)} if log else {}), **fault}

    def started(self, *arguments, fault=None, log=None, wrapper=()):
        """The program, started in the test's folder."""
        return subprocess.Popen([*map(str, wrapper), PROGRAM, *map(str, arguments)], cwd=self.folder, text=True,
                                env=self.environment(fault, log) if fault is not None else None,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def disturbed(self, *arguments, fault=None, signal_after=None, wrapper=(), keep=False):
        """Starts a run, disturbs it, classifies what is on the disk.

        `fault`          one of the disturbances above; {} only counts the calls
        `signal_after`   (seconds, signal): sent so long after the start
        `wrapper`        a command that starts the program
        `keep`           the folder stays as an earlier run left it; else it is emptied, and the old result put there
                         if the run is one that replaces
        """
        if not keep:
            self.restore(old="--overwrite" in arguments)
        log = self.kept / "calls"
        log.unlink(missing_ok=True)
        process = self.started(*arguments, fault=fault, log=log, wrapper=wrapper)
        if signal_after is not None:
            time.sleep(signal_after[0])
            process.send_signal(signal_after[1])
        return self.ended(process, log)

    def ended(self, process, log=None):
        """The outcome of a started run."""
        _, stderr = process.communicate(timeout=120)
        said = [line.removeprefix("linli: ") for line in stderr.splitlines() if line.startswith("linli: ")]
        return Outcome(process.returncode, said, self.classified(), self.leftovers(), calls_in(log))

    # --- The disk ---

    def restore(self, old):
        for path in self.folder.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        if old:
            (self.folder / OUTPUT).write_bytes(self.old)

    def classified(self):
        path = self.folder / OUTPUT
        if not os.path.lexists(path):
            return "none"
        if path.read_bytes() == self.old:
            return "old"
        return "new" if self.content_of(path) == self.content else "damaged"

    @staticmethod
    def content_of(path):
        """What `info --verify` says of a result, without what differs from run to run; what is wrong with it
        otherwise.  It contains the status and the digest of all state."""
        done = subprocess.run([PROGRAM, "info", path, "--verify"], capture_output=True, text=True, timeout=120)
        if done.returncode != 0 or "\nstatus                 complete\n" not in done.stdout:
            return f"exit {done.returncode}: {done.stdout}{done.stderr}"
        return re.sub(r"(?m)^.*: intact, content digest .*$|^(content_digest|started|\w+_seconds) .*$", "",
                      done.stdout)

    def leftovers(self):
        return sorted(path.name for path in self.folder.iterdir() if path.name != OUTPUT)

    # --- Judging ---

    def assert_next_run_clears_up(self):
        """Whatever lies there: an undisturbed run succeeds and leaves its result alone."""
        outcome = self.disturbed(*RUN, *REPLACE, keep=True)
        self.assertEqual((outcome.exit, outcome.disk, outcome.leftovers), (0, "new", []), outcome)

    def chosen(self, items, at_most):
        """All at night, else a sample, in order."""
        if self.everything or len(items) <= at_most:
            return list(items)
        return [items[k] for k in sorted(self.random.sample(range(len(items)), at_most))]

    def count(self, outcome):
        self.tried[f"exit {outcome.exit}, {outcome.disk}"] += 1

    def report(self, fault, **more):
        """The machine-readable summary: one line of JSON a test."""
        print("faults", json.dumps({"fault": fault, "tried": sum(self.tried.values()),
                                    "outcomes": dict(sorted(self.tried.items())), **more}), flush=True)


def calls_in(log):
    if log is None or not log.exists():
        return []
    split = (line.split(" ", 3) for line in log.read_text(encoding="utf-8").splitlines())
    return [Call(int(number), name, mode, Path(path.removesuffix(" (deleted)"))) for number, name, mode, path in split]
