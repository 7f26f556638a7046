"""Studies as tables.  The numbers are those of `linli compare`, which knows windows, pairs and what a run that is missing means."""
from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass, field
from os import PathLike, fspath
from pathlib import Path

import pandas


class LinliError(RuntimeError):
    """What the program said, when it could not do what was asked."""


@dataclass(frozen=True)
class Comparison:
    """What `linli compare` tells of a study, each kind of estimate as a table.

    differences   arms against the reference, by outcome, group and window: difference, difference_low, difference_high (95 %), p,
                  p_holm, pairs, total (people) and what else the command's help tells; shares are shares
    ratios        such as yuan for each extra participant, with Fieller's interval
    standings     means, and the chance of being best
    factors       effects of factors, Sobol' indices, Morris' measures, by the kind of design
    sentences     one plain line an arm, on the study's first outcome
    about         all else: the study's name, replicates, runs that are missing, honesty
    labels        what the study calls its arms and outcomes: labels["arms"]["relief"]["zh"]; empty where it has no label
    """

    differences: pandas.DataFrame
    ratios: pandas.DataFrame
    standings: pandas.DataFrame
    factors: pandas.DataFrame
    sentences: list[str]
    about: dict[str, object]
    labels: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)

    def arm(self, name: str, lang: str = "en") -> str:
        """What people call an arm: its label in that language, or in the other, or its name."""
        return self._label("arms", name, lang)

    def outcome(self, name: str, lang: str = "en") -> str:
        """What people call an outcome, as `arm` says."""
        return self._label("outcomes", name, lang)

    def _label(self, kind: str, name: str, lang: str) -> str:
        label = self.labels.get(kind, {}).get(name, {})
        return label.get(lang) or label.get("en") or label.get("zh") or name.replace("_", " ")


def study(directory: str | PathLike[str], *, window: str | None = None, by: list[str] | None = None) -> pandas.DataFrame:
    """A row for each run and number of a study: arm, replicate, world, outcome, group, member, window, value, total, run, and a
    column for each factor.

    window   in place of the study's: "last 52 weeks", "week 0..week 51"
    by       groupings in place of the study's: ["age_band"]

    Raises LinliError with the program's words.
    """
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "runs.csv"
        _compare(directory, window, by, "--csv", str(table))
        # Names of groups and arms may look like missing values ("none"), so that only empty cells are missing.
        return pandas.read_csv(table, keep_default_na=False, na_values=[""], dtype={"run": str, "arm": str, "window": str})


def compare(directory: str | PathLike[str], *, window: str | None = None, by: list[str] | None = None) -> Comparison:
    """All estimates of a study.  The arguments are those of `study`."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "estimates.json"
        _compare(directory, window, by, "--json", str(file))
        told = json.loads(file.read_text(encoding="utf-8"))
    tables = {name: pandas.DataFrame(told.pop(name, [])) for name in ("differences", "ratios", "standings", "factors")}
    return Comparison(**tables, sentences=told.pop("sentences", []), about=told, labels=_labels(Path(directory) / "plan.json"))


def _labels(plan: Path) -> dict[str, dict[str, dict[str, str]]]:
    """Labels of arms and outcomes that have one, of a study's plan."""
    known = json.loads(plan.read_text(encoding="utf-8"))
    return {kind: {one["name"]: one["label"] for one in known.get(kind, []) if one.get("label")} for kind in ("arms", "outcomes")}


def _compare(directory: str | PathLike[str], window: str | None, by: list[str] | None, *options: str) -> None:
    command = [program(), "compare", fspath(directory), *options]
    if window is not None:
        command += ["--window", window]
    if by:
        command += ["--by", *by]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise LinliError(done.stderr.strip() or f"{' '.join(command)} ended with {done.returncode}")


def program() -> str:
    """Where the program is.  Raises LinliError if it is nowhere."""
    built = Path(__file__).resolve().parents[3] / "build" / "release" / "bin" / "linli"
    for candidate in (os.environ.get("LINLI_PROGRAM"), str(built) if built.exists() else None, shutil.which("linli")):
        if candidate:
            return candidate
    raise LinliError("the program `linli` is not built here and not on the PATH; LINLI_PROGRAM may say where it is")
