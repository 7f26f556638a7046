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
        table = said[said.index("\ninterventions "):].strip().splitlines()[1:5]
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

    def test_what_does_not_exist_is_told_with_its_place(self):
        text = (f"extends: {PLAIN}\ninterventions:\n  talks:\n    levers: {{calls: 0.1}}\n    rank_by: trustt\n"
                "    lowest: 0.5\n    condition: turn_out\n    side: above\n    from: 2028-01-03\n")
        self.written("mine.yaml", text)
        self.assertEqual(self.complaints("check", "mine.yaml", exits=3), [
            "mine.yaml:7: interventions.talks.condition: there is no series called turn_out — did you mean turnout?",
            "mine.yaml:5: interventions.talks.rank_by: there is no series called trustt — did you mean trust?",
            "mine.yaml:9: interventions.talks.from: it acts in no week of the run (which goes from week -10 to week 41, "
            "2017-10-23 to 2018-10-15)"])
        self.written("mine.yaml", f"extends: {PLAIN}\ninterventions:\n  talks:\n    levers: {{calls: 0.1}}\n"
                                  "    subdistricts: [zhenru, shiqan]\n    areas: [3, 300]\n")
        self.assertEqual(self.complaints("check", "mine.yaml", exits=3), [
            "mine.yaml:5: interventions.talks.subdistricts: there is no subdistrict called shiqan — did you mean shiquan?",
            "mine.yaml:6: interventions.talks.areas: there is no area 300 (areas are numbered 1 to 256)"])

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
