"""What the fault tests share: a run is started, disturbed, and what it leaves on the disk is classified.

    outcome = self.disturbed(*RUN, fault=FailingCall(17, errno.ENOSPC))
    outcome.exit, outcome.said, outcome.disk, outcome.checkpoints, outcome.stopped, outcome.leftovers

`disk` is one of

    none       nothing has the output's name
    old        what was there before, byte for byte
    new        a sound, complete result with the content that the same run has when nobody disturbs it
    damaged    anything else: never right

Whatever a test looks for, `ended` holds every outcome to what is always promised: a checkpoint goes on to exactly the
undisturbed result, one that was never published goes on to it or is told damaged, what a stopped run has published is
sound and is the undisturbed run up to its week, and the exit code agrees with what lies there.
"""
import collections
import dataclasses
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

from disturbances import calls_in

ROOT = Path(os.environ.get("LINLI_SOURCE_DIR", Path(__file__).resolve().parents[2]))
BUILD = ROOT / "build" / "release"
PROGRAM = Path(os.environ.get("LINLI_PROGRAM", BUILD / "bin" / "linli"))
FAILING_CALLS = Path(os.environ.get("LINLI_FAILING_CALLS", BUILD / "tests" / "liblinli_failing_calls.so"))
TINY = ROOT / "scenarios" / "tiny" / "two_towns.yaml"
OUTPUT = "a.h5"
RUN = ["run", TINY, "--burn-in", "0", "--threads", "1", "--quiet", "-o", OUTPUT, "--weeks", "3"]
LONG_RUN = [*RUN[:-1], "5000"]  # a second or so
SAVING = [*RUN, "--checkpoint-every", "1"]  # after weeks 1 and 2
REPLACE = ["--overwrite"]
LOCK, PART = f".{OUTPUT}.linli-lock", f".{OUTPUT}.linli-part"
STOPPED = "a.stopped.h5"
CHECKPOINT = re.compile(r"a\.week-(\d{5})\.checkpoint")
BESIDE = re.compile(r"\.(.*)\.linli-(lock|part)")  # what is there only while a file is being published
SEED = 20181101  # of everything that is sampled here

IO, CHECKPOINT_DAMAGED, IN_USE, STOPPED_EXIT = 4, 5, 8, 75  # exit codes


def checkpoint_name(weeks):
    return f"a.week-{weeks:05}.checkpoint"


def resuming(weeks):
    """To whole results; the folder then begins with a checkpoint, if it is the one after week 1."""
    return ["run", "--resume", checkpoint_name(weeks), "--threads", "1", "--quiet"]


@dataclasses.dataclass
class Outcome:
    exit: int        # the exit code; -N if signal N ended it
    said: list       # complaints, one a line
    disk: str        # see above
    checkpoints: list  # weeks of the published ones
    stopped: int     # weeks in the result of a stopped run; 0 if there is none
    leftovers: list  # names of all other files: locks, parts
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
        signal.signal(signal.SIGINT, signal.default_int_handler)  # in the background it is ignored, by runs too
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.kept = Path(folder.name)
        subprocess.run([PROGRAM, *SAVING, *REPLACE, "--keep-checkpoints"], cwd=cls.kept, check=True, timeout=120)
        cls.checkpoint = (cls.kept / checkpoint_name(1)).read_bytes()
        cls.undisturbed = (cls.kept / OUTPUT).read_bytes()
        cls.content = cls.content_of(cls.kept / OUTPUT)
        subprocess.run([PROGRAM, *RUN, *REPLACE, "--seed", "2"], cwd=cls.kept, check=True, timeout=120)
        cls.old = (cls.kept / OUTPUT).read_bytes()
        if cls.content_of(cls.kept / OUTPUT) == cls.content:
            raise AssertionError("old and new results cannot be told apart")
        cls.state_after = {weeks: cls.state_of_a_run(weeks) for weeks in (1, 2)}

    @classmethod
    def state_of_a_run(cls, weeks):
        """The digest of all state of the undisturbed run after so many weeks."""
        subprocess.run([PROGRAM, *RUN[:-1], str(weeks), *REPLACE], cwd=cls.kept, check=True, timeout=120)
        return attributes_of(cls.kept / OUTPUT)["state_digest"]

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
                         if the run is one that replaces, a checkpoint if it is one that goes on
        """
        if not keep:
            self.restore(old="--overwrite" in arguments, checkpoint="--resume" in arguments)
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
        outcome = Outcome(process.returncode, said, self.classified(), self.checkpoints(), self.stopped(),
                          self.leftovers(), calls_in(log))
        self.assert_exit_and_disk_agree(outcome)
        return outcome

    # --- The disk ---

    def restore(self, old, checkpoint=False):
        for path in self.folder.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        if old:
            (self.folder / OUTPUT).write_bytes(self.old)
        if checkpoint:
            (self.folder / checkpoint_name(1)).write_bytes(self.checkpoint)

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
        return re.sub(r"(?m)^.*: intact, content digest .*$"
                      r"|^(content_digest|started|continued|branched|\w+_seconds) .*$", "", done.stdout)

    def files(self):
        return sorted(path.name for path in self.folder.iterdir())

    def checkpoints(self):
        """Looks at those that are published, and at those that a killed run had not yet published."""
        published = []
        for name in self.files():
            if found := CHECKPOINT.fullmatch(name):
                published.append(int(found[1]))
                self.assertEqual(self.going_on(name), "new", name)
            elif (beside := BESIDE.fullmatch(name)) and beside[2] == "part" and CHECKPOINT.fullmatch(beside[1]):
                self.assertIn(self.going_on(name), ("new", "damaged"), name)
        return published

    def going_on(self, name):
        """What becomes of a checkpoint: "new", "damaged" if it is told to be, else what else happened."""
        with tempfile.TemporaryDirectory() as elsewhere:
            result = Path(elsewhere, OUTPUT)
            done = subprocess.run([PROGRAM, "run", "--resume", name, "--threads", "1", "--quiet", "-o", result],
                                  cwd=self.folder, capture_output=True, text=True, timeout=120)
            if done.returncode == CHECKPOINT_DAMAGED and not result.exists():
                return "damaged"
            if done.returncode != 0:
                return f"exit {done.returncode}: {done.stderr}"
            return "new" if self.content_of(result) == self.content else "another result"

    def stopped(self):
        """Of the result of a stopped run, the weeks, once it is found to be sound and to be what it says."""
        if STOPPED not in self.files():
            return 0
        says = attributes_of(self.folder / STOPPED)
        weeks = int(says["weeks"])
        self.assertEqual((says["status"], says["state_digest"]), ("stopped", self.state_after.get(weeks)), says)
        return weeks

    def leftovers(self):
        return [name for name in self.files() if name not in (OUTPUT, STOPPED) and not CHECKPOINT.fullmatch(name)]

    # --- Judging ---

    def assert_exit_and_disk_agree(self, outcome):
        if outcome.exit == 0:
            self.assertEqual((outcome.disk, outcome.stopped), ("new", 0), outcome)
        if outcome.exit == STOPPED_EXIT:
            weeks = self.stopped_after(outcome)
            self.assertIn(weeks, outcome.checkpoints, outcome)
            if weeks > 0:
                self.assertEqual(outcome.stopped, weeks, outcome)

    def stopped_after(self, outcome):
        """How many weeks a stopped run tells."""
        told = re.fullmatch(r"stopped .*, (\d+) of 3 weeks done(, so far in a\.stopped\.h5)?; "
                            r"go on with: linli run --resume (\S+)", outcome.text())
        self.assertIsNotNone(told, outcome)
        weeks = int(told[1])
        self.assertEqual((told[2] is None, told[3]), (weeks == 0, checkpoint_name(weeks)), outcome)
        return weeks

    def assert_next_run_clears_up(self, runs=1):
        """Whatever lies there: an undisturbed run succeeds and leaves its result alone, and checkpoints that somebody
        may want to go on from; going on from the last of those, as a second run on a copy, leaves nothing else, unless
        several runs left them: it removes those of its own past only."""
        copies = {name: (self.folder / name).read_bytes() for name in self.files()}
        outcome = self.disturbed(*RUN, *REPLACE, keep=True)
        self.assertEqual((outcome.exit, outcome.disk, outcome.leftovers), (0, "new", []), outcome)
        if not outcome.checkpoints:
            return
        for name, content in copies.items():
            (self.folder / name).write_bytes(content)
        self.assert_goes_on(outcome.checkpoints[-1], others=outcome.checkpoints[:-1] if runs > 1 else [])

    def assert_goes_on(self, weeks, others=()):
        """From the checkpoint after so many weeks, where it lies, to the whole result and nothing else, but for
        checkpoints of a run that was told to keep them, and of other runs."""
        told = subprocess.run([PROGRAM, "info", checkpoint_name(weeks)], cwd=self.folder, capture_output=True, text=True,
                              check=True).stdout
        outcome = self.disturbed(*resuming(weeks), *REPLACE, keep=True)
        self.assertEqual((outcome.exit, outcome.disk, outcome.leftovers), (0, "new", []), outcome)
        if "all kept" in told:
            self.assertIn(weeks, outcome.checkpoints, outcome)
        else:
            self.assertLessEqual(set(outcome.checkpoints), set(others), outcome)

    def chosen(self, items, at_most):
        """All at night, else a sample, in order."""
        if self.everything or len(items) <= at_most:
            return list(items)
        return [items[k] for k in sorted(self.random.sample(range(len(items)), at_most))]

    def count(self, outcome):
        saved = ", checkpoint" if outcome.checkpoints else ""
        self.tried[f"exit {outcome.exit}, {outcome.disk}{saved}"] += 1

    def report(self, fault, **more):
        """The machine-readable summary: one line of JSON a test."""
        print("faults", json.dumps({"fault": fault, "tried": sum(self.tried.values()),
                                    "outcomes": dict(sorted(self.tried.items())), **more}), flush=True)


def attributes_of(path):
    """Of a sound result, as `linli info` shows them."""
    done = subprocess.run([PROGRAM, "info", path, "--verify"], capture_output=True, text=True, timeout=120, check=True)
    return dict(re.findall(r"(?m)^(\w+) +(.*)$", done.stdout))
