"""A study from its file to its results: what is run, what is not run twice, and what is told."""
import json
import unittest

from program import ROOT
from small_studies import RUNS, StudyTest, copied


class ARun(StudyTest):
    def test_computes_every_run_once(self):
        self.run_study()
        self.assertEqual(len(self.results()), RUNS)
        self.assertEqual(len(self.lines(kind="done")), RUNS)
        self.assertEqual({line["replicate"] for line in self.lines(kind="done")}, {0, 1, 2})

    def test_says_first_what_it_will_do(self):
        told = self.linli("study", "run", "small.yaml", "--quote").stdout
        self.assertIn("5 arms × 3 replicates = 15 runs of 9 weeks at scale 0.01", told)
        self.assertIn("2 pasts in common a replicate, of up to 5 weeks", told)
        self.assertEqual(self.entries(), ["district.yaml", "small.yaml"])

    def test_leaves_nothing_but_results_and_what_is_known_of_them(self):
        self.run_study()
        left = {path.relative_to(self.folder / "out").parts[0] for path in (self.folder / "out").rglob("*")
                if path.is_file()}
        self.assertEqual(left, {"manifest.jsonl", "plan.json", "study.yaml", "runs"})

    def test_computes_nothing_twice(self):
        self.run_study()
        before = {path: path.stat().st_mtime_ns for path in self.results()}
        lines = len(self.lines())
        self.run_study()
        self.assertEqual({path: path.stat().st_mtime_ns for path in self.results()}, before)
        self.assertEqual(len(self.lines()), lines)

    def test_finds_results_again_whose_manifest_is_gone(self):
        self.run_study()
        before = {path: path.stat().st_mtime_ns for path in self.results()}
        compared = self.comparison()
        (self.folder / "out" / "manifest.jsonl").unlink()
        self.run_study()
        self.assertEqual({path: path.stat().st_mtime_ns for path in self.results()}, before)
        self.assertEqual(len([line for line in self.lines(kind="done") if line.get("adopted")]), RUNS)
        self.assertEqual(self.comparison(), compared)

    def test_computes_a_damaged_result_again(self):
        self.run_study()
        compared = self.comparison()
        damaged = self.results()[4]
        content = damaged.read_bytes()
        damaged.write_bytes(content[: len(content) // 2])
        self.run_study()
        self.assertEqual(self.comparison(), compared)

    def test_of_a_changed_arm_runs_that_arm_only(self):
        self.run_study()
        self.changed(("task_pruning: 0.8", "task_pruning: 0.7"))
        told = self.run_study().stderr
        self.assertIn("of its 15 runs 12 are as before, 3 are new", told)
        arms = [line["arm"] for line in self.lines(kind="done")[RUNS:]]
        self.assertEqual(arms, ["relief"] * 3)

    def test_of_an_outcome_that_is_recorded_runs_nothing(self):
        self.run_study()
        self.changed(("outcomes:\n", "outcomes:\n  trust: {series: belonging, over: last 2 weeks}\n"))
        told = self.run_study().stderr
        self.assertIn("of its 15 runs 15 are as before, 0 are new", told)
        self.assertEqual(len(self.lines(kind="done")), RUNS)

    def test_of_an_outcome_that_is_not_recorded_runs_all_again(self):
        self.run_study()
        self.changed(("by: [age_band]", "by: [age_band, sex]"))
        told = self.run_study().stderr
        self.assertIn("15 results lack something that is now asked of them", told)
        self.assertEqual(len(self.lines(kind="done")), 2 * RUNS)

    def test_goes_by_its_name_without_a_directory(self):
        self.linli("study", "run", "small.yaml", "--quiet", "--replicates", "1")
        self.assertTrue((self.folder / "small" / "plan.json").exists())

    def test_refuses_a_directory_of_something_else(self):
        self.written("out/notes.txt", "mine")
        told = self.linli("study", "run", "small.yaml", "-o", "out", exits=8).stderr
        self.assertIn("holds something that is no study's", told)

    def test_and_a_scenario_are_told_apart(self):
        told = self.linli("study", "run", "district.yaml", "-o", "out", exits=3).stderr
        self.assertIn("district.yaml: is a scenario, and a study is expected here", told)
        told = self.linli("run", "small.yaml", exits=2).stderr
        self.assertIn("small.yaml is a study, not a scenario — run it with: linli study run small.yaml", told)

    def test_tells_all_faults_of_its_file(self):
        self.changed(("participation_any,", "participation_all,"), ("reference: as_now", "reference: as_nov"))
        told = self.linli("study", "run", "small.yaml", "-o", "out", exits=3).stderr
        self.assertIn("participation_all", told)
        self.assertIn("did you mean", told)
        self.assertIn("as_nov", told)
        self.assertFalse((self.folder / "out").exists())


class APast(StudyTest):
    def test_changes_no_bit(self):
        """Arms of honesty are computed apart: one straight, without a past."""
        self.run_study()
        states = {(line["arm"], line["replicate"]): line["state"] for line in self.lines(kind="done")}
        for replicate in range(3):
            self.assertEqual(states["as_now", replicate], states["as_now again", replicate])
        self.assertNotEqual(states["as_now", 0], states["relief", 0])
        self.assertNotEqual(states["as_now", 0], states["as_now", 1])

    def test_is_simulated_once_a_replicate(self):
        self.run_study()
        pasts = [(line["week"], line["replicate"]) for line in self.lines(kind="past")]
        self.assertEqual(sorted(pasts), [(3, 0), (3, 1), (3, 2), (5, 0), (5, 1), (5, 2)])

    def test_gives_the_bits_of_runs_that_are_computed_straight(self):
        self.run_study()
        told = self.linli("study", "verify", "out", "--sample", "15").stdout
        self.assertIn("15 computed again: the same bits", told)


class ADataFile(StudyTest):
    def test_of_ones_own_goes_along_into_pasts_and_runs(self):
        """It is shipped with no program: each run reads what the study keeps of it."""
        self.run_study("shipped", "--quiet")
        copied(ROOT / "scenarios" / "data", self.folder / "data")
        margins = self.folder / "data" / "putuo_2017.yaml"
        margins.write_text(margins.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
        self.run_study("own", "--quiet")
        self.assertEqual(len(self.lines("own", kind="past")), 2 * 3)
        self.assertEqual(len(list((self.folder / "own" / "data").glob("*/margins.yaml"))), 1)
        states = [sorted((line["arm"], line["replicate"], line["state"]) for line in self.lines(directory, kind="done"))
                  for directory in ("shipped", "own")]
        self.assertEqual(states[0], states[1])
        told = self.linli("study", "verify", "own", "--sample", "3").stdout
        self.assertIn("3 computed again: the same bits", told)


class AFailedRun(StudyTest):
    def setUp(self):
        super().setUp()
        self.changed(("replicates: 3", "replicates: 2"), ("honesty: true\n", ""))

    def make_fail(self, run):
        """Something lies where the result would be written, that is no file."""
        place = self.folder / "out" / "runs" / run[:2] / (run + ".h5")
        place.mkdir(parents=True)
        return place

    def test_stops_no_other_and_is_kept_with_its_input(self):
        self.linli("study", "run", "small.yaml", "-o", "out", "--quiet")
        run = self.lines(kind="done")[1]["run"]
        place = self.folder / "out" / "runs" / run[:2] / (run + ".h5")
        place.unlink()
        place.mkdir()
        told = self.linli("study", "run", "small.yaml", "-o", "out", exits=1).stderr
        self.assertIn("1 runs failed", told)
        failed = self.folder / "out" / "failed" / run
        self.assertEqual(sorted(path.name for path in failed.iterdir()),
                         ["command.txt", "messages.txt", "scenario.yaml"])
        status = self.linli("study", "status", "out").stdout
        self.assertIn("5 done, 1 failed", status)
        self.assertIn(str(failed.relative_to(self.folder)), status)
        self.linli("study", "run", "small.yaml", "-o", "out", exits=1)  # it waits for a retry
        place.rmdir()
        self.linli("study", "retry", "out")
        self.assertIn("6 done, 0 failed", self.linli("study", "status", "out").stdout)

    def test_of_a_past_fails_those_that_go_on_from_it_and_is_told_where_it_lies(self):
        self.linli("study", "run", "small.yaml", "-o", "out", "--quiet")
        past = next(line for line in self.lines(kind="past") if line["week"] == 3 and line["replicate"] == 0)
        for result in self.results():
            result.unlink()
        self.written(f"out/pasts/{past['past']}.week-00003.checkpoint/in_the_way", "no checkpoint")
        self.linli("study", "run", "small.yaml", "-o", "out", "--quiet", exits=1)
        status = self.linli("study", "status", "out").stdout
        self.assertIn("3 done, 3 failed", status)
        told = {line.strip() for line in status.splitlines() if line.startswith("    ")}
        self.assertEqual(told, {f"out/failed/{past['past']}"})
        self.assertTrue((self.folder / "out" / "failed" / past["past"] / "messages.txt").exists())
        self.linli("study", "retry", "out", "--quiet")
        self.assertIn("6 done, 0 failed", self.linli("study", "status", "out").stdout)

    def test_ends_the_study_if_that_is_asked(self):
        self.linli("study", "run", "small.yaml", "-o", "out", "--quiet")
        run = self.lines(kind="done")[0]["run"]
        for result in self.results():
            result.unlink()
        self.make_fail(run)
        self.linli("study", "run", "small.yaml", "-o", "out", "--processors", "1", "--fail-fast", exits=1)
        self.assertLess(len([path for path in self.results() if path.is_file()]), 5)


class MoreReplicates(StudyTest):
    def test_leave_the_first_as_they_are(self):
        self.run_study()
        before = {path: path.read_bytes() for path in self.results()}
        self.linli("study", "extend", "out", "--replicates", "4", "--quiet")
        self.assertEqual(len(self.results()), RUNS + 5)
        self.assertEqual({path: path.read_bytes() for path in before}, before)
        self.linli("study", "extend", "out", "--replicates", "4", exits=2)

    def test_keep_the_scale_of_the_command_line(self):
        self.run_study("out", "--scale", "0.02", "--replicates", "1", "--quiet")
        self.linli("study", "extend", "out", "--replicates", "2", "--quiet")
        plan = json.loads((self.folder / "out" / "plan.json").read_text())
        self.assertEqual((plan["scale"], plan["replicates"]), (0.02, 2))
        self.assertEqual(len(self.lines(kind="done")), 2 * 5)

    def test_are_refused_where_the_file_has_changed(self):
        self.run_study("out", "--replicates", "1", "--quiet")
        self.changed(("task_pruning: 0.8", "task_pruning: 0.7"))
        told = self.linli("study", "extend", "out", "--replicates", "2", exits=2).stderr
        self.assertIn("has changed since it was planned", told)


class People(StudyTest):
    def test_stay_where_only_luck_varies(self):
        self.changed(("replicates: 3", "replicates: 2\nvary: luck"))
        self.run_study("out", "--quiet")
        self.assertIn("luck", self.comparison()[0].splitlines()[0])
        plan = json.loads((self.folder / "out" / "plan.json").read_text())
        self.assertEqual(plan["vary"], "luck")


if __name__ == "__main__":
    unittest.main()
