#!/usr/bin/python3
"""`cmake --install` gives a tree that can be moved: the program finds its scenarios beside itself, wherever that is.
With it come the schema of scenarios and the scripts for shells that complete commands."""
import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

BUILD = Path(os.environ["LINLI_BUILD_DIR"])
ROOT = Path(os.environ["LINLI_SOURCE_DIR"])


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        subprocess.run(["cmake", "--install", BUILD, "--prefix", cls.folder / "first"], check=True, capture_output=True)
        cls.tree = (cls.folder / "first").rename(cls.folder / "moved here")
        cls.elsewhere = cls.folder / "elsewhere"
        cls.elsewhere.mkdir()

    def linli(self, *arguments, cwd):
        done = subprocess.run([self.tree / "bin" / "linli", *arguments], cwd=cwd, capture_output=True, text=True,
                              timeout=120)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def test_it_holds_the_program_and_all_scenarios(self):
        installed = {path.relative_to(self.tree) for path in self.tree.rglob("*") if path.is_file()}
        scenarios = {Path("share/linli") / path.relative_to(ROOT)
                     for path in (ROOT / "scenarios").rglob("*") if path.is_file()}
        completions = {Path("share/bash-completion/completions/linli"), Path("share/zsh/site-functions/_linli")}
        self.assertEqual({path for path in installed if path.parts[0] == "share"}, scenarios | completions)
        self.assertEqual({path for path in installed if path.parts[0] != "share"}, {Path("bin/linli")})

    def test_completions_are_those_of_the_program(self):
        for shell, place in (("bash", "bash-completion/completions/linli"), ("zsh", "zsh/site-functions/_linli")):
            script = (self.tree / "share" / place).read_text(encoding="utf-8")
            self.assertEqual(script, self.linli("completion", shell, cwd=self.elsewhere))

    def test_the_schema_is_there(self):
        schema = (self.tree / "share/linli/scenarios/linli.schema.json").read_text(encoding="utf-8")
        self.assertEqual(schema, self.linli("schema", cwd=self.elsewhere))

    def test_bench_finds_the_baseline_from_anywhere(self):
        for cwd in (self.tree, self.elsewhere):
            with self.subTest(cwd=cwd.name):
                self.assertIn("resident-weeks/s (M): ", self.linli("bench", "--scale", "0.01", "--batch", "1", cwd=cwd))

    def test_run_finds_the_margins(self):
        scenario = Path("share/linli/scenarios/tiny/two_towns.yaml")
        self.linli("run", scenario, "-o", self.folder / "inside.h5", "--quiet", cwd=self.tree)
        self.linli("run", self.tree / scenario, "--quiet", cwd=self.elsewhere)
        self.assertTrue((self.elsewhere / "two_towns.h5").exists())  # named after the scenario, where one is
        self.assertIn("intact", self.linli("info", "--verify", self.folder / "inside.h5", cwd=self.elsewhere))

    def test_a_scenario_anywhere_finds_the_installed_data(self):
        """Not those of the checkout: the installed ones say another title."""
        margins = self.tree / "share/linli/scenarios/data/putuo_2017.yaml"
        before = margins.read_text(encoding="utf-8")
        self.addCleanup(margins.write_text, before, encoding="utf-8")
        margins.write_text(re.sub(r"(?m)^title: .*$", "title: Installed", before), encoding="utf-8")
        (self.elsewhere / "bare.yaml").write_text("population: {scale: 0.01, subdistricts: [shiquan]}\n")
        (self.elsewhere / "by_name.yaml").write_text("extends: two_towns\nname: by_name\n")
        for name in ("bare.yaml", "by_name.yaml"):
            self.assertIn("Installed at scale 0.01", self.linli("check", name, cwd=self.elsewhere))

    def test_the_scenario_of_a_result_runs_beside_the_program(self):
        self.linli("run", self.tree / "share/linli/scenarios/tiny/two_towns.yaml", "-o", self.folder / "first.h5", "--quiet",
                   cwd=self.elsewhere)
        (self.elsewhere / "again.yaml").write_text(self.linli("scenario", self.folder / "first.h5", cwd=self.tree))
        self.linli("run", "again.yaml", "-o", self.folder / "second.h5", "--quiet", cwd=self.elsewhere)
        digests = [re.search(r"(?m)^state_digest +(\w+)$", self.linli("info", self.folder / name, cwd=self.tree))[1]
                   for name in ("first.h5", "second.h5")]
        self.assertEqual(*digests)

    def test_nothing_points_back_to_the_build(self):
        dynamic = subprocess.run(["readelf", "--dynamic", self.tree / "bin" / "linli"], check=True,
                                 capture_output=True, text=True).stdout
        self.assertNotIn(str(BUILD), dynamic)


if __name__ == "__main__":
    unittest.main()
