#!/usr/bin/python3
"""A disk that fails while a checkpoint is saved: told, the old result stays, and so does every checkpoint before."""
import errno
import os
import signal
import unittest

from harness import (IO, OUTPUT, PART, REPLACE, SAVING, STOPPED, FailingCall, FaultTest, FullDisk, SignalAtCall,
                     checkpoint_name, is_harmless, resuming)


def go_on_with(weeks):
    return rf"go on with: linli run --resume {checkpoint_name(weeks)}$"


class FailingCheckpoints(FaultTest):
    def calls_of(self, calls=None):
        """Those by which an undisturbed run saves each of its checkpoints: {weeks: calls}."""
        outcome = self.disturbed(*SAVING, *REPLACE, fault={"LINLI_FAULT_CALLS": calls} if calls else {})
        self.assertEqual((outcome.exit, outcome.disk, outcome.leftovers), (0, "new", []), outcome)
        names = [call.path.name for call in outcome.calls]
        begins = [next(k for k, name in enumerate(names) if checkpoint_name(weeks) in name) for weeks in (1, 2)]
        begins.append(names.index(PART, begins[-1]))
        return {weeks: outcome.calls[begins[weeks - 1]:begins[weeks]] for weeks in (1, 2)}

    def assert_told(self, weeks, call, error, outcome):
        """Of a call while the checkpoint after so many weeks is saved."""
        context = (weeks, call, errno.errorcode[error], outcome)
        name = call.path.name if call.path.name.endswith(".linli-lock") else checkpoint_name(weeks)
        self.assertEqual((outcome.exit, outcome.disk, outcome.leftovers), (IO, "old", []), context)
        self.assertRegex(outcome.text(), rf"^{name}: .*cannot .+\({os.strerror(error)}\)", context)
        before = list(range(1, weeks))
        if call.path == self.folder:  # the last step: it has its name by then
            self.assertRegex(outcome.text(), "is complete and has its name", context)
            before.append(weeks)
        elif before:
            self.assertRegex(outcome.text(), go_on_with(before[-1]), context)
        self.assertEqual(outcome.checkpoints, before, context)
        if before:
            self.assert_goes_on(before[-1])

    def test_each_call_while_saving(self):
        saving = self.calls_of()
        watched = [(weeks, call) for weeks, calls in saving.items() for call in calls]
        self.assertEqual({call.name for _, call in watched},
                         {"create", "ftruncate", "write", "close", "fsync", "rename", "unlink"})
        for error, chosen in ((errno.EIO, watched), (errno.ENOSPC, self.chosen(watched, 10)),
                              (errno.EDQUOT, self.chosen(watched, 5))):
            for weeks, call in chosen:
                outcome = self.disturbed(*SAVING, *REPLACE, fault=FailingCall(call.number, error))
                self.count(outcome)
                if outcome.exit == 0:
                    self.assertTrue(is_harmless(call), (call, outcome))
                    self.assert_next_run_clears_up()
                else:
                    self.assert_told(weeks, call, error, outcome)
        self.report("one call fails while a checkpoint is saved", calls=len(watched))

    def test_opening_and_reading(self):
        """What was saved cannot be read back."""
        kinds = "open,read"
        watched = [(weeks, call) for weeks, calls in self.calls_of(kinds).items() for call in calls]
        self.assertGreater(len(watched), 5)
        for weeks, call in watched:
            outcome = self.disturbed(*SAVING, *REPLACE, fault=FailingCall(call.number, errno.EIO, kinds))
            self.count(outcome)
            self.assert_told(weeks, call, errno.EIO, outcome)
        self.report("one call that opens or reads fails while a checkpoint is saved", calls=len(watched))

    def test_a_disk_with_less_and_less_room(self):
        """For no checkpoint, for the first, for both but not for the result."""
        saved, result = len(self.checkpoint), len(self.undisturbed)
        most = 2 * saved + result
        rooms = [most * k // 12 for k in range(12)] if not self.everything else \
            [self.random.randrange(most) for _ in range(100)]
        seen = set()
        for room in [*rooms, saved - 1, 2 * saved + result // 2]:
            outcome = self.disturbed(*SAVING, *REPLACE, fault=FullDisk(room))
            self.count(outcome)
            self.assertEqual((outcome.exit, outcome.disk, outcome.leftovers), (IO, "old", []), (room, outcome))
            self.assertRegex(outcome.text(), r"cannot .*\(No space left on device\)", (room, outcome))
            seen.add(tuple(outcome.checkpoints))
            if outcome.checkpoints:
                self.assertRegex(outcome.text(), go_on_with(outcome.checkpoints[-1]), (room, outcome))
                self.assert_goes_on(outcome.checkpoints[-1])
        self.assertEqual(seen, {(), (1,), (1, 2)})
        self.report("the disk fills up (byte budget) while checkpoints are saved", checkpoint=saved)

    def test_a_run_that_stops_on_a_full_disk(self):
        """It is asked to before it saves its checkpoint, which it then does, twice; what is done has no room."""
        [write] = [call.number for call in self.calls_of()[1] if call.name == "write" and
                   call.path.name.endswith(".checkpoint.linli-part")]
        saved, result = len(self.checkpoint), len(self.undisturbed)
        for room, checkpoints in ((saved // 2, []), (saved + saved // 2, [1]), (2 * saved + result // 2, [1])):
            outcome = self.disturbed(*SAVING, *REPLACE,
                                     fault={**SignalAtCall(signal.SIGTERM, write), **FullDisk(room)})
            self.count(outcome)
            self.assertEqual((outcome.exit, outcome.disk, outcome.checkpoints, outcome.stopped, outcome.leftovers),
                             (IO, "old", checkpoints, 0, []), (room, outcome))
            if checkpoints:
                self.assertRegex(outcome.text(), go_on_with(1), (room, outcome))
                self.assert_goes_on(1)
        self.assertIn(STOPPED, outcome.text())
        self.report("asked to stop on a full disk")

    def test_a_resumed_run(self):
        """It knows the checkpoints that are there as its own: it keeps the last two, and names the last."""
        arguments = [*resuming(1), "--checkpoint-every", "1", *REPLACE]
        calls = self.disturbed(*arguments, fault={}).calls
        publishing = next(call.number for call in calls if call.name == "create" and call.path.name == PART)
        self.restore(old=True, checkpoint=True)
        (self.folder / checkpoint_name(2)).write_bytes((self.kept / checkpoint_name(2)).read_bytes())
        outcome = self.disturbed(*arguments, fault=FailingCall(publishing, errno.EIO), keep=True)
        self.count(outcome)
        self.assertEqual((outcome.exit, outcome.disk, outcome.checkpoints), (IO, "old", [1, 2]), outcome)
        self.assertRegex(outcome.text(), go_on_with(2), outcome)
        self.report("a resumed run that fails")

    def test_a_link_to_a_result_elsewhere(self):
        """Its checkpoints lie there, and what killed runs leave of them is gone after the next."""
        self.restore(old=False)
        disk = self.folder / "disk"
        disk.mkdir()
        (disk / OUTPUT).write_bytes(self.old)
        beside = [f".{checkpoint_name(7)}.linli-part", f".{checkpoint_name(7)}.linli-lock", f".{STOPPED}.linli-part"]
        others = [f".b.{checkpoint_name(7)}.linli-part", ".a.week-7x.checkpoint.linli-part", ".b.stopped.h5.linli-lock"]
        for name in [*beside, *others]:
            (disk / name).write_bytes(b"half")
        (self.folder / OUTPUT).symlink_to(f"disk/{OUTPUT}")
        outcome = self.disturbed(*SAVING, *REPLACE, keep=True)
        self.count(outcome)
        self.assertEqual((outcome.exit, outcome.disk, outcome.leftovers), (0, "new", ["disk"]), outcome)
        self.assertEqual(sorted(os.listdir(disk)), sorted([OUTPUT, *others]))
        self.report("checkpoints of a link to a result elsewhere")


if __name__ == "__main__":
    unittest.main()
