#!/usr/bin/python3
"""sim/REFERENCES.bib has every work that the project cites by author and year, and no other; CITATION.cff says what is true.

A citation is names and a year: `Ajzen 1991`, `Friedkin & Johnsen (1990)`, `McKay, Beckman & Conover 1979`, `Grimm et al. 2020`,
`刘欣, 田丰 2021`.  A Latin name begins with a capital; a Chinese one has two to four characters.  Words of NO_AUTHORS are no names
(`Shanghai 2018`, `November 2017`).  A journal with an issue (`社会 2018(3)`) has another form.  The checks are first tried on
made-up texts, so that they can fail.
"""
import os
import re
import unicodedata
import unittest
from itertools import dropwhile
from pathlib import Path

import yaml

ROOT = Path(os.environ.get("LINLI_SOURCE_DIR", Path(__file__).resolve().parents[2]))
BIBLIOGRAPHY = ROOT / "sim" / "REFERENCES.bib"
DOCUMENTS = ["sim/MODEL.md", "sim/EVIDENCE.md", "sim/DECISIONS.md"]

PLACES = "Baoshan Changzhou China Guangzhou Hongkou Hubei Jiangsu Liaoning Putuo Qingdao Shanghai Tianjin Wuhan".split()
MONTHS = "January February March April May June July August September October November December".split()
OTHERS = ["SUNS", "CSS", "Survey", "Foundations"]  # surveys, and the Regulations on Foundations 2004
NO_AUTHORS = {*PLACES, *MONTHS, *OTHERS}

LATIN = r"[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?'?"
CHINESE = r"(?<![一-鿿])[一-鿿]{2,4}"
CITATION = re.compile(rf"(?<![\w-])(?P<names>{LATIN}(?:, {LATIN})*(?: & {LATIN})?|{CHINESE}(?:, {CHINESE})*)(?: et al\.)?"
                      r" \(?(?P<year>(?:18|19|20)\d\d)(?![\w(])")

NEEDED = {"article": ["author", "title", "journal", "year"], "book": ["author", "title", "publisher", "year"],
          "incollection": ["author", "title", "booktitle", "publisher", "year"],
          "inproceedings": ["author", "title", "booktitle", "publisher", "year"],
          "misc": ["author", "year"]}  # and a title, or a note that tells of the work
FIELDS = {*(field for needed in NEEDED.values() for field in needed), "volume", "number", "pages", "doi", "note", "edition",
          "editor", "address", "howpublished", "eprint", "archiveprefix"}


# --- Citations -------------------------------------------------------------------------------------------------------

def flat(text):
    """On one line, without the marks of comments and the seams of strings: citations may go over the end of a line."""
    text = re.sub(r'"\s*\n\s*"', "", text)
    return re.sub(r"\s*\n\s*(?://[/<!]*)?\s*", " ", text)


def citations(text):
    """(names, year) of each, in order."""
    for found in CITATION.finditer(flat(text)):
        names = list(dropwhile(NO_AUTHORS.__contains__, re.split(r", | & ", found["names"])))
        if names:
            yield tuple(names), found["year"]


def cited():
    """citation -> the first place that has it."""
    places = {}
    sources = [path for tree in ("sim", "analysis") for path in (ROOT / tree).rglob("*.?pp")]
    for path in [*(ROOT / name for name in DOCUMENTS), *sorted(sources)]:
        for citation in citations(path.read_text(encoding="utf-8")):
            places.setdefault(citation, path.relative_to(ROOT))
    return places


# --- Entries ---------------------------------------------------------------------------------------------------------

def entries(text):
    """[(key, type, fields)] of a bibliography of which each line is a comment, empty, a field or an end of an entry."""
    found = []
    inside = False
    for number, line in enumerate(text.splitlines(), 1):
        head = re.fullmatch(r"@([a-z]+)\{([a-z]+\d{4}),", line)
        field = re.fullmatch(r"  ([a-z]+) = \{(.+)\},", line)
        if head and not inside:
            found.append((head[2], head[1], {}))
            inside = True
        elif field and inside and field[1] not in found[-1][2] and field[2].count("{") == field[2].count("}"):
            found[-1][2][field[1]] = field[2]
        elif line == "}" and inside:
            inside = False
        elif inside or (line and not line.startswith("%")):
            raise AssertionError(f"REFERENCES.bib:{number}: {line}")
    if inside:
        raise AssertionError("REFERENCES.bib: its last entry has no end")
    return found


def surnames(fields):
    """`Ajzen, Icek` gives Ajzen; a Chinese name stays whole; `and others` is nobody."""
    return [name.split(",")[0] for name in fields["author"].split(" and ") if name != "others"]


def plain(name):
    """As keys have it."""
    return re.sub(r"[^a-z]", "", unicodedata.normalize("NFD", name.lower()))


def faults_of(key, kind, fields):
    if kind not in NEEDED:
        return [f"{key}: no entry is a {kind}"]
    faults = [f"{key} lacks {name}" for name in NEEDED[kind] if name not in fields]
    faults += [f"{key}: what is {name}?" for name in fields.keys() - FIELDS]
    if faults:
        return faults
    first = surnames(fields)[0]
    if not re.fullmatch(CHINESE, first) and plain(first) + fields["year"] != key or not key.endswith(fields["year"]):
        faults.append(f"{key} is by {first}, {fields['year']}")
    if not fields.keys() & {"title", "note"}:
        faults.append(f"{key} has neither title nor note")
    if not re.fullmatch(r"\d+(--\d+)?", fields.get("pages", "1")):
        faults.append(f"{key}: pages {fields['pages']}")
    if not re.fullmatch(r"10\.\d{4,}/\S+", fields.get("doi", "10.1000/1")):
        faults.append(f"{key}: DOI {fields['doi']}")
    return faults


def disagreements(places, works):
    """Citations that are of no entry or of several or have other authors; entries that nobody cites."""
    faults = []
    unused = {key for key, _, _ in works}
    for (names, year), place in places.items():
        fitting = [(key, surnames(fields)) for key, _, fields in works
                   if fields["year"] == year and surnames(fields)[0] == names[0]]
        told = f"{', '.join(names)} {year}, cited in {place}"
        if len(fitting) != 1:
            faults.append(f"{told}: {len(fitting)} entries")
        elif not set(names) <= set(fitting[0][1]):
            faults.append(f"{told}: {fitting[0][0]} has other authors")
        unused -= {key for key, _ in fitting}
    return faults + [f"nobody cites {key}" for key in sorted(unused)]


# --- Tests -----------------------------------------------------------------------------------------------------------

GOOD = """% A bibliography.
@article{muller2013,
  author = {Müller, Birgit and Bohn, Friedrich},
  title = {Describing decisions},
  journal = {Models},
  year = {2013},
  pages = {37--48},
}

"""


class Finder(unittest.TestCase):
    def found(self, text):
        return [", ".join(names) + " " + year for names, year in citations(text)]

    def test_it_finds_every_form(self):
        for text, expected in [("control (Ajzen 1991) [L]", "Ajzen 1991"),
                               ("after Friedkin & Johnsen (1990),", "Friedkin, Johnsen 1990"),
                               ("/// (Brady,\n   /// Schlozman & Verba 1999)", "Brady, Schlozman, Verba 1999"),
                               ("McPherson, Smith-Lovin & Cook 2001", "McPherson, Smith-Lovin, Cook 2001"),
                               ("by Grimm et al. 2020;", "Grimm 2020"), ("Müller et al. (2013)", "Müller 2013"),
                               ("demands: Demerouti et al.\n/// 2001).", "Demerouti 2001"), ("alone (Sobol' 1993)", "Sobol' 1993"),
                               ('"[L] Nickerson "\n    "2008; size [?]"', "Nickerson 2008"),
                               ("Shanghai, Read 2012", "Read 2012"), ("| 吴蓉 et al. 2019, 地理", "吴蓉 2019"),
                               ("| 刘欣, 田丰 2021, 学术", "刘欣, 田丰 2021")]:
            self.assertEqual(self.found(text), [expected], text)

    def test_it_leaves_the_rest(self):
        for text in ("Putuo 2017–18", "China 2016, those who record hours", "14 February 2018", "Shanghai, SUNS 2017", "week 2018",
                     "born 1970 or later", "*Research* 2017", "A 1200", "文汇报 5 March 2018", "社会 2018(3): 73"):
            self.assertEqual(self.found(text), [], text)


class Checks(unittest.TestCase):
    """That the checks find what is wrong, on made-up texts."""

    def test_a_citation_without_entry_and_an_entry_without_citation(self):
        works = [("ajzen1991", "article", {"author": "Ajzen, Icek", "year": "1991"})]
        self.assertEqual(disagreements({(("Ajzen",), "1991"): "a text"}, works), [])
        faults = disagreements({(("Read",), "2012"): "a text", (("Ajzen",), "2002"): "a text"}, works)
        self.assertEqual([fault.split(",")[0] for fault in faults], ["Read 2012", "Ajzen 2002", "nobody cites ajzen1991"])

    def test_two_entries_and_other_authors(self):
        work = ("ajzen1991", "article", {"author": "Ajzen, Icek and Madden, T. J.", "year": "1991"})
        self.assertIn("2 entries", disagreements({(("Ajzen",), "1991"): "a text"}, [work, work])[0])
        self.assertEqual(disagreements({(("Ajzen", "Madden"), "1991"): "a text"}, [work]), [])
        self.assertIn("other authors", disagreements({(("Ajzen", "Fishbein"), "1991"): "a text"}, [work])[0])

    def test_faults_of_an_entry(self):
        [(key, kind, fields)] = entries(GOOD)
        self.assertEqual(faults_of(key, kind, fields), [])
        for change, fault in [({"year": "2012"}, "is by"), ({"pages": "37-48"}, "pages"), ({"doi": "https://doi.org/10.1/2"}, "DOI"),
                              ({"isbn": "1"}, "isbn"), ({"author": "Bohn, Friedrich"}, "is by")]:
            self.assertIn(fault, " ".join(faults_of(key, kind, fields | change)), change)
        self.assertEqual(faults_of(key, "book", fields), ["muller2013 lacks publisher"])
        self.assertEqual(faults_of(key, "misc", {"author": "Müller", "year": "2013"}), ["muller2013 has neither title nor note"])

    def test_what_is_not_well_formed(self):
        for change in [("year = {2013},", "year = {2013}"), ("{Models}", "{{Models}"), ("  title", "title"), ("}\n\n", "\n\n"),
                       ("@article{muller2013,", "@article{Müller2013,"), ("  year", "  title = {Twice},\n  year")]:
            with self.assertRaises(AssertionError, msg=change):
                entries(GOOD.replace(*change))


class References(unittest.TestCase):
    def setUp(self):
        self.works = entries(BIBLIOGRAPHY.read_text(encoding="utf-8"))

    def test_entries_are_complete(self):
        self.assertFalse([fault for work in self.works for fault in faults_of(*work)])

    def test_keys_are_sorted_and_no_work_is_there_twice(self):
        keys = [key for key, _, _ in self.works]
        self.assertEqual(keys, sorted(set(keys)))
        for name in ("title", "doi"):
            values = [fields[name] for _, _, fields in self.works if name in fields]
            self.assertEqual(len(values), len(set(values)), name)

    def test_citations_and_entries_agree(self):
        places = cited()
        self.assertGreater(len(places), 60, "or this test no longer finds citations")
        faults = disagreements(places, self.works)
        self.assertFalse(faults, "\n  ".join(["", *faults]))


class Citing(unittest.TestCase):
    """CITATION.cff, as of CFF 1.2.0, against CMakeLists.txt, CHANGELOG.md and LICENSE."""

    def setUp(self):
        self.says = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
        cmake = (ROOT / "CMakeLists.txt").read_text(encoding="utf-8")
        self.project, self.version = re.search(r"project\((\w+)\s+VERSION ([\d.]+)", cmake).groups()

    def test_it_is_a_citation_of_this_project(self):
        self.assertEqual((self.says["cff-version"], self.says["type"], self.says["title"]), ("1.2.0", "software", self.project))
        self.assertTrue(self.says["message"] and self.says["authors"])

    def test_version_and_release(self):
        version, when = re.search(r"(?m)^## ([\d.]+) \((.+)\)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")).groups()
        self.assertEqual({str(self.says["version"]), version}, {self.version})
        self.assertEqual(str(self.says.get("date-released", "unreleased")), when, "the day stands in both, or in neither")

    def test_licence(self):
        names = re.search(r"(Apache) License\s+Version (2\.0)", (ROOT / "LICENSE").read_text(encoding="utf-8")).groups()
        self.assertEqual(self.says["license"], "-".join(names))


if __name__ == "__main__":
    unittest.main()
