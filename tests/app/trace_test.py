#!/usr/bin/python3
"""`linli trace`: the story of one resident or of one area, as text and as JSON."""
import json
import math
import unittest

from program import TINY, ProgramTest

FEW = ["--weeks", "3..5"]
# A district in which people do much, so that somebody's story has something of everything.
LIVELY = ["--set", "participation.intercept.activity=2", "--set", "participation.informed=3",
          "--set", "election.first=14 weeks", "--set", "election.every=2 weeks"]


class Trace(ProgramTest):
    def setUp(self):
        super().setUp()
        [said] = self.complaints("trace", TINY, "--resident", "99999999", exits=2)
        self.assertRegex(said, r"^--resident: there is no resident 99999999 \(the scenario has 2,777 residents, with keys from "
                               r"\d+ to \d+, not all of them in its part of the district\) — try --resident \d+$")
        self.first = int(said.split()[-1])

    def document(self, resident, *options):
        return json.loads(self.linli("trace", TINY, "--resident", resident, "--json", *options).stdout)

    def somebody(self, adult):
        """The first adult, or child."""
        for key in range(self.first, self.first + 100):
            if self.document(key, "--weeks", "-10")["resident"]["adult"] == adult:
                return key
        self.fail("there is none")

    def test_text_and_json_tell_the_same(self):
        adult = self.somebody(adult=True)
        document = self.document(adult, *FEW, *LIVELY)
        text = self.linli("trace", TINY, "--resident", adult, *FEW, *LIVELY).stdout
        self.assertRegex(text, rf"^Resident {adult} of two_towns \(seed 1, replicate 0\)\n")
        self.assertLessEqual(max(map(len, text.splitlines())), 120)
        self.assertEqual([week["week"] for week in document["weeks"]], [3, 4, 5])
        sections = text.split("\nWeek ")[1:]
        for week, told in zip(document["weeks"], sections, strict=True):
            did = [c["channel"] for c in week["channels"] if c["took_part"]]
            if week["election"] and week["election"]["voted"]:
                did.append("election")
            first = told.splitlines()[0]
            self.assertRegex(first, rf"^{week['week']} \({week['date']}\): took part in {' and '.join(did) or 'nothing'}$"
                             if len(did) < 3 else "took part in")
            self.assertEqual(week["election"] is None, "voters' roll" not in told)
            for c in week["channels"]:
                self.assertRegex(told, rf"(?m)^  {c['channel']} .* {c['chance']:.5f} +{c['draw']:.5f}  "
                                       rf"{'yes' if c['took_part'] else 'no'}$")
                line = r"would have flipped with .*; or a draw (from|below)" if c["offers"] else "nothing on offer"
                self.assertRegex(told, rf"(?m)^  {c['channel']} +{line}")
        self.assertTrue(any(week["election"] for week in document["weeks"]))
        self.assertTrue(any(c["took_part"] for week in document["weeks"] for c in week["channels"]))

    def test_numbers_of_a_decision_fit_together(self):
        for week in self.document(self.somebody(adult=True), *FEW, *LIVELY)["weeks"]:
            for c in week["channels"]:
                self.assertAlmostEqual(sum(c["parts"].values()), c["log_odds"], delta=1e-5)
                self.assertAlmostEqual(1 / (1 + math.exp(-c["log_odds"])), c["willingness"], delta=1e-6)
                rate = c["offers"] * c["informed"] * c["noticed"] * c["time"] * c["willingness"]
                self.assertAlmostEqual(1 - math.exp(-rate), c["chance"], delta=1e-6)
                self.assertEqual(c["draw"] < c["chance"], c["took_part"])

    def test_the_same_story_on_any_number_of_threads_and_from_any_week(self):
        adult = self.somebody(adult=True)
        one = self.document(adult, *FEW, "--threads", "1")
        self.assertEqual(one, self.document(adult, *FEW, "--threads", "3"))
        self.assertEqual(one["weeks"][1:2], self.document(adult, "--weeks", "4")["weeks"])

    def test_weeks(self):
        adult = self.somebody(adult=True)
        self.assertEqual([w["week"] for w in self.document(adult)["weeks"]], [*range(34, 42)])
        self.assertEqual([w["week"] for w in self.document(adult, "--weeks", "-2..1")["weeks"]], [-2, -1, 0, 1])
        self.assertEqual([w["week"] for w in self.document(adult, "--burn-in", "0", "--set", "run.weeks=2 weeks")["weeks"]],
                         [0, 1])
        for weeks, complaint in {
            "soon": "`soon` is no range of weeks — write it like `--weeks 200..207`",
            "1..": "`1..` is no range of weeks",
            "5..3": "`5..3` ends before it begins — write `3..5`",
            "40..42": "`40..42` is not all inside the run (which goes from week -10 to week 41, 2017-10-23 to 2018-10-15)",
            "-11..0": "`-11..0` is not all inside the run",
        }.items():
            [said] = self.complaints("trace", TINY, "--resident", adult, "--weeks", weeks, exits=2)
            self.assertTrue(said.startswith(f"--weeks: {complaint}"), said)

    def test_a_child_is_described(self):
        child = self.somebody(adult=False)
        self.assertEqual(self.document(child)["weeks"], [])
        self.assertRegex(self.linli("trace", TINY, "--resident", child).stdout,
                         r"years old(.|\n)*A child: children do not decide, so there is no story to tell\.\n$")

    def test_mistakes(self):
        self.assertEqual(self.complaints("trace", TINY, exits=2), ["--resident or --area is required — see linli trace --help"])
        self.assertRegex(self.complaints("trace", TINY, "--resident", "me", exits=2)[0], "`me` is not a whole number")
        self.assertRegex(self.complaints("trace", TINY, "--resident", "-1", exits=2)[0], "there is no resident -1")
        self.assertRegex(self.complaints("trace", "none.yaml", "--resident", "1", exits=4)[0], "^none.yaml: ")
        [said] = self.complaints("trace", TINY, "--resident", "1", "--set", "run.weeks=0 weeks", exits=2)
        self.assertIn("run.weeks", said)


class TraceOfAnArea(ProgramTest):
    def setUp(self):
        super().setUp()
        [said] = self.complaints("trace", TINY, "--area", "9999", exits=2)
        self.assertRegex(said, r"^--area: there is no area 9999 \(the scenario has \d+ areas, with numbers from \d+ to \d+"
                               r"(, not all of them in its part of the district)?\) — try --area \d+$")
        self.first = int(said.split()[-1])

    def document(self, *options):
        return json.loads(self.linli("trace", TINY, "--area", self.first, "--json", *options).stdout)

    def test_text_and_json_tell_the_same(self):
        document = self.document(*FEW)
        text = self.linli("trace", TINY, "--area", self.first, *FEW).stdout
        self.assertRegex(text, rf"^Area {self.first} of two_towns \(seed 1, replicate 0\)\n  in ")
        self.assertLessEqual(max(map(len, text.splitlines())), 120)
        self.assertEqual([week["week"] for week in document["weeks"]], [3, 4, 5])
        for week, told in zip(document["weeks"], text.split("\nWeek ")[1:], strict=True):
            self.assertTrue(told.startswith(f"{week['week']} ({week['date']})\n"), told[:40])
            hours, came_in = week["hours"], week["came_in"]
            self.assertIn(f"{came_in['tasks']:.0f} tasks of a list of {came_in['items']:.0f} items", told)
            self.assertIn(f"perfunctory to {hours['perfunctory']:.3f}", told)
            self.assertIn(f"leading {hours['secretary_leading']:.2f}", told)
            self.assertIn(f"worked {hours['staff_worked']:.1f} of {hours['staff_capacity']:.1f} hours", told)
            for kind in ("government", "social", "residents", "party"):
                self.assertRegex(told, rf"(?m)^  {kind} .* {week['business'][kind]['own_share']:.3f} ")
            for function, leads in week["leading"]["functions"].items():
                self.assertRegex(told, rf"(?m)^  {function} .* {leads['power']:.3f} +{leads['reach']:.3f}$")
            self.assertEqual(told.count("    place "), len(week["staff"]))
            self.assertEqual(told.count(": the post has been vacant"), 0 if week["secretary"]["in_office"] else 1)

    def test_a_week_adds_up(self):
        for week in self.document("--weeks", "-10..20")["weeks"]:
            hours, came_in = week["hours"], week["came_in"]
            if week["secretary"]["in_office"]:
                self.assertAlmostEqual(hours["secretary_routine"] + hours["secretary_asked"] + hours["secretary_leading"], 48)
            due = hours["urgent_claims"]["due"] + sum(kind["due"] for kind in week["business"].values())
            self.assertAlmostEqual(came_in["inspection_hours"] + came_in["campaign_hours"], hours["urgent_claims"]["due"],
                                   delta=1e-4)
            done = hours["urgent_claims"]["done"] + sum(kind["done"] for kind in week["business"].values())
            effort = 1 - 0.35 * hours["perfunctory"]
            self.assertAlmostEqual(min(due, (hours["secretary_routine"] + hours["staff_worked"]) / effort), done, delta=1e-6)
            for kind in week["business"].values():
                self.assertAlmostEqual(kind["waited"] + kind["came_in"], kind["due"], delta=1e-3)
                self.assertAlmostEqual(kind["done"] + kind["lapsed"] + kind["waits"], kind["due"], delta=1e-6)
            at_work = sum(place["state"] == "at work" for place in week["staff"])
            self.assertEqual(at_work > 0, hours["staff_capacity"] > 0)

    def test_levers_come_from_programme_interventions_and_leading(self):
        more = ["--set", "interventions.more.levers.calls_head=2", "--set", "interventions.more.from=week 4",
                "--set", "programme.spread.quality=0"]
        for week in self.document("--weeks", "3..4", *more)["weeks"]:
            acts = week["week"] == 4
            calls = week["levers"]["calls_head"]
            self.assertAlmostEqual(calls["with_interventions"] - calls["programme"], 2 if acts else 0, delta=1e-6)
            self.assertAlmostEqual(calls["in_force"], calls["with_interventions"] * week["leading"]["left_alone"], delta=1e-5)
            self.assertEqual(week["interventions"], {"more": 1} if acts else {})
            self.assertEqual(week["levers"]["quality"], {"unit": "share", "programme": 0.6, "with_interventions": 0.6,
                                                         "in_force": 0.6})
            self.assertGreater(week["levers"]["offers_activity"]["in_force"],
                               week["levers"]["offers_activity"]["with_interventions"])

    def test_the_same_story_on_any_number_of_threads_and_from_any_week(self):
        one = self.document(*FEW, "--threads", "1")
        self.assertEqual(one, self.document(*FEW, "--threads", "3"))
        self.assertEqual(one["weeks"][1:2], self.document("--weeks", "4")["weeks"])

    def test_weeks_and_mistakes(self):
        self.assertEqual([w["week"] for w in self.document()["weeks"]], [*range(34, 42)])
        self.assertEqual([w["week"] for w in self.document("--weeks", "-2..1")["weeks"]], [-2, -1, 0, 1])
        [said] = self.complaints("trace", TINY, "--area", self.first, "--weeks", "-11..0", exits=2)
        self.assertTrue(said.startswith("--weeks: `-11..0` is not all inside the run"), said)
        self.assertRegex(self.complaints("trace", TINY, "--area", "0", exits=2)[0], "there is no area 0")
        [said] = self.complaints("trace", TINY, "--area", self.first, "--resident", "1", exits=2)
        self.assertIn("--resident", said)


if __name__ == "__main__":
    unittest.main()
