#!/usr/bin/python3
"""What a run costs, counted rather than timed, so that a busy machine changes nothing: no more than it did.

    costs_test.py                          the test
    costs_test.py --update "what, why"     when a run shall cost more, or costs less: measures, writes costs.json and
                                           prints what changed, for the commit

costs.json holds what was measured when it was last written, with g++ 12 for x86-64-v3 and one thread.  A bound is that
and the slack below.  A model that does more costs more: whoever adds to it looks at what it adds, and renews the file
in the same commit.  Whoever makes it cheaper renews it too, so that the gain is kept.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(os.environ.get("LINLI_SOURCE_DIR", Path(__file__).resolve().parents[2]))
PROGRAM = Path(os.environ.get("LINLI_PROGRAM", ROOT / "build" / "release" / "bin" / "linli"))
BASELINE = ROOT / "scenarios" / "baseline.yaml"
EXPECTED = Path(__file__).with_name("costs.json")
UPDATE = f"{Path(__file__).relative_to(ROOT)} --update \"what changed, and why\""

SLACK = {  # of what costs.json holds, in the order of its lines
    "instructions_a_resident_week": 1.15,  # of the weekly loop with its series
    "million_instructions_of_set_up": 1.15,  # all else of that run: people, ties, the result
    "bytes_a_resident": 1.10,  # of state: all columns, with all there is of places, households and ties
    "peak_megabytes": 1.10,  # resident memory of a short run of the full district
}
MOST = {"bytes_a_resident": 200}  # whatever costs.json says, so that larger districts fit too


# --- Measuring -------------------------------------------------------------------------------------------------------

def finished(process):
    """Waits for a process to end well; what it printed, and the most memory it held, in bytes."""
    said = process.stdout.read()
    process.stdout.close()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise AssertionError(f"{' '.join(process.args)} ended with {process.returncode}:\n{said[-2000:]}")
    return said, usage.ru_maxrss * 1024


def linli(*arguments, under=()):
    with tempfile.TemporaryDirectory() as folder:
        return finished(subprocess.Popen(
            [*under, str(PROGRAM), *map(str, arguments)], cwd=folder, text=True, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, "OMP_WAIT_POLICY": "passive"}))  # or the program starts over, and is counted twice


def run(*options, under=()):
    """One thread: every other has buffers of its own."""
    return linli("run", BASELINE, "--threads", 1, "--burn-in", 0, *options, "-o", "result.h5", "--quiet", under=under)


def number(pattern, text):
    found = re.search(pattern, text, re.MULTILINE)
    if found is None:
        raise AssertionError(f"{pattern} is not in:\n{text[-2000:]}")
    return float(found[1].replace(",", ""))


def instructions():
    """A resident and week, from two runs that differ in their weeks only; and of all that is no week."""
    # Areas of 1,500 residents cost 8 % more a resident than whole ones, but set-up under valgrind takes half as long.
    part = ["--scale", 0.3, "--set", "population.areas=[1, 50, 100, 150, 200]"]
    residents = number(r"^simulated: .* ([0-9,]+) residents", linli("population", BASELINE, *part)[0])
    few, many = 4, 24
    counting = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    of_few, of_many = (number(r"I +refs: +([0-9,]+)$", run(*part, "--weeks", weeks, under=counting)[0])
                       for weeks in (few, many))
    a_week = (of_many - of_few) / (many - few)
    return {"instructions_a_resident_week": round(a_week / residents),
            "million_instructions_of_set_up": round((of_few - few * a_week) / 1e6)}


def memory():
    said, _ = linli("bench", BASELINE, "--scale", 0.05, "--batch", 1, "--threads", 1)
    _, peak = run("--weeks", 5)
    return {"bytes_a_resident": number(r"^state, bytes per resident +([0-9.]+)$", said),
            "peak_megabytes": round(peak / 1e6)}


# --- What is expected ------------------------------------------------------------------------------------------------

def bound(name, expected):
    return min(SLACK[name] * expected[name], MOST.get(name, float("inf")))


def faults(measured, expected):
    """A line for every cost beyond its bound."""
    return [f"{name}: {value:,.10g}, but at most {bound(name, expected):,.10g} "
            f"({expected[name]:,.10g} when last written down)"
            for name, value in measured.items() if value > bound(name, expected)]


def renewed(measured, reason):
    """The text of costs.json; what must never be is refused."""
    for name, most in MOST.items():
        if measured[name] > most:
            raise SystemExit(f"{name} may not exceed {most}, and is {measured[name]}")
    if not reason.strip():
        raise SystemExit("Say what changed, and why.")
    return json.dumps({"because": reason, **{name: measured[name] for name in SLACK}}, ensure_ascii=False, indent=2) + "\n"


def update(reason):
    measured = {**instructions(), **memory()}
    text = renewed(measured, reason)
    before = json.loads(EXPECTED.read_text(encoding="utf-8")) if EXPECTED.exists() else {}
    for name, value in measured.items():
        change = f"{value / before[name] - 1:+.1%}" if name in before else "new"
        print(f"{name:<30} {before.get(name, 0):>15,.10g} → {value:>15,.10g}  {change}")
    EXPECTED.write_text(text, encoding="utf-8")
    print(f"Written: {EXPECTED.relative_to(ROOT)}; please commit it with what made it change, and say so there.")


class Costs(unittest.TestCase):
    def assert_within(self, measured):
        expected = json.loads(EXPECTED.read_text(encoding="utf-8"))
        for name, value in measured.items():
            print(f"{name}: {value:,.10g}, at most {bound(name, expected):,.10g}", flush=True)
        if said := faults(measured, expected):
            self.fail("\n\nA run costs more than it did:\n  " + "\n  ".join(said) + "\nIf that was not intended, find out "
                      f"where (callgrind_annotate shows it).  If it is worth it:\n    {UPDATE}")

    def test_instructions(self):
        self.assert_within(instructions())

    def test_memory(self):
        self.assert_within(memory())


class Bounds(unittest.TestCase):
    USUAL = {"instructions_a_resident_week": 300, "million_instructions_of_set_up": 1000, "bytes_a_resident": 190,
             "peak_megabytes": 10}

    def test_hold_with_their_slack_and_no_further(self):
        self.assertEqual(faults(self.USUAL, self.USUAL), [])
        self.assertEqual(faults({"instructions_a_resident_week": 344, "peak_megabytes": 10.9}, self.USUAL), [])
        [said] = faults({**self.USUAL, "instructions_a_resident_week": 346}, self.USUAL)
        self.assertEqual(said, "instructions_a_resident_week: 346, but at most 345 (300 when last written down)")

    def test_a_resident_has_200_bytes_at_most(self):
        self.assertEqual(faults({"bytes_a_resident": 200}, self.USUAL), [])
        self.assertEqual(len(faults({"bytes_a_resident": 201}, self.USUAL)), 1)
        with self.assertRaises(SystemExit):
            renewed({**self.USUAL, "bytes_a_resident": 201}, "why not")

    def test_are_renewed_with_a_reason_only(self):
        self.assertEqual(json.loads(renewed(self.USUAL, "leisure")), {"because": "leisure", **self.USUAL})
        with self.assertRaises(SystemExit):
            renewed(self.USUAL, " ")


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "--update":
        update(sys.argv[2])
    else:
        unittest.main()
