#!/usr/bin/python3
"""Interventions as a user meets them: checked, run, summed up, recorded, branched to, traced."""
import re
import unittest

import netCDF4
import numpy as np

from program import ROOT, ProgramTest

EXAMPLE = ROOT / "scenarios" / "tiny" / "two_towns_interventions.yaml"
PLAIN = ROOT / "scenarios" / "tiny" / "two_towns.yaml"


class Interventions(ProgramTest):
    def run_example(self, *options):
        """The summary and the open result."""
        said = self.linli("run", EXAMPLE, "-o", "a.h5", "--overwrite", *options).stdout
        result = netCDF4.Dataset(self.folder / "a.h5")
        self.addCleanup(result.close)
        return said, result

    def test_summary_and_result_tell_the_same(self):
        said, result = self.run_example()
        table = said[said.index("\ninterventions "):].strip().splitlines()[1:6]
        spent = 0
        for line in table:
            name, areas, weeks, yuan, secretary, staff = line.replace(",", "").split()
            group = result["interventions"][name]
            strength = np.ma.filled(group["strength"][:], np.nan)
            acts = ~np.isnan(strength)
            self.assertEqual(int(areas), np.count_nonzero(acts.any(axis=0)), name)
            self.assertEqual(int(weeks), np.count_nonzero(acts), name)
            self.assertAlmostEqual(float(yuan), group["yuan"][:].sum(dtype=float), delta=1)
            self.assertAlmostEqual(float(secretary), np.nansum(strength) * group.secretary_hours, delta=1)
            self.assertAlmostEqual(float(staff), np.nansum(strength) * group.staff_hours, delta=1)
            spent = spent + group["yuan"][:]
        of_areas = result["area"]["intervention_yuan"][:]
        np.testing.assert_allclose(of_areas, spent, atol=1e-9)
        np.testing.assert_allclose(result["district"]["intervention_yuan"][:], of_areas.sum(axis=1), atol=1e-6)

    def test_they_act_when_and_where_they_say(self):
        _, result = self.run_example()
        burn_in = result.burn_in_weeks
        weeks = {}
        for name, group in result["interventions"].groups.items():
            acts = ~np.isnan(np.ma.filled(group["strength"][:], np.nan))
            weeks[name] = [int(week) - burn_in for week in np.flatnonzero(acts.any(axis=1))]
            if name == "neighbour_festival":
                towns = result["area"]["subdistrict"][:]
                self.assertEqual(set(towns[acts.any(axis=0)]), {"shiquan"})
                self.assertTrue(acts[:, towns == "shiquan"].any(axis=0).all())
            if name == "open_sessions":
                self.assertEqual(acts.sum(axis=1).max(), 5)
                ramp = np.ma.filled(group["strength"][:], np.nan)[burn_in:burn_in + 5, acts[burn_in]]
                self.assertEqual(ramp.tolist(), [[s] * 5 for s in (0.125, 0.25, 0.375, 0.5, 0.5)])
        self.assertEqual(weeks["party_school"], [4, 5, 22, 23])  # 2018-06-04 is the Monday of week 22
        self.assertEqual(weeks["neighbour_festival"], [2, 15, 28, 41])
        self.assertEqual(weeks["open_sessions"], list(range(42)))

    def test_a_condition_is_what_the_series_say(self):
        _, result = self.run_example()
        strength = np.ma.filled(result["interventions"]["door_to_door"]["strength"][:], np.nan)
        values = result["area"]["knows_committee"][:].astype(float)
        held = np.zeros(values.shape[1], dtype=int)
        for week in range(result.burn_in_weeks, len(values)):
            holds = values[week - 1] < np.where(held > 0, 0.35 + 0.05, 0.35)
            held = np.where(holds, held + 1, 0)
            np.testing.assert_array_equal(~np.isnan(strength[week]), held > 4, f"week {week}")
        self.assertTrue(np.isfinite(strength).any())

    def test_a_branch_that_adds_one_is_the_run_that_had_it(self):
        few = ["--weeks", "6", "--quiet"]
        adds = ["--set", "interventions.talks.levers.calls=0.1", "--set", "interventions.talks.cost_weekly=100 yuan"]
        self.linli("run", PLAIN, *few, "-o", "base.h5", "--checkpoint-every", "5", "--keep-checkpoints")
        branch = self.linli("run", "--from", "base.week-00010.checkpoint", *adds, "-o", "branch.h5")
        self.assertEqual([line for line in branch.stderr.splitlines() if line.startswith("acts from")],
                         ["acts from week 0 (2018-01-01) on: interventions.talks.cost_weekly: nothing → 100 yuan",
                          "acts from week 0 (2018-01-01) on: interventions.talks.levers.calls: nothing → 0.1"])
        self.linli("run", PLAIN, *few, *adds, "-o", "whole.h5")
        digests = []
        for name in ("branch.h5", "whole.h5"):
            with netCDF4.Dataset(self.folder / name) as result:
                digests.append(result.state_digest)
                areas = result["area"].dimensions["area"].size
                self.assertAlmostEqual(result["district"]["intervention_yuan"][:].sum(), 600 * areas, places=3)
        self.assertEqual(*digests)

    def events(self, file):
        """Rows of the table of events: week of the study, area, intervention, change, reason, weeks."""
        with netCDF4.Dataset(self.folder / file) as result:
            table = result["events"]["interventions"]
            def column(name):
                values = table[name][:].tolist()
                return [table[name].flag_meanings.split()[k] for k in values] if "flag_meanings" in table[name].ncattrs() else values
            return list(zip(*map(column, ("week", "area", "intervention", "change", "reason", "weeks"))))

    def test_one_that_a_branch_takes_away_is_told_to_stop_where_it_acted(self):
        talks = ["--set", "interventions.talks={levers: {calls: 0.1}, areas: [110, 170], from: week -5}"]
        walks = ["--set", "interventions.walks={levers: {calls: 0.1}, areas: [110], from: week 2}"]
        later = ["--set", "interventions.zeal={levers: {calls: 0.1}, areas: [170], from: week 5}"]
        self.linli("run", PLAIN, "--weeks", 6, "--quiet", *talks, *walks, *later, "-o", "a.h5", "--checkpoint-every", 13,
                   "--keep-checkpoints")
        before = [(-5, 110, "talks", "start", "began", 0), (-5, 170, "talks", "start", "began", 0),
                  (2, 110, "walks", "start", "began", 0)]
        self.assertEqual(self.events("a.h5"), [*before, (5, 170, "zeal", "start", "began", 0)])
        without = ["--set", "interventions.talks=~", "--set", "interventions.zeal=~"]
        self.linli("run", "--from", "a.week-00013.checkpoint", *without, "--quiet", "-o", "b.h5")
        stops = [(3, 110, "talks", "stop", "removed", 8), (3, 170, "talks", "stop", "removed", 8)]
        self.assertEqual(self.events("b.h5"), [*before, *stops])
        self.linli("run", "--from", "a.week-00013.checkpoint", *without, "--set", "interventions.walks=~", "--quiet", "-o", "c.h5")
        self.assertEqual(self.events("c.h5"), [*before, stops[0], (3, 110, "walks", "stop", "removed", 1), stops[1]])
        self.linli("run", "--from", "a.week-00013.checkpoint", *without, "--quiet", "-o", "d.h5", "--checkpoint-every", 14,
                   "--keep-checkpoints")
        self.linli("run", "--resume", "d.week-00014.checkpoint", "--quiet", "-o", "e.h5")
        self.assertEqual(self.events("e.h5"), [*before, *stops])
        self.linli("run", "--from", "a.week-00013.checkpoint", *without, "--set", "output.events=[]", "--quiet", "-o", "f.h5")

    def test_what_does_not_exist_is_told_with_its_place(self):
        text = (f"extends: {PLAIN}\ninterventions:\n  talks:\n    levers: {{calls: 0.1}}\n    rank_by: trustt\n"
                "    lowest: 0.5\n    condition:\n      all:\n        - {series: turnout, above: 0.3}\n"
                "        - {series: turn_out, above: 0.1}\n    unless: {series: trust, below: 40}\n    from: 2028-01-03\n")
        self.written("mine.yaml", text)
        self.assertEqual(self.complaints("check", "mine.yaml", exits=3), [
            "mine.yaml:5: interventions.talks.rank_by: there is no series called trustt — did you mean trust?",
            "mine.yaml:10: interventions.talks.condition.2: there is no series called turn_out — did you mean turnout?",
            "mine.yaml:11: interventions.talks.unless: it always holds: trust is never above 1 — write `below: 0.4`",
            "mine.yaml:12: interventions.talks.from: it acts in no week of the run (which goes from week -10 to week 41, "
            "2017-10-23 to 2018-10-15)"])
        self.written("mine.yaml", f"extends: {PLAIN}\ninterventions:\n  talks:\n    levers: {{calls: 0.1}}\n"
                                  "    subdistricts: [zhenru, shiqan]\n    areas: [3, 300]\n")
        self.assertEqual(self.complaints("check", "mine.yaml", exits=3), [
            "mine.yaml:5: interventions.talks.subdistricts: there is no subdistrict called shiqan — did you mean shiquan?",
            "mine.yaml:6: interventions.talks.areas: there is no area 300 (areas are numbered 1 to 256)",
            "mine.yaml:6: interventions.talks.areas: area 3 is not simulated (population.subdistricts and population.areas leave "
            "it out) — remove it here, or select it there"])

    def refused(self, one):
        """What is said of an intervention of the tiny towns, without its name."""
        complaints = self.complaints("check", PLAIN, "--set", f"interventions.talks={{{one}, levers: {{calls: 0.1}}}}",
                                     exits=2)
        return [re.sub(r"^.*?interventions\.talks\.", "", complaint) for complaint in complaints]

    def test_what_cannot_act_or_acts_otherwise_than_written_is_refused(self):
        """One row for each way; what the keys say of each other alone is in tests/scenario/malformed/interventions."""
        ranked = "rank_by: trust, lowest: 0.2"
        for one, expected in {
            "condition: {series: turnout, below: 40}": "it always holds: turnout is never above 1 — write `below: 0.4`",
            "condition: {series: turnout, above: 40}": "it never holds: turnout is never above 1 — write `above: 0.4`",
            "condition: {series: turnout, above: 1}": "it never holds: turnout is never above 1$",
            "condition: {series: lever.calls_head, above: 50}": "it never holds: lever.calls_head is never above 50",
            "condition: {series: lever.reserve, above: 2}": "it never holds: lever.reserve is never above 2",
            "condition: {series: lever.results, above: 3}": "it never holds: lever.results is never above 1 — write `above: 0.03`",
            "condition: {series: calls, below: 0}": "it never holds: calls is never below 0",
            "condition: {series: calls, above: -1}": "it always holds: calls is never below 0",
            "condition: {series: trust, below: 0.4, margin: 0.7}": r"once it holds it never ends: trust is never above 1 "
                r"\(with its margin it ends at 1\.1\) — write a `margin` of at most 0\.6",
            "unless: {series: trust, above: 0.3, margin: 0.4}": "once it holds it never ends: trust is never below 0",
            "weeks: [week 4, week 60], lasts: 1 weeks": r"weeks: week 60 is outside the run \(which goes from week -10 to "
                r"week 41, 2017-10-23 to 2018-10-15\)",
            "weeks: [week 22, 2018-06-04], lasts: 1 weeks": "weeks: (week 22 and 2018-06-04|2018-06-04 and week 22) are the "
                "same week — remove one",
            "weeks: [week 4, week 6], lasts: 3 weeks": "lasts: 3 weeks are longer than the 2 from week 4 to the next start",
            "weeks: [week 4, week 6], lasts: 1 weeks, until: week 6": "weeks: week 6 is not before its end, week 6",
            "from: week -11": "from: week -11 is before the run .* — write `from: week -10` or later",
            "from: week 42": "from: it acts in no week of the run",
            "from: 2018-03-05, until: week 9": "from: it acts in no week of the run",
            "every: 8 weeks, lasts: 2 weeks, until: week 8": r"every: it ends before it starts again: week 8 \(8 weeks after "
                r"week 0 would be week 8 \(2018-02-26\)\)",
            f"{ranked}, from: week -10": r"areas cannot be ranked in the first week of the run \(they are ranked by last "
                r"week's values, and there was none\) — write `from: week -9`",
            f"{ranked}, rerank_every: 9 weeks, until: week 9": r"rerank_every: 9 weeks after a ranking it has ended \(it "
                r"acts for 9 weeks at most\)",
            "ramp: 10 weeks, until: week 9": "ramp: its strength is never reached",
            "condition: {series: trust, below: 0.5}, delay: 9 weeks, until: week 9": "delay: it never acts: a delay of 9 "
                "weeks is not over before its end",
            "condition: {series: trust, below: 0.5}, delay: 42 weeks": "before the run ends",
            "subdistricts: [zhenru, taopu]": r"subdistricts: taopu is not simulated \(population.subdistricts and "
                r"population.areas leave it out\)",
            "areas: [3, 170]": "areas: area 3 is not simulated",
            "areas: [110, 170], subdistricts: [zhenru]": "areas: area 110 lies in shiquan, not in zhenru",
            "areas: [170], subdistricts: [zhenru, shiquan]": "subdistricts: none of its areas lies in shiquan — remove it",
            "capacity: 62": "capacity: 62 places are more than the 61 areas in which it can act",
            f"{ranked}, capacity: 14": r"14 places are more than the 13 areas in which it can act \(0\.2 of 61\)",
        }.items():
            with self.subTest(one=one):
                told = self.refused(one)
                self.assertRegex(told[0], expected)
                self.assertEqual(len(told), 1, told)

    def test_a_threshold_within_the_range_of_a_lever_is_accepted(self):
        for condition in ("{series: lever.reserve, above: 1.5}", "{series: lever.calls_head, above: 49}"):
            self.linli("check", PLAIN, "--set", f"interventions.talks={{condition: {condition}, levers: {{calls: 0.1}}}}")

    def test_levers_that_have_nowhere_to_go_are_refused(self):
        for lever, programme, expected in (
                ("quality_higher: 0.1", "quality_higher=1", "it changes nothing: the programme gives 1 already, which is all"),
                ("credit: -0.1", "credit=0", "it changes nothing: there is nothing to take away from 0"),
                ("appeal: 0.3", "appeal=0.4", "it changes nothing: the programme's 0.4 is as strong .* — write more than 0.4")):
            with self.subTest(lever=lever):
                [told] = self.complaints("check", PLAIN, "--set", f"interventions.talks.levers={{{lever}}}", "--set",
                                         f"programme.{programme}", exits=2)
                self.assertRegex(told, expected)

    def test_what_the_end_of_the_run_cuts_off_is_noted(self):
        for one, expected in (("until: week 60", r"until: the run ends before \(its last week is week 41 \(2018-10-15\)\)"),
                              ("every: 52 weeks, lasts: 2 weeks", "every: the run ends before it starts again"),
                              ("ramp: 60 weeks", "ramp: the run ends before its strength is reached"),
                              ("strength: 0", "strength: at 0 it changes nothing and costs nothing")):
            with self.subTest(one=one):
                change = ["--set", f"interventions.talks={{{one}, levers: {{calls: 0.1}}}}"]
                said = self.linli("check", PLAIN, *change).stdout
                self.assertRegex(said, rf"(?m)^note: .*interventions\.talks\.{expected}")
        self.assertNotIn("note", self.linli("check", EXAMPLE).stdout)
        said = self.linli("run", PLAIN, *change, "--weeks", "1", "-o", "a.h5").stderr
        self.assertRegex(said, r"(?m)^note: .*at 0 it changes nothing")

    def test_one_that_acted_nowhere_is_told_with_what_its_series_were(self):
        for one, expected in (
                ("condition: {series: trust, below: 0.2}",
                 r"its condition never held: trust was 0\.\d+ … 0\.\d+, not below 0\.2"),
                ("condition: {series: participation_any, above: 0.05}, delay: 7 weeks",
                 r"its condition held for at most \d weeks? in a row, which the delay of 7 outlasts"),
                ("unless: {series: trust, above: 0.2}", "`unless` held wherever it could have acted")):
            with self.subTest(one=one):
                change = f"interventions.talks={{{one}, levers: {{calls: 0.1}}}}"
                said = self.linli("run", PLAIN, "--weeks", "8", "--set", change, "-o", "a.h5", "--overwrite").stdout
                self.assertRegex(said, rf"(?m)^  talks acted nowhere: {expected}")
        said, _ = self.run_example()
        self.assertNotIn("acted nowhere", said)

    def test_single_keys_of_a_condition_can_be_given(self):
        """An overlay and the command line move the threshold of a base."""
        self.written("base.yaml", f"extends: {PLAIN}\ninterventions:\n  talks:\n    levers: {{calls: 0.1}}\n"
                                  "    condition: {series: trust, below: 0.4, margin: 0.1}\n")
        self.written("mine.yaml", "extends: base.yaml\ninterventions: {talks: {condition: {below: 0.5}}}\n")
        self.assertEqual(self.linli("check", "mine.yaml", "--diff", "base.yaml").stdout.splitlines()[-1],
                         "interventions.talks.condition: {series: trust, below: 0.4, margin: 0.1} (base.yaml:5) → "
                         "{series: trust, below: 0.5, margin: 0.1} (mine.yaml:2)")
        effective = self.linli("check", "mine.yaml", "--set", "interventions.talks.condition.above=0.3", "--effective").stdout
        self.assertRegex(effective, r"condition: \{series: trust, above: 0\.3, margin: 0\.1\} +# --set")
        joined = "{any: [{series: trust, below: 0.4}, {series: calls, above: 2}]}"
        effective = self.linli("check", "mine.yaml", "--set", f"interventions.talks.condition={joined}", "--effective").stdout
        self.assertIn(f"condition: {joined}", effective)
        [told] = self.complaints("check", "mine.yaml", "--set", f"interventions.talks.condition={joined}", "--set",
                                 "interventions.talks.condition.below=0.2", exits=2)
        self.assertIn("it is not said which of several thresholds is meant", told)

    def test_schedule_and_trace_know_them(self):
        self.assertRegex(self.linli("schedule", EXAMPLE).stdout, r"(?m)^ 2\. policy  interventions: ")
        self.assertNotIn("interventions: ", self.linli("schedule", PLAIN).stdout)
        [said] = self.complaints("trace", PLAIN, "--resident", "99999999", exits=2)
        key = re.search(r"--resident (\d+)$", said)[1]
        doubled = ["--set", "interventions.more.levers.offers_activity=1", "--weeks", "3..3"]
        told = [self.linli("trace", EXAMPLE, "--resident", str(int(key) + k), *doubled).stdout for k in range(9)]
        plain = [self.linli("trace", EXAMPLE, "--resident", str(int(key) + k), "--weeks", "3..3").stdout for k in range(9)]
        self.assertNotEqual(told, plain)


if __name__ == "__main__":
    unittest.main()
