#!/usr/bin/python3
"""The rules of size and of arguments in CONTRIBUTING.md, held against every file of sim/ and analysis/.

The layout that `./dev format` makes is what the check reads: a function's opening brace stands alone on its line.  What is
not yet as it should be stands in EXCEPTIONS with a reason; one that is no longer needed is a fault too, so the table only
shrinks.  As in layering_test.py the check is first tried on made-up files.
"""
import re
import sys
from pathlib import Path

from check_of_the_check import exit_code, unexpected

TREES = ["sim", "analysis"]
LINES_OF_A_FILE = 280
LINES_OF_A_FUNCTION = 50

# Facts about people and places are `bool` there, as other facts are numbers: `leaving(bool rehired, int age, …)`.
FACTS = ["sim/mechanisms/", "sim/interventions/", "sim/population/"]

# fault, without its line and its numbers -> why it stands
EXCEPTIONS = {
    "sim/calibration/calibration.cpp: measure is too long": "one experiment after the other, in the order of time",
    "sim/core/errors.hpp: expects takes a bool": "a condition is what it is about",
    "sim/core/errors.hpp: ensures takes a bool": "a condition is what it is about",
    "sim/core/errors.cpp: expects takes a bool": "a condition is what it is about",
    "sim/core/errors.cpp: ensures takes a bool": "a condition is what it is about",
}

ENDS_A_HEAD = re.compile(r"(\)|\bconst|\bnoexcept|\boverride|\})$")
TABLE = re.compile(r"\b(Declaration|std::vector<[\w:]+>)&? [\w:]+\(\)( const)?$")
BOOL = re.compile(r"[(,]\s*(?:const\s+)?bool(?:\s+\w+)?\s*(?=[,)=])")


def without_comments(text):
    tokens = re.compile(r"//[^\n]*|/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])+'", re.DOTALL)
    return tokens.sub(lambda match: "\n" * match.group().count("\n"), text)


def name_in(head):
    """Of the function that a head declares."""
    found = re.search(r"([\w~]+|operator\S+)\s*\(", head)
    return found.group(1) if found else "a function"


def functions(lines):
    """(line, head, lines of the body) of every function; of a table, which only lists rows, there is no body to tell."""
    for number, line in enumerate(lines):
        found = re.fullmatch(r"( *)\{", line)
        if not found or number == 0 or not ENDS_A_HEAD.search(lines[number - 1]):
            continue
        first = number - 1
        while first > 0 and lines[first - 1].strip() and not re.search(r"[;{}]$|^\s*(public|private):$", lines[first - 1]):
            first -= 1
        head = " ".join(part.strip() for part in lines[first:number])
        body = next((k for k in range(number + 1, len(lines)) if lines[k].startswith(found.group(1) + "}")), len(lines))
        yield number + 1, head, 0 if TABLE.search(head) else body - number - 1


def faults_of(name, text):
    """(line, fault) of one file."""
    lines = without_comments(text).splitlines()
    if len(lines) > LINES_OF_A_FILE:
        yield 1, f"is too long: {len(lines)} lines, at most {LINES_OF_A_FILE}"
    for line, head, size in functions(lines):
        if size > LINES_OF_A_FUNCTION:
            yield line, f"{name_in(head)} is too long: {size} lines, at most {LINES_OF_A_FUNCTION}"
    if any(name.startswith(place) for place in FACTS):
        return
    whole = "\n".join(lines)
    for match in BOOL.finditer(whole):
        before = whole[:match.start() + 1]
        head = re.split(r"[;{}]", before)[-1] + "("
        yield before.count("\n") + 1, f"{name_in(head)} takes a bool: an enum says at the call what is meant"


def short(name, fault):
    """As EXCEPTIONS has it."""
    return f"{name}: {fault.split(':')[0]}"


def check(files, exceptions):
    """All faults of `files` (name -> text), as lines."""
    faults, used = [], set()
    for name, text in files.items():
        for line, fault in faults_of(name, text):
            if short(name, fault) in exceptions:
                used.add(short(name, fault))
            else:
                faults.append(f"{name}:{line}: {fault}")
    return faults + [f"EXCEPTIONS: `{key}` is not needed any more" for key in exceptions if key not in used]


# --- The check of the check ------------------------------------------------------------------------------------------

LONG = "\n".join("  ++x;" for _ in range(LINES_OF_A_FUNCTION + 1))
MADE_UP = {
    "sim/app/good.cpp": ("int f(int x)\n{\n" + LONG[7:] + "\n}\nbool g();\nauto h = [](int x) { return x > 0; };\n", []),
    "sim/app/long.cpp": ("Thing::Thing(int x) : x_(x)\n{\n" + LONG + "\n}\n", ["Thing is too long: 51 lines"]),
    "sim/app/member.hpp": ("class A {\n  void f(int a,\n         int b) const\n  {\n" + LONG + "\n  }\n};\n",
                           ["f is too long"]),
    "sim/app/table.cpp": ("std::vector<Field> P::describe()\n{\n" + LONG + "\n}\n", []),
    "sim/app/rows.cpp": ("const x = {\n    {\n" + LONG + "\n    }};\n", []),
    "sim/app/file.cpp": ("\n" * LINES_OF_A_FILE + "//\n", ["is too long: 281"]),
    "sim/app/bool.hpp": ("void f(bool loud);\nint g(int a, const bool b = false);\nvoid h(bool);\n// i(bool x)\n",
                         ["f takes a bool", "g takes a bool", "h takes a bool"]),
    "sim/mechanisms/fact.hpp": ("double leaving(bool rehired, int age) const;\n", []),
    "sim/core/except.hpp": ("void expects(bool holds);\n", []),
}


def check_made_up():
    texts = {name: text for name, (text, _) in MADE_UP.items()}
    said = check(texts, {"sim/core/except.hpp: expects takes a bool": "", "sim/x.cpp: f takes a bool": ""})
    idle = "EXCEPTIONS: `sim/x.cpp: f takes a bool` is not needed any more"
    return unexpected(said, MADE_UP) + ([] if idle in said else ["an idle exception passes"])


def check_tree(root):
    paths = sorted(path for tree in TREES for path in (Path(root) / tree).rglob("*") if path.suffix in {".hpp", ".cpp"})
    texts = {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in paths}
    return check(texts, EXCEPTIONS), len(paths)


if __name__ == "__main__":
    sys.exit(exit_code(check_made_up(), check_tree))
