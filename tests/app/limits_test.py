#!/usr/bin/python3
"""Limits of the system: threads, memory, names, and readers that go away.  Each ends in words and with its exit code."""
import os
import resource
import shutil
import signal
import subprocess
import unittest

from program import PROGRAM, ROOT, SHORT, TINY, ProgramTest

MEGABYTE = 1 << 20
# Sanitizers take address space by the terabyte.
SANITIZED = any(mark in PROGRAM.read_bytes() for mark in (b"__asan_init", b"__tsan_init"))


def memory(bytes_):
    return lambda: resource.setrlimit(resource.RLIMIT_AS, (bytes_, bytes_))


class Threads(ProgramTest):
    @unittest.skipIf(SANITIZED, "memory cannot be limited")
    def test_that_have_no_room_are_told_with_how_many_have(self):
        [said] = self.complaints("digest", TINY, *SHORT, "--threads", 1000, exits=7, preexec_fn=memory(1000 * MEGABYTE))
        found = self.told(said, 1000)
        self.linli("digest", TINY, *SHORT, "--threads", max(found // 2, 1), preexec_fn=memory(1000 * MEGABYTE))

    @unittest.skipUnless(os.geteuid() == 0, "another user is needed, whom the limit holds")
    def test_that_a_limit_on_processes_forbids(self):
        shutil.copytree(ROOT / "scenarios", self.folder / "scenarios")
        shutil.copy(PROGRAM, self.folder / "linli")
        self.folder.chmod(0o755)

        def as_somebody():
            resource.setrlimit(resource.RLIMIT_NPROC, (2, 2))
            os.setgroups([])
            os.setgid(60123)
            os.setuid(60123)

        arguments = ["digest", "scenarios/tiny/two_towns.yaml", *SHORT, "--threads"]
        options = {"executable": self.folder / "linli", "preexec_fn": as_somebody}
        [said] = self.complaints(*arguments, 4, exits=7, **options)
        self.assertEqual(self.told(said, 4), 2)
        self.linli(*arguments, 2, **options)

    def told(self, said, wanted):
        self.assertRegex(said, rf"^{wanted} threads cannot be started \(after \d+ the system said: .*ulimit -u.*\) — use "
                               r"--threads \d+; results are the same for any number$")
        return int(said.split("use --threads ")[1].split(";")[0])


@unittest.skipIf(SANITIZED, "memory cannot be limited")
class Memory(ProgramTest):
    def test_whatever_runs_out_it_is_told_and_the_old_result_stays(self):
        """From too little to enough, in small steps; what is told is never that a file would be damaged."""
        self.linli("run", TINY, *SHORT, "-o", "a.h5", "--quiet")
        before = (self.folder / "a.h5").read_bytes()
        seen = set()
        for command in (["run", TINY, *SHORT, "--threads", 1, "-o", "a.h5", "--overwrite", "--quiet"], ["info", "a.h5", "--verify"],
                        ["scenario", "a.h5"]):
            too_little_to_start = True
            for kilobytes in range(33000, 72000, 1000):
                done = subprocess.run([PROGRAM, *map(str, command)], cwd=self.folder, capture_output=True, text=True,
                                      timeout=120, preexec_fn=memory(kilobytes * 1024))
                # The system's own loader had no room, or one step above that the runtime none to keep an exception in.
                too_little_to_start = too_little_to_start and (done.returncode == 127 or "without an active exception" in done.stderr)
                if too_little_to_start or "Thread creation" in done.stderr:
                    continue
                # HDF5 can spoil the heap where memory for reading runs out; the C library sees that and ends the program.
                if done.returncode == -signal.SIGABRT and done.stderr.startswith(("corrupted ", "double free", "free(): ", "malloc")):
                    self.assertEqual((self.folder / "a.h5").read_bytes(), before)
                    continue
                self.assertIn(done.returncode, (0, 7), f"{command} {kilobytes}: {done.stderr}")
                if done.returncode == 7:
                    self.assertRegex(done.stderr, "^linli: .*(not enough memory|cannot be started)")
                    self.assertEqual((self.folder / "a.h5").read_bytes(), before)
                elif command[0] == "run":
                    before = (self.folder / "a.h5").read_bytes()
                seen.add((command[0], done.returncode))
        self.assertIn(("run", 7), seen)
        self.assertIn(("run", 0), seen)
        self.assertEqual(self.entries(), ["a.h5"])


class Readers(ProgramTest):
    def without_reader(self, *arguments, stream="stdout"):
        """The program, one of whose streams is a pipe that nobody reads."""
        ours, theirs = os.pipe()
        os.close(ours)
        other = "stderr" if stream == "stdout" else "stdout"
        try:
            return subprocess.run([PROGRAM, *map(str, arguments)], cwd=self.folder, text=True, timeout=120,
                                  **{stream: theirs, other: subprocess.PIPE})
        finally:
            os.close(theirs)

    def test_that_has_gone_ends_every_command_quietly(self):
        """As `| head` does; by SIGPIPE, which shells show as 141."""
        self.linli("run", TINY, *SHORT, "-o", "a.h5", "--quiet")
        for command in (["schema"], ["schema", "--table", "en"], ["schema", "--series", "zh"], ["schedule"], ["--help"],
                        ["run", "--help"], ["--version"], ["check", TINY], ["check", TINY, "--effective"],
                        ["check", TINY, "--diff", TINY], ["population", TINY], ["info", "a.h5"], ["info", "a.h5", "--verify"],
                        ["scenario", "a.h5"], ["scenario", "a.h5", "--written"], ["digest", TINY, *SHORT],
                        ["completion", "bash"], ["bench", TINY, "--batch", 1], ["trace", TINY, "--resident", 4529]):
            with self.subTest(command=command):
                done = self.without_reader(*command)
                self.assertEqual((done.returncode, done.stderr), (-13, ""))

    def test_of_a_summary_costs_no_result(self):
        done = self.without_reader("run", TINY, *SHORT, "-o", "a.h5")
        self.assertEqual(done.returncode, -13)
        self.assertNotIn("linli: ", done.stderr)
        self.assertIn("intact", self.linli("info", "a.h5", "--verify").stdout)

    def test_of_the_progress_costs_nothing(self):
        done = self.without_reader("run", TINY, *SHORT, "-o", "a.h5", stream="stderr")
        self.assertEqual(done.returncode, 0)
        self.assertIn("saved: a.h5", done.stdout)
        with open("/dev/full", "w") as full:
            self.linli("run", TINY, *SHORT, "-o", "b.h5", stderr=full)
        self.assertEqual(self.without_reader("run", TINY, *SHORT, "-o", "a.h5", stream="stderr").returncode, 8)

    def test_a_fault_keeps_its_code(self):
        self.assertEqual(self.without_reader("check", "none.yaml").returncode, 4)


class Names(ProgramTest):
    LONGEST = 255 - len("..week-00000.checkpoint.linli-part")  # before .h5

    def stopped(self, *arguments):
        """A run that saves checkpoints and, as it is told to by a limit of time, what a stopped run saves."""
        return self.linli(*arguments, exits=75,
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (2, 60)), timeout=300)

    def test_up_to_the_limit_work_for_the_whole_run(self):
        for stem in ("x" * self.LONGEST, "区" * (self.LONGEST // 3)):
            self.stopped("run", TINY, "--scale", 0.2, "--weeks", 5200, "--checkpoint-every", 20, "-o", f"{stem}.h5", "--quiet")
            [saved] = [name for name in self.entries() if name.endswith(".checkpoint")][-1:]
            self.assertTrue((self.folder / f"{stem}.stopped.h5").exists())
            self.linli("info", saved)
            self.linli("run", TINY, *SHORT, "--checkpoint-every", 1, "-o", f"{stem}.h5", "--quiet", "--overwrite")

    def test_that_are_longer_are_refused_before_any_work(self):
        """A run of a hundred years of the whole district would not end in time."""
        endless = ["run", ROOT / "scenarios/baseline.yaml", "--weeks", 5200]
        for stem in ("x" * (self.LONGEST + 1), "x" * 252, "x" * 300, "区" * 80):
            with self.subTest(length=len(stem)):
                [said] = self.complaints(*endless, "-o", f"{stem}.h5", exits=4, timeout=5)
                self.assertIn(": the name is too long, with its ", said)
                works = said.split(f"at most {self.LONGEST + 3} bytes work: -o ")[1].strip("'")
                self.linli("run", TINY, *SHORT, "-o", works, "--quiet", "--overwrite")
        self.assertTrue(all(len(name.encode()) <= 255 for name in self.entries()))
        [said] = self.complaints(*endless, "--set", f"name={'y' * 250}", exits=4, timeout=5)
        self.assertIn("the name is too long", said)

    def test_a_link_is_as_long_as_what_it_leads_to(self):
        (self.folder / "short.h5").symlink_to("x" * 240 + ".h5")
        [said] = self.complaints("run", TINY, *SHORT, "-o", "short.h5", exits=4)
        self.assertIn("short.h5: the name is too long, with its 243 bytes", said)

    def test_so_are_paths(self):
        deep = self.folder / "/".join(["d" * 250] * 15)
        here = os.open(self.folder, os.O_RDONLY)
        try:
            for _ in range(15):
                os.mkdir("d" * 250, dir_fd=here)
                inner = os.open("d" * 250, os.O_RDONLY, dir_fd=here)
                os.close(here)
                here = inner
        finally:
            os.close(here)
        room = 4095 - len(str(deep)) - 1
        [said] = self.complaints("run", TINY, *SHORT, "-o", f"{deep}/{'x' * min(room, 250)}.h5", exits=4)
        self.assertIn("the name is too long", said)


if __name__ == "__main__":
    unittest.main()
