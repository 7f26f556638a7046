#!/usr/bin/python3
"""sim/MODEL.md tells of every mechanism, parameter and series of the program, and of none it does not have.

    document_test.py             the test
    document_test.py --update    writes the appendices of parameters, series and levers anew, as the program prints them

Mechanisms have sections that people write; this test only demands that each is there, under its name and with its file:

    ### 4.6 Habit — `mechanisms/residents/habit.hpp`

where the title is the mechanism's key in a scenario, with spaces for underscores; more may follow in brackets.
"""
import json
import os
import re
import subprocess
import sys
import unittest
from pathlib import Path

ROOT = Path(os.environ.get("LINLI_SOURCE_DIR", Path(__file__).resolve().parents[2]))
PROGRAM = Path(os.environ.get("LINLI_PROGRAM", ROOT / "build" / "release" / "bin" / "linli"))
DOCUMENT = ROOT / "sim" / "MODEL.md"
MECHANISMS = ROOT / "sim" / "mechanisms"
APPENDICES = {"parameters": ["schema", "--table", "en"], "series": ["schema", "--series", "en"],
              "levers": ["schema", "--levers", "en"]}
UPDATE = f"{Path(__file__).relative_to(ROOT)} --update"


def printed(*arguments):
    return subprocess.run([PROGRAM, *arguments], check=True, capture_output=True, text=True, timeout=120).stdout


# --- Appendices ------------------------------------------------------------------------------------------------------

def appendix(name, document):
    """Between its two markers, each on a line of its own: what stands there (a match, whose group 1 it is)."""
    found = list(re.finditer(rf"(?ms)^<!-- begin {name}:[^\n]*-->\n(.*?)^<!-- end {name} -->$", document))
    if len(found) != 1:
        raise AssertionError(f"MODEL.md needs one table between `<!-- begin {name}: … -->` and `<!-- end {name} -->`, "
                             f"each on a line of its own; it has {len(found)}")
    return found[0]


def with_appendices(document, tables):
    for name, table in tables.items():
        old = appendix(name, document)
        document = document[:old.start(1)] + table + document[old.end(1):]
    return document


def key(row):
    """What a row of a table is about: its first cell."""
    return row.split("|")[1].strip()


def differences(written, printed_table):
    """A line for every row that is lacking, another or too many."""
    old, new = ({key(row): row for row in table.splitlines() if row.startswith("| `")}
                for table in (written, printed_table))
    return [f"lacks {name}" for name in new if name not in old] + \
        [f"tells of {name}, which there is not" for name in old if name not in new] + \
        [f"tells otherwise of {name}:\n    now {new[name]}" for name in new if name in old and old[name] != new[name]]


def update():
    before = DOCUMENT.read_text(encoding="utf-8")
    after = with_appendices(before, {name: printed(*command) for name, command in APPENDICES.items()})
    DOCUMENT.write_text(after, encoding="utf-8")
    print("The appendices are as the program prints them." if before == after else f"Written: {DOCUMENT.relative_to(ROOT)}")


class Appendices(unittest.TestCase):
    def test_are_what_the_program_prints(self):
        document = DOCUMENT.read_text(encoding="utf-8")
        for name, command in APPENDICES.items():
            with self.subTest(appendix=name):
                written, now = appendix(name, document)[1], printed(*command)
                self.assertGreater(now.count("\n"), 2, "the program prints an empty table")
                if written != now:
                    said = differences(written, now) or ["has another heading, or its rows in another order"]
                    self.fail(f"\n\nMODEL.md, appendix of {name}:\n  " + "\n  ".join(said) +
                              f"\nTo write it anew: {UPDATE}")

    def test_an_update_changes_what_lies_between_the_markers(self):
        document = "# T\n<!-- begin a: x -->\nold\n<!-- end a -->\nrest\n<!-- begin b: y -->\n<!-- end b -->\n"
        self.assertEqual(with_appendices(document, {"a": "| 1 |\n", "b": "| \\2 |\n"}),
                         "# T\n<!-- begin a: x -->\n| 1 |\n<!-- end a -->\nrest\n<!-- begin b: y -->\n| \\2 |\n<!-- end b -->\n")
        for broken in ("", document + document, document.replace("end a", "end")):
            with self.assertRaises(AssertionError):
                with_appendices(broken, {"a": ""})

    def test_differences_are_named(self):
        self.assertEqual(differences("| `a` | 1 |\n| `b` | 1 |\n| `c` | 1 |\n", "| `a` | 1 |\n| `b` | 2 |\n| `d` | 1 |\n"),
                         ["lacks `d`", "tells of `c`, which there is not", "tells otherwise of `b`:\n    now | `b` | 2 |"])


# --- Mechanisms ------------------------------------------------------------------------------------------------------

def sections(document):
    """(key, file) -> text of every section whose heading names a file of mechanisms/."""
    found = {}
    for part in re.split(r"(?m)^(?=#)", document):
        heading, _, text = part.partition("\n")
        if told := re.match(r"#+ [\d.]+ ([^(]+?)(?: \([^)]*\))? — `mechanisms/([\w/]+)\.hpp`", heading):
            found[told[1].lower().replace(" ", "_"), told[2]] = text.strip()
    return found


def mechanisms():
    """(key, file) of every mechanism that mechanisms/all.hpp lists: its key is the first text in its declaration."""
    found = set()
    for file in re.findall(r'(?m)^#include "mechanisms/([\w/]+)\.hpp"', (MECHANISMS / "all.hpp").read_text(encoding="utf-8")):
        source = "".join(path.read_text(encoding="utf-8")
                         for path in (MECHANISMS / f"{file}.hpp", *sorted(MECHANISMS.glob(f"{file}*.cpp"))))
        declared = re.search(r'(?s)\bdeclaration\(\)\s*{.*?"(\w+)"', source)
        found.add((declared[1] if declared else "", file))
    return found


class Mechanisms(unittest.TestCase):
    def test_each_has_its_section_and_each_section_its_mechanism(self):
        told = sections(DOCUMENT.read_text(encoding="utf-8"))
        real = mechanisms()
        said = [f"lacks a section with the heading `### 4.x {name.capitalize().replace('_', ' ')} — `mechanisms/{file}.hpp``"
                for name, file in sorted(real - told.keys())] + \
            [f"tells of {name} in mechanisms/{file}.hpp, which there is not"
             for name, file in sorted(told.keys() - real)] + \
            [f"says nothing about {name} below its heading" for (name, _), text in told.items() if not text]
        if said:
            self.fail("\n\nMODEL.md:\n  " + "\n  ".join(said))

    def test_they_are_what_the_program_says_they_are(self):
        """Or this test read the sources wrongly."""
        read = {name for name, _ in mechanisms()}
        acting = set(re.findall(r"(?m)^ *\d+\. \w+ +(\w+): .*\n.*\n +report ", printed("schedule")))
        self.assertTrue(acting)
        self.assertLessEqual(acting, read, "mechanisms of a week")
        self.assertLessEqual(read, json.loads(printed("schema"))["properties"].keys(), "keys of a scenario")

    def test_headings_are_understood(self):
        self.assertEqual(sections("## 4 x\n### 4.1 Special fund (policy) — `mechanisms/fund.hpp`\ntext\n"
                                  "### 4.2 Habit — `mechanisms/residents/habit.hpp`\n## 5\n### 5.1 Other\n"),
                         {("special_fund", "fund"): "text", ("habit", "residents/habit"): ""})


if __name__ == "__main__":
    if sys.argv[1:] == ["--update"]:
        update()
    else:
        unittest.main()
