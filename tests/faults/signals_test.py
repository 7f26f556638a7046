#!/usr/bin/python3
"""A run that is killed or stopped at any moment leaves the old result or the new one, and two runs never write to one
output."""
import signal
import subprocess
import time
import unittest

from harness import IN_USE, LOCK, LONG_RUN, OUTPUT, PART, PROGRAM, REPLACE, ROOT, RUN, FaultTest, SignalAtCall

BASELINE = ROOT / "scenarios" / "baseline.yaml"


class Signals(FaultTest):
    def assert_old_or_new(self, outcome, which, context):
        """What a run that a signal ended leaves; one that ended before is complete."""
        self.count(outcome)
        self.assertIn(outcome.exit, (0, -which), (context, outcome))
        self.assertIn(outcome.disk, ("old", "new") if outcome.exit else ("new",), (context, outcome))
        self.assertLessEqual(set(outcome.leftovers), {LOCK, PART} if outcome.exit else set(), (context, outcome))

    def at_random_moments(self, which, moments):
        """One run after the other over the old result, which is put back once there is a new one; what the killed
        leave lies in the way of the next."""
        self.restore(old=True)
        for k in range(moments):
            if k % 10 == 0:  # how long a run takes depends on what else the machine does just now
                duration = self.time_of_a_run()
            moment = self.random.uniform(0, 1.1 * duration)
            outcome = self.disturbed(*RUN, *REPLACE, signal_after=(moment, which), keep=True)
            self.assert_old_or_new(outcome, which, moment)
            if outcome.disk == "new":
                (self.folder / OUTPUT).write_bytes(self.old)
        self.assert_next_run_clears_up()
        self.report(f"{which.name} at a random moment")

    def time_of_a_run(self):
        began = time.monotonic()
        subprocess.run([PROGRAM, *RUN, *REPLACE], cwd=self.kept, check=True, timeout=120)
        return time.monotonic() - began

    def test_kill_at_random_moments(self):
        self.at_random_moments(signal.SIGKILL, 200 if self.everything else 40)

    def test_term_at_random_moments(self):
        self.at_random_moments(signal.SIGTERM, 200 if self.everything else 20)

    def before_calls(self, which, at_most):
        """Just before a call that changes something: what there is changes with the rename, and not before."""
        calls = self.disturbed(*RUN, *REPLACE, fault={}).calls
        [rename] = [call.number for call in calls if call.name == "rename"]
        last_ones = [call for call in calls if call.number >= rename]
        for call in [*self.chosen(calls[:rename - 1], at_most), *last_ones]:
            outcome = self.disturbed(*RUN, *REPLACE, fault=SignalAtCall(call.number, which))
            self.count(outcome)
            self.assertEqual((outcome.exit, outcome.disk), (-which, "old" if call.number <= rename else "new"),
                             (call, outcome))
            self.assert_next_run_clears_up()
        self.report(f"{which.name} just before a call", calls=len(calls))

    def test_kill_before_calls(self):
        self.before_calls(signal.SIGKILL, 12)

    def test_term_before_calls(self):
        self.before_calls(signal.SIGTERM, 4)


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
            first = self.started(*RUN, *REPLACE, fault=SignalAtCall(number, signal.SIGSTOP))
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
