"""What runs are disturbed by, through failing_calls.c, and the calls that it watched."""
import dataclasses
from pathlib import Path


# --- Disturbances: each is what it adds to the environment ---

def FailingCall(number, error, calls=None):
    """The number-th watched call fails ("every": all of them)."""
    chosen = {"LINLI_FAULT_CALLS": calls} if calls else {}
    return {"LINLI_FAULT_AT": str(number), "LINLI_FAULT_ERRNO": str(error), **chosen}


def SignalAtCall(which, *numbers):
    """The signal comes just before the watched calls of these numbers."""
    return {"LINLI_FAULT_AT": ",".join(map(str, numbers)), "LINLI_FAULT_SIGNAL": str(int(which))}


def FullDisk(room):
    """There is room for so many bytes."""
    return {"LINLI_FAULT_BYTES": str(room)}


@dataclasses.dataclass(frozen=True)
class Call:
    """A watched call; `mode` is r or w for what its file is open for."""
    number: int
    name: str
    mode: str
    path: Path


def is_harmless(call):
    """What needs not be told if it fails: the end of a file that was only read, of one that is removed or has no name,
    removing what is not there or what the next run removes."""
    name = call.path.name
    goes_away = name.endswith(".linli-lock") or name.startswith("#")
    return call.name == "unlink" or (call.name == "close" and (call.mode == "r" or goes_away))


def calls_in(log):
    """Those that the library has noted in a file."""
    if log is None or not log.exists():
        return []
    split = (line.split(" ", 3) for line in log.read_text(encoding="utf-8").splitlines())
    return [Call(int(number), name, mode, Path(path.removesuffix(" (deleted)"))) for number, name, mode, path in split]
