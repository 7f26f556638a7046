"""How a study was done, written for a paper and an archive: `linli methods`."""
import json
import shutil
import tempfile
import unittest
from pathlib import Path

from program import ROOT
from small_studies import RUNS, StudyTest

WRITTEN = ["methods.md", "model.md", "references.bib", "ro-crate-metadata.json"]


class Methods(StudyTest):
    """All tests look at copies of one study that was run once."""
    computed = None

    def setUp(self):
        super().setUp()
        if Methods.computed is None:
            self.run_study()
            Methods.computed = tempfile.TemporaryDirectory()
            shutil.copytree(self.folder / "out", Path(Methods.computed.name) / "out")
            self.assertEqual(len(self.results()), RUNS)
        else:
            shutil.copytree(Path(Methods.computed.name) / "out", self.folder / "out")

    @classmethod
    def tearDownClass(cls):
        if Methods.computed is not None:
            Methods.computed.cleanup()

    def methods(self, *options, exits=0):
        return self.linli("methods", "out", *options, exits=exits)

    def text(self, name):
        return (self.folder / "out" / name).read_text(encoding="utf-8")

    def graph(self):
        """The things of the research object, by their names."""
        things = json.loads(self.text("ro-crate-metadata.json"))["@graph"]
        named = {thing["@id"]: thing for thing in things}
        self.assertEqual(len(named), len(things), "a name stands for one thing")
        return named

    def test_writes_a_text_with_the_numbers_of_the_study(self):
        told = self.methods()
        self.assertEqual(told.stdout.splitlines(), [f"out/{name}" for name in WRITTEN])
        text = self.text("methods.md")
        self.assertIn("6 weeks from 2018-01-01 after a burn-in of 3 weeks; 3 arms, 3 replicates, 15 runs", text)
        self.assertIn("| 4.2 Run length | 6 weeks |", text)
        self.assertIn("at a scale of 1 %", text)
        self.assertIn("```yaml\n" + self.study.read_text(encoding="utf-8") + "```", text)
        self.assertEqual(self.text("model.md"), (ROOT / "sim/MODEL.md").read_text(encoding="utf-8"))
        self.assertEqual(self.text("references.bib"), (ROOT / "sim/REFERENCES.bib").read_text(encoding="utf-8"))

    def test_in_chinese(self):
        self.methods("--lang", "zh")
        self.assertIn("# 研究方法", self.text("methods.md"))
        self.assertIn("3 次重复，共 15 次运行", self.text("methods.md"))

    def test_makes_a_research_object_of_the_directory(self):
        self.methods("--author", "Li Wen <https://orcid.org/0000-0002-1825-0097>", "--author", "Wang Hua",
                     "--licence", "CC-BY-4.0")
        things = self.graph()
        root = things["./"]
        self.assertEqual(things["ro-crate-metadata.json"]["about"], {"@id": "./"})
        self.assertEqual(root["license"], {"@id": "https://spdx.org/licenses/CC-BY-4.0"})
        self.assertRegex(root["datePublished"], r"^20\d\d-\d\d-\d\d$")
        authors = [things[one["@id"]] for one in root["author"]]
        self.assertEqual([one["name"] for one in authors], ["Li Wen", "Wang Hua"])
        self.assertEqual(authors[0]["@id"], "https://orcid.org/0000-0002-1825-0097")
        files = {one["@id"] for one in root["hasPart"]}
        there = {str(path.relative_to(self.folder / "out")) for path in (self.folder / "out").rglob("*") if path.is_file()}
        self.assertEqual(files, there - {"ro-crate-metadata.json"})
        runs = things["#runs"]
        self.assertEqual(runs["instrument"], {"@id": "#linli"})
        self.assertEqual(len(runs["result"]), RUNS)
        contents = {line["run"]: line["content"] for line in self.lines(kind="done")}
        for one in runs["result"]:
            entry = things[one["@id"]]
            self.assertEqual(entry["identifier"], "linli content digest " + contents[Path(one["@id"]).stem])
            self.assertEqual(entry["contentSize"], str((self.folder / "out" / one["@id"]).stat().st_size))
        self.assertIn("arm relief, replicate 3", {things[one["@id"]]["description"][len("Result of "):] for one in runs["result"]})

    def test_says_what_nobody_told_it(self):
        self.methods()
        root = self.graph()["./"]
        self.assertNotIn("author", root)
        self.assertEqual(root["license"], "No licence is given: ask the authors.")

    def test_lists_the_results_that_are_there(self):
        self.results()[0].unlink()
        self.methods()
        self.assertEqual(len(self.graph()["#runs"]["result"]), RUNS - 1)
        self.assertIn(f"{RUNS - 1} of {RUNS} runs", self.graph()["#runs"]["name"])

    def test_replaces_nothing_unasked(self):
        self.methods()
        self.assertIn("methods.md", self.methods(exits=8).stderr)
        self.methods("--overwrite")

    def test_leaves_a_study_that_goes_on_and_is_sound(self):
        compared = self.comparison()
        self.methods()
        self.run_study()
        self.linli("study", "verify", "out")
        self.assertEqual(self.comparison(), compared)

    def test_describes_no_other_model(self):
        plan = self.folder / "out" / "plan.json"
        text = plan.read_text(encoding="utf-8")
        model = json.loads(text)["model"]
        plan.write_text(text.replace(model, model[::-1]), encoding="utf-8")
        self.assertIn("another version of the model", self.methods(exits=2).stderr)
        self.assertFalse((self.folder / "out" / "model.md").exists())

    def test_of_no_study(self):
        shutil.rmtree(self.folder / "out")
        self.assertIn("is no directory of a study", self.methods(exits=4).stderr)


if __name__ == "__main__":
    unittest.main()
