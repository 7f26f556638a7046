#!/usr/bin/python3
"""A real small disk that is full, and one that may only be read: a tmpfs in a mount namespace of its own, which root has
the right to, and elsewhere whoever may make user namespaces.  Where neither is allowed (a plain container), the shim
plays both."""
import errno
import os
import shutil
import subprocess
import unittest

from disturbances import FailingCall, FullDisk
from harness import IO, OUTPUT, PROGRAM, REPLACE, RUN, FaultTest

NAMESPACE = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--mount"]

# $1 size, $2 how the disk is mounted again once the old result lies there; then the command.  What is on the disk at the
# end is copied before it goes away with the namespace.
ON_A_SMALL_DISK = """
mkdir disk after && mount -t tmpfs -o size=$1 none disk && cp old disk/$OUTPUT && mount -o remount,bind,$2 disk || exit 99
shift 2
(cd disk && "$@")
code=$?
cp -a disk/. after/ && exit $code || exit 99
"""


class SmallDisks(FaultTest):
    def may_mount(self):
        tried = subprocess.run([*NAMESPACE, "mount", "-t", "tmpfs", "none", self.folder], capture_output=True, text=True)
        return tried.returncode == 0

    def on_a_small_disk(self, size, mode="rw"):
        self.restore(old=False)
        (self.folder / "old").write_bytes(self.old)
        process = subprocess.Popen([*NAMESPACE, "sh", "-c", ON_A_SMALL_DISK, "sh", str(size), mode, PROGRAM,
                                    *map(str, [*RUN, *REPLACE])],
                                   cwd=self.folder, env={**os.environ, "OUTPUT": OUTPUT}, text=True,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        _, stderr = process.communicate(timeout=120)
        self.assertNotEqual(process.returncode, 99, stderr)
        for path in list(self.folder.iterdir()):
            if path.name != "after":
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        for path in (self.folder / "after").iterdir():
            path.rename(self.folder / path.name)
        (self.folder / "after").rmdir()
        said = [line.removeprefix("linli: ") for line in stderr.splitlines()]
        return process.returncode, said, self.classified(), self.leftovers()

    def by_the_shim(self, fault):
        outcome = self.disturbed(*RUN, *REPLACE, fault=fault)
        return outcome.exit, outcome.said, outcome.disk, outcome.leftovers

    def assert_refused(self, outcome, says):
        code, said, disk, leftovers = outcome
        self.tried[f"exit {code}, {disk}"] += 1
        self.assertEqual((code, disk, leftovers), (IO, "old", []), outcome)
        self.assertRegex("\n".join(said), says)

    def test_a_full_disk_of_many_sizes(self):
        """A page (4 KiB) more each time, from a disk that the old result fills to one with room for nearly two."""
        real, page = self.may_mount(), 4096
        pages = -(-len(self.old) // page)
        for free in range(pages - 1):
            outcome = self.on_a_small_disk((pages + free) * page) if real else self.by_the_shim(FullDisk(free * page))
            self.assert_refused(outcome, r"cannot .*\(No space left on device\)")
        enough = 3 * pages
        outcome = self.on_a_small_disk(enough * page) if real else self.by_the_shim(FullDisk(enough * page))
        self.assertEqual(outcome, (0, [], "new", []))
        self.report("a full disk", by="tmpfs" if real else "byte budget, as nothing may be mounted here")

    def test_a_disk_that_may_only_be_read(self):
        real = self.may_mount()
        outcome = self.on_a_small_disk("1m", "ro") if real else self.by_the_shim(FailingCall(1, errno.EROFS))
        self.assert_refused(outcome, "the directory . is not writable" if real else "Read-only file system")
        self.report("a read-only disk", by="tmpfs" if real else "failing call, as nothing may be mounted here")


if __name__ == "__main__":
    unittest.main()
