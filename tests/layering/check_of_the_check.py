"""A check that finds nothing proves nothing until it has found what is wrong on purpose: each check of this folder is first
tried on made-up files, given as {name: (text, what has to be said of it)}."""
import os
import tempfile
from pathlib import Path


def unexpected(faults, made_up):
    """What was not said of the made-up files, or said too much; a fault starts with `name:`."""
    wrong = []
    for name, (_, expected) in made_up.items():
        said = [fault for fault in faults if fault.startswith(name + ":")]
        if len(said) != len(expected) or not all(any(e in s for s in said) for e in expected):
            wrong.append(f"{name}: expected {expected}, got {said}")
    return wrong


def tried_on_a_folder(check, made_up):
    """`check(folder)` returns its faults and the number of files it read."""
    with tempfile.TemporaryDirectory() as folder:
        for name, (text, _) in made_up.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        faults, _ = check(folder)
    return unexpected(faults, made_up)


def exit_code(wrong, check):
    """Tells what is `wrong` with the check itself, else what the check finds in linli's own files."""
    if wrong:
        print("The check itself is wrong:", *wrong, sep="\n  ")
        return 1
    faults, files = check(os.environ.get("LINLI_SOURCE_DIR", Path(__file__).resolve().parents[2]))
    print(*faults, f"{files} files, {len(faults)} faults", sep="\n")
    return 1 if faults or files == 0 else 0
