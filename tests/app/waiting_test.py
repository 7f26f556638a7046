#!/usr/bin/python3
"""Threads that wait sleep: the program starts over once with that choice, under its own name, unless one was made."""
import os
import signal
import subprocess
import time
import unittest
from pathlib import Path

from program import PROGRAM, TINY, ProgramTest


class Waiting(ProgramTest):
    def environment_of_a_run(self, **chosen):
        """Name and environment of a run that is under way; None if it is not yet."""
        environment = {k: v for k, v in os.environ.items() if k not in ("OMP_WAIT_POLICY", "GOMP_SPINCOUNT")} | chosen
        run = subprocess.Popen([PROGRAM, "run", TINY, "--weeks", "5000", "-o", "a.h5", "--quiet"], cwd=self.folder,
                               env=environment, stderr=subprocess.DEVNULL)
        try:
            for _ in range(1000):
                if any(self.folder.glob(".a.h5.*")):  # main has begun its work
                    break
                time.sleep(0.01)
            said = Path(f"/proc/{run.pid}/environ").read_bytes().split(b"\0")
            return Path(f"/proc/{run.pid}/comm").read_text().strip(), dict(line.split(b"=", 1) for line in said if line)
        finally:
            run.send_signal(signal.SIGKILL)
            run.wait()

    def test_threads_sleep(self):
        name, environment = self.environment_of_a_run()
        self.assertEqual(name, PROGRAM.name)
        self.assertEqual(environment[b"OMP_WAIT_POLICY"], b"passive")

    def test_a_choice_is_kept(self):
        _, environment = self.environment_of_a_run(OMP_WAIT_POLICY="active")
        self.assertEqual(environment[b"OMP_WAIT_POLICY"], b"active")
        _, environment = self.environment_of_a_run(GOMP_SPINCOUNT="10")
        self.assertNotIn(b"OMP_WAIT_POLICY", environment)


if __name__ == "__main__":
    unittest.main()
