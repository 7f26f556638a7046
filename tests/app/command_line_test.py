#!/usr/bin/python3
"""The program as a user meets it on the command line: help, mistakes and what follows from them, and the subcommands
that have no test of their own."""
import re
import shlex
import unittest

from program import BASELINE, ROOT, SHORT, TINY, ProgramTest

COMMANDS = {  # and an option or argument that its help must show
    "run": "--overwrite",
    "check": "--effective",
    "population": "--scale",
    "schedule": "scenario",
    "info": "--verify",
    "scenario": "--written",
    "reproduce": "--quiet",
    "trace": "--resident",
    "digest": "--threads",
    "bench": "--batch",
    "schema": "--table",
    "study": "retry",
    "study run": "--shard",
    "study status": "DIR",
    "study retry": "--fail-fast",
    "study extend": "--replicates",
    "study merge": "DIR",
    "study verify": "--sample",
    "compare": "--csv",
    "report": "--lang",
    "methods": "--author",
    "completion": "bash",
}

# A mistake a line, of ten kinds.  Every complaint says what to write instead.
TEN_MISTAKES = """\
name: ten_mistakes
descripton: a letter is missing
run:
  weeks: 52
  burn_in: 6000 weeks
  seed: 1O0
population:
  scale: 0.01
  subdistricts: shiquan
participation:
  influence: linar
  belonging: yes
  age: {18-29: -0.5, 30-45: 0}
exposure:
  half_life: 8 wekks
belonging:
  rate: 0.02 per weak
"""


# The study of the examples, of four short runs.
TWO_DIALS = """\
study: two_dials
base: scenarios/tiny/two_towns.yaml
set: {run.burn_in: 0 weeks, run.weeks: 60 weeks, population.scale: 0.01}
factors:
  leadership_skills.capacity: {levels: [0, 1]}
  workload.passing_down: {levels: [0.5, 1]}
design: factorial
reference: {leadership_skills.capacity: 0, workload.passing_down: 1}
replicates: 2
outcomes:
  taking_part: {series: participation_any, over: last 2 weeks, by: [age_band]}
panels: [week 0]
"""


class Help(ProgramTest):
    def test_the_program_s_own(self):
        for word in ("--help", "-h"):
            said = self.linli(word).stdout
            for command in COMMANDS:
                if " " not in command:
                    self.assertRegex(said, rf"(?m)^  {command} +\w")
            self.assertIn("Examples:", said)
            self.assertIn("Exit codes: 0 complete, 2 usage, 3 scenario", said)

    def test_every_command_has_options_and_an_example(self):
        for command, option in COMMANDS.items():
            with self.subTest(command=command):
                said = self.linli(*command.split(), "--help").stdout
                self.assertIn(f"Usage: linli {command}", said)
                self.assertIn(option, said)
                self.assertRegex(said, rf"Examples?:\n  linli {command}\b")

    def test_every_example_works(self):
        """As it stands there, on a small scenario of the same name; but for bench and calibrate, which takes long."""
        for name in ("scenarios/baseline.yaml", "baseline"):  # a file of this name comes before the shipped scenario
            self.written(name, "population:\n  scale: 0.01\nrun:\n  burn_in: 0 weeks\n  weeks: 110 weeks\n")
        self.written("two_dials.yaml", TWO_DIALS)
        for name in ("data", "tiny"):
            (self.folder / "scenarios" / name).symlink_to(ROOT / "scenarios" / name)
        (self.folder / "results").mkdir()
        self.linli("run", TINY, *SHORT, "-o", "results/baseline.h5", "--quiet")
        self.written("reform.yaml", "extends: scenarios/baseline.yaml\nname: reform\nhabit: {rate: 0.05 per week}\n")
        examples = {}
        order = ["", *COMMANDS]
        order.remove("study run")
        order.insert(1, "study run")  # what others look at
        for command in order:
            said = self.linli(*command.split(), "--help").stdout
            for example in re.findall(r"(?m)^  linli (.*?)(?:   .*)?$", said):
                examples[example] = None  # a set that keeps the order
        self.assertGreater(len(examples), len(COMMANDS))
        for example in examples:
            if not example.startswith(("bench", "calibrate")):
                with self.subTest(example=example):
                    self.linli(*shlex.split(example))

    def test_version_says_the_commit(self):
        self.assertRegex(self.linli("--version").stdout,
                         r"^linli \d+\.\d+\.\d+ \(([0-9a-f]{12}|unknown)(, with uncommitted changes)?\), \w+ [0-9.]+, HDF5 ")


class Usage(ProgramTest):
    def test_mistakes_exit_2_with_the_nearest_right_thing(self):
        for words, complaint in {
            (): "a command is needed (there are run, check, population, schedule, info, scenario, reproduce, trace, digest, "
                "bench, calibrate, study, compare, report, methods, schema and completion)",
            ("chekc", "x.yaml"): "there is no command chekc — did you mean check?",
            ("simulate",): "there is no command simulate — there are run, check,",
            ("run",): "a scenario is required, or a checkpoint with --resume or --from — see linli run --help",
            ("run", TINY, "--week", "3"): "there is no option --week — did you mean --weeks?",
            ("run", TINY, "--burnin=3"): "there is no option --burnin — did you mean --burn-in?",
            ("run", TINY, "--weeks", "three"): "--weeks: run.weeks: a number with its unit is expected here, found `three`",
            ("run", TINY, "--weeks", "1.5"): "--weeks: run.weeks: `1.5 weeks` is not a whole number of weeks — write `2 weeks`",
            ("run", TINY, "--scale", "small"): "--scale: population.scale: a number is expected here, found `small`",
            ("run", TINY, "--weeks"): "--weeks: 1 required N missing",
            ("check", TINY, "more.yaml"): "more.yaml is one argument too many",
            ("bench", "--batch", "0"): "--batch: Value 0 not in range ",  # CLI11 words the range itself
            ("--verbose",): "there is no option --verbose",
            ("study",): "study needs a command (there are run, status, retry, extend, merge and verify) — see linli study --help",
            ("study", "rnu"): "there is no command study rnu — did you mean run?",
            ("study", "run"): "study is required — see linli study run --help",
            ("study", "run", "x.yaml", "--shrad", "1/2"): "there is no option --shrad — did you mean --shard?",
            ("study", "status", "a", "b"): "b is one argument too many — see linli study status --help",
        }.items():
            with self.subTest(words=words):
                [said] = self.complaints(*words, exits=2)
                self.assertTrue(said.startswith(complaint), said)
        self.assertEqual(self.entries(), [])

    def test_a_missing_file_exits_4_with_the_nearest_name(self):
        self.written("two_towns.yaml", "name: x\n")
        self.written("result.h5", "")
        for command in ("run", "check", "population", "schedule", "digest", "bench"):
            with self.subTest(command=command):
                [said] = self.complaints(command, "two_town.yaml", exits=4)
                self.assertRegex(said, "^two_town.yaml: .*did you mean `two_towns.yaml`")
        self.assertRegex(self.complaints("info", "results.h5", exits=4)[0], "^results.h5: .*did you mean `result.h5`")
        for command in ("check", "info"):
            self.assertRegex(self.complaints(command, "nowhere/a", exits=4)[0], "there is no folder `nowhere`")

    def test_a_full_disk_behind_standard_output_exits_4(self):
        for words in (["schedule"], ["check", TINY], ["digest", TINY, *SHORT], ["--help"], ["--version"]):
            with self.subTest(words=words), open("/dev/full", "w") as full:
                [said] = self.complaints(*words, exits=4, stdout=full)
                self.assertIn("cannot", said)


class Check(ProgramTest):
    def setUp(self):
        super().setUp()
        (self.folder / "data").symlink_to(ROOT / "scenarios" / "data")

    def test_shipped_scenarios_are_well_formed(self):
        for scenario in (BASELINE, TINY):
            self.assertRegex(self.linli("check", scenario).stdout, r"well-formed.*[0-9,]+ residents; at most [0-9.]+ MB of results, about [0-9.]+ MB of events\)\.(\n1 % of the building groups stand for .*)?$")

    def test_ten_mistakes_are_told_at_once_and_following_the_hints_helps(self):
        path = self.written("ten.yaml", TEN_MISTAKES)
        complaints = self.complaints("check", "ten.yaml", exits=3)
        self.assertEqual(len(complaints), 10, complaints)
        lines = TEN_MISTAKES.splitlines()
        for complaint in complaints:
            place = re.match(r"ten\.yaml:(\d+):(\d+): ([\w.+-]+): ", complaint)
            self.assertTrue(place, complaint)
            line, column = int(place[1]) - 1, int(place[2]) - 1
            before, found = lines[line][:column], lines[line][column:]
            self.assertTrue(place[3].endswith(re.split(r":", lines[line].split("{")[-1].strip())[0]) or "{" in before)
            instead = re.search(r"— (?:write|write for example|did you mean) `(.*)`\??$", complaint)
            highest = re.search(r"is outside .* … ([^(]*\S) \(", complaint)
            self.assertTrue(instead or highest, complaint)
            ends = r"^[^:]*" if found.endswith("}") or ":" in found else r"^.*"  # a key, or a value
            lines[line] = before + re.sub(ends, (instead or highest)[1], found, count=1)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        self.assertIn("well-formed", self.linli("check", "ten.yaml").stdout)

    def test_what_only_contradicts_is_told_too(self):
        self.written("day.yaml", "name: day\nrun:\n  start: 2018-01-03\npopulation:\n  scale: 0.01\n")
        [said] = self.complaints("check", "day.yaml", exits=3)
        self.assertRegex(said, "day.yaml:3:10: run.start: 2018-01-03 is not a Monday.*write `2018-01-01`")

    def test_places_that_do_not_exist_are_told(self):
        self.written("place.yaml", "population:\n  scale: 0.01\n  subdistricts: [shiqan]\n  areas: [5000]\n")
        said = self.complaints("check", "place.yaml", exits=3)
        self.assertRegex(said[0], "no subdistrict is called shiqan.*did you mean shiquan")
        self.assertRegex(said[1], "there is no area 5000.*1 to 256")

    def test_what_is_no_scenario_at_all_is_told_too(self):
        for name, text in {"list": "- a\n", "number": "3\n", "binary": "\0\1\n", "half": "run: {\n",
                           "tab": "run:\n\tweeks: 3\n", "twice": "run:\n  seed: 1\n  seed: 2\n"}.items():
            with self.subTest(file=name):
                self.written(f"{name}.yaml", text)
                self.assertRegex(self.complaints("check", f"{name}.yaml", exits=3)[0], rf"^{name}\.yaml")


class Population(ProgramTest):
    def margins(self):
        text = (ROOT / "scenarios" / "data" / "putuo_2017.yaml").read_text(encoding="utf-8")
        return text, re.findall(r"(?m)^  (\w+):\n    zh:", text)

    def own_copy(self, change):
        """The tiny scenario with changed margins."""
        text, _ = self.margins()
        self.assertNotEqual(change(text), text)
        self.written("data/putuo_2017.yaml", change(text))
        secretaries = ROOT / "scenarios" / "data" / "secretaries_2018.yaml"
        self.written("data/secretaries_2018.yaml", secretaries.read_text(encoding="utf-8"))
        return self.written("mine.yaml", TINY.read_text(encoding="utf-8"))

    def test_prints_every_margin(self):
        said = self.linli("population", TINY).stdout
        _, names = self.margins()
        self.assertGreater(len(names), 10)
        for name in names:
            self.assertRegex(said, rf"(?m)^{name} +\S+ +[0-9,]+ +[0-9,]+ +[+-]")
        self.assertRegex(said, r"(?m)^secretaries +report +obtained")
        self.assertRegex(said, r"mean degree +\d+\.\d+ +\d+\.\d+")
        self.assertNotIn("beyond the bound", said)

    def test_margins_that_do_not_add_up(self):
        mine = self.own_copy(lambda text: re.sub(r"(?m)^      here: \d+", "      here: 500000", text))
        [said] = self.complaints("population", mine, exits=3)
        self.assertRegex(said, "putuo_2017.yaml: margin registration adds up to .*residents_by_subdistrict")

    def test_margins_that_no_people_can_meet(self):
        """Three elders in almost every household: the sums are right, but there are not so many elders."""
        def swapped(text):
            none, three = re.search(r"      none: (\d+)\n      one: \d+\n      two: \d+\n      three: (\d+)", text).groups()
            return text.replace(f"none: {none}", f"none: {three}").replace(f"three: {three}", f"three: {none}")

        said = self.complaints("population", self.own_copy(swapped), exits=3)
        self.assertTrue(all("margin " in line for line in said), said)
        self.assertTrue(any("margin members_of_65_and_more" in line for line in said), said)


class Schedule(ProgramTest):
    def test_lists_all_steps_with_what_they_read_and_write(self):
        said = self.linli("schedule").stdout
        steps = re.split(r"(?m)^ *\d+\. ", said)[1:]
        self.assertEqual(len(steps), len(re.findall(r"(?m)^ *\d+\. (?:policy|settle|areas|observe)", said)))
        for step in steps:
            self.assertRegex(step, r"(?m)^      reads   \S")
            self.assertRegex(step, r"(?m)^      writes  \S")
        code = (ROOT / "sim" / "engine" / "week.cpp").read_text(encoding="utf-8")
        in_code = re.findall(r"week\.(?:policy|settle|local)<(\w+)>", code)
        self.assertGreater(len(in_code), 3)
        self.assertEqual([step.split(":")[0].split()[-1] for step in steps][:len(in_code)],
                         [re.sub(r"(?<=.)([A-Z])", r"_\1", name).lower() for name in in_code])

    def test_is_that_of_a_scenario(self):
        self.assertEqual(self.linli("schedule", TINY).stdout, self.linli("schedule").stdout)


class Bench(ProgramTest):
    def test_ends_with_the_speed(self):
        lines = self.linli("bench", BASELINE, "--scale", "0.02", "--batch", "2").stdout.splitlines()
        self.assertRegex(lines[-1], r"^resident-weeks/s \(M\): [0-9.]+$")
        for name in ("residents", "threads", "state, bytes per resident", "peak memory, MB", "set-up, s",
                     "memory bandwidth, GB/s", "series recorded, extra time"):
            self.assertTrue(any(line.startswith(name) for line in lines), name)
        self.assertEqual(self.entries(), [])


class Anywhere(ProgramTest):
    def test_works_from_another_folder(self):
        said = self.linli("digest", TINY, *SHORT).stdout
        self.assertEqual(self.linli("digest", "tiny/two_towns.yaml", *SHORT, cwd=ROOT / "scenarios").stdout, said)
        self.assertEqual(self.linli("digest", TINY, *SHORT, cwd="/").stdout, said)


if __name__ == "__main__":
    unittest.main()
