#!/usr/bin/python3
"""`linli run` as a user knows it: what it writes and what it leaves alone, its options, what it says on the way."""
import os
import pty
import re
import resource
import signal
import subprocess
import unittest

import netCDF4
import numpy

from program import BASELINE, PROGRAM, ROOT, SHORT, TINY, ProgramTest

# What may differ between two runs of one scenario.
OF_THE_RUN = {"threads", "started", "setup_seconds", "weeks_seconds", "content_digest"}


def root_attributes(path):
    with netCDF4.Dataset(path) as file:
        return {name: file.getncattr(name) for name in file.ncattrs()}


def content(path):
    """Everything in a result that must not depend on when and on what it was run."""
    with netCDF4.Dataset(path) as file:
        seen = {name: file.getncattr(name) for name in file.ncattrs() if name not in OF_THE_RUN}
        for group in file.groups.values():
            for name, variable in group.variables.items():
                values = numpy.asarray(variable[...])
                seen[f"{group.name}/{name}"] = values.tolist() if values.dtype == object else values.tobytes()
    return seen


class Output(ProgramTest):
    def test_writes_a_result_under_the_name_asked_for(self):
        self.linli("run", TINY, *SHORT, "-o", "a.h5")
        self.assertEqual(self.entries(), ["a.h5"])
        self.assertIn("intact", self.linli("info", "a.h5", "--verify").stdout)

    def test_names_it_after_the_scenario_otherwise(self):
        self.linli("run", TINY, *SHORT)
        self.assertEqual(self.entries(), ["two_towns.h5"])

    def test_refuses_an_existing_result_unless_told(self):
        self.linli("run", TINY, *SHORT, "-o", "a.h5")
        before = (self.folder / "a.h5").read_bytes()
        [complaint] = self.complaints("run", TINY, *SHORT, "-o", "a.h5", exits=8)
        self.assertRegex(complaint, r"a\.h5 exists already .*--overwrite")
        self.assertEqual((self.folder / "a.h5").read_bytes(), before)
        self.linli("run", TINY, "--burn-in", "0", "--weeks", "3", "-o", "a.h5", "--overwrite")
        self.assertEqual(root_attributes(self.folder / "a.h5")["weeks"], 3)
        self.assertEqual(self.entries(), ["a.h5"])

    def test_a_disk_that_fills_up_leaves_the_old_result(self):
        old = self.written("a.h5", "an old result").read_bytes()

        def no_more_than_a_few_blocks():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))

        [complaint] = self.complaints("run", TINY, *SHORT, "-o", "a.h5", "--overwrite", "--quiet", exits=4,
                                      preexec_fn=no_more_than_a_few_blocks)
        self.assertRegex(complaint, r"^a\.h5: .*cannot .*\(File too large\)")
        self.assertEqual((self.folder / "a.h5").read_bytes(), old)
        self.assertEqual(self.entries(), ["a.h5"])

    def test_a_killed_run_leaves_the_old_result(self):
        old = self.written("a.h5", "an old result").read_bytes()
        with subprocess.Popen([PROGRAM, "run", TINY, "--weeks", "5200", "-o", "a.h5", "--overwrite"], text=True,
                              cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
            self.assertIn("set up", process.stderr.readline())
            process.kill()
            process.wait(timeout=60)
        self.assertEqual((self.folder / "a.h5").read_bytes(), old)
        self.assertEqual(self.entries(), [".a.h5.linli-lock", "a.h5"])
        self.linli("run", TINY, *SHORT, "-o", "a.h5", "--overwrite")
        self.assertEqual(self.entries(), ["a.h5"])

    def test_never_replaces_what_it_reads(self):
        self.written("mine.yaml", TINY.read_text(encoding="utf-8"))
        (self.folder / "data").mkdir()
        for name in ("putuo_2017.yaml", "secretaries_2018.yaml"):
            self.written(f"data/{name}", (ROOT / "scenarios" / "data" / name).read_text(encoding="utf-8"))
        (self.folder / "other_name.yaml").symlink_to("mine.yaml")
        for output in ("mine.yaml", "other_name.yaml", "data/putuo_2017.yaml", "data/secretaries_2018.yaml"):
            with self.subTest(output=output):
                before = (self.folder / output).read_bytes()
                [complaint] = self.complaints("run", "mine.yaml", "-o", output, "--overwrite", exits=2)
                self.assertRegex(complaint, "the output .* is the scenario.*choose another")
                self.assertEqual((self.folder / output).read_bytes(), before)

    def test_finds_out_before_simulating_that_it_cannot_write(self):
        """A run of a hundred years of the whole district would not end in time."""
        (self.folder / "results").mkdir()
        for output, words in {"result/a.h5": "there is no directory result.*did you mean results",
                              "new/a.h5": "there is no directory new.*mkdir -p new",
                              "results": "it is a directory"}.items():
            with self.subTest(output=output):
                [complaint] = self.complaints("run", BASELINE, "--weeks", "5200", "-o", output, exits=4, timeout=5)
                self.assertRegex(complaint, words)

    def test_a_full_standard_output_is_an_error_but_the_result_stands(self):
        with open("/dev/full", "w") as full:
            [complaint] = self.complaints("run", TINY, *SHORT, "-o", "a.h5", exits=4, stdout=full)[-1:]
        self.assertRegex(complaint, "cannot (be written|write)")
        self.assertIn("intact", self.linli("info", "a.h5", "--verify").stdout)


class Options(ProgramTest):
    def run_with(self, *options):
        self.linli("run", TINY, "-o", "a.h5", "--overwrite", "--quiet", *options)
        return root_attributes(self.folder / "a.h5")

    def test_they_do_what_they_say(self):
        usual = self.run_with()
        self.assertEqual((usual["weeks"], usual["burn_in_weeks"], usual["seed"], usual["replicate"]), (52, 10, 1, 0))
        changed = self.run_with("--weeks", "3", "--burn-in", "4", "--seed", "5", "--replicate", "6", "--threads", "2",
                                "--scale", "0.05")
        self.assertEqual((changed["weeks"], changed["burn_in_weeks"], changed["seed"], changed["replicate"],
                          changed["threads"]), (7, 4, 5, 6, 2))
        self.assertAlmostEqual(changed["residents"] / usual["residents"], 5, delta=0.05)
        with netCDF4.Dataset(self.folder / "a.h5") as file:
            resolved = str(file["scenario/as_resolved"][...])
            written = str(file["scenario/as_written"][...])
        for line in ("weeks: 3 weeks", "burn_in: 4 weeks", "seed: 5", "replicate: 6", "scale: 0.05"):
            self.assertIn(f"  {line}\n", resolved)
        self.assertEqual(written, TINY.read_text(encoding="utf-8"))

    def test_what_was_resolved_can_be_run_again(self):
        first = self.run_with("--weeks", "3", "--seed", "5")
        with netCDF4.Dataset(self.folder / "a.h5") as file:
            self.written("again.yaml", str(file["scenario/as_resolved"][...]))
        (self.folder / "data").symlink_to(ROOT / "scenarios" / "data")
        self.linli("run", "again.yaml", "-o", "b.h5", "--quiet")
        self.assertEqual(root_attributes(self.folder / "b.h5")["state_digest"], first["state_digest"])

    def test_out_of_range_is_told_with_the_range(self):
        for option, values, range_ in [("--weeks", ["0", "5201"], "1 … 5200"),
                                       ("--burn-in", ["-1", "5201"], "0 … 5200"),
                                       ("--scale", ["0", "1.1"], "0.003 … 1"),
                                       ("--seed", ["-1", "9007199254740992"], "0 … 9007199254740991"),
                                       ("--replicate", ["-1", "4294967296"], "0 … 4294967295"),
                                       ("--threads", ["-1", "1025"], "1024")]:  # CLI11 words its range itself
            for value in values:
                with self.subTest(option=option, value=value):
                    [complaint] = self.complaints("run", TINY, option, value, exits=2)
                    self.assertTrue(complaint.startswith(f"{option}: "), complaint)
                    self.assertIn(range_, complaint)
        self.assertEqual(self.entries(), [])

    def test_all_that_are_out_of_range_are_told_at_once(self):
        self.assertEqual(len(self.complaints("run", TINY, "--weeks", "0", "--scale", "2", "--seed", "-1", exits=2)), 3)

    def test_threads_change_nothing_but_the_provenance(self):
        for threads in (1, 3):
            self.linli("run", TINY, "-o", f"{threads}.h5", "--quiet", "--threads", threads)
            self.assertEqual(root_attributes(self.folder / f"{threads}.h5")["threads"], threads)
        one, three = content(self.folder / "1.h5"), content(self.folder / "3.h5")
        self.assertEqual([name for name in one if one[name] != three[name]], [])
        self.assertEqual(list(one), list(three))

    def test_the_folder_it_is_run_from_changes_nothing(self):
        self.linli("run", TINY, *SHORT, "-o", self.folder / "a.h5", cwd="/")
        self.linli("run", os.path.relpath(TINY, self.folder), *SHORT, "-o", "b.h5")
        self.assertEqual(root_attributes(self.folder / "a.h5")["state_digest"],
                         root_attributes(self.folder / "b.h5")["state_digest"])


class Words(ProgramTest):
    def test_quiet_says_nothing(self):
        done = self.linli("run", TINY, *SHORT, "--quiet")
        self.assertEqual((done.stdout, done.stderr), ("", ""))

    def test_progress_in_lines_and_a_summary(self):
        done = self.linli("run", TINY, "--burn-in", "0", "--weeks", "60")
        first, *progress = done.stderr.splitlines()
        self.assertRegex(first, r"^two_towns: [0-9,]+ residents in 61 residential areas, set up in .* s on \d+ threads; "
                                r"at most [0-9.]+ MB of results, about [0-9.]+ MB of events$")
        weeks = [int(re.fullmatch(r"(\d+) of 60 weeks, [0-9.]+ M resident-weeks/s, \d+ s left", line)[1])
                 for line in progress if "building groups stand for" not in line]
        self.assertEqual(weeks, list(range(6, 61, 6)))  # every tenth of the way
        self.assertNotIn("\r", done.stderr)
        self.assertRegex(done.stdout, r"(?m)^two_towns: 60 weeks from 2018-01-01")
        self.assertRegex(done.stdout, r"(?m)^saved: two_towns\.h5 ")

    def test_the_summary_stands_in_columns(self):
        table = self.linli("run", TINY, "--burn-in", "0", "--weeks", "60").stdout.split("\n\n")[1:3]
        for lines in (block.splitlines() for block in table):
            wide = [sum(2 if ord(c) > 0x2E80 else 1 for c in line) for line in lines]
            self.assertEqual(len(set(wide)), 1, "\n".join(lines))

    def test_the_summary_has_the_headline_series_or_those_chosen(self):
        district = self.linli("run", TINY, "--burn-in", "0", "--weeks", "2").stdout.split("\n\n")[1].splitlines()
        self.assertEqual(len(district), 19)  # a heading, seventeen series, how many more there are
        self.assertRegex(district[-1], r"\(and \d{2,} more series in the file\)")
        chosen = self.linli("run", TINY, "--burn-in", "0", "--weeks", "2", "--overwrite",
                            "--set", "output.series=[givers, trust]").stdout.split("\n\n")[1].splitlines()
        self.assertEqual(len(chosen), 3)
        besides = self.linli("run", TINY, "--burn-in", "0", "--weeks", "2", "--overwrite",
                             "--set", "output.series=[all, givers]").stdout.split("\n\n")[1].splitlines()
        self.assertEqual(len(besides), 20)

    def test_a_bar_on_a_terminal(self):
        ours, theirs = pty.openpty()
        try:
            self.linli("run", TINY, stderr=theirs)
        finally:
            os.close(theirs)
        said = b""
        try:
            while block := os.read(ours, 4096):
                said += block
        except OSError:  # how a terminal ends
            pass
        os.close(ours)
        self.assertRegex(said.decode(), r"\r\[#+\.*\] \d+ of 52 weeks, .* s left\x1b\[K")
        self.assertIn("\r[" + "#" * 30 + "] 52 of 52 weeks", said.decode())
        self.assertTrue(said.endswith(b"\r\x1b[K"))  # nothing of it stays


if __name__ == "__main__":
    unittest.main()
