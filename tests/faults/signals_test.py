#!/usr/bin/python3
"""A run that is killed or stopped at any moment leaves the old result or the new one, and checkpoints that it can go on
from; two runs never write to one output."""
import signal
import subprocess
import time
import unittest

from disturbances import SignalAtCall
from harness import (BESIDE, IN_USE, LOCK, LONG_RUN, OUTPUT, PART, PROGRAM, REPLACE, ROOT, RUN, SAVING, STOPPED_EXIT,
                     FaultTest, resuming)

BASELINE = ROOT / "scenarios" / "baseline.yaml"


class Signals(FaultTest):
    def at_random_moments(self, which, moments):
        """One run after the other over the old result, which is put back once there is a new one; what they leave lies
        in the way of the next."""
        self.restore(old=True)
        for k in range(moments):
            if k % 10 == 0:  # how long a run takes depends on what else the machine does just now
                duration = self.time_of_a_run()
            moment = self.random.uniform(0, 1.1 * duration)
            outcome = self.disturbed(*SAVING, *REPLACE, signal_after=(moment, which), keep=True)
            self.count(outcome)
            self.assertIn(outcome.exit, self.exits_after(which), (moment, outcome))
            self.assertIn(outcome.disk, ("old", "new") if outcome.exit == -signal.SIGKILL else
                          ("old",) if outcome.exit else ("new",), (moment, outcome))
            if outcome.exit == -signal.SIGKILL:
                self.assertTrue(all(map(BESIDE.fullmatch, outcome.leftovers)), (moment, outcome))
            else:
                self.assertEqual(outcome.leftovers, [], (moment, outcome))
            if outcome.disk == "new":
                (self.folder / OUTPUT).write_bytes(self.old)
        self.assert_next_run_clears_up(runs=moments)
        self.report(f"{which.name} at a random moment")

    @staticmethod
    def exits_after(which):
        """A signal that asks to stop ends the process only before it listens; one that comes late changes nothing."""
        return (0, -which) if which == signal.SIGKILL else (0, -which, STOPPED_EXIT)

    def time_of_a_run(self):
        began = time.monotonic()
        subprocess.run([PROGRAM, *SAVING, *REPLACE], cwd=self.kept, check=True, timeout=120)
        return time.monotonic() - began

    def test_kill_at_random_moments(self):
        self.at_random_moments(signal.SIGKILL, 200 if self.everything else 40)

    def test_term_at_random_moments(self):
        self.at_random_moments(signal.SIGTERM, 200 if self.everything else 20)

    def calls_of(self, *arguments):
        """All calls of an undisturbed run, and the number of the one that gives the result its name."""
        calls = self.disturbed(*arguments, fault={}).calls
        [rename] = [call.number for call in calls if call.name == "rename" and call.path.name == OUTPUT]
        return calls, rename

    def kill_before_calls(self, arguments, at_most):
        """Just before a call that changes something: what there is changes with the rename, and not before."""
        calls, rename = self.calls_of(*arguments)
        last_ones = [call for call in calls if call.number >= rename]
        for call in [*self.chosen(calls[:rename - 1], at_most), *last_ones]:
            outcome = self.disturbed(*arguments, fault=SignalAtCall(signal.SIGKILL, call.number))
            self.count(outcome)
            self.assertEqual((outcome.exit, outcome.disk),
                             (-signal.SIGKILL, "old" if call.number <= rename else "new"), (call, outcome))
            self.assertTrue(all(map(BESIDE.fullmatch, outcome.leftovers)), (call, outcome))
            self.assert_next_run_clears_up()
        return len(calls)

    def test_kill_before_calls(self):
        calls = self.kill_before_calls([*SAVING, *REPLACE], 20)
        self.report("SIGKILL just before a call", calls=calls)

    def test_kill_a_resumed_run(self):
        calls = self.kill_before_calls([*resuming(1), "--checkpoint-every", "1", *REPLACE], 8)
        self.report("SIGKILL just before a call of a resumed run", calls=calls)

    def stop_before_calls(self, which, at_most):
        """The week is finished, a checkpoint saved; once the result is being published, it is finished too."""
        calls, rename = self.calls_of(*SAVING, *REPLACE)
        publishing = next(call.number for call in calls if call.name == "create" and call.path.name == PART)
        for call in [*self.chosen(calls[:publishing - 1], at_most), *self.chosen(calls[publishing - 1:rename], 2),
                     *self.chosen(calls[rename:], 3)]:
            outcome = self.disturbed(*SAVING, *REPLACE, fault=SignalAtCall(which, call.number))
            self.count(outcome)
            if call.number < publishing:
                self.assertEqual((outcome.exit, outcome.disk, outcome.leftovers), (STOPPED_EXIT, "old", []),
                                 (call, outcome))
                self.assert_goes_on(self.stopped_after(outcome))
            else:
                self.assertEqual((outcome.exit, outcome.disk, outcome.checkpoints, outcome.leftovers),
                                 (0, "new", [], []), (call, outcome))
        self.report(f"{which.name} just before a call", calls=len(calls))

    def test_term_before_calls(self):
        self.stop_before_calls(signal.SIGTERM, 8)

    def test_int_before_calls(self):
        self.stop_before_calls(signal.SIGINT, 2)

    def test_warnings_before_calls(self):
        """Of a batch system: they stop a run as SIGTERM does."""
        calls, _ = self.calls_of(*SAVING, *REPLACE)
        publishing = next(call.number for call in calls if call.name == "create" and call.path.name == PART)
        for which in (signal.SIGUSR1, signal.SIGXCPU):
            for call in self.chosen(calls[:publishing - 1], 1):
                outcome = self.disturbed(*SAVING, *REPLACE, fault=SignalAtCall(which, call.number))
                self.count(outcome)
                self.assertEqual((outcome.exit, outcome.disk, outcome.leftovers), (STOPPED_EXIT, "old", []),
                                 (call, outcome))
                self.assert_goes_on(self.stopped_after(outcome))
        self.report("SIGUSR1, SIGXCPU just before a call", calls=len(calls))

    def test_a_second_signal_kills(self):
        """While the run stops: as it saves the checkpoint, and as it publishes what is done."""
        first = next(call.number for call in self.calls_of(*SAVING, *REPLACE)[0]
                     if call.name == "write" and call.path.name.endswith(".checkpoint.linli-part"))
        stopping = self.disturbed(*SAVING, *REPLACE, fault=SignalAtCall(signal.SIGTERM, first)).calls[first:]
        for call in self.chosen(stopping, 12):
            outcome = self.disturbed(*SAVING, *REPLACE, fault=SignalAtCall(signal.SIGTERM, first, call.number))
            self.count(outcome)
            self.assertEqual((outcome.exit, outcome.disk), (-signal.SIGTERM, "old"), (call, outcome))
            self.assert_next_run_clears_up()
        self.report("a second SIGTERM just before a call", calls=len(stopping))

    def test_stopped_again_and_again(self):
        """At set-up, after week 1, after week 2: each time it goes on to the same result."""
        arguments = [*SAVING, *REPLACE]
        for weeks in (0, 1, 2):
            name = f".a.week-{weeks:05}.checkpoint.linli-part"
            call = 5 if weeks == 0 else self.number_of("write", name, arguments)
            outcome = self.disturbed(*arguments, fault=SignalAtCall(signal.SIGTERM, call), keep=weeks > 0)
            self.count(outcome)
            self.assertEqual((outcome.exit, outcome.disk, self.stopped_after(outcome)), (STOPPED_EXIT, "old", weeks))
            arguments = [*resuming(weeks), "--checkpoint-every", "1", *REPLACE]
        self.assert_goes_on(2)
        self.report("stopped again and again")

    def number_of(self, call, name, arguments):
        """Of a call on a file, by a run in a copy of the folder as it is."""
        copies = {name: (self.folder / name).read_bytes() for name in self.files()}
        calls = self.disturbed(*arguments, fault={}, keep=True).calls
        self.restore(old=False)
        for copy, content in copies.items():
            (self.folder / copy).write_bytes(content)
        return next(done.number for done in calls if (done.name, done.path.name) == (call, name))


class TwoWriters(FaultTest):
    def test_the_second_is_refused_before_any_work(self):
        """While the first stands still at some call, from taking the lock to giving the file its name.  The second
        would take a hundred years of the whole district."""
        calls = self.disturbed(*RUN, *REPLACE, fault={}).calls
        noted = next(call.number for call in calls if call.name == "write")  # the lock is held
        rename = next(call.number for call in calls if call.name == "rename")
        endless = ["run", BASELINE, "--weeks", "5200", "-o", OUTPUT]
        for number in (noted, noted + 1, rename // 2, rename - 1, rename):
            self.restore(old=True)
            first = self.started(*RUN, *REPLACE, fault=SignalAtCall(signal.SIGSTOP, number))
            self.addCleanup(first.kill)
            self.wait_until_it_stands_still(first)
            second = self.ended(self.started(*endless, *REPLACE))
            self.count(second)
            self.assertEqual((second.exit, second.disk), (IN_USE, "old"), second)
            who = "" if number == noted else rf"\(pid {first.pid} on .* since .*\) "
            self.assertRegex(second.text(), rf"^{OUTPUT}: another run is writing it {who}— wait until")
            first.send_signal(signal.SIGCONT)
            outcome = self.ended(first)
            self.count(outcome)
            self.assertEqual((outcome.exit, outcome.disk, outcome.leftovers), (0, "new", []), outcome)
        self.report("a second run on the output")

    def test_of_two_at_once_one_succeeds(self):
        for _ in range(50 if self.everything else 15):
            self.restore(old=False)
            both = [self.started(*RUN) for _ in range(2)]
            outcomes = [self.ended(process) for process in both]
            self.assertEqual(sorted(outcome.exit for outcome in outcomes), [0, IN_USE], outcomes)
            self.assertEqual((outcomes[1].disk, outcomes[1].leftovers), ("new", []), outcomes)
            self.count(outcomes[1])
        self.report("two runs started at once")

    def test_the_claim_of_a_killed_run_is_free(self):
        self.restore(old=True)
        process = self.started(*LONG_RUN, *REPLACE)
        while not (self.folder / LOCK).exists():
            self.assertIsNone(process.poll(), "it ended before it began")
        process.kill()
        outcome = self.ended(process)
        self.count(outcome)
        self.assertEqual((outcome.exit, outcome.disk, outcome.leftovers), (-signal.SIGKILL, "old", [LOCK]), outcome)
        self.assert_next_run_clears_up()
        self.report("a lock that a killed run left")

    def wait_until_it_stands_still(self, process):
        while self.state_of(process) != "T":
            self.assertIsNone(process.poll(), "it ended instead")

    @staticmethod
    def state_of(process):
        with open(f"/proc/{process.pid}/stat", encoding="utf-8") as file:
            return file.read().rsplit(") ", 1)[1][0]


if __name__ == "__main__":
    unittest.main()
