#!/usr/bin/python3
"""The same scenario and seed give the same bits: for any number of threads, in any process, today and tomorrow.

    digest_test.py                          the test
    digest_test.py --update "what, why"     when results change on purpose: writes expected_digest.txt, adds a line to
                                            CHANGELOG.md

expected_digest.txt is no verification: it says that results are those of yesterday, not that they are right.  It makes
sure that nobody changes results without noticing, and without telling in CHANGELOG.md.
"""
import os
import re
import sys
import tempfile
import textwrap
import unittest
from pathlib import Path

from digests import BASELINE, ROOT, TINY, digests

EXPECTED = Path(__file__).with_name("expected_digest.txt")
CHANGELOG = ROOT / "CHANGELOG.md"
THREADS = [1, 2, 3, 7]  # fewer and more than this machine has, and numbers that divide nothing
CUT = ["--scale", "0.02", "--burn-in", "0", "--weeks", "12"]

HEADER = """\
# Digests of scenarios/tiny/two_towns.yaml.  That they are these says that results did not change, not that they are
# right.  Changed only on purpose, and only by
#     tests/reproducibility/digest_test.py --update "what changed, and why"
# which tells it in CHANGELOG.md, too.
"""


def read_expected():
    """The reason of the last change, and the lines."""
    lines = [line for line in EXPECTED.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return lines[0].removeprefix("because: "), lines[1:]


def marked(reason):
    """As CHANGELOG.md says what changes results."""
    return f"- {reason} **[results]**"


def tells(changelog, reason):
    return " ".join(marked(reason).split()) in " ".join(changelog.split())  # lines may be broken anywhere


def with_entry(changelog, reason):
    """The changelog with the change as the first entry of its newest version."""
    if tells(changelog, reason):
        return changelog
    lines = textwrap.fill(marked(reason), 128, subsequent_indent="  ")
    return re.sub(r"^(## .*\n\n?)", lambda heading: f"{heading[1]}{lines}\n", changelog, count=1, flags=re.MULTILINE)


def update(reason):
    lines = digests(TINY)
    if EXPECTED.exists() and read_expected()[1] == lines:
        print("The results are those expected; nothing to update.")
        return
    EXPECTED.write_text(f"{HEADER}because: {reason}\n" + "\n".join(lines) + "\n", encoding="utf-8")
    CHANGELOG.write_text(with_entry(CHANGELOG.read_text(encoding="utf-8"), reason), encoding="utf-8")
    print(f"Written: {EXPECTED.relative_to(ROOT)} and {CHANGELOG.name}; please commit both together.")


class SameBits(unittest.TestCase):
    def test_any_number_of_threads(self):
        for name, scenario in {"tiny": [TINY], "cut of the baseline": [BASELINE, *CUT]}.items():
            first = digests(*scenario, "--threads", THREADS[0])
            for threads in THREADS[1:]:
                with self.subTest(scenario=name, threads=threads):
                    self.assertEqual(digests(*scenario, "--threads", threads), first)

    def test_any_process(self):
        """Another process, folder, language and environment."""
        with tempfile.TemporaryDirectory() as folder:
            perturbed = "165"  # fresh memory is filled with it, instead of zero
            environment = {**os.environ, "HOME": folder, "LC_ALL": "C", "OMP_DYNAMIC": "true",
                           "MALLOC_PERTURB_": perturbed}
            self.assertEqual(digests(TINY, cwd=folder, env=environment), digests(TINY))

    def test_a_longer_run_begins_like_a_shorter_one(self):
        self.assertEqual(digests(TINY, "--weeks", "20")[:3], digests(TINY, "--weeks", "60")[:3])

    def test_the_command_line_changes_what_the_file_would(self):
        with tempfile.TemporaryDirectory() as folder:
            written = Path(folder) / "written.yaml"
            text = TINY.read_text(encoding="utf-8").replace("weeks: 42 weeks", "weeks: 15 weeks\n  seed: 7")
            written.write_text(text, encoding="utf-8")
            (Path(folder) / "data").symlink_to(ROOT / "scenarios" / "data")
            self.assertEqual(digests(written), digests(TINY, "--weeks", "15", "--seed", "7"))

    def test_other_luck_gives_other_bits(self):
        """Or the digests would look at nothing."""
        short = ["--weeks", "12", "--burn-in", "0"]
        usual = digests(TINY, *short)
        for luck in (["--seed", "2"], ["--replicate", "1"]):
            with self.subTest(luck=luck):
                self.assertNotEqual(digests(TINY, *short, *luck)[-1], usual[-1])


class Yesterday(unittest.TestCase):
    def test_results_are_those_of_yesterday(self):
        self.assertEqual(
            digests(TINY), read_expected()[1],
            "\n\nResults changed.  If that was not intended, find out where.  If it was:\n"
            f"    {Path(__file__).relative_to(ROOT)} --update \"what changed, and why\"")

    def test_the_last_change_is_in_the_changelog(self):
        reason, _ = read_expected()
        self.assertTrue(tells(CHANGELOG.read_text(encoding="utf-8"), reason), f"CHANGELOG.md lacks: {marked(reason)}")

    def test_an_update_adds_its_line_at_the_top(self):
        before = "# Changelog\n\n## 2.0\n- new\n\n## 1.0\n- old\n"
        after = with_entry(before, "other")
        self.assertEqual(after, "# Changelog\n\n## 2.0\n- other **[results]**\n- new\n\n## 1.0\n- old\n")
        self.assertEqual(with_entry(after, "other"), after)


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "--update":
        update(sys.argv[2])
    else:
        unittest.main()
