#!/usr/bin/python3
"""A scenario anywhere finds what comes with the program: data, scenarios to extend by name.  And the scenario of a result
runs anywhere, to the same result."""
import re
import shutil
import unittest

import netCDF4

from program import BASELINE, PROGRAM, ROOT, SHORT, TINY, ProgramTest

BARE = "name: bare\npopulation:\n  scale: 0.01\n  subdistricts: [shiquan]\n"


class ShippedData(ProgramTest):
    def test_a_scenario_anywhere_uses_it(self):
        self.written("bare.yaml", BARE)
        self.written("bare_at_home.yaml", BARE + f"  margins: {BASELINE.parent}/data/putuo_2017.yaml\n")
        for command in ("check", "population"):
            self.linli(command, "bare.yaml")
        said = self.linli("digest", "bare.yaml", *SHORT).stdout
        self.assertEqual(self.linli("digest", "bare_at_home.yaml", *SHORT).stdout, said)

    def test_a_file_of_one_s_own_comes_first(self):
        self.written("bare.yaml", BARE)
        text = (ROOT / "scenarios/data/putuo_2017.yaml").read_text(encoding="utf-8")
        self.written("data/putuo_2017.yaml", re.sub(r"(?m)^title: .*$", "title: My district", text))
        self.assertIn("My district", self.linli("check", "bare.yaml").stdout)

    def test_one_that_is_nowhere_is_told_where_it_is_named(self):
        self.written("mine.yaml", BARE + "  margins: data/putou_2017.yaml\n")
        [said] = self.complaints("check", "mine.yaml", exits=4)
        self.assertRegex(said, r"^mine\.yaml:5: population\.margins: there is no file data/putou_2017\.yaml "
                               r"\(looked for in .*scenarios\)")

    def test_a_program_without_it_says_so(self):
        shutil.copy(PROGRAM, self.folder / "linli")
        self.written("bare.yaml", BARE)
        done = self.linli("check", "bare.yaml", exits=4, executable=self.folder / "linli")
        self.assertIn("no shipped data was found above the program", done.stderr)


class ExtendsByName(ProgramTest):
    def test_a_shipped_scenario(self):
        self.written("mine.yaml", "extends: two_towns\nname: mine\n")
        said = self.linli("check", "mine.yaml", "--diff", TINY).stdout
        self.assertEqual(len(said.splitlines()), 1, said)
        self.assertRegex(said, r'^name: "two_towns" .* → "mine" \(mine\.yaml:2\)')
        self.assertEqual(self.linli("digest", "mine.yaml", *SHORT).stdout, self.linli("digest", TINY, *SHORT).stdout)
        self.assertIn("population.margins", self.linli("check", "mine.yaml", "--diff", TINY, "--set",
                                                       f"population.margins={self.copied_margins()}").stdout)

    def copied_margins(self):
        return shutil.copy(ROOT / "scenarios/data/putuo_2017.yaml", self.folder / "other.yaml")

    def test_a_name_that_is_none_has_the_nearest(self):
        self.written("mine.yaml", "extends: bselin\n")
        [said] = self.complaints("check", "mine.yaml", exits=3)
        self.assertRegex(said, r"^mine\.yaml:1:10: extends: `bselin` cannot be read .*did you mean `baseline`\?")
        self.written("mine.yaml", "extends: xyzzy\n")
        self.assertIn("or of a shipped scenario, such as `baseline`", self.complaints("check", "mine.yaml", exits=3)[0])

    def test_a_file_of_that_name_in_the_folder_makes_it_ambiguous(self):
        self.written("mine.yaml", "extends: baseline\n")
        self.written("baseline.yaml", BARE)
        [said] = self.complaints("check", "mine.yaml", exits=3)
        self.assertRegex(said, r"^mine\.yaml:1:10: extends: `baseline` can be two files \(baseline\.yaml and the shipped .*"
                               r"baseline\.yaml\) — write `baseline\.yaml` for the file of this folder")
        self.written("mine.yaml", "extends: baseline.yaml\n")
        self.assertRegex(self.linli("check", "mine.yaml", "--effective").stdout, r'name: "bare" +# baseline\.yaml:1')

    def test_a_file_without_ending_is_meant_before_all(self):
        self.written("mine.yaml", "extends: baseline\n")
        self.written("baseline", BARE)
        self.assertIn('name: "bare"', self.linli("check", "mine.yaml", "--effective").stdout)

    def test_beside_the_shipped_ones_there_is_one_file(self):
        """As a scenario of a checkout has it."""
        shutil.copytree(ROOT / "scenarios", self.folder / "scenarios")
        shutil.copytree(PROGRAM.parent, self.folder / "bin")
        self.written("scenarios/mine.yaml", "extends: baseline\nname: mine\n")
        self.linli("check", "scenarios/mine.yaml", *SHORT, "--scale", "0.01", executable=self.folder / "bin" / "linli")


class ByName(ProgramTest):
    """Wherever a command takes a scenario, the name of a shipped one will do."""

    def test_every_command_takes_it(self):
        for command in (["check"], ["digest", *SHORT], ["population"], ["schedule"], ["run", *SHORT, "--quiet", "-o", "a.h5"],
                        ["trace", "--area", 170, "--weeks", "0..0"], ["check", "--effective"], ["check", TINY, "--diff"]):
            with self.subTest(command=command):
                self.linli(*command, "two_towns")
        self.linli("run", "two_towns", *SHORT, "--quiet", "-o", "b.h5", "--checkpoint-every", 1, "--keep-checkpoints")
        self.linli("run", "--from", "b.week-00001.checkpoint", "two_towns", *SHORT, "--quiet", "-o", "c.h5")
        self.assertEqual(self.linli("digest", "two_towns", *SHORT).stdout, self.linli("digest", TINY, *SHORT).stdout)
        self.assertIn("the name of a shipped scenario", self.linli("run", "--help").stdout)

    def test_a_file_of_that_name_comes_first(self):
        self.written("two_towns", BARE)
        self.assertIn('name: "bare"', self.linli("check", "two_towns", "--effective").stdout)

    def test_a_file_with_its_ending_beside_makes_it_ambiguous(self):
        self.written("two_towns.yaml", BARE)
        [said] = self.complaints("check", "two_towns", exits=2)
        self.assertRegex(said, r"^`two_towns` can be two files \(two_towns\.yaml and the shipped .*two_towns\.yaml\) — write "
                               r"`two_towns\.yaml` for the file of this folder")
        self.assertIn('name: "bare"', self.linli("check", "two_towns.yaml", "--effective").stdout)

    def test_a_folder_of_that_name_is_no_scenario(self):
        (self.folder / "two_towns").mkdir()
        self.linli("check", "two_towns")

    def test_from_a_folder_that_is_no_more(self):
        gone = self.folder / "gone"
        gone.mkdir()
        for command in (["check"], ["digest", *SHORT]):
            self.linli(*command, "two_towns", cwd=gone, preexec_fn=lambda: (gone.exists() and gone.rmdir()))
            gone.mkdir()

    def test_no_name(self):
        for command in ("check", "digest", "population"):
            [said] = self.complaints(command, "", exits=2)
            self.assertEqual(said, "the name of the scenario is empty — name a file, or a shipped scenario, such as `baseline`")

    def test_an_unknown_name_has_the_nearest(self):
        for command in ("check", "run", "schedule", "population"):
            [said] = self.complaints(command, "bselin", exits=4)
            self.assertEqual(said, "there is neither a file nor a shipped scenario called bselin — did you mean `baseline`?")
        [said] = self.complaints("check", TINY, "--diff", "xyzzy", exits=4)
        self.assertTrue(said.endswith("or of a shipped scenario, such as `baseline`"), said)
        self.written("mine.yaml", BARE)
        [said] = self.complaints("check", "mine", exits=4)
        self.assertTrue(said.endswith("did you mean `mine.yaml`?"), said)


class OfAResult(ProgramTest):
    def digest_of(self, result):
        with netCDF4.Dataset(self.folder / result) as file:
            return file.state_digest

    def test_runs_elsewhere_to_the_same_digest(self):
        self.written("here/mine.yaml", "extends: two_towns\nname: mine\nhabit: {rate: 0.1 per week}\n"
                                       "output: {series: [trust], panels: {p: {every: 1 weeks, columns: [all]}}}\n")
        self.linli("run", "here/mine.yaml", *SHORT, "--seed", 7, "-o", "first.h5", "--quiet")
        self.written("there/again.yaml", self.linli("scenario", "first.h5").stdout)
        shutil.rmtree(self.folder / "here")
        self.linli("run", "there/again.yaml", "-o", "second.h5", "--quiet")
        self.assertEqual(self.digest_of("first.h5"), self.digest_of("second.h5"))
        with netCDF4.Dataset(self.folder / "second.h5") as file:
            self.assertEqual(list(file["area"].variables), ["time", "week", "phase", "area", "subdistrict", "residents", "adults", "simulated", "trust"])
            self.assertIn("took_part", file["panels/p"].variables)

    def test_says_whose_it_is(self):
        self.linli("run", TINY, *SHORT, "-o", "a.h5", "--quiet")
        first = self.linli("scenario", "a.h5").stdout.splitlines()[0]
        self.assertEqual(first.split(",")[0], "# The scenario of a.h5: linli 0.1.0")
        self.assertIn(self.digest_of("a.h5"), first)
        self.assertIn("margins: \"data/putuo_2017.yaml\"", self.linli("scenario", "a.h5").stdout)
        self.assertEqual(self.linli("scenario", "a.h5", "--written").stdout, TINY.read_text(encoding="utf-8"))

    def own_district(self):
        for name in ("putuo_2017.yaml", "secretaries_2018.yaml"):
            text = (ROOT / "scenarios/data" / name).read_text(encoding="utf-8")
            self.written(f"own/data/{name}", re.sub(r"(?m)^title: .*$", "title: Mine", text))
        self.written("own/mine.yaml", BARE)
        self.linli("run", "own/mine.yaml", *SHORT, "-o", "a.h5", "--quiet", "--checkpoint-every", 1, "--keep-checkpoints")
        shutil.rmtree(self.folder / "own")

    def test_brings_data_that_is_not_shipped(self):
        self.own_district()
        said = self.linli("scenario", "a.h5")
        self.assertIn("save them too with: linli scenario a.h5 -o FILE.yaml", said.stderr)
        self.linli("scenario", "a.h5", "-o", "again.yaml")
        self.assertEqual(sorted(path.name for path in (self.folder / "again.data").iterdir()),
                         ["margins.yaml", "secretaries.yaml"])
        self.assertIn("Mine at scale", self.linli("check", "again.yaml").stdout)
        self.linli("run", "again.yaml", "-o", "b.h5", "--quiet")
        self.assertEqual(self.digest_of("a.h5"), self.digest_of("b.h5"))
        [said] = self.complaints("scenario", "a.h5", "-o", "again.yaml", exits=8)
        self.assertRegex(said, r"^again\.yaml exists already")

    def test_of_a_run_that_went_on_is_whole(self):
        self.own_district()
        (self.folder / "a.h5").unlink()
        self.linli("run", "--resume", "a.week-00001.checkpoint", "-o", "a.h5", "--quiet")
        self.linli("scenario", "a.h5", "-o", "again.yaml")
        self.linli("run", "again.yaml", "-o", "b.h5", "--quiet")
        self.assertEqual(self.digest_of("a.h5"), self.digest_of("b.h5"))

    def test_of_a_checkpoint_too(self):
        self.linli("run", TINY, *SHORT, "-o", "a.h5", "--quiet", "--checkpoint-every", 1, "--keep-checkpoints")
        one, other = (self.linli("scenario", name).stdout.split("\n", 1)[1]
                      for name in ("a.h5", "a.week-00001.checkpoint"))
        self.assertEqual(one, other)

    def test_of_a_branch_says_that_it_is_another_run(self):
        self.linli("run", TINY, *SHORT, "-o", "a.h5", "--quiet", "--checkpoint-every", 1, "--keep-checkpoints")
        self.linli("run", "--from", "a.week-00001.checkpoint", "--seed", 2, "-o", "b.h5", "--quiet")
        said = self.linli("scenario", "b.h5")
        words = "The run branched (after week 0 (2018-01-01), run.seed: 1 → 2): run from its beginning this gives another result."
        self.assertEqual(said.stdout.splitlines()[1], "# " + words)
        self.assertEqual(said.stderr, words + "\n")
        self.assertIn("  seed: 2\n", said.stdout)

    def test_what_is_no_result_is_refused(self):
        self.written("a.h5", "no result")
        self.assertRegex(self.complaints("scenario", "a.h5", exits=4)[0], r"^a\.h5: ")
        self.assertRegex(self.complaints("scenario", "b.h5", exits=4)[0], r"^b\.h5: there is no such file.*`a\.h5`")


if __name__ == "__main__":
    unittest.main()
