#!/usr/bin/python3
"""The model calls no transcendental function of the C library.

glibc picks variants of exp, log and their kin by processor, and they differ in the last bit; core/math.hpp has our own,
the same everywhere.  This test reads the symbols the compiled layers ask for, so it also finds what a header, or the
compiler on its own account, brings in.  Functions that IEEE 754 defines exactly (sqrt, rint, floor, fmod, ldexp …) are
free to use.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

# The layers whose arithmetic reaches a result.  output and app only carry numbers.
LAYERS = ["core", "population", "network", "world", "mechanisms", "interventions", "scenario", "engine"]

# Rounded as the C library sees fit.  Each comes for double, float (f) and long double (l).
INEXACT = """
    exp exp2 exp10 expm1 log log2 log10 log1p pow cbrt hypot
    sin cos tan sincos asin acos atan atan2 sinh cosh tanh asinh acosh atanh
    erf erfc gamma lgamma tgamma lgamma_r j0 j1 jn y0 y1 yn
    cexp clog cpow csqrt cabs csin ccos ctan csinh ccosh ctanh
""".split()
FORBIDDEN = re.compile(
    rf"(__)?({'|'.join(INEXACT)})([fl]|f32x?|f64x?|f128)?(_r|_finite)?(@.*)?"
    r"|_ZGV\w+"  # vector variants, which the compiler calls by itself in loops
)


def inexact_symbols(library):
    """(object, symbol) for each forbidden symbol that the library's objects ask for."""
    listing = subprocess.run(["nm", "--undefined-only", "--format=posix", "--print-file-name", str(library)],
                             check=True, capture_output=True, text=True).stdout
    for line in listing.splitlines():
        where, _, symbol = line.partition(": ")  # liblinli_core.a[math.cpp.o]: exp U
        name = symbol.split()[0]
        if FORBIDDEN.fullmatch(name):
            yield where.rpartition("/")[2], name


def try_the_check():
    """An object that calls what is forbidden and what is allowed; returns what is wrong with the check."""
    code = """#include <cmath>
        #include <complex>
        double a(double x) { return std::exp(x) + std::pow(x, x); }
        float b(float x) { return std::tanh(x) + std::sqrt(x) + std::cbrt(x); }
        long double c(long double x) { return std::lgamma(x) + std::fmod(x, 2.0L); }
        double d(double x) { return std::floor(x) + std::rint(x) + std::ldexp(x, 3) + std::trunc(x); }
        double e(std::complex<double> z) { return std::abs(std::exp(z)); }
        namespace linli { double exp(double); }
        double f(double x) { return linli::exp(x); }
        void g(double* x) { for (int i = 0; i < 1024; ++i) x[i] = std::sin(x[i]); }
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made_up.o"
        # -ffast-math makes g call the vector variant; it stays in this folder.
        for flags, expected in [
            (["-O2"], {"exp", "pow", "tanhf", "cbrtf", "lgammal", "cabs", "cexp", "sin"}),
            (["-O3", "-ffast-math", "-fopenmp-simd", "-mavx2"], {"_ZGVdN4v_sin"}),
        ]:
            subprocess.run(["g++", *flags, "-x", "c++", "-c", "-", "-o", path], input=code, text=True, check=True)
            found = {symbol for _, symbol in inexact_symbols(path)}
            if not expected <= found or (flags == ["-O2"] and found != expected):
                return f"with {' '.join(flags)}: expected {sorted(expected)}, got {sorted(found)}"
    return None


def main():
    wrong = try_the_check()
    if wrong:
        print("The check itself is wrong:", wrong)
        return 1
    folder = Path(os.environ["LINLI_BUILD_DIR"]) / "sim"
    libraries = [path for layer in LAYERS if (path := folder / f"liblinli_{layer}.a").exists()]
    if not libraries:
        print(f"no layer's library in {folder}; are they built?")
        return 1
    found = [entry for library in libraries for entry in inexact_symbols(library)]
    for where, symbol in found:
        print(f"{where} calls {symbol} of the C library: use core/math.hpp")
    print(f"{len(libraries)} libraries, {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
