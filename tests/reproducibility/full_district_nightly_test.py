#!/usr/bin/python3
"""The whole district gives the same bits on one thread and on two: what only size brings out, such as areas that two
threads finish in another order."""
import time
import unittest

from digests import BASELINE, digests


class FullDistrict(unittest.TestCase):
    def test_one_and_two_threads(self):
        lines = {}
        for threads in (1, 2):
            start = time.monotonic()
            lines[threads] = digests(BASELINE, "--burn-in", "0", "--weeks", "20", "--threads", threads)
            print(f"{threads} threads: {time.monotonic() - start:.0f} s", flush=True)
        self.assertEqual(lines[1], lines[2])


if __name__ == "__main__":
    unittest.main()
