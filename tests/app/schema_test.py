#!/usr/bin/python3
"""The schema that editors read: it is the program's own, takes every shipped scenario and refuses what it can."""
import json
import re
import unittest

import jsonschema
import netCDF4
import yaml

from program import ROOT, SHORT, TINY, ProgramTest

SCHEMA = ROOT / "scenarios" / "linli.schema.json"
SCENARIOS = sorted(path for path in (ROOT / "scenarios").rglob("*.yaml") if path.parent.name not in ("data", "studies"))


class Reader(yaml.SafeLoader):
    """YAML as editors and `linli` read it: a date is a text, and so is `yes`."""


Reader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers
             if not tag.endswith(("timestamp", "bool")) or (tag.endswith("bool") and letter in "tf")]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}

REFUSED = """
nme: x
name: [x]
run: {start: 2018-1-1}
run: {weeks: 52}
run: {weeks: 52 wekks}
run: {weeks: fifty weeks}
run: {seed: 1.5}
run: {seed: -1}
run: {seed: 9007199254740994}
run: {sed: 1}
run: 5
population: {scale: 0.001}
population: {scale: 2}
population: {subdistricts: shiquan}
population: {areas: [0]}
population: {areas: [1, 1]}
participation: {influence: treshold}
participation: {age: {30-45: 0}}
participation: {age: {30-44: x}}
programme: {offers_activity: 0.35}
programme: {offers_activity: 0.35 per weak}
output: {groups: [area, distrct]}
output: {panels: [elders]}
output: {panels: {elders: {evry: 1 week}}}
output: {panels: {elders: {every: 1}}}
output: {panels: {elders: {adults_only: yes}}}
output: {panels: {elders: {weeks: [12]}}}
output: {panels: {elders: {share: 2}}}
output: {panels: {a b: {every: 1 week}}}
output: {surveys: {poll: {weeks: [260]}}}
output: {surveys: {poll: {every: 1 week, frame: telephone}}}
output: {surveys: {poll: {every: 1 week, sample: -1}}}
interventions: {talk: {strength: -1}}
interventions: {talk: {levers: {call_head: 2}}}
interventions: {talk: {staff_hours: 4}}
interventions: {talk: {cost_once: 20000}}
extends: [a.yaml]
""".strip().splitlines()

TAKEN = """
{}
name: 42
extends: base.yaml
run: {start: 2018-01-01, weeks: 2 years, burn_in: 0.5 years}
run: {weeks: 1e2 weeks}
participation: {age: {30-44: -1}}
output: {panels: {elders: {weeks: [week 12, week -3, 2018-01-08], every: 1 week}}}
output: {panels: {老人: {every: 1 week}, old: ~}}
output: {surveys: {poll: {weeks: [week 52], sample: 0, frame: reachable, response: 1, response_elder: -0.5}}}
output: {groups: []}
interventions: {谈心: {weeks: [week 4, 2018-06-04], lasts: 2 weeks, levers: {calls_head: 2}, cost_once: 2 万元}}
""".strip().splitlines()


class Schema(ProgramTest):
    @classmethod
    def setUpClass(cls):
        cls.schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
        jsonschema.Draft7Validator.check_schema(cls.schema)
        cls.validator = jsonschema.Draft7Validator(cls.schema)

    def errors(self, text):
        return [error.message for error in self.validator.iter_errors(yaml.load(text, Reader))]

    def test_is_what_the_program_writes(self):
        self.assertEqual(self.linli("schema").stdout, SCHEMA.read_text(encoding="utf-8"),
                         "write it again: build/release/bin/linli schema > scenarios/linli.schema.json")

    def test_takes_every_shipped_scenario(self):
        self.assertGreaterEqual(len(SCENARIOS), 2)
        for path in SCENARIOS:
            with self.subTest(scenario=path.name):
                self.assertEqual(self.errors(path.read_text(encoding="utf-8")), [])

    def test_shipped_scenarios_tell_editors_where_it_is(self):
        for path in SCENARIOS:
            with self.subTest(scenario=path.name):
                line = re.search(r"(?m)^# yaml-language-server: \$schema=(.*)$", path.read_text(encoding="utf-8"))
                self.assertTrue((path.parent / line[1]).samefile(SCHEMA))

    def test_refuses_what_the_program_refuses(self):
        for text in REFUSED:
            with self.subTest(scenario=text):
                self.assertTrue(self.errors(text))
                self.written("s.yaml", text + "\n")
                self.complaints("check", "s.yaml", "--effective", exits=3)

    def test_takes_what_the_program_takes(self):
        self.written("base.yaml", "output: {panels: {old: {every: 1 week}}}\n")
        for text in TAKEN:
            with self.subTest(scenario=text):
                self.assertEqual(self.errors(text), [])
                self.written("s.yaml", text + "\n" if "extends" in text or "{}" in text else f"extends: base.yaml\n{text}\n")
                self.linli("check", "s.yaml", "--effective")

    def test_takes_its_own_defaults(self):
        """The whole default scenario, as the program spells it out."""
        self.written("s.yaml", "{}\n")
        self.assertEqual(self.errors(self.linli("check", "s.yaml", "--effective").stdout), [])

        def defaults(schema):
            found = {}
            for name, below in schema["properties"].items():
                if "default" in below:
                    found[name] = below["default"]
                elif "properties" in below:
                    found[name] = defaults(below)
            return found

        self.assertEqual([error.message for error in self.validator.iter_errors(defaults(self.schema))], [])

    def test_table_has_every_parameter_in_both_languages(self):
        paths = [re.findall(r"(?m)^\| `([^`]+)` \|", self.linli("schema", "--table", language).stdout)
                 for language in ("en", "zh")]
        self.assertEqual(*paths)
        for path in ("run.weeks", "participation.age", "output.panels.NAME.every"):
            self.assertIn(path, paths[0])
        self.complaints("schema", "--table", "fr", exits=2)

    def test_series_are_those_of_a_run_in_both_languages(self):
        self.linli("run", TINY, *SHORT, "-o", "result.h5", "--quiet")
        with netCDF4.Dataset(self.folder / "result.h5") as result:
            saved = {name: variable for name, variable in result["area"].variables.items()
                     if "reduction" in variable.ncattrs()}
            self.assertTrue(saved)
            for language, unit_label, meaning in (("en", "unit_label", "long_name"), ("zh", "unit_label_zh", "long_name_zh")):
                printed = [re.split(r" ?\| ?", line)[1:-1] for line in
                           self.linli("schema", "--series", language).stdout.splitlines() if line.startswith("| `")]
                self.assertEqual([(name, unit, says) for name, unit, _, _, says in printed],
                                 [(f"`{name}`", series.getncattr(unit_label), series.getncattr(meaning))
                                  for name, series in saved.items()])
                if language == "en":
                    self.assertEqual([(whom, reduction) for _, _, whom, reduction, _ in printed],
                                     [(series.population, series.reduction) for series in saved.values()])
                self.assertIn("`lever.appeal`", self.linli("schema", "--series", language).stdout.splitlines()[-1])
        self.complaints("schema", "--series", "en", "--table", "en", exits=2)

    def test_events_are_listed_in_both_languages(self):
        tables = {language: [re.split(r"(?<!\\) \| ", line.strip("| \n"))
                             for line in self.linli("schema", "--events", language).stdout.splitlines()[2:]]
                  for language in ("en", "zh")}
        kinds = list(dict.fromkeys(row[0].strip("`") for row in tables["en"]))
        self.assertEqual(["all", *sorted(kinds)], ["all", *sorted(set(self.schema_of_events()) - {"all"})])
        self.assertEqual([row[0] for row in tables["en"]], [row[0] for row in tables["zh"]])
        self.assertIn("`departures` | `reason` | 0 retirement, 1 quit, 2 age_limit, 3 adjusted, 4 exchange | why the secretary left",
                      [" | ".join(row) for row in tables["en"]])
        for language, table in tables.items():
            for row in table:
                self.assertTrue(row[-1], f"{row} has no meaning in {language}")
        self.complaints("schema", "--events", "en", "--series", "en", exits=2)

    def schema_of_events(self):
        return self.schema["properties"]["output"]["properties"]["events"]["items"]["enum"]

    def test_levers_are_those_a_run_can_save_where_they_are_named(self):
        rows = {language: [re.split(r" ?\| ?", line)[1:-1] for line in
                           self.linli("schema", "--levers", language).stdout.splitlines() if line.startswith("| `")]
                for language in ("en", "zh")}
        names = [row[0].strip("`") for row in rows["en"]]
        self.assertEqual(names, [row[0].strip("`") for row in rows["zh"]])
        self.assertTrue(set(names) < self.schema["properties"]["programme"]["properties"].keys())
        for name, _, _, _, _, readers, meaning in rows["en"]:
            self.assertTrue(readers and meaning, name)
        named = ", ".join("lever." + name for name in names)
        self.linli("run", TINY, *SHORT, "--set", f"output.series=[{named}, trust]", "-o", "result.h5", "--quiet")
        with netCDF4.Dataset(self.folder / "result.h5") as result:
            saved = {name: variable for name, variable in result["area"].variables.items()
                     if "reduction" in variable.ncattrs()}
            self.assertEqual(saved.keys(), {"trust", *("lever." + name for name in names)})
            self.assertEqual({(series.population, series.reduction) for name, series in saved.items() if name != "trust"},
                             {("residential areas", "mean")})
            self.assertEqual(saved["lever.secretary_hours"].units, "hours/week")
            self.assertTrue((saved["lever.quality_higher"][:] > 0.5).all())
        [said] = self.complaints("run", TINY, "--set", "output.series=[lever.apeal]", "-o", "none.h5", exits=2)
        self.assertIn("did you mean lever.appeal?", said)


if __name__ == "__main__":
    unittest.main()
