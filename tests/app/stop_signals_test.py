#!/usr/bin/python3
"""Runs that are asked to stop: the first signal saves, the second ends, and what is ignored stays ignored."""
import resource
import signal
import subprocess
import time
import unittest

from program import PROGRAM, TINY
from small_runs import RunsTest, checkpoint, root, series, week_text


class StopSignals(RunsTest):
    def stopped(self, *arguments, with_signal=signal.SIGINT):
        """What a run says that is asked to stop once it is under way."""
        with subprocess.Popen([PROGRAM, "run", *map(str, arguments)], cwd=self.folder, stderr=subprocess.PIPE,
                              stdout=subprocess.PIPE, text=True) as process:
            said = process.stderr.readline()
            process.send_signal(with_signal)
            out, rest = process.communicate(timeout=120)
        self.assertEqual(process.returncode, 75, said + rest)
        self.assertEqual(out, "")
        return rest.splitlines()[-1]

    def test_the_first_saves_and_the_rest_is_done_later(self):
        self.run_linli("small.yaml", "--weeks", 600, "-o", "whole.h5", "--quiet")
        for with_signal in (signal.SIGINT, signal.SIGTERM, signal.SIGUSR1, signal.SIGXCPU):
            with self.subTest(signal=with_signal):
                said = self.stopped("small.yaml", "--weeks", 600, "-o", "a.h5", with_signal=with_signal)
                [saved] = [name for name in self.results() if name.endswith(".checkpoint")]
                week = int(saved.split("week-")[1][:5])
                stands = f"after {week_text(week)}" if week else "before its first week"
                so_far = f", so far in a.stopped.h5" if week else ""
                self.assertEqual(said, f"linli: stopped {stands}, {week} of 602 weeks done{so_far}; go on with: "
                                       f"linli run --resume {saved}")
                self.assertEqual(self.results(), [*(["a.stopped.h5"] if week else []), saved, "whole.h5"])
                if week:
                    self.assertIn("intact", self.linli("info", "a.stopped.h5", "--verify").stdout)
                    attributes = root(self.folder / "a.stopped.h5")
                    self.assertEqual((attributes["status"], attributes["weeks"]), ("stopped", week))
                    past = series(self.folder / "whole.h5")[:week]
                    self.assertEqual(series(self.folder / "a.stopped.h5").tolist(), past.tolist())
                self.run_linli("--resume", saved, "--quiet")
                self.assertEqual(self.results(), ["a.h5", "whole.h5"])
                self.assert_same_content("whole.h5", "a.h5")
                (self.folder / "a.h5").unlink()

    def test_before_the_first_week(self):
        """A run that is asked to stop while the district is made has done no week."""
        self.run_linli(TINY, "--scale", 0.2, "--weeks", 2, "--burn-in", 0, "-o", "whole.h5", "--quiet")
        with subprocess.Popen([PROGRAM, "run", TINY, "--scale", "0.2", "--weeks", "2", "--burn-in", "0", "-o", "a.h5",
                               "--quiet"], cwd=self.folder, stderr=subprocess.PIPE, text=True) as process:
            self.wait_for_claim(process, "a.h5")
            process.send_signal(signal.SIGTERM)
            said = process.communicate(timeout=120)[1]
        self.assertEqual(process.returncode, 75, said)
        saved = checkpoint("a", 0)
        self.assertEqual(said, f"linli: stopped before its first week, 0 of 2 weeks done; go on with: linli run --resume "
                               f"{saved}\n")
        self.assertEqual(self.results(), [saved, "whole.h5"])
        self.run_linli("--resume", saved, "--quiet")
        self.assert_same_content("whole.h5", "a.h5")
        self.assertEqual(self.results(), ["a.h5", "whole.h5"])

    def test_the_second_ends_it_at_once(self):
        for second in (signal.SIGINT, signal.SIGTERM):
            name = f"{second.name}.h5"
            with self.subTest(second=second.name), \
                 subprocess.Popen([PROGRAM, "run", TINY, "--scale", "1", "--weeks", "5000", "-o", name, "--quiet"],
                                  cwd=self.folder, stderr=subprocess.PIPE, text=True) as process:
                self.wait_for_claim(process, name)
                process.send_signal(signal.SIGINT)
                while process.poll() is None and int(self.pending(process.pid), 16):  # two that wait at once would be one
                    time.sleep(0.001)
                process.send_signal(second)
                self.assertEqual(process.communicate(timeout=60), (None, ""))
                # Both may be taken up at once, on two threads, and then either may come second.
                self.assertIn(process.returncode, (-signal.SIGINT, -second))
        self.assertEqual([e for e in self.results() if not e.endswith("-lock")], [])

    def test_warnings_of_batch_systems_may_come_again(self):
        """The kernel repeats SIGXCPU every second; only a signal that asks to end ends."""
        for first, again in ((signal.SIGXCPU, signal.SIGXCPU), (signal.SIGUSR1, signal.SIGUSR1),
                             (signal.SIGTERM, signal.SIGXCPU)):
            name = f"{first.name}_{again.name}.h5"
            with self.subTest(name), \
                 subprocess.Popen([PROGRAM, "run", TINY, "--scale", "0.2", "--weeks", "5000", "-o", name, "--quiet"],
                                  cwd=self.folder, stderr=subprocess.PIPE, text=True) as process:
                self.wait_for_claim(process, name)
                for which in (first, again, again):
                    process.send_signal(which)
                    while process.poll() is None and int(self.pending(process.pid), 16):
                        time.sleep(0.001)
                said = process.communicate(timeout=120)[1]
                self.assertEqual(process.returncode, 75, said)
                self.assertIn("0 of 5010 weeks done", said)

    def test_a_limit_of_time_stops_it(self):
        """`ulimit -t`: the kernel sends SIGXCPU once the time is used up, and kills some time later."""
        with subprocess.Popen([PROGRAM, "run", TINY, "--weeks", "5200", "--burn-in", "5200", "-o", "a.h5", "--scale", "0.2",
                               "--quiet"], cwd=self.folder, stderr=subprocess.PIPE, text=True,
                              preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (2, 60))) as process:
            said = process.communicate(timeout=300)[1]
        self.assertEqual(process.returncode, 75, said)
        self.assertRegex(said, r"\d+ of 10400 weeks done, so far in a\.stopped\.h5; go on with: ")

    def wait_for_claim(self, process, name):
        """The output is claimed after signals are minded, and before the district is made."""
        while not (self.folder / f".{name}.linli-lock").exists():
            self.assertIsNone(process.poll())
            time.sleep(0.001)

    @staticmethod
    def pending(pid):
        with open(f"/proc/{pid}/status") as status:
            return next(line.split()[1] for line in status if line.startswith("ShdPnd"))

    def test_what_is_ignored_stays_ignored(self):
        """nohup and shells' background jobs."""
        with subprocess.Popen([PROGRAM, "run", "small.yaml", "--weeks", "300", "-o", "a.h5"], cwd=self.folder,
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                              preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN)) as process:
            process.stderr.readline()
            process.send_signal(signal.SIGINT)
            process.stderr.read()
        self.assertEqual(process.returncode, 0)


if __name__ == "__main__":
    unittest.main()
