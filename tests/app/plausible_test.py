#!/usr/bin/python3
"""Values that nobody would expect are allowed, and told: by `linli check` one by one, by `linli run` in one line."""
import re
import unittest

from program import BASELINE, TINY, ProgramTest


class Plausible(ProgramTest):
    def notes(self, *arguments):
        """What check says of plausible ranges; it ends with 0."""
        said = self.linli("check", *arguments).stdout
        return [line for line in said.splitlines() if "plausible" in line]

    def test_what_is_shipped_is_plausible(self):
        for scenario in (BASELINE, TINY):
            self.assertEqual(self.notes(scenario, "--scale", "0.01"), [])
        self.assertNotIn("plausible", self.linli("run", TINY, "--burn-in", 0, "--weeks", 1, "-o", "a.h5").stderr)

    def test_every_value_is_told_where_it_is_written(self):
        self.written("mine.yaml", "extends: two_towns\nname: mine\nhabit:\n  rate: 0.5 per week\n"
                                  "assessment:\n  every: 60 weeks\n")
        known = self.linli("schema", "--table", "en").stdout
        [row] = re.findall(r"(?m)^\| `habit\.rate` .*$", known)
        plausible, source = [cell.strip() for cell in row.split(" | ")][4:6]
        first, second, third = self.notes("mine.yaml", "--set", "programme.offers_activity=20 per week")
        self.assertEqual(first, f"note: mine.yaml:4: habit.rate: 0.5 per week lies outside its plausible range {plausible} (source {source})")
        self.assertRegex(second, r"^note: mine\.yaml:6: assessment\.every: 60 weeks lies outside its plausible range 4 weeks … 52 weeks \(")
        self.assertRegex(third, r"^note: --set: programme\.offers_activity: 20 per week lies outside its plausible range "
                                     r"0\.1 per week … 1 per week \(source .*\)$")
        short = ["--burn-in", 0, "--weeks", 1, "--overwrite", "-o", "a.h5"]
        said = self.linli("run", "mine.yaml", *short).stderr
        self.assertRegex(said, r"(?m)^note: 2 parameters lie outside their plausible range; linli check names them$")
        said = self.linli("run", TINY, "--set", "habit.rate=0.5 per week", *short).stderr
        self.assertRegex(said, r"(?m)^note: 1 parameter lies outside its plausible range; linli check names it$")

    def test_a_bound_is_within(self):
        for value, notes in (("0.1", 0), ("0.100001", 1), ("0.02", 0), ("0.019", 1)):
            self.assertEqual(len(self.notes(TINY, "--set", f"habit.rate={value} per week")), notes, value)


if __name__ == "__main__":
    unittest.main()
