#!/usr/bin/python3
"""The package lists in ./dev are complete: an empty system with just them can build, run and test everything.

A list that is wrong does not show on a machine that once had more installed.  So the lists are resolved against an
empty package state, on paper (apt-get -s), and everything the project uses is looked for among the files of *those*
packages: each probe of ./dev, each header a source includes, each package CMake asks for, each Python module a script
imports.  What a package contains is known for installed packages (dpkg), which after `./dev test` are all of the run
and test stages; packages of the nightly stage are held to it where they are installed.
"""

import ast
import functools
import glob
import importlib.machinery
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(os.environ.get("LINLI_SOURCE_DIR", Path(__file__).resolve().parents[2]))

# Stages build on each other; each folder may use the packages of its stage and of those before.
STAGES = {"run": ["sim", "analysis"], "python": ["scenarios", "analysis/python", "analysis/examples"], "test": ["tests"], "nightly": []}

# What find_package(NAME) needs; where "" stands, what is looked for comes with the compiler.
CMAKE_PACKAGES = {
    "CLI11": "libcli11-dev",
    "Eigen3": "libeigen3-dev",
    "GTest": "libgtest-dev",
    "HDF5": "libhdf5-dev",
    "OpenMP": "",
    "fmt": "libfmt-dev",
    "nlohmann_json": "nlohmann-json3-dev",
    "rapidcheck": "librapidcheck-dev",
    "yaml-cpp": "libyaml-cpp-dev",
}


# --- What is used ----------------------------------------------------------------------------------------------------

def sources(folder, *suffixes):
    return sorted(p for p in (ROOT / folder).rglob("*") if p.suffix in suffixes and p.is_file())


def headers(folder):
    """header -> the first source that includes it in angle brackets."""
    used = {}
    for path in sources(folder, ".hpp", ".cpp", ".c", ".in"):
        for header in re.findall(r"^\s*#\s*include\s*<([^>]+)>", path.read_text(encoding="utf-8"), re.MULTILINE):
            used.setdefault(header, path.relative_to(ROOT))
    return used


def modules(folder):
    """Python module that is neither part of Python nor ours -> the first script that imports it."""
    used = {}
    of_others = [other for others in STAGES.values() for other in others if other.startswith(f"{folder}/")]
    scripts = [path for path in sources(folder, ".py") if not any(path.is_relative_to(ROOT / other) for other in of_others)]
    ours = {path.stem for path in scripts} | {path.parent.name for path in sources("analysis/python", ".py")}
    for path in scripts:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else \
                [node.module] if isinstance(node, ast.ImportFrom) and node.level == 0 else []
            for name in (n.split(".")[0] for n in names):
                if name not in sys.stdlib_module_names and name not in ours:
                    used.setdefault(name, path.relative_to(ROOT))
    return used


def cmake_packages(folder):
    """NAME of find_package(NAME …) -> the CMake file that asks for it."""
    return {name: path.relative_to(ROOT)
            for path in sources(folder, ".txt") if path.name == "CMakeLists.txt"
            for name in re.findall(r"^\s*find_package\(([\w-]+)", path.read_text(), re.MULTILINE)}


# --- What packages give ----------------------------------------------------------------------------------------------

def listed(stage):
    """package -> probe, as ./dev has it."""
    table = subprocess.run([ROOT / "dev", "packages", stage], check=True, capture_output=True, text=True).stdout
    return dict(line.split(maxsplit=1) for line in table.splitlines())


@functools.cache
def resolved(packages):
    """All packages an empty system would install for these."""
    with tempfile.TemporaryDirectory() as folder:
        answer = subprocess.run(
            ["apt-get", "-s", "install", "--no-install-recommends", "-o", "Debug::NoLocking=1",
             "-o", "Dir::State::status=/dev/null",  # nothing is installed
             "-o", f"Dir::Cache={folder}",  # and the system's own cache is not disturbed by that thought
             *sorted(packages)],
            capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"})
    if answer.returncode != 0:
        sys.exit("The listed packages cannot be installed into an empty system:\n" + answer.stdout + answer.stderr)
    return frozenset(re.findall(r"^Inst (\S+)", answer.stdout, re.MULTILINE))


@functools.cache
def installed():
    answer = subprocess.run(["dpkg-query", "-W", "-f", "${binary:Package} ${db:Status-Status}\n"],
                            check=True, capture_output=True, text=True).stdout
    return frozenset(line.split()[0].split(":")[0] for line in answer.splitlines() if line.endswith(" installed"))


@functools.cache
def files_of(package):
    """The files of an installed package, with /bin, /lib and the like where a merged system keeps them: in /usr."""
    answer = subprocess.run(["dpkg", "-L", package], check=True, capture_output=True, text=True).stdout
    return frozenset(re.sub(r"^/(bin|sbin|lib|lib64)/", r"/usr/\1/", line) for line in answer.splitlines())


def headers_of(package):
    """The headers for which a package is listed: its own, or of one that only names others theirs."""
    own = files_of(package)
    if any(path.startswith("/usr/include/") and os.path.isfile(path) for path in own):
        return own
    named = subprocess.run(["dpkg-query", "-W", "-f", "${Depends}", package], check=True, capture_output=True,
                           text=True).stdout
    others = {re.split(r"[ (|:]", name.strip())[0] for name in named.split(",")} & installed()
    return own.union(*(files_of(other) for other in others))


def files(packages):
    return frozenset().union(*(files_of(p) for p in resolved(frozenset(packages)) & installed()))


# --- Where things are ------------------------------------------------------------------------------------------------

@functools.cache
def include_folders():
    """Where the compiler looks for headers, and where CMake sends it besides."""
    # An environment of its own: CPATH and the like may point to software that is of no package.
    log = subprocess.run(["g++", "-E", "-v", "-x", "c++", "/dev/null"], capture_output=True, text=True,
                         env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"}).stderr
    search = log.partition("#include <...> search starts here:")[2].partition("End of search list.")[0]
    found = [os.path.normpath(folder) for folder in search.split()]
    return found + ["/usr/include/eigen3", "/usr/include/hdf5/serial"]


def header_files(header):
    """The files this header may mean: several, where a compiler has its own version of a system header."""
    return [path for folder in include_folders() if os.path.exists(path := f"{folder}/{header}")]


def module_files(module):
    # The system's modules only: what someone installed with pip does not count.
    spec = importlib.machinery.PathFinder.find_spec(module, ["/usr/lib/python3/dist-packages"])
    return [spec.origin] if spec else []


def probe_files(probe):
    """The files that satisfy a probe of ./dev."""
    if probe.startswith("<"):
        return header_files(probe.strip("<>"))
    if probe.startswith("python:"):
        return module_files(probe.removeprefix("python:"))
    if probe.startswith("/"):
        return [path for name in glob.glob(probe) for path in (name, os.path.realpath(name))]
    return [f"/usr/bin/{probe}"] if os.path.exists(f"/usr/bin/{probe}") else []


# --- The checks ------------------------------------------------------------------------------------------------------

def check(lists):
    """All faults of the lists (stage -> {package: probe}), one line each."""
    faults, packages = [], {}
    for stage, table in lists.items():
        packages |= table
        have = files(packages)

        def need(what, candidates, user):
            if not any(path in have for path in candidates):
                why = f"{candidates[0]} is of a package not listed" if candidates else "it is nowhere on this machine"
                faults.append(f"{stage}: {user} needs {what}, but {why}")

        for package, probe in table.items():
            if stage != "nightly" or package in installed():
                need(probe, probe_files(probe), f"./dev, for {package},")
        for folder in STAGES[stage]:
            for header, user in headers(folder).items():
                need(f"<{header}>", header_files(header), user)
            for module, user in modules(folder).items():
                need(f"module {module}", module_files(module), user)
            for name, user in cmake_packages(folder).items():
                package = CMAKE_PACKAGES.get(name)
                if package is None:
                    faults.append(f"{stage}: {user} asks for {name}: add its package to CMAKE_PACKAGES in this test")
                elif package and package not in packages:
                    faults.append(f"{stage}: {user} asks for {name}, but {package} is not listed")
    return faults


def unused(packages):
    """Libraries of the run stage that no source of sim/ or analysis/ includes: they would be installed for nothing."""
    included = {path for folder in STAGES["run"] for header in headers(folder) for path in header_files(header)}
    return [f"run: no file of sim/ or analysis/ includes anything of {package}"
            for package, probe in packages.items() if probe.startswith("<") and not headers_of(package) & included]


def try_the_check(lists):
    """The libraries of the run stage are taken out of its list; each must be missed, though it is installed here."""
    libraries = {package: probe for package, probe in lists["run"].items() if probe.startswith("<")}
    rest = {package: probe for package, probe in lists["run"].items() if package not in libraries}
    missed = {header for fault in check({"run": rest}) for header in re.findall(r"needs <(.*?)>", fault)}
    return [f"the check itself is wrong: without {package} in the list, nothing is missed"
            for package in libraries
            if not any(headers_of(package) & set(header_files(header)) for header in missed)]


def main():
    if not shutil.which("apt-get"):
        sys.exit("This test asks apt-get what an empty Debian would install, and there is none.")
    if not glob.glob("/var/lib/apt/lists/*_Packages*"):
        sys.exit("apt has no package lists here: run `apt-get update` once (./dev test does).")
    lists = {stage: listed(stage) for stage in STAGES}
    faults = check(lists) or unused(lists["run"]) or try_the_check(lists)
    print(*faults, sep="\n")
    count = {stage: len(lists[stage]) for stage in STAGES}
    print(f"{count} listed, {len(resolved(frozenset().union(*lists.values())))} with all they need, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
