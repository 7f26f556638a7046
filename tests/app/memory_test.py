#!/usr/bin/python3
"""What a run needs of memory does not grow with its weeks: what is recorded waits on the disk."""
import os
import subprocess
import unittest

from program import PROGRAM, TINY, ProgramTest

MEGABYTE = 1 << 20
WEEKS = (50, 1000)
MOST = 6 * MEGABYTE  # between the two: one buffer for each store, the axes of time, what an allocator leaves
PANEL = ["--set", "output.panels.all.columns=[took_part, intention_activity, belonging]", "--set",
         "output.panels.all.every=1 weeks"]


class Memory(ProgramTest):
    def peak(self, *arguments):
        """The most memory that one run had, in bytes."""
        process = subprocess.Popen([PROGRAM, "run", *map(str, arguments)], cwd=self.folder, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.PIPE)
        said = process.stderr.read()
        process.stderr.close()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(process.returncode, 0, said)
        return usage.ru_maxrss * 1024

    def test_is_the_same_for_many_weeks(self):
        peaks, sizes = [], []
        for weeks in WEEKS:
            peaks.append(self.peak(TINY, "--threads", 1, "--burn-in", 0, "--weeks", weeks, *PANEL, "-o", "a.h5",
                                   "--overwrite", "--quiet"))
            sizes.append((self.folder / "a.h5").stat().st_size)
        self.assertLess(peaks[1] - peaks[0], MOST, f"{peaks} bytes for {WEEKS} weeks")
        self.assertGreater(sizes[1] - sizes[0], 2 * MOST, "the results are too small to tell")


if __name__ == "__main__":
    unittest.main()
