#!/usr/bin/python3
"""Completion in bash and zsh, by really completing: what stands on the line comes in, the possible words come out."""
import os
import re
import shutil
import subprocess
import unittest

from program import PROGRAM, ROOT, ProgramTest

SHIPPED = sorted(path.stem for path in (ROOT / "scenarios").rglob("*.yaml") if path.parent.name not in ("data", "studies"))
STUDIES = sorted(path.stem for path in (ROOT / "scenarios" / "studies").glob("*.yaml"))

# Starts a shell with completion on a terminal of its own, types a line and a tab, and prints what the tab offered.
ZSH = r"""
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell 'PROMPT= PS2=; autoload -Uz compinit; compinit -u -D; zstyle ":completion:*" menu no; '\
'unsetopt list_beep; setopt no_list_ambiguous; stty cols 10000; source ./_linli; '\
'_shown() { compstate[insert]=; compstate[list]=; print -r "<<${(j:|:)offered}>>"; }; '\
'compadd() { local -a found; builtin compadd -O found "$@"; offered+=($found); builtin compadd "$@" }; '\
'_traced() { offered=(); _main_complete; _shown }; zle -C traced complete-word _traced; bindkey "^I" traced; print ready'
zpty -r shell line '*ready*ready*'
zpty -n -w shell "$1"$'\t'
zpty -r shell line '*>>*'
print -r -- "$line"
zpty -d shell
"""


class Completion(ProgramTest):
    def setUp(self):
        super().setUp()
        for name in ("mine.yaml", "yours.yml", "a.h5", "notes.txt", "sub dir/x.yaml"):
            self.written(name, "")
        self.written("linli.bash", self.linli("completion", "bash").stdout)
        self.written("_linli", self.linli("completion", "zsh").stdout)

    def in_bash(self, *words):
        """What bash offers for the last word."""
        script = ('source ./linli.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _linli linli; '
                  'printf "%s\\n" "${COMPREPLY[@]}"')
        done = subprocess.run(["bash", "--norc", "-uc", script, "bash", *words], cwd=self.folder, text=True,
                              capture_output=True, timeout=60)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return [line for line in done.stdout.split("\n") if line]

    def in_zsh(self, line):
        done = subprocess.run(["zsh", "-f", "-c", ZSH, "zsh", line], cwd=self.folder, text=True, capture_output=True,
                              timeout=60, env={**os.environ, "TERM": "dumb", "HOME": str(self.folder)})
        offered = re.search(r"<<(.*?)>>", done.stdout, re.DOTALL)
        self.assertTrue(offered, done.stdout + done.stderr)
        return offered[1].split("|")

    def commands(self):
        return re.findall(r"(?m)^  ([a-z]+) +[A-Z]", self.linli("--help").stdout.split("Subcommands:")[1])

    def test_bash_commands(self):
        self.assertEqual(self.in_bash("linli", ""), [*self.commands(), "--help", "--version"])
        self.assertEqual(self.in_bash("linli", "po"), ["population"])

    def inner_commands(self):
        said = self.linli("study", "--help").stdout.split("Subcommands:")[1]
        return re.findall(r"(?m)^  ([a-z]+) +[A-Z]", said)

    def test_bash_commands_of_studies(self):
        self.assertEqual(self.in_bash("linli", "study", ""), [*self.inner_commands(), "--help"])
        self.assertEqual(self.in_bash("linli", "study", "ret"), ["retry"])
        self.assertEqual(sorted(self.in_bash("linli", "study", "run", "")),
                         sorted(["mine.yaml", "sub dir", "yours.yml", *STUDIES]))
        self.assertEqual(self.in_bash("linli", "study", "status", "s"), ["sub dir"])
        for command in self.inner_commands():
            with self.subTest(command=command):
                shown = set(re.findall(r"(?m)^  (?:-\w,)?(--[\w-]+)", self.linli("study", command, "--help").stdout))
                self.assertEqual(set(self.in_bash("linli", "study", command, "--")), shown)

    def test_zsh_commands_of_studies(self):
        self.assertEqual(self.in_zsh("linli study ret"), ["retry"])
        self.assertIn(STUDIES[0], self.in_zsh("linli study run "))

    def test_bash_options_are_those_of_the_help(self):
        for command in self.commands():
            if command == "study":
                continue
            with self.subTest(command=command):
                shown = set(re.findall(r"(?m)^  (?:-\w,)?(--[\w-]+)", self.linli(command, "--help").stdout))
                self.assertEqual(set(self.in_bash("linli", command, "--")), shown)

    def test_bash_files(self):
        self.assertEqual(sorted(self.in_bash("linli", "run", "")), sorted(["mine.yaml", "sub dir", "yours.yml", *SHIPPED]))
        self.assertEqual(self.in_bash("linli", "check", "--diff", "basel"), ["baseline"])
        self.assertEqual(self.in_bash("linli", "run", "mi"), ["mine.yaml"])
        self.assertEqual(self.in_bash("linli", "check", "--diff", "mi"), ["mine.yaml"])
        self.assertEqual(sorted(self.in_bash("linli", "info", "")), ["a.h5", "sub dir"])
        self.assertEqual(self.in_bash("linli", "run", "mine.yaml", "-o", "a"), ["a.h5"])

    def test_bash_paths(self):
        self.assertEqual(self.in_bash("linli", "run", "--set", "population.sc"), ["population.scale="])
        self.assertEqual(self.in_bash("linli", "run", "--set", "participation.age.3"), ["participation.age.30-44="])
        self.assertEqual(self.in_bash("linli", "run", "--set", "output.pan"), ["output.panels."])
        self.assertEqual(self.in_bash("linli", "run", "--set", "output.panels.elders.ev"),
                         ["output.panels.elders.every="])
        self.assertEqual(self.in_bash("linli", "run", "--set", "output.surveys.poll.fr"),
                         ["output.surveys.poll.frame="])
        self.assertEqual(self.in_bash("linli", "run", "--set", "run.seed", "="), [])
        self.assertEqual(self.in_bash("linli", "run", "--weeks", ""), [])

    def test_bash_every_path_can_be_set(self):
        table = self.linli("schema", "--table", "en").stdout
        single = {path for path in re.findall(r"(?m)^\| `([^`]+)` \|", table) if "NAME" not in path}
        offered = [path.rstrip("=") for path in self.in_bash("linli", "check", "--set", "")]
        for path in single:
            self.assertTrue(any(other == path or other.startswith(path + ".") for other in offered), path)

    def test_bash_choices(self):
        self.assertEqual(self.in_bash("linli", "completion", ""), ["bash", "zsh"])
        self.assertEqual(self.in_bash("linli", "schema", "--table", "z"), ["zh"])

    def test_zsh_is_well_formed(self):
        subprocess.run(["zsh", "-n", self.folder / "_linli"], check=True)

    def test_zsh_completes(self):
        shutil.copy(PROGRAM, self.folder / "linli")
        self.assertEqual(sorted(set(self.in_zsh("linli ")) & set(self.commands())), sorted(self.commands()))
        self.assertIn("--effective", self.in_zsh("linli check --eff"))
        self.assertEqual(self.in_zsh("linli run --set population.sc"), ["population.scale"])
        self.assertEqual(self.in_zsh("linli run --set output.panels.elders.ev"), ["output.panels.elders.every"])
        self.assertIn("mine.yaml", self.in_zsh("linli run mi"))
        self.assertIn("baseline", self.in_zsh("linli run basel"))
        self.assertEqual(self.in_zsh("linli completion z"), ["zsh"])

    def test_another_shell_is_refused(self):
        [said] = self.complaints("completion", "fish", exits=2)
        self.assertIn("bash", said)


if __name__ == "__main__":
    unittest.main()
