#!/usr/bin/python3
"""`linli trace`: the story of one resident, as text and as JSON."""
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
            "40..42": "`40..42` is not all inside the run (which goes from week -10 to week 41 of the study)",
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
        self.assertEqual(self.complaints("trace", TINY, exits=2), ["--resident is required — see linli trace --help"])
        self.assertRegex(self.complaints("trace", TINY, "--resident", "me", exits=2)[0], "`me` is not a whole number")
        self.assertRegex(self.complaints("trace", TINY, "--resident", "-1", exits=2)[0], "there is no resident -1")
        self.assertRegex(self.complaints("trace", "none.yaml", "--resident", "1", exits=4)[0], "^none.yaml: ")
        [said] = self.complaints("trace", TINY, "--resident", "1", "--set", "run.weeks=0 weeks", exits=2)
        self.assertIn("run.weeks", said)


if __name__ == "__main__":
    unittest.main()
