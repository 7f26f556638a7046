#!/usr/bin/python3
"""Every system call by which a run changes something in its output's folder fails once."""
import errno
import os
import unittest

from disturbances import FailingCall, FullDisk, is_harmless
from harness import IN_USE, IO, LOCK, LONG_RUN, OUTPUT, PART, REPLACE, RUN, FaultTest, SAVING, checkpoint_name


class FailingCalls(FaultTest):
    def calls_of(self, *arguments, calls=None):
        """What an undisturbed run calls."""
        outcome = self.disturbed(*arguments, fault={"LINLI_FAULT_CALLS": calls} if calls else {})
        self.assertEqual((outcome.exit, outcome.disk, outcome.leftovers), (0, "new", []), outcome)
        return outcome.calls

    def assert_told_and_harmless(self, call, error, outcome, before):
        """Exit 4, told with path, operation and cause, and on the disk what was there before; or exit 0 where the
        failure could do no harm, or a file that stands and is said to."""
        self.count(outcome)
        context = (call, errno.errorcode[error], outcome)
        if outcome.exit == 0:
            self.assertTrue(is_harmless(call), context)
            self.assertEqual(outcome.disk, "new", context)
            return
        self.assertEqual(outcome.exit, IO, context)
        self.assertEqual(len(outcome.said), 1, context)
        name = call.path.name if call.path.name == LOCK else OUTPUT
        self.assertRegex(outcome.text(), rf"^{name}: .*cannot .+\({os.strerror(error)}\)", context)
        if call.path == self.folder and call.name in ("fsync", "close"):  # the last step: it has its name by then
            self.assertRegex(outcome.text(), "is complete and has its name", context)
            self.assertEqual(outcome.disk, "new", context)
        else:
            self.assertEqual(outcome.disk, before, context)
        self.assertEqual(outcome.leftovers, [], context)

    def fail_each(self, calls, errors, arguments, before, kinds=None):
        for error in errors:
            for call in calls:
                outcome = self.disturbed(*arguments, fault=FailingCall(call.number, error, kinds))
                if outcome.leftovers and call.name == "unlink":
                    self.assert_next_run_clears_up()
                    outcome.leftovers = []
                self.assert_told_and_harmless(call, error, outcome, before)

    def test_each_call_that_changes_something(self):
        calls = self.calls_of(*RUN, *REPLACE)
        kinds = {call.name for call in calls}
        self.assertEqual(kinds, {"create", "write", "ftruncate", "fsync", "close", "rename", "unlink"})  # renameat2 below
        self.assertGreater(sum(call.name == "write" for call in calls), 50)
        self.fail_each(self.chosen(calls, 600), [errno.EIO], [*RUN, *REPLACE], "old")
        self.fail_each(self.chosen(calls, 20), [errno.ENOSPC, errno.EDQUOT], [*RUN, *REPLACE], "old")
        self.report("one call fails, an old result is replaced", calls=len(calls))

    def test_each_call_where_nothing_was(self):
        calls = self.calls_of(*RUN)
        self.fail_each(self.chosen(calls, 20), [errno.EIO], RUN, "none")
        last = [call for call in calls if call.name in ("renameat2", "fsync")]
        self.assertEqual(len(last), 3)
        self.fail_each(last, [errno.EIO], RUN, "none")
        self.report("one call fails, a new result", calls=len(calls))

    def test_opening_and_reading(self):
        """The file that was written cannot be read back, or not brought to the disk."""
        kinds = "open,read"
        calls = [call for call in self.calls_of(*RUN, *REPLACE, calls=kinds) if call.path.name == PART]
        self.assertGreater(len(calls), 100)
        for call in self.chosen(calls, 30):
            outcome = self.disturbed(*RUN, *REPLACE, fault=FailingCall(call.number, errno.EIO, kinds))
            self.count(outcome)
            if outcome.exit == 0:  # HDF5 looks whether there is such a file before it creates it
                self.assertEqual((call.name, outcome.disk), ("open", "new"), (call, outcome))
            else:
                self.assertEqual((outcome.exit, outcome.disk), (IO, "old"), (call, outcome))
                self.assertRegex(outcome.text(), rf"^{OUTPUT}: ", (call, outcome))
            self.assertEqual(outcome.leftovers, [], (call, outcome))
        self.report("one call that opens or reads fails", calls=len(calls))

    def test_a_disk_with_less_and_less_room(self):
        whole = len(self.undisturbed)
        rooms = [0, 1, 50, 511, *(whole * k // 12 for k in range(1, 12))]  # the very last is not written, but left empty
        if self.everything:
            rooms += [self.random.randrange(whole * 11 // 12) for _ in range(100)]
        for room in rooms:
            outcome = self.disturbed(*RUN, *REPLACE, fault=FullDisk(room))
            self.count(outcome)
            self.assertEqual((outcome.exit, outcome.disk, outcome.leftovers), (IO, "old", []), (room, outcome))
            self.assertRegex(outcome.text(), r"cannot .*\(No space left on device\)", (room, outcome))
        outcome = self.disturbed(*RUN, *REPLACE, fault=FullDisk(4 * whole))
        self.assertEqual((outcome.exit, outcome.disk, outcome.leftovers), (0, "new", []), outcome)
        self.report("the disk fills up (byte budget)", whole=whole)


class PoorFileSystems(FaultTest):
    """Without locks, without renaming that does not replace, without links: results are published all the same."""

    def lacking(self, calls, error, arguments, keep=False):
        outcome = self.disturbed(*arguments, fault=FailingCall("every", error, calls), keep=keep)
        self.count(outcome)
        return outcome

    def test_without_renaming_that_does_not_replace(self):
        for calls in ("renameat2", "renameat2,link"):
            for error in (errno.EINVAL, errno.ENOSYS):
                outcome = self.lacking(calls, error, RUN)
                self.assertEqual((outcome.exit, outcome.disk, outcome.leftovers), (0, "new", []), outcome)
                self.assertEqual([call.name for call in outcome.calls], calls.split(","))
        self.report("a file system without RENAME_NOREPLACE, and without links")

    def test_a_name_that_is_taken_meanwhile(self):
        """By whatever means the file gets its name: what appeared while the run went on stays."""
        for calls in ("none", "renameat2", "renameat2,link"):
            self.restore(old=False)
            process = self.started(*LONG_RUN, fault=FailingCall("every", errno.EINVAL, calls))
            while not (self.folder / LOCK).exists():
                self.assertIsNone(process.poll(), "it ended before it began")
            (self.folder / OUTPUT).write_bytes(self.old)
            outcome = self.ended(process)
            self.count(outcome)
            self.assertEqual((outcome.exit, outcome.disk, outcome.leftovers), (IN_USE, "old", []), outcome)
            self.assertRegex(outcome.text(), rf"^{OUTPUT} exists already")
        self.report("the name is taken while the run goes on")

    def test_without_nameless_files(self):
        calls = self.disturbed(*RUN, fault={}).calls
        nameless = [call.number for call in calls if call.name == "create" and call.path == self.folder]
        self.assertGreater(len(nameless), 1, "one for what each recorder keeps")
        for number in nameless:
            outcome = self.disturbed(*RUN, fault=FailingCall(number, errno.EOPNOTSUPP))
            self.count(outcome)
            self.assertEqual((outcome.exit, outcome.disk, outcome.leftovers), (0, "new", []), outcome)
            self.assertIn(f".{OUTPUT}.linli-rows", {call.path.name for call in outcome.calls})
        self.report("a file system without nameless files")

    def test_without_locks(self):
        """Network file systems say so in three ways; what is published there can be read there too."""
        for error in (errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOLCK):
            outcome = self.lacking("flock", error, SAVING)
            self.assertEqual((outcome.exit, outcome.disk, outcome.leftovers), (0, "new", []), outcome)
            locks = {LOCK, *(f".{checkpoint_name(weeks)}.linli-lock" for weeks in (1, 2))}
            self.assertEqual({call.path.name for call in outcome.calls}, locks)
            info = self.started("info", OUTPUT, "--verify", fault=FailingCall("every", error, "flock"))
            info.communicate(timeout=120)
            self.assertEqual(info.returncode, 0)
        self.restore(old=False)
        lock = f".{checkpoint_name(2)}.linli-lock"
        (self.folder / lock).write_text("pid 1 on elsewhere since 2018-01-01T00:00:00Z\n")
        outcome = self.lacking("flock", errno.ENOSYS, SAVING, keep=True)
        self.assertEqual((outcome.exit, outcome.disk, outcome.leftovers), (IN_USE, "none", [lock]), outcome)
        self.assertRegex(outcome.text(), rf"^{checkpoint_name(2)}: .*if that run is no longer alive, remove {lock}")
        self.disturbed(*RUN)
        (self.folder / LOCK).write_text("pid 1 on elsewhere since 2018-01-01T00:00:00Z\n")
        outcome = self.lacking("flock", errno.ENOSYS, [*RUN, *REPLACE], keep=True)
        self.assertEqual((outcome.exit, outcome.disk, outcome.leftovers), (IN_USE, "new", [LOCK]), outcome)
        self.assertRegex(outcome.text(), rf"pid 1 on elsewhere .*if that run is no longer alive, remove {LOCK}")
        self.report("a file system without locks")


if __name__ == "__main__":
    unittest.main()
