"""Every design, worlds and a precision, from the study's file to what is said of it."""
import csv
import json
import unittest

from small_studies import StudyTest

FACTORS = """factors:
  leadership_skills.capacity: {range: [-1, 1], from: week 0}
  workload.passing_down: {range: [0.5, 2], scale: log, from: week 0}
"""
LEVELS = """factors:
  leadership_skills.capacity: {levels: [-1, 1], from: week 0}
  workload.passing_down: {levels: [0.5, 2], from: week 0}
  habit.rate: {levels: [0.02 per week, 0.1 per week], from: week 0}
  trust.met: {levels: [0.1, 0.2], from: week 0}
"""


class Designs(StudyTest):
    def designed(self, factors, design, more="replicates: 2\n"):
        self.written("designed.yaml", f"study: designed\nbase: district.yaml\n{factors}design: {design}\n{more}"
                                      "outcomes:\n  taking_part: {series: participation_any, over: last 4 weeks}\n")
        self.linli("study", "run", "designed.yaml", "-o", "out", "--quiet")
        plan = json.loads((self.folder / "out" / "plan.json").read_text(encoding="utf-8"))
        return plan, self.linli("compare", "out", "--csv", "all.csv").stdout

    def rows(self):
        with open(self.folder / "all.csv", encoding="utf-8", newline="") as file:
            return [row for row in csv.DictReader(file) if row["outcome"] == "taking_part"]

    def test_fractional(self):
        plan, told = self.designed(LEVELS, "{fractional: IV}")
        self.assertEqual(len(plan["points"]), 8)
        self.assertIn("main effect", told)
        self.assertIn("The fraction estimates only sums of these", told)
        self.assertEqual(len(self.rows()), 8 * 2)

    def test_latin_hypercube(self):
        plan, told = self.designed(FACTORS, "{latin_hypercube: 5}")
        parts = sorted(int(5 * point["place"][0]) for point in plan["points"])
        self.assertEqual(parts, [0, 1, 2, 3, 4])
        self.assertIn("Spearman", told)

    def test_sobol(self):
        plan, told = self.designed(FACTORS, "{sobol: 4}")
        self.assertEqual(sorted(int(4 * point["place"][1]) for point in plan["points"]), [0, 1, 2, 3])
        self.assertIn("workload.passing_down", told)

    def test_saltelli(self):
        plan, told = self.designed(FACTORS, "{saltelli: 4}", "replicates: 1\n")
        self.assertEqual(len(plan["points"]), 4 * (2 + 2))
        self.assertIn("Sobol' total", told)

    def test_morris(self):
        plan, told = self.designed(FACTORS, "{morris: {trajectories: 3}}")
        self.assertEqual(len(plan["points"]), 3 * 3)
        self.assertEqual([sorted(moved) for moved in plan["moved"]], [[0, 1]] * 3)
        self.assertIn("Morris mu*", told)

    def test_points_of_a_table(self):
        self.written("points.csv", "point,workload.passing_down\nlittle,0.5\nusual,1\nmuch,2\n")
        plan, told = self.designed("", "{points: points.csv}")
        self.assertEqual([point["name"] for point in plan["points"]], ["little", "usual", "much"])
        self.assertEqual({row["workload.passing_down"] for row in self.rows()}, {"0.5", "1", "2"})
        self.assertIn("workload.passing_down", told)

    def test_points_under_each_arm(self):
        arms = "arms:\n  as_now: {}\n  calls: {set: {programme.calls_head: 2 per week}, from: week 0}\nreference: as_now\n"
        plan, told = self.designed(arms + FACTORS, "{sobol: 4}")
        self.assertEqual(len(plan["cells"]), 8)
        self.assertIn("compared with as_now", told)
        self.assertIn("calls", told)


class Worlds(StudyTest):
    def test_each_has_all_arms(self):
        self.written("worlds.csv", "world,weight,trust.met\nslow,1,0.1\nfast,3,0.3\n")
        self.changed(("honesty: true\n", "worlds: {table: worlds.csv}\n"), ("replicates: 3", "replicates: 2"))
        self.run_study("out", "--quiet")
        self.assertEqual(len(self.results()), 3 * 2 * 2)
        told = self.linli("compare", "out").stdout
        self.assertIn("Regret: what is lost against the best of each world", told)
        self.assertIn("World by world", told)

    def test_may_be_drawn(self):
        self.changed(("honesty: true\n", "worlds: {draw: 2, of: assumed, leave_out: [programme, network, population]}\n"),
                     ("replicates: 3", "replicates: 1"))
        self.run_study("out", "--quiet")
        plan = json.loads((self.folder / "out" / "plan.json").read_text(encoding="utf-8"))
        self.assertEqual(len(plan["worlds"]), 2)
        self.assertGreater(len(plan["world_paths"]), 100)
        self.assertNotEqual(plan["worlds"][0]["values"], plan["worlds"][1]["values"])


class Precision(StudyTest):
    def test_ends_when_no_arm_can_be_better_by_what_matters(self):
        self.changed(("replicates: 3", "precision: {outcome: taking_part, matters: 20 points, at_most: 30}"),
                     ("honesty: true\n", ""))
        self.run_study("out", "--quiet")
        [look] = self.lines(kind="look")
        self.assertEqual(look["verdict"], "none better by what matters")
        self.assertLess(look["replicates"], 30)
        self.assertLess(len(self.results()), 3 * 30)
        told = self.linli("compare", "out").stdout
        self.assertIn("none better by what matters", told)
        before = self.comparison()
        self.run_study("out", "--quiet")  # nothing more is wanted
        self.assertEqual(len(self.lines(kind="look")), 1)
        self.assertEqual(self.comparison(), before)

    def test_says_that_it_is_not_known_at_the_end(self):
        self.changed(("replicates: 3", "precision: {outcome: taking_part, matters: 0 points, at_most: 3}"),
                     ("honesty: true\n", ""))
        told = self.run_study().stderr
        self.assertIn("after 3 replicates it is not known which arm is best", told)
        self.assertEqual([line["verdict"] for line in self.lines(kind="look")], ["not known yet"])


class Residents(StudyTest):
    def test_are_counted_who_take_part_in_one_arm_only(self):
        self.changed(("honesty: true\n", "panels: [week 5]\n"), ("replicates: 3", "replicates: 2"))
        self.run_study("out", "--quiet")
        told = self.linli("compare", "out", "--residents").stdout
        self.assertIn("Who took part in a week under one arm only", told)
        for group in ("sex", "age_band", "education", "registration", "party", "subdistrict"):
            self.assertIn(group, told)


if __name__ == "__main__":
    unittest.main()
