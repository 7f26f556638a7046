#!/usr/bin/python3
"""What the program says: faults of `output` with their place, weeks counted in one way, commands that a shell takes as they
stand, and tables without empty numbers."""
import re
import shlex
import unittest

from program import BASELINE, SHORT, TINY, ProgramTest

FAULTS = """\
extends: two_towns
name: faults
output:
  series: [trust, belongin]
  panels:
    a:
      columns: [trusst]
      weeks: [week 99, week -11]
    b: {every: 1 weeks, columns: [xyzzy]}
  surveys:
    s:
      weeks: [2030-01-07]
"""


class Places(ProgramTest):
    def told(self, *arguments, exits):
        """file:line or option, and path, of every complaint."""
        return [re.match(r"(\S+): ([\w.]+): ", said).groups() for said in self.complaints(*arguments, exits=exits)]

    def test_of_every_fault_of_output(self):
        self.written("faults.yaml", FAULTS)
        expected = [(4, "series"), (7, "panels.a.columns"), (8, "panels.a.weeks"), (8, "panels.a.weeks"),
                    (9, "panels.b.columns"), (12, "surveys.s.weeks")]
        for command in (["check"], ["run", "-o", "a.h5"]):
            told = self.told(*command[:1], "faults.yaml", *command[1:], exits=3)
            self.assertEqual(told, [(f"faults.yaml:{line}", f"output.{path}") for line, path in expected])
        self.written("over.yaml", "extends: faults.yaml\noutput:\n  surveys: {s: ~}\n  panels: {b: {columns: [trust]}}\n")
        told = self.told("check", "over.yaml", exits=3)
        self.assertEqual(told, [(f"faults.yaml:{line}", f"output.{path}") for line, path in expected[:4]])

    def test_of_a_value_that_is_not_written_is_that_of_its_section(self):
        self.written("mine.yaml", "extends: two_towns\noutput:\n  panels:\n    a: {every: 4 weeks}\n")
        self.assertIn("well-formed", self.linli("check", "mine.yaml").stdout)
        [said] = self.complaints("check", "mine.yaml", "--set", "output.panels.a.share=0", exits=2)
        self.assertRegex(said, "^--set output.panels.a.share=0: output.panels.a.share: the panel follows nobody")

    def test_of_an_option_is_the_option_with_the_code_of_usage(self):
        for value, path in (("series=[belongin]", "series"), ("panels.a={columns: [trusst], every: 1 weeks}", "panels.a.columns"),
                            ("surveys.s.weeks=[week 52]", "surveys.s.weeks")):
            with self.subTest(value=value):
                self.assertEqual(self.told("check", TINY, "--set", f"output.{value}", exits=2), [("--set", f"output.{path}")])
        self.assertEqual(self.told("check", TINY, "--set", "population.areas=[999]", exits=2),
                         [("--set", "population.areas")])
        self.written("faults.yaml", FAULTS)  # a file has faults too
        self.told("check", "faults.yaml", "--set", "output.series=[x]", exits=3)

    def test_of_a_place_of_the_population(self):
        self.written("mine.yaml", "population:\n  scale: 0.01\n  subdistricts: [shiqan]\n")
        self.assertEqual(self.told("check", "mine.yaml", exits=3), [("mine.yaml:3", "population.subdistricts")])

    def test_of_many_names_is_told_where_they_are_listed(self):
        [said] = self.complaints("check", TINY, "--set", "output.series=[xyzzy]", exits=2)
        self.assertTrue(said.endswith("there is no series called xyzzy — all of them: linli schema --series en"), said)

    def test_all_columns(self):
        """What is proposed works."""
        self.written("mine.yaml", "extends: two_towns\noutput:\n  panels:\n    a: {every: 1 weeks, columns: all}\n")
        [said] = self.complaints("check", "mine.yaml", exits=3)
        self.assertRegex(said, r"columns: a list is expected here, found `all` — write `\[all\]`$")
        self.written("mine.yaml", "extends: two_towns\noutput:\n  panels:\n    a: {every: 1 weeks, columns: [all]}\n")
        self.linli("run", "mine.yaml", *SHORT, "-o", "a.h5", "--quiet")
        shown = self.linli("info", "a.h5").stdout
        self.assertGreater(len(re.findall(r"column resident\.\w+ of the model", shown)), 40)


class Weeks(ProgramTest):
    """`week N (date)`, N counted in the study; what is done is a count."""

    def test_a_run_that_goes_on_and_one_that_branches(self):
        self.linli("run", TINY, "-o", "a.h5", "--quiet", "--checkpoint-every", 10, "--keep-checkpoints")
        for weeks, last, following in ((10, "week -1 (2017-12-25)", "week 0 (2018-01-01)"),
                                       (20, "week 9 (2018-03-05)", "week 10 (2018-03-12)")):
            name = f"a.week-{weeks:05}.checkpoint"
            self.assertIn(f"weeks done             {weeks} of 52\nstands                 after {last}\n",
                          self.linli("info", name).stdout)
            said = self.linli("run", "--resume", name, "-o", "b.h5", "--overwrite").stderr
            self.assertIn(f", going on after {last}, set up in ", said)
            said = self.linli("run", "--from", name, "--set", "habit.rate=0.1 per week", "-o", "c.h5", "--overwrite").stderr
            self.assertIn(f"acts from {following} on: habit.rate: 0.04 per week → 0.1 per week\n", said)
            [said] = self.complaints("run", "--from", name, "--set", "network.clustering=0.1", "-o", "d.h5", exits=3)
            self.assertIn(f"the state after {last} already contains what it did", said)
            info = self.linli("info", "c.h5").stdout
            self.assertRegex(info, rf"(?m)^branched +{re.escape('after ' + last)}, habit\.rate: ")

    def test_the_span_of_a_run(self):
        span = r"which goes from week -10 to week 41, 2017-10-23 to 2018-10-15\)"
        self.assertRegex(self.complaints("check", TINY, "--set", "output.surveys.s.weeks=[week 42]", exits=2)[0], span)
        self.assertRegex(self.complaints("trace", TINY, "--resident", 4529, "--weeks", "40..42", exits=2)[0], span)
        self.assertRegex(self.complaints("check", TINY, "--set", "interventions.x={from: week 99, levers: {calls: 1}}",
                                         exits=2)[0], span)


class Commands(ProgramTest):
    """What is to be typed can be typed as it stands, whatever the names of files."""

    NAME = "it's a name; $HOME & -x.h5"

    def command_in(self, text):
        found = re.search(r"linli ((?:run|info) .*?)(?:$|, replace it with|, ncdump|`)", text, re.MULTILINE)
        return shlex.split(found[1])

    def test_are_quoted(self):
        said = self.linli("run", TINY, *SHORT, "-o", self.NAME, "--checkpoint-every", 1, "--keep-checkpoints").stdout
        self.assertEqual(self.command_in(said), ["info", self.NAME])
        self.linli(*self.command_in(said))
        checkpoint = self.NAME.replace(".h5", ".week-00001.checkpoint")
        said = self.linli("info", checkpoint).stdout
        self.assertEqual(self.command_in(said), ["run", "--resume", checkpoint])
        (self.folder / self.NAME).unlink()
        [said] = self.complaints("run", TINY, *SHORT, "-o", self.NAME, "--checkpoint-every", 1, exits=8)
        self.linli(*self.command_in(said))
        [said] = self.complaints("run", TINY, *SHORT, "-o", "my folder/a.h5", exits=4)
        self.assertTrue(said.endswith("make it with: mkdir -p 'my folder'"), said)

    def test_a_name_that_looks_like_an_option_is_none(self):
        said = self.linli("run", TINY, *SHORT, "--output=-x.h5").stdout
        self.assertEqual(self.command_in(said), ["info", "./-x.h5"])
        self.linli(*self.command_in(said))


class Numbers(ProgramTest):
    """No table holds a nan, none is empty."""

    TINIEST = ["--set", "population.areas=[3]", "--set", "population.subdistricts=[]", "--scale", "0.003"]

    def assert_no_empty_number(self, said):
        self.assertNotRegex(said, r"(?i)\b(nan|inf)\b")

    def test_in_summaries(self):
        for words in ([], ["--burn-in", 0], ["--burn-in", 0, "--set", "run.weeks=1 weeks"], self.TINIEST, [*self.TINIEST, "--burn-in", 0],
                      ["--set", "output.groups=[area]"], ["--set", "output.groups=[]"], ["--set", "output.series=[]"],
                      ["--set", "output.series=[turnout]"], ["--set", "output.groups=[sex]"]):
            with self.subTest(words=words):
                said = self.linli("run", TINY, "--set", "run.weeks=2 weeks", *words, "-o", "a.h5", "--overwrite").stdout
                self.assert_no_empty_number(said)
                for block in said.strip().split("\n\n")[1:-1]:  # a title, tables, how fast
                    self.assertGreater(len(block.splitlines()), 1, said)

    def test_in_the_summary_of_a_run_with_nothing_left_to_do(self):
        self.linli("run", TINY, *SHORT, "-o", "a.h5", "--checkpoint-every", 1, "--keep-checkpoints", "--quiet")
        said = self.linli("run", "--from", "a.week-00001.checkpoint", "--weeks", 1, "-o", "b.h5").stdout
        self.assert_no_empty_number(said)

    def test_in_tables_of_the_population(self):
        for words in ([], self.TINIEST):
            self.assert_no_empty_number(self.linli("population", TINY, *words).stdout)

    def test_in_the_story_of_a_resident(self):
        said = self.linli("population", TINY, *self.TINIEST).stdout
        self.assertIn("simulated: ", said)
        [said] = self.complaints("trace", TINY, *self.TINIEST, "--resident", 1, exits=2)
        key = re.search(r"try --resident (\d+)", said)[1]
        for json in ([], ["--json"]):
            self.assert_no_empty_number(self.linli("trace", TINY, *self.TINIEST, "--resident", key, *json).stdout)

    def test_in_the_rows_of_calibration(self):
        said = self.linli("calibrate", TINY, "--seeds", 1, "--burn-in", 260, "--scale", 0.02, "--quiet").stdout
        self.assert_no_empty_number(said)
        self.assertRegex(said, r"(?m)^  trust +[-+]\d+\.\d+  one seed$")

    def test_the_lower_table_says_which_participation_it_shows(self):
        said = self.linli("run", TINY, *SHORT, "-o", "a.h5").stdout
        self.assertRegex(said, r"(?m)^adults who took part \(any kind\), all 2 weeks +a week +within a year$")
        said = self.linli("run", TINY, *SHORT, "-o", "b.h5", "--set", "output.series=[participation_activity, "
                          "participation_activity_year]").stdout
        self.assertRegex(said, r"(?m)^adults who took part \(activities\), all 2 weeks +a week +within a year$")


if __name__ == "__main__":
    unittest.main()
