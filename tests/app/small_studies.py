"""What the tests of studies share: a small study, and what there is to see of one."""
import json
import shutil

from program import PROGRAM, ProgramTest

# Six runs a replicate, which go on from two pasts; a run takes a fraction of a second.
STUDY = """study: small
base: district.yaml
arms:
  as_now: {}
  relief: {set: {programme.task_pruning: 0.8}, from: week 0}
  calls:
    overlay:
      interventions:
        calls: {from: week 2, levers: {calls_head: 2}, cost_weekly: 100 yuan}
reference: as_now
replicates: 3
outcomes:
  taking_part: {series: participation_any, over: last 4 weeks, by: [age_band]}
  yuan_each: {ratio: [cost, extra taking_part]}
honesty: true
"""
DISTRICT = """name: district
run: {burn_in: 3 weeks, weeks: 6 weeks}
population: {scale: 0.01, areas: [3, 4, 40]}
"""
RUNS = 5 * 3


class StudyTest(ProgramTest):
    """Every test has the small study in its folder."""

    def setUp(self):
        super().setUp()
        self.written("district.yaml", DISTRICT)
        self.study = self.written("small.yaml", STUDY)

    def changed(self, *replacements):
        """The small study with other text."""
        text = self.study.read_text(encoding="utf-8")
        for old, new in replacements:
            self.assertIn(old, text)
            text = text.replace(old, new)
        self.study.write_text(text, encoding="utf-8")

    def run_study(self, directory="out", *options, exits=0):
        return self.linli("study", "run", "small.yaml", "-o", directory, *options, exits=exits)

    def lines(self, directory="out", manifest="manifest.jsonl", kind=None):
        """Of the manifest, one object a line."""
        text = (self.folder / directory / manifest).read_text(encoding="utf-8")
        lines = [json.loads(line) for line in text.splitlines()]
        return [line for line in lines if kind is None or line["kind"] == kind]

    def results(self, directory="out"):
        return sorted((self.folder / directory / "runs").glob("*/*.h5"))

    def comparison(self, directory="out"):
        """All that can be said of a study, as bytes."""
        csv = self.folder / "comparison.csv"
        csv.unlink(missing_ok=True)
        told = self.linli("compare", directory, "--csv", csv)
        return told.stdout, csv.read_bytes()


def copied(source, target):
    shutil.copytree(source, target, dirs_exist_ok=True)


__all__ = ["DISTRICT", "PROGRAM", "RUNS", "STUDY", "StudyTest", "copied"]
