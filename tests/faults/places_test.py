#!/usr/bin/python3
"""Places where a result cannot or may not be written: told at the start, and nothing there changes."""
import fcntl
import os
import unittest

from harness import IN_USE, IO, LOCK, OUTPUT, REPLACE, RUN, FaultTest

# Root may write where it likes: the program then gets along without that right.
ORDINARY_RIGHTS = ["setpriv", "--bounding-set=-dac_override"] if os.geteuid() == 0 else []


class Places(FaultTest):
    def refused(self, *arguments, exits, disk, says, **options):
        outcome = self.disturbed(*arguments, **options)
        self.count(outcome)
        self.assertEqual((outcome.exit, outcome.disk, outcome.leftovers), (exits, disk, []), outcome)
        self.assertRegex(outcome.text(), says)

    def test_a_folder_that_may_not_be_written_to(self):
        for arguments, disk in ((RUN, "none"), ([*RUN, *REPLACE], "old")):
            self.restore(old=disk == "old")
            self.folder.chmod(0o555)
            self.refused(*arguments, exits=IO, disk=disk, keep=True, wrapper=ORDINARY_RIGHTS,
                         says=rf"^{OUTPUT}: cannot be written \(the directory \. is not writable\)")
            self.folder.chmod(0o755)
        outcome = self.disturbed(*RUN, *REPLACE, wrapper=ORDINARY_RIGHTS)  # it was the folder, not the rights
        self.assertEqual((outcome.exit, outcome.disk), (0, "new"), outcome)
        self.report("a folder that may not be written to")

    def test_an_existing_result(self):
        self.restore(old=True)
        self.refused(*RUN, exits=IN_USE, disk="old", keep=True, says=rf"^{OUTPUT} exists already .*--overwrite")
        self.report("an existing result")

    def test_a_result_that_may_not_be_written_to_is_replaced_all_the_same(self):
        self.restore(old=True)
        (self.folder / OUTPUT).chmod(0o444)
        outcome = self.disturbed(*RUN, *REPLACE, keep=True, wrapper=ORDINARY_RIGHTS)
        self.count(outcome)
        self.assertEqual((outcome.exit, outcome.disk, outcome.leftovers), (0, "new", []), outcome)
        self.report("a read-only result is replaced")

    def test_a_lock_of_another_user(self):
        """One that may be read, but not written to."""
        lock = self.folder / LOCK
        lock.write_text("pid 1 on here since 2018-01-01T00:00:00Z\n", encoding="utf-8")
        lock.chmod(0o444)
        with open(lock, encoding="utf-8") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            outcome = self.disturbed(*RUN, keep=True, wrapper=ORDINARY_RIGHTS)
            self.count(outcome)
            self.assertEqual((outcome.exit, outcome.disk, outcome.leftovers), (IN_USE, "none", [LOCK]), outcome)
            self.assertRegex(outcome.text(), rf"^{OUTPUT}: another run is writing it \(pid 1 on here since")
        outcome = self.disturbed(*RUN, keep=True, wrapper=ORDINARY_RIGHTS)
        self.count(outcome)
        self.assertEqual((outcome.exit, outcome.disk, outcome.leftovers), (0, "new", []), outcome)
        self.report("a lock of another user, held and left")

    def test_a_link_keeps_pointing(self):
        """To a result elsewhere, which is what is replaced; what a killed run left lies there too."""
        self.restore(old=False)
        (self.folder / "disk").mkdir()
        (self.folder / "disk" / "b.h5").write_bytes(self.old)
        (self.folder / "disk" / ".b.h5.linli-part").write_bytes(b"half")
        (self.folder / OUTPUT).symlink_to("disk/b.h5")
        outcome = self.disturbed(*RUN, *REPLACE, keep=True)
        self.count(outcome)
        self.assertEqual((outcome.exit, outcome.disk, outcome.leftovers), (0, "new", ["disk"]), outcome)
        self.assertEqual(os.readlink(self.folder / OUTPUT), "disk/b.h5")
        self.assertEqual(os.listdir(self.folder / "disk"), ["b.h5"])
        self.report("a link to a result elsewhere")


if __name__ == "__main__":
    unittest.main()
