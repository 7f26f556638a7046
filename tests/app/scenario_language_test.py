#!/usr/bin/python3
"""The scenario language as a user meets it: a base and an overlay, values given on the command line, and where each
value of a scenario comes from."""
import re
import unittest

import netCDF4

from program import BASELINE, ROOT, SHORT, TINY, ProgramTest

BASE = """\
name: base
run:
  start: 2018-01-03
  burn_in: 10 wekks
  weeks: 30
population:
  scale: 0,01
  subdistricts: [shiquan, zhenru]
network:
  share_outsid: 0.1
exposure:
  half_life: 8 weeks
output:
  groups: [area, distrct]
"""
OVERLAY = """\
extends: bas.yaml
description: Ten mistakes, in this file and its base.
participation:
  exposure: O
  influence: treshold
output:
  panels:
    elders:
      colums: [belonging]
      weeks: [12, 2018-02-26]
      adults_only: yes
"""


class TenMistakes(ProgramTest):
    def followed(self, complaints):
        """Does in the files what the complaints ask for."""
        for complaint in complaints:
            place = re.match(r"(\w+\.yaml):(\d+):(\d+): ([\w.]+): ", complaint)
            self.assertTrue(place, complaint)
            instead = re.search(r"— (?:write|write for example|did you mean) `([^`]*)`\??$", complaint)
            self.assertTrue(instead, complaint)
            path = self.folder / place[1]
            lines = path.read_text(encoding="utf-8").splitlines()
            number, column = int(place[2]) - 1, int(place[3]) - 1
            before, found = lines[number][:column], lines[number][column:]
            wrong = r"[^:,\]]+" if "[" in before or re.match(r"\w+:", found) else r".+"  # of a list, a key, a value
            lines[number] = before + re.sub(wrong, instead[1], found, count=1)
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def test_are_told_at_once_and_following_the_hints_helps(self):
        (self.folder / "data").symlink_to(ROOT / "scenarios" / "data")
        self.written("base.yaml", BASE)
        self.written("mine.yaml", OVERLAY)
        told = []
        for _ in range(3):  # a base that is not found, then what is in both, then what contradicts
            complaints = self.complaints("check", "mine.yaml", exits=3)
            told += complaints
            self.followed(complaints)
            if self.linli_passes("check", "mine.yaml"):
                break
        self.assertIn("well-formed", self.linli("check", "mine.yaml").stdout)
        self.assertGreaterEqual(len(set(told)), 10, told)

    def test_in_a_file_and_its_base_are_told_together(self):
        (self.folder / "data").symlink_to(ROOT / "scenarios" / "data")
        self.written("base.yaml", BASE.replace("2018-01-03", "2018/01/01"))
        self.written("mine.yaml", OVERLAY.replace("bas.yaml", "base.yaml").replace("      adults_only: yes\n", ""))
        complaints = self.complaints("check", "mine.yaml", exits=3)
        self.assertEqual([complaint.split(":")[0] for complaint in complaints], ["base.yaml"] * 6 + ["mine.yaml"] * 4)
        self.followed(complaints)
        self.assertIn("well-formed", self.linli("check", "mine.yaml").stdout)

    def linli_passes(self, *arguments):
        try:
            self.linli(*arguments)
        except AssertionError:
            return False
        return True


class Set(ProgramTest):
    def test_works_with_every_command_that_takes_a_scenario(self):
        small = ["--set", "run.weeks=2 weeks", "--set", "run.burn_in=0 weeks"]
        self.assertEqual(self.linli("digest", TINY, *small).stdout, self.linli("digest", TINY, *SHORT).stdout)
        self.assertIn("2 of study", self.linli("check", TINY, *small).stdout)
        self.assertIn("at scale 0.02", self.linli("population", TINY, "--set", "population.scale=0.02").stdout)
        self.linli("run", TINY, *small, "-o", "a.h5", "--quiet")
        with netCDF4.Dataset(self.folder / "a.h5") as file:
            self.assertEqual(file.weeks, 2)
            self.assertIn("  weeks: 2 weeks\n", str(file["scenario/as_resolved"][...]))

    def test_takes_one_value_at_a_time(self):
        """The scenario may follow it."""
        self.assertIn("3 of study", self.linli("check", "--set", "run.weeks=3 weeks", TINY).stdout)

    def test_comes_after_the_file_and_before_the_options(self):
        said = self.linli("check", TINY, "--weeks", "4", "--set", "run.weeks=3 weeks", "--set", "run.seed=9",
                          "--effective").stdout
        self.assertRegex(said, r"(?m)^  weeks: 4 weeks +# --weeks$")
        self.assertRegex(said, r"(?m)^  seed: 9 +# --set$")
        self.assertRegex(said, r"(?m)^  scale: 0\.01 +# .*two_towns\.yaml:9$")
        self.assertRegex(said, r"(?m)^  replicate: 0 +# default$")

    def test_mistakes_exit_2_with_the_nearest_path(self):
        for command in ("run", "check", "population", "digest", "bench"):
            with self.subTest(command=command):
                [said] = self.complaints(command, TINY, "--set", "population.scal=2", exits=2)
                self.assertEqual(said, "--set population.scal=2: population.scal: unknown path (no parameter is there) — "
                                       "did you mean `population.scale`?")
        [said] = self.complaints("check", TINY, "--set", "population.scale=2", exits=2)
        self.assertTrue(said.startswith("--set population.scale=2: population.scale: 2 is outside 0.003 … 1"), said)

    def test_mistakes_of_the_file_too_exit_3(self):
        self.written("bad.yaml", "nme: x\n")
        said = self.complaints("check", "bad.yaml", "--set", "run.sed=1", "--weeks", "0", exits=3)
        self.assertEqual([line.split(":")[0] for line in said], ["bad.yaml", "--set run.sed=1", "--weeks"])

    def test_options_take_units(self):
        self.assertIn("52 of study", self.linli("check", TINY, "--weeks", "1 year").stdout)


class Effective(ProgramTest):
    def setUp(self):
        super().setUp()
        (self.folder / "data").symlink_to(ROOT / "scenarios" / "data")
        self.written("base.yaml", "name: base\npopulation: {scale: 0.01}\nparticipation: {age: {30-44: 0.1}}\n"
                                  "output: {panels: {elders: {every: 52 weeks}, all: {weeks: [week 0]}}, "
                                  "surveys: {poll: {every: 52 weeks, sample: 500}}}\n")
        self.written("mine.yaml", "extends: base.yaml\nname: mine\ndescription: 'a #1: \"x\"\n\n  y'\n"
                                  "output: {panels: {elders: {share: 0.1}, all: ~}, surveys: {poll: {frame: reachable}}}\n")

    def test_reads_back_to_the_same_scenario(self):
        self.written("whole.yaml", self.linli("check", "mine.yaml", "--effective", "--seed", "7").stdout)
        self.assertEqual(self.linli("check", "whole.yaml", "--diff", "mine.yaml", "--seed", "1").stdout,
                         "no difference between mine.yaml and whole.yaml\n")
        again = self.linli("check", "whole.yaml", "--effective").stdout
        without_comments = [re.sub(r" +# .*:\d+$", "", line) for line in again.splitlines()]
        self.assertIn("  seed: 7", without_comments)
        self.assertEqual(self.linli("digest", "whole.yaml", *SHORT).stdout,
                         self.linli("digest", "mine.yaml", "--seed", "7", *SHORT).stdout)

    def test_says_where_every_value_comes_from(self):
        said = self.linli("check", "mine.yaml", "--effective").stdout
        for line in said.splitlines():
            if re.match(r" *\w+: +(?!\{\}$)[^ ]", line):  # a section without parameters says nothing
                self.assertRegex(line, r" # (default|.*(base|mine)\.yaml:\d+)")
        self.assertRegex(said, r"(?m)^      share: 0\.1 +# mine\.yaml:6$")
        self.assertRegex(said, r"(?m)^      every: 52 weeks +# base\.yaml:4$")
        self.assertNotIn("    all:", said)

    def test_diff_says_what_differs(self):
        said = self.linli("check", "mine.yaml", "--diff", "base.yaml").stdout.splitlines()
        self.assertIn('name: "base" (base.yaml:1) → "mine" (mine.yaml:2)', said)
        self.assertIn("output.panels.elders.share: 1 (default) → 0.1 (mine.yaml:6)", said)
        self.assertIn("output.panels.all.weeks: [week 0] (base.yaml:4) → nothing", said)
        self.assertIn("output.surveys.poll.frame: all (default) → reachable (mine.yaml:6)", said)
        self.assertFalse([line for line in said if line.startswith(("run.", "population."))], said)
        self.assertEqual(self.linli("check", BASELINE, "--diff", BASELINE).stdout,
                         f"no difference between {BASELINE} and {BASELINE}\n")

    def test_diff_tells_one_data_file_from_another_by_place(self):
        self.written("sub/base.yaml", "extends: ../base.yaml\n")
        said = self.linli("check", "sub/base.yaml", "--diff", "base.yaml").stdout
        self.assertEqual(said, "no difference between base.yaml and sub/base.yaml\n")

    def test_a_result_holds_all_files(self):
        self.linli("run", "mine.yaml", *SHORT, "-o", "a.h5", "--quiet")
        with netCDF4.Dataset(self.folder / "a.h5") as file:
            written = str(file["scenario/as_written"][...])
            self.written("again.yaml", str(file["scenario/as_resolved"][...]))
        base = (self.folder / "base.yaml").read_text()
        mine = (self.folder / "mine.yaml").read_text()
        self.assertEqual(written, f"# base.yaml\n{base}---\n# mine.yaml\n{mine}")
        self.assertEqual(self.linli("digest", "again.yaml").stdout, self.linli("digest", "mine.yaml", *SHORT).stdout)

    def test_a_result_replaces_no_file_it_is_made_of(self):
        for file, what in (("mine.yaml", "the scenario itself"), ("base.yaml", "a file that the scenario extends")):
            before = (self.folder / file).read_bytes()
            [said] = self.complaints("run", "mine.yaml", *SHORT, "-o", file, "--overwrite", exits=2)
            self.assertRegex(said, f"the output .* is {what}")
            self.assertEqual((self.folder / file).read_bytes(), before)


if __name__ == "__main__":
    unittest.main()
