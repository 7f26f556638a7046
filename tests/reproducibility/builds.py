"""The same bits from every compiler, level of optimisation and instruction set.

The reference is the build under test: g++, optimised, AVX2.  linli_digest_probe, everything of the program that
computes, is built once more in other ways; the trees stay in variants/ of the build folder, so only the first time takes
minutes.
"""
import os
import shlex
import subprocess
import time
import unittest
from pathlib import Path

from digests import ROOT, TINY, digests, lines_of

BUILD = Path(os.environ["LINLI_BUILD_DIR"])
WEEKS_AND_SERIES = slice(1, None)  # the probe's first line says how it was built

# name: compilers for C and C++, options, other settings, and how the probe must say that it was built.
# -mno-avx beats the -march of the project: what is left is what every x86-64 processor has, and core/random_lanes.hpp
# falls back to its portable form.
ALL_AT_ONCE = {
    "clang-O0-baseline": ("clang", "clang++", "-O0 -mno-avx", [], r"clang\+\+ .* not optimised, baseline instructions"),
}
ONE_BY_ONE = {
    "gcc-O0-baseline": ("gcc", "g++", "-O0 -mno-avx", [], r"g\+\+ .* not optimised, baseline instructions"),
    "gcc-O3-native": ("gcc", "g++", "-O3", ["-DLINLI_NATIVE=ON"], r"g\+\+ .* optimised, .*"),
    "clang-O2": ("clang", "clang++", "-O2", [], r"clang\+\+ .* optimised, AVX2 instructions"),
}


def configure(name, variant):
    c, cxx, options, settings, _ = variant
    tree = BUILD / "variants" / name
    command = ["cmake", "-S", str(ROOT), "-B", str(tree), "-G", "Ninja", "-DLINLI_TESTS=ON", "-DLINLI_WERROR=OFF",
               "-DCMAKE_BUILD_TYPE=Debug", f"-DCMAKE_CXX_FLAGS_DEBUG={options}", f"-DCMAKE_C_COMPILER={c}",
               f"-DCMAKE_CXX_COMPILER={cxx}", *settings]
    stamp = tree / "configured_by.txt"
    if not stamp.exists() or stamp.read_text() != shlex.join(command) or not (tree / "build.ninja").exists():
        run(command)
        stamp.write_text(shlex.join(command))
    return tree


def run(command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise AssertionError(f"{shlex.join(command)} ended with {done.returncode}:\n{(done.stdout + done.stderr)[-4000:]}")


def probed(tree, threads):
    return lines_of(tree / "tests" / "linli_digest_probe", TINY, threads)


class Builds(unittest.TestCase):
    """What every way to build must give; `variants` says which are tried."""
    variants = {}

    @classmethod
    def setUpClass(cls):
        cls.reference = probed(BUILD, 2)
        print(f"the build under test: {cls.reference[0]}", flush=True)

    def test_the_program_agrees_with_the_probe(self):
        self.assertEqual(digests(TINY), self.reference[1:-1])

    def test_every_build_gives_the_same_bits(self):
        for name, variant in self.variants.items():
            with self.subTest(build=name):
                start = time.monotonic()
                tree = configure(name, variant)
                run(["cmake", "--build", str(tree), "--target", "linli_digest_probe", "--parallel", "2"])
                built = time.monotonic()
                lines = probed(tree, 2)
                print(f"{name}: {lines[0]}; built in {built - start:.0f} s, run in {time.monotonic() - built:.1f} s",
                      flush=True)
                self.assertRegex(lines[0], variant[-1])
                self.assertEqual(lines[WEEKS_AND_SERIES], self.reference[WEEKS_AND_SERIES])
                self.assertEqual(probed(tree, 1)[WEEKS_AND_SERIES], self.reference[WEEKS_AND_SERIES])
