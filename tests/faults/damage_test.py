#!/usr/bin/python3
"""One flipped bit in a result is found by `linli info --verify`, unless it is in room that nothing uses."""
import re
import subprocess
import unittest

from harness import IO, OUTPUT, PROGRAM, FaultTest


class FlippedBits(FaultTest):
    def test_each_is_found_or_changes_nothing(self):
        path = self.folder / OUTPUT
        path.write_bytes(self.undisturbed)
        content = self.everything_in(path)
        flips = 10_000 if self.everything else 300
        for place in self.random.sample(range(8 * len(self.undisturbed)), flips):
            damaged = bytearray(self.undisturbed)
            damaged[place // 8] ^= 1 << place % 8
            path.write_bytes(damaged)
            done = subprocess.run([PROGRAM, "info", OUTPUT, "--verify"], cwd=self.folder, capture_output=True,
                                  text=True, timeout=60)
            if done.returncode == 0:
                self.tried["exit 0, content unchanged"] += 1
                self.assertEqual(self.everything_in(path), content, f"bit {place} changes the content, unnoticed")
            else:
                self.tried["exit 4, found"] += 1
                self.assertEqual(done.returncode, IO, f"bit {place}: {done}")
                self.assertRegex(done.stderr, rf"^linli: {OUTPUT}: ", f"bit {place}")
        share = self.tried["exit 4, found"] / flips
        self.assertGreater(share, 0.5)
        self.report("one flipped bit", share_found=round(share, 3))

    def everything_in(self, path):
        """All groups, types, dimensions, attributes and values, as HDF5's own tool sees them."""
        done = subprocess.run(["h5dump", "-m", "%.17g", path.name], cwd=self.folder,
                              capture_output=True, timeout=60)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        # Of a reference it prints the name of what it refers to; before it 1.14 prints an address of its own memory.
        return re.sub(rb'DATASET \d+ "', b'DATASET "', done.stdout)


if __name__ == "__main__":
    unittest.main()
