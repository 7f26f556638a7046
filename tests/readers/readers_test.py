#!/usr/bin/python3
"""Results as others read them: ncdump, netCDF4, h5netcdf, and xarray over both.

Runs a tiny scenario with $LINLI_PROGRAM and $LINLI_SOURCE_DIR, then opens the result with every reader, the whole file
and each group alone.  All must see the same values, coordinates for every dimension, and times as dates.  Every reader
works in a process of its own with a time limit, because these libraries can crash on files they do not expect.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

import one_reader
from one_reader import READERS, digest

SERIES_GROUPS = ["area", "subdistrict", "age_band", "district", "sex", "education", "registration", "tenure", "party",
                 "regime"]
PANEL = "panels/some"
SURVEY = "surveys/some"
OTHER_GROUPS = ["panels", "surveys", "population", "secretaries", "scenario"]
TIME_UNITS = "days since 2018-01-01"
SECONDS = 120


def in_child(command):
    """The output of a command; what it said as an error if it failed, crashed or took too long."""
    done = subprocess.run(command, capture_output=True, timeout=SECONDS)
    if done.returncode != 0:
        tail = done.stderr.decode(errors="replace")[-2000:]
        raise AssertionError(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{tail}")
    return done.stdout.decode()


def cdl_numbers(cdl):
    """The lists of numbers in ncdump's output, by path of the variable; lists of texts are left out."""
    tokens = re.findall(r'"(?:[^"\\]|\\.)*"|//[^\n]*|[{};=]|[^\s{};="]+', cdl)
    found, path, in_data, k = {}, [], False, 0
    while k < len(tokens):
        token = tokens[k]
        if token == "group:":
            path.append(tokens[k + 1])
            in_data = False
            k += 1
        elif token == "}" and path:
            path.pop()
        elif token in ("dimensions:", "variables:", "data:"):
            in_data = token == "data:"
        elif in_data and k + 1 < len(tokens) and tokens[k + 1] == "=":
            end = tokens.index(";", k)
            texts = "".join(tokens[k + 2 : end]).split(",")
            if not any(text.startswith('"') or text in ("_", "NIL") for text in texts):
                found["/".join(["", *path, token])] = texts
            k = end
        k += 1
    return found


class Readers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.directory = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.directory.cleanup)
        cls.file = os.path.join(cls.directory.name, "result.h5")
        scenario = os.path.join(os.environ["LINLI_SOURCE_DIR"], "scenarios", "tiny", "two_towns.yaml")
        in_child([os.environ["LINLI_PROGRAM"], "run", scenario, "-o", cls.file, "--quiet",
                  "--set", f"output.groups=[{', '.join(SERIES_GROUPS)}]",
                  "--set", "output.panels.some.columns=[took_part, belonging, sex, age]",
                  "--set", "output.panels.some.every=20 weeks",
                  "--set", "output.panels.some.share=0.5",
                  "--set", "output.surveys.some.weeks=[week -1, week 41]",
                  "--set", "output.surveys.some.sample=500"])
        cls.cache = {}

    def seen(self, reader, group):
        if (reader, group) not in self.cache:
            self.cache[reader, group] = json.loads(in_child([sys.executable, one_reader.__file__, reader, self.file, group]))
        return self.cache[reader, group]

    def all_groups(self):
        return ["/", *self.seen("netcdf4", "/")["groups"], PANEL, SURVEY]

    def test_groups_are_there(self):
        for reader in ("netcdf4", "h5netcdf"):
            groups = self.seen(reader, "/")["groups"]
            self.assertEqual(groups, self.seen("netcdf4", "/")["groups"])
            self.assertLessEqual(set(SERIES_GROUPS + OTHER_GROUPS), set(groups))

    def test_root_says_what_the_file_is(self):
        attributes = self.seen("netcdf4", "/")["attributes"]
        self.assertEqual(attributes["file_type"], "linli_result")
        self.assertRegex(attributes["content_digest"], "^[0-9a-f]{32}$")

    def test_all_readers_agree(self):
        for group in self.all_groups():
            expected = self.seen("netcdf4", group)
            for reader in READERS:
                with self.subTest(reader=reader, group=group):
                    seen = self.seen(reader, group)
                    self.assertEqual(seen["attributes"], expected["attributes"])
                    self.assertEqual(seen["variables"], expected["variables"])

    def test_every_dimension_has_coordinates_in_its_group(self):
        for group in self.all_groups():
            for reader in READERS:
                with self.subTest(reader=reader, group=group):
                    seen = self.seen(reader, group)
                    for variable in seen["variables"].values():
                        self.assertLessEqual(set(variable["dimensions"]), set(seen["coordinates"]))

    def test_time_is_dates(self):
        for group in [*SERIES_GROUPS, PANEL, SURVEY]:
            time = self.seen("netcdf4", group)["variables"]["time"]
            self.assertEqual(time["attributes"]["units"], TIME_UNITS)
            self.assertEqual(time["attributes"]["calendar"], "proleptic_gregorian")
            self.assertGreater(time["shape"][0], 0)
            for engine in ("xarray-netcdf4", "xarray-h5netcdf"):
                with self.subTest(reader=engine, group=group):
                    self.assertTrue(self.seen(engine, group)["time_type"].startswith("datetime64"))
                    self.assertTrue(self.seen(engine, group)["time_right"])

    def test_series_run_over_time_and_members(self):
        for group in SERIES_GROUPS:
            variables = self.seen("netcdf4", group)["variables"]
            series = {name: v for name, v in variables.items() if "reduction" in v["attributes"]}
            self.assertGreater(len(series), 0, group)
            for name, variable in series.items():
                with self.subTest(group=group, series=name):
                    self.assertEqual(variable["dimensions"][0], "time")
                    self.assertIn(variable["type"], ("float32", "float64"))
                    self.assertIn("units", variable["attributes"])

    def test_a_panel_runs_over_time_and_residents(self):
        variables = self.seen("netcdf4", PANEL)["variables"]
        self.assertEqual(list(variables), ["time", "week", "phase", "resident", "area", "arrived", "took_part", "belonging",
                                           "sex", "age"])
        self.assertEqual(variables["time"]["shape"], [3])  # weeks 0, 20 and 40 of 42
        weekly, fixed = ["time", "resident"], ["resident"]
        self.assertEqual({name: (v["type"], v["dimensions"]) for name, v in list(variables.items())[5:]},
                         {"arrived": ("int32", weekly), "took_part": ("uint8", weekly), "belonging": ("float32", weekly), "sex": ("uint8", fixed),
                          "age": ("uint8", fixed)})

    def test_a_survey_runs_over_time_and_questions(self):
        seen = self.seen("netcdf4", SURVEY)
        self.assertEqual([seen["attributes"][name] for name in ("frame", "sample", "response")], ["all", [500], [0.7]])
        found, people = ("float64", ["time", "question"]), ("int32", ["time"])
        self.assertEqual({name: (v["type"], v["dimensions"]) for name, v in seen["variables"].items()},
                         {"time": ("int64", ["time"]), "week": ("int32", ["time"]), "phase": ("uint8", ["time"]),
                          **{name: ("string", ["question"]) for name in
                                                          ("question", "text", "text_zh", "unit")},
                          "estimate": found, "standard_error": found, "answered": ("int32", ["time", "question"]),
                          "truth": found, "frame_size": people, "asked": people, "respondents": people})
        self.assertEqual(seen["variables"]["time"]["shape"], [2])

    def test_ncdump_agrees(self):
        import numpy

        self.assertIn("netcdf result", in_child(["ncdump", "-h", self.file]))
        numbers = cdl_numbers(in_child(["ncdump", "-p", "9,17", self.file]))
        compared = 0
        for group in self.all_groups():
            for name, variable in self.seen("netcdf4", group)["variables"].items():
                texts = numbers.get((group if group == "/" else f"/{group}/") + name)
                if texts is None or variable["type"] == "string":
                    continue
                with self.subTest(group=group, variable=name):
                    texts = [text.removesuffix("f") if "NaN" in text or "nf" in text else text for text in texts]
                    array = numpy.array(texts, dtype=variable["type"])
                    self.assertEqual(digest(array.tobytes()), variable["digest"])
                    compared += 1
        self.assertGreater(compared, len(SERIES_GROUPS))


if __name__ == "__main__":
    unittest.main()
