#!/usr/bin/python3
"""Runs that branch from a checkpoint: `linli run --from` with other parameters, other luck or a scenario of its own."""
import re
import unittest

import netCDF4

from small_runs import SCENARIO, WEEKS, RunsTest, checkpoint, root, series, week_text


class Branch(RunsTest):
    def test_without_changes_is_the_same_run(self):
        whole = self.whole()
        for week in (1, 4, WEEKS - 1):
            with self.subTest(week=week):
                self.run_linli("--from", checkpoint("whole", week), "-o", "b.h5", "--quiet", "--overwrite")
                self.assert_same_content(whole, "b.h5")
                self.assertEqual(root(self.folder / "b.h5")["branched"], f"after {week_text(week)}, nothing")

    def test_acts_from_the_next_week_on(self):
        whole = self.whole()
        changes = ["--set", "programme.offers_activity=20 per week", "--set", "habit.rate=0.5 per week"]
        done = self.run_linli("--from", checkpoint("whole", 4), *changes, "-o", "b.h5")
        self.assertRegex(done.stderr, r"acts from week 2 \(2018-01-15\) on: habit\.rate: 0\.04 per week → 0\.5 per week")
        before, after = series(self.folder / whole), series(self.folder / "b.h5")
        self.assertEqual(before[:4].tolist(), after[:4].tolist())
        self.assertNotEqual(before[4], after[4])
        self.assertEqual(root(self.folder / "b.h5")["branched"],
                         f"after {week_text(4)}, habit.rate: 0.04 per week → 0.5 per week; "
                         f"after {week_text(4)}, programme.offers_activity: 0.12 per week → 20 per week")
        with netCDF4.Dataset(self.folder / "b.h5") as file:
            self.assertIn("  offers_activity: 20 per week\n", str(file["scenario/as_resolved"][...]))
            self.assertEqual(str(file["scenario/as_written"][...]), SCENARIO)

    def test_what_acted_before_the_first_week_is_refused_all_at_once(self):
        self.whole()
        complaints = self.complaints("run", "--from", checkpoint("whole", 4), "--set", "staffing.start=0.6", "--set",
                                     "population.scale=0.02", "--burn-in", 3, "--set", "habit.rate=0.1 per week", "-o", "b.h5", exits=3)
        self.assertEqual([complaint.split(": ")[0] for complaint in complaints],
                         ["population.scale", "run.burn_in", "staffing.start"])
        for complaint in complaints:
            self.assertRegex(complaint, r"cannot change from .* to .* in a branch \(it acts before the first week, and "
                                        r"the state after week 1 \(2018-01-08\) already contains what it did\) — run the scenario "
                                        r"from its beginning$")

    def test_faults_in_the_changes_are_told_as_ever(self):
        self.whole()
        [complaint] = self.complaints("run", "--from", checkpoint("whole", 4), "--set", "habit.rat=0.5", exits=2)
        self.assertRegex(complaint, "habit.rat: unknown path .*did you mean `habit.rate`")

    def test_faults_of_several_kinds_are_told_at_once(self):
        self.whole()
        start = ["run", "--from", checkpoint("whole", 4), "-o", "b.h5"]
        said = self.complaints(*start, "--set", "output.series=[xyzzy]", "--set", "interventions.y.levers.appeal=0.0001",
                               "--set", "habit.rat=0.5", "--set", "run.weeks=many", exits=2)
        self.assertEqual([one.split(": ")[:2] for one in said],
                         [["--set", "output.series"], ["--set", "interventions.y.levers.appeal"],
                          ["--set habit.rat=0.5", "habit.rat"], ["--set run.weeks=many", "run.weeks"]])
        said = self.complaints(*start, "--set", "output.series=[xyzzy]", "--scale", "0.02", "--weeks", 1, exits=3)
        self.assertEqual([one.removeprefix("--set: ").split(": ")[0] for one in said],
                         ["population.scale", "run.weeks", "output.series"])

    def test_what_comes_too_late_and_what_is_nowhere_is_told_at_once(self):
        self.whole()
        start = ["run", "--from", checkpoint("whole", 4), "-o", "b.h5"]
        said = self.complaints(*start, "--set", "interventions.x={until: week 1, levers: {calls: 0.1}}", "--set",
                               "interventions.y={areas: [5], capacity: 9, levers: {calls: 0.1}}", "--set",
                               "output.surveys.weekly.sample=200", exits=3)
        self.assertEqual([one.split(": ")[:3] for one in said],
                         [["--set", "interventions.x.until", "it acts in no week that is left (the run goes on with week 2)"],
                          ["--set", "interventions.y.areas", said[1].split(": ")[2]], ["--set", "output.surveys.weekly.sample",
                                                                                      said[2].split(": ")[2]]])
        self.assertIn("area 5 is not simulated", said[1])
        self.assertIn("cannot change in a branch", said[2])
        [said] = self.complaints(*start, "--set", "interventions.y={areas: [5], levers: {calls: 0.1}}", exits=2)
        self.assertIn("area 5 is not simulated", said)

    def test_longer_and_not_shorter(self):
        whole = self.whole()
        self.run_linli("--from", checkpoint("whole", 4), "--weeks", 9, "-o", "b.h5", "--quiet")
        longer = series(self.folder / "b.h5")
        self.assertEqual(len(longer), 11)
        self.assertEqual(longer[:WEEKS].tolist(), series(self.folder / whole).tolist())
        self.run_linli("small.yaml", "--weeks", 9, "-o", "c.h5", "--quiet")
        self.assert_same_content("b.h5", "c.h5")
        [complaint] = self.complaints("run", "--from", checkpoint("whole", 7), "--set", "output.panels.all.share=1",
                                      "--weeks", 4, "-o", "d.h5", exits=3)
        self.assertRegex(complaint, "^(small.yaml: )?run.weeks: is shorter than what has been done: 7 weeks with the "
                                    "burn-in — give at least 5 weeks")

    def test_under_other_luck_with_the_same_people(self):
        whole = self.whole()
        for option in (["--seed", 5], ["--replicate", 1]):
            with self.subTest(option=option):
                self.run_linli("--from", checkpoint("whole", 4), *option, "-o", "b.h5", "--quiet", "--overwrite")
                before, after = series(self.folder / whole), series(self.folder / "b.h5")
                self.assertEqual(before[:4].tolist(), after[:4].tolist())
                self.assertNotEqual(before[4:].tolist(), after[4:].tolist())
                self.assert_waves_differ_from(4, whole, "b.h5")
                for fixed in ("panels/all/resident", "panels/sample/resident", "secretaries/age"):
                    self.assertEqual(series(self.folder / whole, fixed).tolist(),
                                     series(self.folder / "b.h5", fixed).tolist(), fixed)
                self.assert_same_people(whole, "b.h5")
                self.assertRegex(root(self.folder / "b.h5")["branched"],
                                 rf"^{re.escape('after ' + week_text(4))}, run\.(seed|replicate): \d → \d$")

    def assert_same_people(self, one, other):
        """Who has lived there since before the run is by chance as before, whatever luck moves others."""
        arrived = [series(self.folder / file, "panels/all/arrived") for file in (one, other)]
        stayed = ((arrived[0] == arrived[0].min()) & (arrived[1] == arrived[0].min())).all(axis=0)
        self.assertGreater(stayed.mean(), 0.9)
        propensity = [series(self.folder / file, "panels/all/propensity") for file in (one, other)]
        self.assertEqual(propensity[0][:, stayed].tolist(), propensity[1][:, stayed].tolist())

    def assert_waves_differ_from(self, week, one, other):
        """Surveys before the branch are those of the past; later ones ask others, and of another district."""
        for name in ("estimate", "truth", "respondents"):
            one_by_one = [[row.tobytes() for row in series(self.folder / file, f"surveys/weekly/{name}")]  # bits: some are missing
                          for file in (one, other)]
            study = week - 2  # the survey begins after the burn-in
            self.assertEqual(one_by_one[0][:study], one_by_one[1][:study], name)
            self.assertNotEqual(one_by_one[0][study:], one_by_one[1][study:], name)

    def test_under_a_scenario_of_its_own(self):
        """A file is compared with the checkpoint's scenario: what acts every week acts, the rest is refused."""
        self.whole()
        reform = "extends: small.yaml\nname: reform\nprogramme:\n  offers_activity: 20 per week\n"
        self.written("reform.yaml", reform)
        done = self.run_linli("--from", checkpoint("whole", 4), "reform.yaml", "--set", "habit.rate=0.5 per week")
        self.assertIn("acts from week 2 (2018-01-15) on: programme.offers_activity: 0.12 per week → 20 per week", done.stderr)
        self.run_linli("--from", checkpoint("whole", 4), "--set", "programme.offers_activity=20 per week", "--set",
                       "habit.rate=0.5 per week", "-o", "b.h5", "--quiet", "--checkpoint-every", 1, "--keep-checkpoints")
        self.assertEqual(root(self.folder / "reform.h5")["state_digest"], root(self.folder / "b.h5")["state_digest"])
        with netCDF4.Dataset(self.folder / "reform.h5") as file:
            self.assertIn(reform, str(file["scenario/as_written"][...]))
        self.assertRegex(root(self.folder / "reform.h5")["title"], "^reform")

    def test_a_file_that_comes_too_late_is_told_with_its_lines(self):
        self.whole()
        self.written("late.yaml", "name: late\nrun:\n  burn_in: 2 weeks\n  weeks: 6 weeks\npopulation:\n  scale: 0.02\n"
                                  "  areas: [3, 4, 40]\nparticipation:\n  influence: threshold\nstaffing:\n  start: 0.6\n")
        complaints = self.complaints("run", "--from", checkpoint("whole", 4), "late.yaml", exits=3)
        self.assertEqual([complaint.split(" cannot")[0] for complaint in complaints],
                         ["late.yaml:6: population.scale:", "late.yaml:11: staffing.start:"])
        self.written("late.yaml", "name: late\nrun:\n  weeks: 6 weeks\npopulation: {scale: 0.01, areas: [3, 4, 40]}\n")
        [complaint] = self.complaints("run", "--from", checkpoint("whole", 4), "late.yaml", exits=3)
        self.assertRegex(complaint, r"^late\.yaml:2: run\.burn_in: cannot change from 2 weeks to .* — give `run.burn_in: 2 "
                                    r"weeks` as it was before, or run the scenario from its beginning$")

    def test_a_branch_of_a_file_is_resumed_elsewhere(self):
        self.whole()
        (self.folder / "sub").mkdir()
        self.written("sub/reform.yaml", "extends: ../small.yaml\nname: reform\nhabit: {rate: 0.5 per week}\n")
        self.run_linli("--from", checkpoint("whole", 4), "sub/reform.yaml", "-o", "b.h5", "--checkpoint-every", 1,
                       "--keep-checkpoints", "--quiet")
        self.run_linli("--resume", checkpoint("b", 6), "-o", "c.h5", "--quiet")
        self.assert_same_content("b.h5", "c.h5")

    def test_of_a_branch(self):
        """Changes add up, the past of each stays, and a changed parameter that is changed back acts no more."""
        self.whole()
        self.run_linli("--from", checkpoint("whole", 2), "--seed", 5, "-o", "b.h5", "--checkpoint-every", 1,
                       "--keep-checkpoints", "--quiet")
        self.run_linli("--from", checkpoint("b", 4), "--set", "programme.offers_activity=20 per week", "-o", "c.h5",
                       "--checkpoint-every", 1, "--keep-checkpoints", "--quiet")
        a, b, c = (series(self.folder / name) for name in ("whole.h5", "b.h5", "c.h5"))
        self.assertEqual(a[:2].tolist(), b[:2].tolist())
        self.assertEqual(b[:4].tolist(), c[:4].tolist())
        self.assertNotEqual(b[4], c[4])
        self.assertEqual(root(self.folder / "c.h5")["branched"], f"after {week_text(2)}, run.seed: 1 → 5; "
                         f"after {week_text(4)}, programme.offers_activity: 0.12 per week → 20 per week")
        self.run_linli("--resume", checkpoint("c", 6), "-o", "d.h5", "--quiet")
        self.assert_same_content("c.h5", "d.h5")
        self.assertEqual(root(self.folder / "d.h5")["branched"], root(self.folder / "c.h5")["branched"])
        # Back under the first luck: what people are by chance was made under it and stays.
        self.run_linli("--from", checkpoint("whole", 2), "--seed", 5, "-o", "e.h5", "--quiet")
        self.run_linli("--from", checkpoint("b", 3), "--seed", 1, "-o", "f.h5", "--checkpoint-every", 1,
                       "--keep-checkpoints", "--quiet")
        self.assert_same_content("b.h5", "e.h5")
        self.assertEqual(series(self.folder / "f.h5", "panels/sample/resident").tolist(),
                         series(self.folder / "whole.h5", "panels/sample/resident").tolist())
        self.assert_same_people("f.h5", "whole.h5")

    def test_through_another_kind_of_influence_and_back(self):
        """Thresholds are derived under the people's own luck, also where nobody had one."""
        whole = self.whole()
        self.run_linli("--from", checkpoint("whole", 4), "--set", "participation.influence=linear", "-o", "b.h5",
                       "--checkpoint-every", 1, "--keep-checkpoints", "--quiet")
        self.run_linli("--from", checkpoint("whole", 4), "--set", "participation.influence=linear", "-o", "zero.h5",
                       "--weeks", 6, "--quiet")
        self.run_linli("--from", checkpoint("b", 5), "--set", "participation.influence=threshold", "-o", "c.h5",
                       "--quiet")
        self.assertEqual(series(self.folder / whole)[:4].tolist(), series(self.folder / "c.h5")[:4].tolist())


if __name__ == "__main__":
    unittest.main()
