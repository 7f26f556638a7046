#!/usr/bin/python3
"""A program that is started with closed standard streams opens files under their numbers: nothing that is meant for
people may land in them."""
import re
import subprocess
import unittest

from program import PROGRAM, TINY, ProgramTest


class ClosedStreams(ProgramTest):
    def content_of(self, name):
        said = self.linli("info", name).stdout
        return [line for line in said.splitlines() if line.startswith("state_digest")]

    def values_of(self, name):
        dumped = subprocess.run(["h5dump", "-g", "/district", name], cwd=self.folder, capture_output=True, text=True,
                                check=True).stdout
        values = dumped.split("\n", 1)[1]  # the first line has the file's name
        # HDF5 1.14's h5dump writes an address of its own memory before the dataset a reference leads to.
        return re.sub(r"DATASET \d+ ", "DATASET ", values)

    def test_results_are_the_same(self):
        arguments = ["run", TINY, "--burn-in", "0", "--weeks", "400", "-o"]
        self.linli(*arguments, "whole.h5")
        for closed in ([0, 2], [1, 2], [0, 1, 2]):
            with self.subTest(closed=closed):
                name = "closed" + "".join(map(str, closed)) + ".h5"
                redirections = " ".join(f"{stream}{'<' if stream == 0 else '>'}&-" for stream in closed)
                done = subprocess.run(["sh", "-c", f'exec "$@" {redirections}', "sh", PROGRAM, *map(str, arguments), name],
                                      cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)
                self.assertEqual(done.returncode, 0)
                self.assertIn("intact", self.linli("info", name, "--verify").stdout)
                self.assertEqual(self.content_of(name), self.content_of("whole.h5"))
                self.assertEqual(self.values_of(name), self.values_of("whole.h5"))


if __name__ == "__main__":
    unittest.main()
