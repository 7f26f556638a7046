#!/usr/bin/python3
"""Every file includes what it uses, and every header compiles alone.

Which standard headers bring others along differs between compilers and their versions, so what compiles here may not
compile on the next Debian.  Three checks: a name of the standard library in NAMES comes from its own header, included by
the file itself or by headers of ours that it includes; a source includes its own header first, so that compiling it
compiles the header alone; headers without a source are compiled here.  The check is first tried on made-up files.
"""

import functools
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from check_of_the_check import exit_code, tried_on_a_folder

TREES = ["sim", "analysis"]

# Names, and the header that promises them.
NAMES = {
    "algorithm": r"std::(min|max|minmax|clamp|sort|stable_sort|any_of|all_of|none_of|fill|copy|count|count_if|find|find_if|"
                 r"reverse|rotate|equal|nth_element|lower_bound|upper_bound|unique|transform)\b",
    "array": r"std::array\b",
    "cmath": r"std::(sqrt|rint|floor|ceil|isnan|isinf|isfinite|fmod|round|nearbyint)\b",
    "cstddef": r"std::(size_t|ptrdiff_t|byte)\b",
    "cstdint": r"std::u?int(8|16|32|64)_t\b",
    "filesystem": r"std::filesystem\b",
    "functional": r"std::function\b",
    "limits": r"std::numeric_limits\b",
    "map": r"std::map\b",
    "memory": r"std::(unique_ptr|shared_ptr|make_unique|make_shared)\b",
    "optional": r"std::(optional|nullopt|make_optional)\b",
    "set": r"std::set\b",
    "span": r"std::span\b",
    "string": r"std::(string|to_string)\b",
    "string_view": r"std::string_view\b",
    "utility": r"std::(move|pair|exchange|forward|as_const)\b",
    "variant": r"std::(variant|visit|holds_alternative|get_if)\b",
    "vector": r"std::vector\b",
}
# Headers that are described as bringing others.
BRINGS = {"string": {"string_view"}, "map": {"utility"}}

INCLUDE = re.compile(r'(?m)^#\s*include\s*([<"])([^>"]+)[>"]')


class Sources:
    def __init__(self, root):
        self.root = Path(root)
        self.files = sorted(p for tree in TREES for p in (self.root / tree).rglob("*") if p.suffix in {".hpp", ".cpp"})
        self.text = {p: p.read_text(encoding="utf-8") for p in self.files}
        self.by_name = {p.relative_to(self.root / p.relative_to(self.root).parts[0]).as_posix(): p for p in self.files}

    def includes(self, path):
        return [target for _, target in INCLUDE.findall(self.text[path])]

    @functools.lru_cache(maxsize=None)
    def standard(self, path):
        """Standard headers that a file includes itself or through headers of ours."""
        found = set()
        for target in self.includes(path):
            if target in self.by_name:
                found |= self.standard(self.by_name[target])
            else:
                found |= {target} | BRINGS.get(target, set())
        return frozenset(found)

    def own_header(self, path):
        header = path.with_suffix(".hpp")
        return header if path.suffix == ".cpp" and header in self.text else None


def without_comments(text):
    return re.sub(r"//[^\n]*|/\*.*?\*/", "", text, flags=re.DOTALL)


def faults_of_names(sources):
    for path in sources.files:
        there = sources.standard(path)
        code = without_comments(sources.text[path])
        for header, names in NAMES.items():
            if header in there:
                continue
            found = re.search(names, code)
            if found:
                line = code[:found.start()].count("\n") + 1
                yield f"{path.relative_to(sources.root)}:{line}: {found.group()} needs #include <{header}>"


def faults_of_order(sources):
    for path in sources.files:
        header = sources.own_header(path)
        if header is None:
            continue
        first = next(iter(sources.includes(path)), "")
        if sources.by_name.get(first) != header:
            yield f"{path.relative_to(sources.root)}:1: includes {first or 'nothing'} before its own header"


def faults_of_lone_headers(sources):
    lone = [p for p in sources.files if p.suffix == ".hpp" and p.with_suffix(".cpp") not in sources.text]
    paths = [f"-I{sources.root / tree}" for tree in TREES] + [f"-isystem{p}" for p in
                                                              ("/usr/include/hdf5/serial", "/usr/include/eigen3")]

    def compiled(path):
        done = subprocess.run(["g++", "-std=c++20", "-march=x86-64-v3", "-fsyntax-only", *paths, "-x", "c++", str(path)],
                              capture_output=True, text=True)
        return [] if done.returncode == 0 else [f"{path.relative_to(sources.root)}:1: does not compile alone:\n{done.stderr}"]

    with ThreadPoolExecutor(2) as pool:
        return [fault for faults in pool.map(compiled, lone) for fault in faults]


def check(root):
    sources = Sources(root)
    return [*faults_of_names(sources), *faults_of_order(sources), *faults_of_lone_headers(sources)], len(sources.files)


# --- The check of the check ------------------------------------------------------------------------------------------

MADE_UP = {
    "sim/core/ids.hpp": ("#pragma once\n#include <cstdint>\nusing Id = std::uint32_t;\n", []),
    "sim/core/uses.hpp": ('#pragma once\n#include "core/ids.hpp"\nstd::int64_t x(Id);  // std::vector\n', []),
    "sim/core/lacks.hpp": ("#pragma once\n#include <string>\nstd::string f();\nstd::vector<int> g();\n",
                           ["4: std::vector needs #include <vector>", "does not compile alone"]),
    "sim/core/late.hpp": ("#pragma once\n", []),
    "sim/core/late.cpp": ('#include "core/ids.hpp"\n#include "core/late.hpp"\n', ["before its own header"]),
    "analysis/statistics/first.hpp": ("#pragma once\n", []),
    "analysis/statistics/first.cpp": ('#include "statistics/first.hpp"\n\n#include "core/uses.hpp"\nstd::uint8_t y;\n', []),
}


if __name__ == "__main__":
    sys.exit(exit_code(tried_on_a_folder(check, MADE_UP), check))
