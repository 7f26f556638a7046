#!/usr/bin/python3
"""All that is wrong with a scenario is told in one go, whatever kinds of fault it has and wherever they are written."""
import os
import re
import resource
import unittest

from program import PROGRAM, ROOT, ProgramTest

ENOUGH_TO_READ = 60 << 20  # bytes: for a scenario and its data, but not for a whole district
SANITIZED = any(mark in PROGRAM.read_bytes() for mark in (b"__asan_init", b"__tsan_init"))  # they take terabytes


def memory(bytes_):
    return lambda: resource.setrlimit(resource.RLIMIT_AS, (bytes_, bytes_))


BASE = """\
extends: two_towns
name: base
interventions:
  late: {from: week 99, levers: {calls: 0.1}}
  elsewhere: {subdistricts: [caoyang], levers: {calls: 0.1}}
"""

MINE = """\
extends: base.yaml
exposure: {household: 0, acquaintances: 0, building_group: 0}
habit: {rate: 0.1}
belongin: {x: 1}
interventions:
  a: {subdistricts: [shiqan], levers: {calls: 0.1}}
  b: {condition: {series: turnou, below: 0.3}, levers: {calls: 0.1}}
  c: {condition: {series: turnout, below: 40}, capacity: 1000, levers: {calls: 0.1}}
  d: {areas: [999], regimes: [commodity], levers: {calls: 0.1}}
  e: {rank_by: trust, levers: {calls: 0.1}}
  f: {levers: {appeal: 0.0001}, rank_by: xyzzy, lowest: 0.2}
output:
  series: [belongin]
  events: [election]
  panels:
    p: {columns: [trusst], weeks: [week 99]}
  surveys:
    s: {weeks: [week 99]}
    t: {}
"""

OF_BASE = [("base.yaml:4", "interventions.late.from"), ("base.yaml:5", "interventions.elsewhere.subdistricts")]
OF_MINE = [("mine.yaml:2", "exposure.household"), ("mine.yaml:3", "habit.rate"), ("mine.yaml:4", "belongin"),
           ("mine.yaml:6", "interventions.a.subdistricts"), ("mine.yaml:7", "interventions.b.condition"),
           ("mine.yaml:8", "interventions.c.capacity"), ("mine.yaml:8", "interventions.c.condition"),
           ("mine.yaml:9", "interventions.d.areas"), ("mine.yaml:10", "interventions.e.rank_by"),
           ("mine.yaml:11", "interventions.f.levers.appeal"),
           ("mine.yaml:11", "interventions.f.rank_by"), ("mine.yaml:13", "output.series"), ("mine.yaml:14", "output.events"),
           ("mine.yaml:16", "output.panels.p.columns"), ("mine.yaml:16", "output.panels.p.weeks"),
           ("mine.yaml:18", "output.surveys.s.weeks"), ("mine.yaml:19", "output.surveys.t")]


class AllFaults(ProgramTest):
    def setUp(self):
        super().setUp()
        self.written("base.yaml", BASE)
        self.written("mine.yaml", MINE)

    def told(self, *arguments, exits):
        """file:line or option, and path, of every complaint, each once."""
        said = self.complaints(*arguments, exits=exits)
        self.assertEqual(len(said), len(set(said)), said)
        return [re.match(r"(--set|[^:]+:\d+)(?: \S+)?(?::\d+)?: ([\w.]+): ", one).groups() for one in said]

    def test_of_every_kind(self):
        for command in (["check", "mine.yaml"], ["run", "mine.yaml", "-o", "a.h5"], ["digest", "mine.yaml"]):
            told = self.told(*command, exits=3)
            self.assertEqual([place for place, _ in told], [place for place, _ in OF_BASE + OF_MINE])
            self.assertEqual(sorted(told), sorted(OF_BASE + OF_MINE))
        self.assertEqual(self.entries(), ["base.yaml", "mine.yaml"])

    def test_of_the_command_line_after_those_of_files(self):
        sets = ["--set", "output.series=[xyzzy]", "--set", "interventions.late.subdistricts=[caoyan]"]
        told = self.told("check", "base.yaml", *sets, exits=3)
        self.assertEqual(told[:2], OF_BASE)
        self.assertEqual(sorted(told[2:]), [("--set", "interventions.late.subdistricts"), ("--set", "output.series")])
        told = self.told("check", self.written("plain.yaml", "extends: two_towns\n"), *sets,
                         "--set", "interventions.late.levers.calls=0.1", "--set", "habit.rate=1", exits=2)
        self.assertEqual(sorted(told), [("--set", "habit.rate"), ("--set", "interventions.late.subdistricts"),
                                        ("--set", "output.series")])

    def test_of_the_command_line_in_its_order(self):
        """Whichever stage finds them."""
        self.written("plain.yaml", "extends: two_towns\n")
        paths = ["run.weeks", "output.series", "interventions.y.subdistricts", "nosuch.key", "habit.rate", "interventions.y.areas"]
        values = ["abc", "[xyzzy]", "[caoyan]", "1", "many", "[999]"]
        for order in (1, -1):
            sets = [word for path, value in list(zip(paths, values))[::order] for word in ("--set", f"{path}={value}")]
            told = self.told("check", "plain.yaml", "--set", "interventions.y.levers.calls=0.1", *sets, exits=2)
            self.assertEqual(told, [("--set", path) for path in paths[::order]])

    def test_nothing_that_only_follows_from_another(self):
        """Times of a run whose length is not known, places of a district that is not, levers beside a programme that is not."""
        self.written("one.yaml", "extends: base.yaml\nrun: {weeks: many}\npopulation: {margins: nowhere.yml}\n")
        self.assertEqual(self.told("check", "one.yaml", exits=3), [("one.yaml:2", "run.weeks"), ("one.yaml:3", "population.margins")])
        self.written("two.yaml", "extends: nowhere.yaml\nrun: {burn_in: 0 weeks}\noutput: {series: [xyzzy], panels: {p: {share: 0.1}}}\n"
                                 "interventions: {a: {from: week -3, condition: {below: 0.3}}}\n")
        self.assertEqual(self.told("check", "two.yaml", exits=3), [("two.yaml:1", "extends"), ("two.yaml:3", "output.series")])
        self.written("three.yaml", "extends: two_towns\ninterventions:\n  a: {condition: {series: xyzzy, blow: 0.3}, levers: {calls: 0.1}}\n"
                                   "  b: {from: week 99, until: week 9, levers: {calls: 0.1}, areas: [999]}\n")
        told = self.told("check", "three.yaml", exits=3)
        self.assertEqual([path for _, path in told], ["interventions.a.condition.blow", "interventions.b.areas",
                                                      "interventions.b.until"])

    def test_files_that_are_not_there(self):
        names = "population: {margins: a.yml, secretaries: b.yml}\n"
        self.written("one.yaml", "extends: two_towns\n" + names)
        expected = [("one.yaml:2", "population.margins"), ("one.yaml:2", "population.secretaries")]
        self.assertEqual(self.told("check", "one.yaml", exits=4), expected)
        self.assertEqual(self.told("check", "one.yaml", "--set", "output.series=[xyzzy]", exits=3),
                         [*expected, ("--set", "output.series")])

    def test_in_every_data_file_that_there_is(self):
        """Whether the others are there or not."""
        data = ROOT / "scenarios" / "data"
        margins, secretaries = ((data / name).read_text(encoding="utf-8") for name in ("putuo_2017.yaml", "secretaries_2018.yaml"))
        self.written("m.yml", margins.replace("title:", "titel:", 1))
        self.written("s.yml", re.sub(r"college: \d+", "college: 60000", secretaries))
        for names, expected, exits in (("{margins: m.yml, secretaries: no.yml}", ["m.yml", "no.yml"], 3),
                                       ("{margins: no.yml, secretaries: s.yml}", ["no.yml", "s.yml"], 3),
                                       ("{margins: m.yml, secretaries: s.yml}", ["m.yml", "s.yml"], 3)):
            with self.subTest(names):
                self.written("one.yaml", f"extends: two_towns\npopulation: {names}\n")
                said = self.complaints("check", "one.yaml", exits=exits)
                told = {"no.yml" if "no file no.yml" in one else one.split(":")[0] for one in said}
                self.assertEqual(told, set(expected), said)
                self.assertEqual([one for one in said if one.startswith("s.yml")],
                                 ["s.yml: district: 60000 with college among 256 secretaries"] if "s.yml" in expected else [])

    @unittest.skipIf(SANITIZED, "memory cannot be limited")
    def test_that_are_known_where_people_cannot_be_made(self):
        for threads, bytes_, lacking in ((1, ENOUGH_TO_READ, "not enough memory"), (1000, 1000 << 20, "cannot be started")):
            with self.subTest(threads=threads):
                limited = {"preexec_fn": memory(bytes_), "env": {**os.environ, "OMP_NUM_THREADS": str(threads)}}
                [said] = self.complaints("check", "baseline", "--scale", 1, exits=7, **limited)
                self.assertIn(lacking, said)
                for change, words in (("output.series=[xyzzy]", "there is no series called xyzzy"),
                                      ("interventions.y={subdistricts: [caoyan], levers: {calls: 0.1}}",
                                       "there is no subdistrict called caoyan")):
                    [said] = self.complaints("check", "baseline", "--scale", 1, "--set", change, exits=2, **limited)
                    self.assertIn(words, said)


if __name__ == "__main__":
    unittest.main()
