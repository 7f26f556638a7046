#!/usr/bin/python3
"""The page as a reader meets it, in headless Chromium: everything is drawn, in both languages; nothing leaves; what is hostile stays text;
its numbers are those of `linli compare`.  What is done on the page stands in look.mjs."""
import json
import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

import netCDF4

ROOT = Path(os.environ.get("LINLI_SOURCE_DIR", Path(__file__).resolve().parents[2]))
PROGRAM = Path(os.environ.get("LINLI_PROGRAM", ROOT / "build" / "release" / "bin" / "linli"))
NODE_MODULES = os.environ.get("LINLI_NODE_MODULES", str(ROOT / "build" / "npm" / "node_modules"))
TINY = ROOT / "scenarios" / "tiny" / "two_towns.yaml"
LARGEST = 5_000_000  # bytes of a page that can be mailed

HOSTILE = [
    "<script>window.hacked=1</script>", "</script><script>window.hacked=1</script>", "<img src=x onerror=window.hacked=1>",
    "\"><svg onload=window.hacked=1>", "'-window.hacked=1-'", "<!-- <script>window.hacked=1", "]]><script>window.hacked=1</script>",
    "{{constructor.constructor('window.hacked=1')()}}", "${window.hacked=1}", "`+(window.hacked=1)+`", "javascript:window.hacked=1",
    "</title><script>window.hacked=1</script>", "</style><script>window.hacked=1</script>", "@DATA@@PAGE@@CHARTS@", "\u2028window.hacked=1",
    "<iframe srcdoc='<script>parent.hacked=1</script>'>", "<a href=javascript:window.hacked=1>x</a>", "&lt;script&gt;window.hacked=1&lt;/script&gt;",
    "<base href=//example.invalid>", "=HYPERLINK(\"http://example.invalid\")",
]

FOUR_ARMS = f"""\
study: four
label: {{en: Four ways, zh: 四种办法}}
base: {TINY}
set: {{run.burn_in: 3 weeks, run.weeks: 8 weeks}}
arms:
  as_now: {{label: {{en: As now, zh: 现状}}}}
  less: {{set: {{workload.passing_down: 0.5}}, from: week 0, label: {{en: Less passed down, zh: 减少下派}}}}
  none: {{set: {{workload.passing_down: 0}}, from: week 0, label: {{en: Nothing passed down, zh: 停止下派}}}}
  organisers:
    overlay:
      interventions:
        organisers: {{from: week 0, levers: {{calls_head: 3, appeal: 1}}, cost_weekly: 100 yuan}}
reference: as_now
replicates: 4
outcomes:
  leading: {{series: secretary_hours_leading, over: last 4 weeks, label: {{zh: 引领工时}}}}
  taking_part: {{series: participation_any, over: last 4 weeks, total: true, by: [age_band, subdistrict]}}
  yuan_each: {{ratio: [cost, extra taking_part]}}
honesty: true
panels: [week 7]
"""
FACTORIAL = f"""\
study: cube
base: {TINY}
set: {{run.burn_in: 2 weeks, run.weeks: 4 weeks}}
factors:
  leadership_skills.capacity: {{levels: [-1, 0, 1], from: week 0}}
  workload.passing_down: {{levels: [0.5, 1, 2], from: week 0}}
  programme.appeal: {{levels: [0, 0.5, 1], from: week 0}}
design: factorial
reference: {{leadership_skills.capacity: 0, workload.passing_down: 1, programme.appeal: 0}}
replicates: 2
outcomes:
  leading: {{series: secretary_hours_leading, over: last 2 weeks}}
"""


def number(cell):
    """The number that a cell begins with."""
    return float(re.match(r"[+−-]?[\d,.]+", cell).group().replace(",", "").replace("−", "-"))


class Page(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        directory = tempfile.TemporaryDirectory()
        cls.addClassCleanup(directory.cleanup)
        cls.folder = Path(directory.name)
        (cls.folder / "four.yaml").write_text(FOUR_ARMS, encoding="utf-8")
        (cls.folder / "cube.yaml").write_text(FACTORIAL, encoding="utf-8")
        for study in ("four", "cube"):
            cls.linli("study", "run", f"{study}.yaml", "-o", study, "--quiet")
        cls.linli("run", TINY, "--burn-in", 4, "--weeks", 60, "-o", "run.h5", "--quiet", "--set",
                  "output.groups=[area, subdistrict, district, age_band, tenure]", "--set", "interventions.organisers.from=week 10", "--set",
                  "interventions.organisers.until=week 30", "--set", "interventions.organisers.levers.calls_head=2")
        cls.linli("run", TINY, "--burn-in", 4, "--weeks", 60, "-o", "beside.h5", "--quiet", "--set", "output.groups=[district]")

    @classmethod
    def linli(cls, *arguments):
        done = subprocess.run([PROGRAM, *map(str, arguments)], cwd=cls.folder, capture_output=True, text=True, timeout=900)
        if done.returncode != 0:
            raise AssertionError(f"linli {' '.join(map(str, arguments))}:\n{done.stderr}")
        return done.stdout

    def series(self, result, group="district"):
        """All series of a group, week by week."""
        with netCDF4.Dataset(self.folder / result) as file:
            file.set_auto_mask(False)
            return {name: series[:].tolist() for name, series in file[group].variables.items() if "reduction" in series.ncattrs()}

    def results(self, study, plan, arm):
        """Of an arm without points and worlds, replicate by replicate."""
        runs = next(cell["runs"] for cell in plan["cells"] if cell["arm"] == arm)
        return [Path(study) / "runs" / run[:2] / f"{run}.h5" for run in runs]

    def looked_at(self, *sources, lang="zh"):
        """What was seen on the page of these, after what holds of every page has been checked."""
        page = self.folder / "page.html"
        self.linli("report", *sources, "-o", page.name, "--lang", lang, "--overwrite")
        self.assertLess(page.stat().st_size, LARGEST)
        done = subprocess.run(["node", Path(__file__).with_name("look.mjs"), page], capture_output=True, text=True, timeout=900,
                              env={**os.environ, "LINLI_NODE_MODULES": NODE_MODULES})
        self.assertEqual(done.returncode, 0, done.stderr[-3000:])
        seen = json.loads(done.stdout)
        self.assertEqual(seen["errors"], [])
        self.assertEqual(seen["requests"], [], "nothing leaves the page")
        self.assertEqual((seen["dialogs"], seen["hacked"]), (0, False))
        self.assertEqual(seen["choices"], [])
        self.assertEqual(set(seen["languages"]), {"zh-Hans", "en"})
        self.assertEqual(seen["focus_stays"], "language")
        for language, shown in seen["languages"].items():
            self.assertEqual([one for one in seen["axe"][language] if one.startswith(("serious", "critical"))], [], language)
            for panel in shown["panels"]:
                self.assertEqual(panel["drawn"], panel["charts"], panel["id"])
                self.assertEqual(panel["words"], 0, "a chart says what it shows")
                self.assertTrue(panel["title"])
                self.assertEqual(bool(re.search("[\u4e00-\u9fff]", panel["title"])), language == "zh-Hans")
            self.assertNotRegex(shown["text"], r"undefined|NaN|\[object|\bnull\b")
        self.assertEqual({kind: Path(one["name"]).suffix for kind, one in seen["downloads"].items()},
                         {"SVG": ".svg", "PNG": ".png", "CSV": ".csv"})
        self.assertRegex(seen["downloads"]["SVG"]["start"], "^<svg ")
        self.assertTrue(seen["downloads"]["PNG"]["start"].startswith("\x89PNG"))
        self.assertLessEqual(seen["phone"]["wide"], seen["phone"]["shown"], "a phone shows the page's whole width")
        self.assertGreater(seen["pdf"], 50_000)
        return seen

    def panels(self, seen):
        return [panel["id"] for panel in seen["languages"]["en"]["panels"]]

    def test_four_arms(self):
        seen = self.looked_at("four")
        self.assertEqual(self.panels(seen), ["answer", "arms", "cost", "ratios", "course", "towns", "groups", "residents", "limits", "honesty", "methods"])
        self.assertEqual(seen["languages"]["zh-Hans"]["title"], "四种办法 – linli")
        self.assertIn("停止下派", seen["languages"]["zh-Hans"]["text"])
        self.assertIn("Nothing passed down does most for leading", seen["languages"]["en"]["text"])
        for panel, tables in seen["languages"]["en"]["tables"].items():
            for row in (row for table in tables for row in table[1:]):
                self.assertTrue(panel == "ratios" or "–" not in row, f"{panel} misses a number")
        self.assertRegex(seen["languages"]["en"]["text"], "Nothing passed down: leading rises .*secretaries lead [\\d.]+ hours a week longer")

    def test_numbers_are_those_of_compare(self):
        seen = self.looked_at("four", lang="en")
        self.linli("compare", "four", "--json", "told.json", "--overwrite")
        told = json.loads((self.folder / "told.json").read_text(encoding="utf-8"))
        rows = {row[0]: row for row in seen["languages"]["en"]["tables"]["arms"][0][1:]}
        names = {"less": "Less passed down", "none": "Nothing passed down", "organisers": "organisers"}
        found = [one for one in told["differences"] if one["outcome"] == "leading" and one["group"] == "district"]
        self.assertEqual({names[one["candidate"]] for one in found}, set(rows))
        screen = self.linli("compare", "four")
        for one in found:
            cells = rows[names[one["candidate"]]]
            self.assertAlmostEqual(number(cells[1]), one["difference"], delta=0.6 * 10 ** -len(cells[1].partition(".")[2]))
            low, high = (float(end.replace("−", "-")) for end in cells[2].strip("[]").split(", "))
            self.assertLessEqual(abs(low - one["difference_low"]), 0.06 * max(1, abs(low)))
            self.assertLessEqual(abs(high - one["difference_high"]), 0.06 * max(1, abs(high)))
            self.assertEqual(int(cells[-2]), one["pairs"])
        self.assertIn("compared with as_now", screen)

    def test_a_factorial_of_27_cells(self):
        seen = self.looked_at("cube", lang="en")
        self.assertEqual(self.panels(seen), ["answer", "arms", "factors", "course", "limits", "methods"])
        effects = seen["languages"]["en"]["tables"]["factors"][0]
        self.assertEqual(len(effects) - 1, 3 * 2 + 3 * 4)  # main effects of two levels each, interactions of three pairs

    def test_a_third_of_the_runs_failed(self):
        results = sorted((self.folder / "four" / "runs").glob("*/*.h5"))
        gone = {path: path.read_bytes() for path in results[::3]}
        for path in gone:
            path.unlink()
        try:
            seen = self.looked_at("four", lang="en")
        finally:
            for path, content in gone.items():
                path.write_bytes(content)
        text = seen["languages"]["en"]["text"]
        self.assertRegex(text, rf"{len(gone)} of {len(results)} runs are missing")

    def test_one_run(self):
        seen = self.looked_at("run.h5")
        self.assertEqual(self.panels(seen), ["outcomes", "series", "areas", "week", "troubles", "breakdown", "inequality", "calibration",
                                             "checks", "scenario", "source"])
        self.assertEqual(seen["area"]["charts"], 2)
        self.assertTrue(seen["area"]["focused"], "a reader by keyboard comes to the area that was opened")
        self.assertIn("an intervention acts", seen["languages"]["en"]["text"])

    def test_a_run_beside_another(self):
        seen = self.looked_at("run.h5", "beside.h5", lang="en")
        heads = seen["languages"]["en"]["tables"]["outcomes"][0][0]
        self.assertEqual(heads[-1], "beside, last year")

    def test_a_run_against_what_was_observed(self):
        seen = self.looked_at("run.h5", lang="en")
        shown, lacking = seen["languages"]["en"]["tables"]["calibration"]
        rows = {(row[0], row[1]): row for row in shown[1:]}
        told = {(row[0], row[1]): row for row in lacking[1:]}
        rows_of_calibration = re.findall(r'\{"\w+", "([KP]\d+)",\s*"([^"]+)"', (ROOT / "analysis/evidence/calibration_rows.cpp").read_text(encoding="utf-8"))
        self.assertEqual(sorted([*rows, *told]), sorted(rows_of_calibration), "every row is shown, or said to be missing")
        self.assertIn("no series registration/", told["P3", "yearly participation, registered here over non-local"][2])
        self.assertIn("linli calibrate", told["K8", "the same after pruning as in Hongkou"][2])
        series = self.series("run.h5")
        weekly = rows["K2", "in contact with neighbours weekly or more often"]
        self.assertEqual(weekly[2:4], ["57 %", "53–61 %"])
        before = 100 * sum(series["contact_weekly"][:4]) / 4
        self.assertAlmostEqual(number(weekly[4]), before, delta=0.06)
        self.assertAlmostEqual(float(weekly[5]), abs(before - 57) / 4, delta=0.02)
        self.assertEqual(weekly[6], "hit" if 53 <= before <= 61 else "miss")
        self.assertAlmostEqual(number(weekly[7]), 100 * sum(series["contact_weekly"][-52:]) / 52, delta=0.06)
        self.assertIn("all of it held", seen["languages"]["en"]["text"])
        self.assertIn("全部成立", seen["languages"]["zh-Hans"]["text"])

    def test_small_charts_of_every_subdistrict(self):
        seen = self.looked_at("four", lang="en")
        heads, *rows = seen["languages"]["en"]["tables"]["towns"][0]
        self.assertEqual([head.split(",")[0] for head in heads], ["subdistrict or town", "As now", "Nothing passed down"], "the arm of the answer")
        plan = json.loads((self.folder / "four" / "plan.json").read_text(encoding="utf-8"))
        self.assertEqual([arm["name"] for arm in plan["arms"][:3]], ["as_now", "less", "none"])
        for column, arm in ((1, 0), (2, 2)):
            ends = [self.series(result, "subdistrict")["secretary_hours_leading"][-1] for result in self.results("four", plan, arm)]
            for k, row in enumerate(rows):
                mean = sum(one[k] for one in ends) / len(ends)
                self.assertAlmostEqual(number(row[column]), mean, delta=0.6 * 10 ** -len(re.match(r"[\d.]+", row[column]).group().partition(".")[2]))

    def test_a_run_of_the_district_alone(self):
        self.assertEqual(self.panels(self.looked_at("beside.h5")), ["outcomes", "series", "week", "troubles", "calibration", "checks",
                                                                      "scenario", "source"])

    def test_hostile_texts_stay_texts(self):
        quoted = [json.dumps(text) for text in HOSTILE]
        study = FOUR_ARMS.replace("label: {en: Four ways, zh: 四种办法}", f"label: {{en: {quoted[1]}, zh: {quoted[11]}}}")
        study = study.replace("study: four\n", f"study: four\ndescription: {json.dumps(' '.join(HOSTILE))}\n")
        for k, arm in enumerate(["As now", "Less passed down", "Nothing passed down"]):
            study = study.replace(f"en: {arm}", f"en: {quoted[k]}")
        study = study.replace("zh: 引领工时", f"zh: {quoted[13]}, en: {quoted[4]}")
        (self.folder / "hostile.yaml").write_text(study, encoding="utf-8")
        self.linli("study", "run", "hostile.yaml", "-o", "hostile", "--quiet")
        seen = self.looked_at("hostile", lang="en")
        self.assertIn(HOSTILE[0], seen["languages"]["en"]["text"])
        self.linli("run", TINY, "--burn-in", 1, "--weeks", 4, "-o", "hostile.h5", "--quiet", "--set", f"name={quoted[1]}", "--set",
                   f"description={json.dumps(' '.join(HOSTILE))}")
        self.assertIn(HOSTILE[2], self.looked_at("hostile.h5")["languages"]["en"]["text"])

    def test_every_word_has_both_languages_and_a_use(self):
        page = ROOT / "analysis" / "report" / "page"
        labels = json.loads((page / "labels.json").read_text(encoding="utf-8"))
        scripts = "\n".join(path.read_text(encoding="utf-8") for path in [*page.glob("*.js"), *page.glob("panels/*.js")])
        for key, (en, zh) in labels.items():
            self.assertTrue(en and zh, key)
            self.assertEqual(re.findall(r"\{\d\}", en) and sorted(re.findall(r"\{\d\}", en)), re.findall(r"\{\d\}", zh) and sorted(re.findall(r"\{\d\}", zh)), key)
        used = set(re.findall(r"\bt\(\"([^\"]+)\"[),]", scripts))
        used |= set(re.findall(r"page\.choice\(\"[\w-]+\", \"([^\"]+)\"", scripts))
        self.assertEqual(used - set(labels), set(), "words that the page has not")
        prefixes = tuple(re.findall(r"\bt\(\"([^\"]+\.)\" \+", scripts))
        known = {f"{panel}.{part}" for panel in re.findall(r"page\.panel\(\"(\w+)\"", scripts) for part in ("title", "how")} | {"light", "dark"}
        idle = [key for key in labels if key not in used and key not in known and not key.startswith((*prefixes, "unit.", "group.", "member.", "outcome."))]
        self.assertEqual(idle, [], "words that nothing shows")


if __name__ == "__main__":
    unittest.main()
