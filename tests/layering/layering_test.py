#!/usr/bin/python3
"""Every file of sim/ keeps to its layer, and to the rules that keep results the same bit for bit.

A file includes its own folder and lower layers; OpenMP, HDF5 and YAML live in one place each; nothing draws random
numbers or sums them in an order of its own.  The check is first tried on a made-up tree that breaks every rule once:
a check that finds nothing there proves nothing here.
"""

import os
import re
import sys
import tempfile
from pathlib import Path

# The layers, lowest first; two on one line are peers, which do not see each other.
LAYERS = [
    ["core"],
    ["population"],
    ["network"],
    ["world"],
    ["mechanisms", "interventions"],
    ["scenario"],
    ["engine"],
    ["output"],
    ["analysis"],
    ["experiment"],
    ["app"],
]

# What a line must not hold, where it may nevertheless, and why.
RULES = [
    (r"#\s*include\s*<omp\.h>|#\s*pragma\s+omp|_Pragma\s*\(\s*\"omp", r"core/parallel\.[ch]pp",
     "OpenMP is for core/parallel only: one place for thread safety and order"),
    (r"#\s*include\s*[<\"](hdf5/.*|hdf5(_hl)?|H5.*)\.h(pp)?[>\"]", r"output/.*", "HDF5 is for output only"),
    (r"#\s*include\s*[<\"]yaml-cpp/", r"scenario/.*", "YAML is for scenario only"),
    (r"#\s*include\s*<random>|std::(mt19937|minstd_rand|ranlux|knuth_b|default_random_engine|random_device|"
     r"\w+_engine\b|\w+_distribution\b)", None,
     "random numbers are looked up at an address (core/random.hpp), not drawn from an engine"),
    (r"\bstd::s?rand\b|(?<![\w:.>])s?rand\s*\(|\b[dlm]rand48\b", None,
     "random numbers are looked up at an address (core/random.hpp), not drawn from the C library"),
    (r"\bstd::(transform_)?reduce\b|\bstd::execution\b", None, "std::reduce sums in an order of its own"),
    (r"\bomp\b.*\breduction\s*\(", None, "an OpenMP reduction sums in the order the threads finish"),
    (r"-ffast-math|-Ofast|-funsafe-math|-fassociative-math|optimize\s*\(\s*\"[^\"]*fast", None,
     "fast-math changes bits and does away with NaN"),
]

INCLUDE = re.compile(r"#\s*include\s*([<\"])([^>\"]+)[>\"]")


def lower_layers():
    """layer -> itself and the layers it may include."""
    below, result = set(), {}
    for peers in LAYERS:
        for layer in peers:
            result[layer] = below | {layer}
        below |= set(peers)
    return result


def without_comments(text, line_comment):
    """The text with comments blanked and line numbers kept; comments may speak of what code may not do."""
    if line_comment == "#":
        return re.sub(r"#.*", "", text)
    tokens = re.compile(r"//[^\n]*|/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])+'", re.DOTALL)

    def blank(match):
        token = match.group()
        return "\n" * token.count("\n") if token.startswith("/") else token

    return tokens.sub(blank, text)


def faults_of_includes(layer, line):
    """What is wrong with the include on this line, if anything."""
    allowed = lower_layers()
    match = INCLUDE.match(line.strip())
    if not match:
        return
    bracket, target = match.groups()
    folder = target.split("/")[0]
    if folder in allowed and "/" in target:
        if bracket == "<":
            yield f'<{target}> is ours: write "{target}"'
        if folder not in allowed[layer]:
            peers = any({layer, folder} <= set(row) for row in LAYERS)
            yield f"{layer} includes {target}, of a {'peer' if peers else 'higher'} layer"
    elif bracket == '"':
        what = "the tests" if "tests" in target.split("/") else "no layer"
        yield f'"{target}" is of {what}; includes are written from sim/ on: "layer/file.hpp"'


def check(root):
    """All faults of the tree, as lines 'path:line: fault'."""
    sim = Path(root) / "sim"
    allowed = lower_layers()
    faults = []
    sources = sorted(p for p in sim.rglob("*") if p.suffix in {".hpp", ".cpp", ".h", ".in"} and p.is_file())
    settings = [Path(root) / "CMakeLists.txt", Path(root) / "CMakePresets.json", *sorted(sim.rglob("CMakeLists.txt"))]
    settings = [path for path in settings if path.exists()]
    for path in sources + settings:
        inside = path.relative_to(sim).as_posix() if path in sources else None
        where = path.relative_to(root)
        layer = inside.split("/")[0] if inside else None
        if inside and layer not in allowed:
            faults.append(f"{where}:1: {layer} is no layer; add it to LAYERS in tests/layering/layering_test.py")
            continue
        text = without_comments(path.read_text(encoding="utf-8"), "//" if inside else "#")
        for number, line in enumerate(text.splitlines(), 1):
            found = list(faults_of_includes(layer, line)) if inside else []
            found += [why for pattern, home, why in RULES
                      if re.search(pattern, line) and not (inside and home and re.fullmatch(home, inside))]
            faults += [f"{where}:{number}: {fault}" for fault in found]
    return faults, len(sources)


# --- The check of the check ------------------------------------------------------------------------------------------

# file -> its text, and what must be said of it; nothing for files that are as they should be.
MADE_UP = {
    "sim/core/parallel.cpp": ('#include "core/parallel.hpp"\n#include <omp.h>\n#pragma omp parallel for', []),
    "sim/core/good.hpp": ('#include <vector>\n// never std::reduce, never <random>\n/* #include "app/x.hpp"\n*/', []),
    "sim/core/upward.hpp": ('#include "world/world.hpp"', ["higher layer"]),
    "sim/core/omp.cpp": ("#include <omp.h>\n#pragma omp parallel", ["OpenMP", "OpenMP"]),
    "sim/core/sum.cpp": ("\n#  pragma omp for reduction(+ : x)", ["OpenMP is for", "OpenMP reduction"]),
    "sim/engine/week.cpp": ('#include "mechanisms/a.hpp"\n#include "interventions/b.hpp"', []),
    "sim/engine/file.cpp": ("#include <hdf5.h>\n#include <H5Cpp.h>", ["HDF5", "HDF5"]),
    "sim/engine/read.cpp": ("#include <yaml-cpp/yaml.h>", ["YAML"]),
    "sim/mechanisms/peer.cpp": ('#include "interventions/b.hpp"', ["peer layer"]),
    "sim/mechanisms/above.cpp": ('#include "scenario/scenario.hpp"', ["higher layer"]),
    "sim/mechanisms/beside.cpp": ('#include "beside.hpp"', ["of no layer"]),
    "sim/mechanisms/bracket.cpp": ("#include <core/ids.hpp>", ["is ours"]),
    "sim/network/tests.cpp": ('#include "../tests/support/x.hpp"\n#include "tests/x.hpp"', ["the tests", "the tests"]),
    "sim/network/random.cpp": ("#include <random>\nstd::mt19937 g;\nint i = std::rand();\nint j = rand();",
                               ["not drawn"] * 4),
    "sim/network/reduce.cpp": ("auto s = std::reduce(a, b);\nauto brand(int);\nx.rand();", ["order of its own"]),
    "sim/output/file.cpp": ("#include <hdf5.h>\n#include <hdf5_hl.h>", []),
    "sim/scenario/read.cpp": ("#include <yaml-cpp/yaml.h>", []),
    "sim/stranger/x.cpp": ("", ["is no layer"]),
    "sim/CMakeLists.txt": ("set(flags -ffast-math)", ["fast-math"]),
    "CMakeLists.txt": ("# never -ffast-math", []),
}


def try_the_check():
    with tempfile.TemporaryDirectory() as folder:
        for name, (text, _) in MADE_UP.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        faults, _ = check(folder)
    wrong = []
    for name, (_, expected) in MADE_UP.items():
        said = [fault for fault in faults if fault.startswith(name + ":")]
        if len(said) != len(expected) or not all(any(e in s for s in said) for e in expected):
            wrong.append(f"{name}: expected {expected}, got {said}")
    return wrong


def main():
    wrong = try_the_check()
    if wrong:
        print("The check itself is wrong:", *wrong, sep="\n  ")
        return 1
    faults, files = check(os.environ.get("LINLI_SOURCE_DIR", Path(__file__).resolve().parents[2]))
    print(*faults, f"{files} files, {len(faults)} faults", sep="\n")
    return 1 if faults or files == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
