#!/usr/bin/python3
"""What a run costs, counted rather than timed: instructions (under callgrind) and bytes of state.  Both are the same on
every machine, so a slower loop shows at once, and a busy machine shows nothing.

A bound is the measured value and 10 %.  Whoever goes beyond says in the commit what it buys and writes down the new
value; whoever gets below writes it down too, so that the gain is kept.  The measured values are printed.
"""
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

from digests import BASELINE, TINY, lines_of, program

SLACK = 1.10

# Measured with g++ 12.2, -O3, x86-64-v3, one thread.
INSTRUCTIONS_OF_SETUP = 186e6  # of scenarios/tiny
INSTRUCTIONS_A_RESIDENT_WEEK = 318
BYTES_A_RESIDENT = 91.5


def instructions(weeks):
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "callgrind.out"
        lines_of("valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", program(), "digest", TINY, "--threads", 1,
                 "--burn-in", 0, "--weeks", weeks)
        return int(re.search(r"(?m)^(?:summary|totals): (\d+)", out.read_text())[1])


def residents_of_tiny():
    sizes = next(line for line in lines_of(program(), "population", TINY) if line.startswith("simulated: "))
    return int(re.search(r"([0-9,]+) residents", sizes)[1].replace(",", ""))


class Costs(unittest.TestCase):
    def within(self, what, value, bound):
        print(f"{what}: {value:,.1f}, bound {SLACK * bound:,.1f}", flush=True)
        self.assertLessEqual(value, SLACK * bound, what)
        if value < bound / SLACK:
            print(f"  better than before; please write down {value:,.1f}")

    def test_instructions(self):
        few, many = 10, 60
        of_few, of_many = instructions(few), instructions(many)
        a_week = (of_many - of_few) / (many - few)
        with self.subTest("set-up"):
            self.within("instructions of the set-up", of_few - few * a_week, INSTRUCTIONS_OF_SETUP)
        with self.subTest("weeks"):
            self.within("instructions a resident and week", a_week / residents_of_tiny(), INSTRUCTIONS_A_RESIDENT_WEEK)

    def test_bytes(self):
        said = "\n".join(lines_of(program(), "bench", BASELINE, "--scale", 0.05, "--batch", 1))
        value = float(re.search(r"state, bytes per resident +([0-9.]+)", said)[1])
        self.within("bytes of state a resident", value, BYTES_A_RESIDENT)


if __name__ == "__main__":
    unittest.main()
