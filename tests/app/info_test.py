#!/usr/bin/python3
"""`linli info`: what it shows of a result, and what its --verify finds."""
import re
import subprocess
import unittest

import netCDF4
import numpy

from program import PROGRAM, SHORT, TINY, ProgramTest


class Info(ProgramTest):
    def setUp(self):
        super().setUp()
        self.linli("run", TINY, *SHORT, "-o", "a.h5", "--quiet")

    def test_shows_where_a_result_comes_from(self):
        said = self.linli("info", "a.h5").stdout
        for name in ("title", "status", "seed", "commit", "compiler", "machine", "threads", "started", "content_digest"):
            self.assertRegex(said, rf"(?m)^{name} +\S")
        digest = re.search(r"(?m)^state_digest +([0-9a-f]{32})$", said)[1]
        self.assertEqual(self.linli("digest", TINY, *SHORT).stdout.split()[-1], digest)
        for group in ("area", "subdistrict", "age_band", "district", "population", "secretaries", "scenario"):
            self.assertRegex(said, rf"(?m)^{group}/")
        self.assertRegex(said, r"belonging +float32 +\(time 2, area 61\) +\[index, 0 to 1\] +Belonging to the neighbourhood")

    def test_refuses_a_format_version_it_does_not_know(self):
        for version, advice in ((1, "run its scenario again"), (3, "use a later linli")):
            with netCDF4.Dataset(self.folder / "a.h5", "a") as result:
                result.setncattr("format_version", numpy.int64(version))
            for options in ([], ["--verify"]):
                [said] = self.complaints("info", "a.h5", *options, exits=4)
                self.assertRegex(said, rf"^a\.h5: is a result of format version {version} \(this program reads version 2\) — {advice}[^—]*$")

    def test_verify_passes_an_intact_file(self):
        self.assertRegex(self.linli("info", "a.h5", "--verify").stdout, r"^a\.h5: intact, content digest [0-9a-f]{32}\n")

    def test_verify_finds_a_flipped_bit(self):
        """Wherever it is: only in room that nothing uses may it go unnoticed, and then nothing has changed."""
        intact = (self.folder / "a.h5").read_bytes()
        shown = self.linli("info", "a.h5").stdout
        found, places = 0, 24
        for k in range(places):
            damaged = bytearray(intact)
            damaged[len(intact) * k // places] ^= 1 << k % 8
            (self.folder / "b.h5").write_bytes(damaged)
            done = subprocess.run([PROGRAM, "info", "b.h5", "--verify"], cwd=self.folder, capture_output=True,
                                  text=True, timeout=60)
            if done.returncode == 0:
                self.assertEqual(done.stdout.split("\n\n", 1)[1], shown)
            else:
                self.assertEqual(done.returncode, 4, done.stderr)
                self.assertRegex(done.stderr, r"^linli: b\.h5: ")
                found += 1
        self.assertGreater(found, places // 2)

    def test_verify_finds_a_changed_text(self):
        intact = (self.folder / "a.h5").read_bytes()
        (self.folder / "b.h5").write_bytes(intact.replace(b"weeks: 42 weeks", b"weeks: 43 weeks"))
        [said] = self.complaints("info", "b.h5", "--verify", exits=4)
        self.assertRegex(said, r"^b\.h5: its content has the digest .*was recorded.*— use another copy")

    def test_refuses_what_is_no_result(self):
        for name, file in {"scenario": TINY, "folder": self.folder, "empty": self.written("empty.h5", "")}.items():
            with self.subTest(file=name):
                self.complaints("info", file, exits=4)
                self.complaints("info", "--verify", file, exits=4)


if __name__ == "__main__":
    unittest.main()
