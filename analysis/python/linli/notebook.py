"""What the scripts of analysis/examples share: what they are asked on the command line, and where their pictures go.

Opened as a notebook (VS Code, Jupyter with Jupytext) a script has no command line of its own: what it is asked by default holds.
"""
from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


@dataclass(frozen=True)
class Asked:
    """What a script was asked.

    data     the result or the folder that it is about
    output   folder of pictures; made when the first is saved
    lang     "en" or "zh": language of pictures
    """

    data: Path
    output: Path
    lang: str

    def save(self, drawn: Axes | Figure, name: str) -> Path:
        """Saves a picture as NAME.png in the folder of pictures, replaces an earlier one, and says where it is.

        Raises OSError if it cannot be written.
        """
        from linli import plot  # tables need no matplotlib

        path = self.output / f"{name}.png"
        self.output.mkdir(parents=True, exist_ok=True)
        plot.save(drawn, path)
        print(f"Picture: {path}")
        return path


def asked(default: str, about: str) -> Asked:
    """Reads the command line `[DATA] [-o FOLDER] [--lang en|zh]`; a fault of it ends the script with exit code 2.

    default   what DATA is if it is not given: a path below the folder that has `results/`, which is the current one or the checkout
    about     what DATA is, in a few words for --help
    """
    reader = argparse.ArgumentParser()
    reader.add_argument("data", nargs="?", type=Path, default=_home() / default, help=f"{about} (default: {default})")
    reader.add_argument("-o", "--output", type=Path, default=_home() / "results" / "examples", metavar="FOLDER",
                        help="folder of pictures (default: results/examples)")
    reader.add_argument("--lang", choices=["en", "zh"], default="en", help="language of pictures")
    given = reader.parse_args([] if "ipykernel" in sys.modules else None)
    return Asked(given.data, given.output, given.lang)


def _home() -> Path:
    """Notebooks run in the folder of their file, so that `results` of the current folder is not always there."""
    checkout = Path(__file__).resolve().parents[3]
    return Path() if Path("results").is_dir() or not (checkout / "scenarios").is_dir() else checkout
