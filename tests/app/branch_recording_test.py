#!/usr/bin/python3
"""Branches in which other series, panels and surveys are recorded than before."""
import unittest

import netCDF4
import numpy

from small_runs import RunsTest, checkpoint, series


class BranchRecording(RunsTest):
    def test_that_would_record_otherwise_under_a_known_name_is_refused(self):
        self.whole()
        for change in ("surveys.weekly.sample=200", "surveys.list.frame=all", "panels.sample.share=0.4",
                       "panels.all.columns=[trust]"):
            with self.subTest(change=change):
                [complaint] = self.complaints("run", "--from", checkpoint("whole", 4), "--set", f"output.{change}",
                                              "-o", "b.h5", exits=3)
                self.assertRegex(complaint, rf"output\.{change.split('=')[0]}: cannot change in a branch \(its weeks so "
                                            "far are recorded in another way\\) — .* give the new one another name")

    def test_new_panels_and_surveys_are_recorded_from_then_on(self):
        """As in a run that had them, but for the weeks before; and what was asked before stays."""
        whole = self.whole()
        late = ["--set", "output.panels.late={columns: [trust, age], share: 0.3, weeks: [week 3]}",
                "--set", "output.surveys.late={sample: 100, every: 2 weeks}",
                "--set", "output.surveys.weekly.every=2 weeks"]
        self.run_linli("--from", checkpoint("whole", 5), *late, "-o", "b.h5", "--quiet", "--checkpoint-every", 1,
                       "--keep-checkpoints")
        self.run_linli("small.yaml", *late, "-o", "c.h5", "--quiet")
        for name in ("trust", "age", "resident"):
            self.assertEqual(series(self.folder / "b.h5", f"panels/late/{name}").tolist(),
                             series(self.folder / "c.h5", f"panels/late/{name}").tolist(), name)
        for file, weeks in (("b.h5", [4]), ("c.h5", [0, 2, 4])):
            with netCDF4.Dataset(self.folder / file) as result:
                times = result["surveys/late/time"][:]
                start = result["district/time"][2]
                self.assertEqual([int(day - start) // 7 for day in times], weeks, file)
        late_waves = series(self.folder / "c.h5", "surveys/late/estimate")[2:]
        self.assertTrue(numpy.array_equal(series(self.folder / "b.h5", "surveys/late/estimate"), late_waves, equal_nan=True))
        with netCDF4.Dataset(self.folder / "b.h5") as result:
            weekly = [int(day - start) // 7 for day in result["surveys/weekly/time"][:]]
        self.assertEqual(weekly, [0, 1, 2, 4], "weeks so far as they were, then every second")
        past = series(self.folder / whole, "surveys/weekly/truth")[[0, 1, 2, 4]]
        self.assertTrue(numpy.array_equal(series(self.folder / "b.h5", "surveys/weekly/truth"), past, equal_nan=True))
        self.run_linli("--resume", checkpoint("b", 7), "-o", "d.h5", "--quiet")
        self.assert_same_content("b.h5", "d.h5")

    def test_weeks_that_are_over_cannot_be_recorded(self):
        self.whole()
        for change, words in (
                ("panels.late={columns: [trust], weeks: [week 1, week 4]}",
                 r"output\.panels\.late(\.weeks)?: week 1 is over: the run goes on with week 2 \(what was not recorded then "
                 r"cannot be now\) — write week 2 or later"),
                ("surveys.list.weeks=[week -2, week 4]", r"output\.surveys\.list\.weeks: week -2 is over: "),
                ("surveys.list.weeks=[week 4]", r"output\.surveys\.list\.weeks: it changes nothing in the weeks that are "
                                                r"left \(the run goes on with week 2\)")):
            with self.subTest(change=change):
                complaints = self.complaints("run", "--from", checkpoint("whole", 4), "--set", f"output.{change}",
                                             "-o", "b.h5", exits=3)
                self.assertRegex(complaints[0], words)

    def test_other_series_are_missing_before(self):
        whole = self.whole("--set", "output.series=[belonging, trust]", "--set", "output.groups=[area, district]")
        self.run_linli("--from", checkpoint("whole", 4), "--set", "output.series=[trust, efficacy]", "--set",
                       "output.groups=[district, sex]", "-o", "b.h5", "--checkpoint-every", 1, "--keep-checkpoints",
                       "--quiet")
        self.run_linli("small.yaml", "--set", "output.series=[trust, efficacy]", "--set",
                       "output.groups=[district, sex]", "-o", "c.h5", "--quiet")
        kept = series(self.folder / "b.h5", "district/trust")
        self.assertEqual(kept.tolist(), series(self.folder / whole, "district/trust").tolist())
        for name in ("district/efficacy", "sex/trust", "sex/efficacy"):
            new, full = series(self.folder / "b.h5", name), series(self.folder / "c.h5", name)
            self.assertTrue(numpy.isnan(new[:4]).all(), name)
            self.assertEqual(new[4:].tolist(), full[4:].tolist(), name)
        with netCDF4.Dataset(self.folder / "b.h5") as result:
            self.assertNotIn("area", result.groups)
            self.assertNotIn("belonging", result["district"].variables)
        self.run_linli("--resume", checkpoint("b", 6), "-o", "d.h5", "--quiet")
        self.assert_same_content("b.h5", "d.h5")


if __name__ == "__main__":
    unittest.main()
