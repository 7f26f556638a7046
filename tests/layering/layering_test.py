#!/usr/bin/python3
"""Every file of sim/ and analysis/ keeps to its layer, and to the rules that keep results the same bit for bit.

A file includes its own folder and lower layers; OpenMP, HDF5 and YAML live in one place each; nothing draws random
numbers or sums them in an order of its own.  The layers are what the lines `linli_layer(…)` of CMake say they are;
README.md and CONTRIBUTING.md are held to the same.  The check is first tried on a made-up tree that breaks every rule
once: a check that finds nothing there proves nothing here.
"""

import re
import sys
from pathlib import Path

from check_of_the_check import exit_code, tried_on_a_folder

TREES = ["sim", "analysis"]

# What a line must not hold, where it may nevertheless, and why.
RULES = [
    (r"#\s*include\s*<omp\.h>|#\s*pragma\s+omp|_Pragma\s*\(\s*\"omp", r"core/parallel\.[ch]pp",
     "OpenMP is for core/parallel only: one place for thread safety and order"),
    (r"#\s*include\s*[<\"](hdf5/.*|hdf5(_hl)?|H5.*)\.h(pp)?[>\"]", r"output/hdf5/.*",
     "HDF5 is for output/hdf5 only"),
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


class Layers:
    """Which layers there are and what each may include, from `linli_layer(NAME LOWER layer… LIBRARIES …)`."""

    def __init__(self, root):
        self.tree, named = {}, {}
        for tree in TREES:
            settings = Path(root) / tree / "CMakeLists.txt"
            text = without_comments(settings.read_text(encoding="utf-8"), "#") if settings.exists() else ""
            for name, rest in re.findall(r"(?m)^linli_layer\((\w+)([^)]*)\)", text):
                words = re.search(r"\bLOWER\b([a-z_\s]*)", rest)
                self.tree[name] = tree
                named[name] = words.group(1).split() if words else []
        lower = {name: {other for other in others if other in named} for name, others in named.items()}
        self.lower = closure(lower)

    def allowed(self, layer):
        return self.lower[layer] | {layer}


def closure(lower):
    """layer -> all below it, from layer -> some below it."""
    result = {name: set(others) for name, others in lower.items()}
    changed = True
    while changed:
        changed = False
        for others in result.values():
            more = set().union(*(result.get(other, set()) for other in others)) - others
            others |= more
            changed = changed or bool(more)
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


def faults_of_includes(layers, layer, line):
    """What is wrong with the include on this line, if anything."""
    match = INCLUDE.match(line.strip())
    if not match:
        return
    bracket, target = match.groups()
    folder = target.split("/")[0]
    if folder in layers.tree and "/" in target:
        if bracket == "<":
            yield f'<{target}> is ours: write "{target}"'
        if folder not in layers.allowed(layer):
            higher = layer in layers.lower[folder]
            yield f"{layer} includes {target}, of a {'higher' if higher else 'peer'} layer"
    elif bracket == '"':
        what = "the tests" if "tests" in target.split("/") else "no layer"
        yield f'"{target}" is of {what}; includes are written from the layer on: "layer/file.hpp"'


def check(root):
    """All faults of the trees, as lines 'path:line: fault', and how many sources there are."""
    root = Path(root)
    layers = Layers(root)
    faults = []
    sources = sorted(p for tree in TREES for p in (root / tree).rglob("*")
                     if p.suffix in {".hpp", ".cpp", ".h", ".in"} and p.is_file())
    settings = [root / "CMakeLists.txt", root / "CMakePresets.json",
                *sorted(p for tree in TREES for p in (root / tree).rglob("CMakeLists.txt"))]
    settings = [path for path in settings if path.exists()]
    for path in sources + settings:
        where = path.relative_to(root)
        inside = path.relative_to(root / where.parts[0]).as_posix() if path in sources else None
        layer = inside.split("/")[0] if inside else None
        if inside and layers.tree.get(layer) != where.parts[0]:
            faults.append(f"{where}:1: {layer} is no layer; add a line linli_layer(…) to {where.parts[0]}/CMakeLists.txt")
            continue
        text = without_comments(path.read_text(encoding="utf-8"), "//" if inside else "#")
        for number, line in enumerate(text.splitlines(), 1):
            found = list(faults_of_includes(layers, layer, line)) if inside else []
            found += [why for pattern, home, why in RULES
                      if re.search(pattern, line) and not (inside and home and re.fullmatch(home, inside))]
            faults += [f"{where}:{number}: {fault}" for fault in found]
    return faults + faults_of_documents(root, layers), len(sources)


def chains(text):
    """layer -> all below it, from lines like `core < population < mechanisms, interventions < scenario; core < run`."""
    lower = {}
    for chain in re.split(r";|\n", text):
        steps = [[name.strip() for name in step.split(",")] for step in chain.split("<")]
        for before, after in zip(steps, steps[1:]):
            for name in after:
                lower.setdefault(name, set()).update(before)
    for name in set().union(*lower.values()) if lower else []:
        lower.setdefault(name, set())
    return closure(lower)


def faults_of_documents(root, layers):
    """Where README.md and CONTRIBUTING.md tell of other layers than CMake."""
    faults = []
    contributing = root / "CONTRIBUTING.md"
    if contributing.exists():
        found = re.search(r"(?m)^Layers, lowest first:\n\n((?: {4}.*\n)+)", contributing.read_text(encoding="utf-8"))
        said = chains(found.group(1).replace("    ", "")) if found else {}
        for name in sorted(said.keys() | layers.lower.keys()):
            if said.get(name) != layers.lower.get(name):
                faults.append(f"CONTRIBUTING.md:1: below {name} it has {sorted(said.get(name, []))}, "
                              f"CMake {sorted(layers.lower.get(name, []))}")
    readme = root / "README.md"
    if readme.exists():
        order = re.findall(r"(?m)^ {4}((?:sim|analysis)/\w+)/ ", readme.read_text(encoding="utf-8"))
        places = [f"{tree}/{name}" for name, tree in layers.tree.items()]
        faults += [f"README.md:1: lacks the folder {place}/" for place in places if place not in order]
        faults += [f"README.md:1: {place}/ is no layer" for place in order if place not in places]
        for name, below in layers.lower.items():
            late = [other for other in below if all(p in order for p in (f"{layers.tree[other]}/{other}", f"{layers.tree[name]}/{name}"))
                    and order.index(f"{layers.tree[other]}/{other}") > order.index(f"{layers.tree[name]}/{name}")]
            faults += [f"README.md:1: {other} stands after {name}, which may include it" for other in sorted(late)]
    return faults


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
    "sim/output/hdf5/file.cpp": ("#include <hdf5.h>\n#include <hdf5_hl.h>", []),
    "sim/scenario/read.cpp": ("#include <yaml-cpp/yaml.h>", []),
    "sim/stranger/x.cpp": ("", ["is no layer"]),
    "analysis/statistics/good.cpp": ('#include "core/ids.hpp"', []),
    "analysis/statistics/above.cpp": ('#include "world/world.hpp"', ["peer layer"]),
    "analysis/world/x.cpp": ("", ["is no layer"]),
    "sim/CMakeLists.txt": ("set(flags -ffast-math)\nlinli_layer(core LIBRARIES fmt::fmt)\nlinli_layer(network LOWER core)\n"
                           "linli_layer(world LOWER network)\nlinli_layer(mechanisms LOWER world)\n"
                           "linli_layer(interventions LOWER world)\nlinli_layer(scenario LOWER mechanisms interventions\n"
                           "  LIBRARIES yaml-cpp)\nlinli_layer(engine LOWER scenario)\nlinli_layer(output LOWER engine build_info)",
                           ["fast-math"]),
    "analysis/CMakeLists.txt": ("linli_layer(statistics LOWER core)\n# linli_layer(world LOWER core)", []),
    "CONTRIBUTING.md": ("Layers, lowest first:\n\n    core < network < world < mechanisms, interventions < scenario < engine\n"
                        "    engine < output;  network < statistics\n", ["below statistics it has ['core', 'network']"]),
    "README.md": ("    sim/core/ a\n    sim/network/ b\n    sim/mechanisms/ d\n    sim/world/ c\n    sim/interventions/ e\n"
                  "    sim/scenario/ f\n    sim/engine/ g\n    sim/output/ h\n    sim/old/ i\n",
                  ["lacks the folder analysis/statistics/", "sim/old/ is no layer", "world stands after mechanisms"]),
    "CMakeLists.txt": ("# never -ffast-math", []),
}


if __name__ == "__main__":
    sys.exit(exit_code(tried_on_a_folder(check, MADE_UP), check))
