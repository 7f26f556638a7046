"""Opens a result: a dataset for each of its groups."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from os import PathLike, fspath

import xarray

FORMAT_VERSION = 2  # of results that this package knows: sim/output/FORMAT.md
STUDY = 1  # of the coordinate `phase`: the study, after the burn-in
TEXTS_OF_THE_RUN = {"scenario"}  # groups without numbers


class Result(Mapping[str, xarray.Dataset]):
    """Groups of a result by name ("district", "panels/elders"), each opened when it is first asked for.

    Those at the top are attributes too: `run.district`.  Datasets have the axis `time` and beside it `week`, counted in the
    study; those of the study alone have no other weeks.  Events are a row each, with the columns `time` and `week`.
    """

    def __init__(self, path: str | PathLike[str], burn_in: bool, engine: str) -> None:
        self.path = fspath(path)
        self.burn_in = burn_in
        self.engine = engine
        self.groups, self.attributes = _contents(self.path)
        version = self.attributes.get("format_version")
        if self.attributes.get("file_type") != "linli_result":
            raise ValueError(f"{self.path} is no result of linli")
        if version != FORMAT_VERSION:
            raise ValueError(f"{self.path} has format version {version}, and this package knows version {FORMAT_VERSION}")
        self._opened: dict[str, xarray.Dataset] = {}

    def __getitem__(self, group: str) -> xarray.Dataset:
        if group not in self.groups:
            raise KeyError(f"{self.path} has no group {group!r}; it has {', '.join(self.groups)}")
        if group not in self._opened:
            data = xarray.open_dataset(self.path, group=group, engine=self.engine)
            self._opened[group] = data if self.burn_in else of_the_study(data)
        return self._opened[group]

    def __getattr__(self, name: str) -> xarray.Dataset:
        if name.startswith("_") or name == "groups":
            raise AttributeError(name)
        try:
            return self[name]
        except KeyError as error:
            raise AttributeError(str(error)) from None

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *(name for name in self.groups if name.isidentifier())]

    def __iter__(self) -> Iterator[str]:
        return iter(self.groups)

    def __len__(self) -> int:
        return len(self.groups)

    def __repr__(self) -> str:
        weeks = "all weeks" if self.burn_in else "the study's weeks"
        return f"<linli.Result {self.path}: {self.attributes.get('title', '')}; {weeks}; groups {', '.join(self.groups)}>"

    def close(self) -> None:
        for data in self._opened.values():
            data.close()
        self._opened.clear()

    def __enter__(self) -> Result:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def of_the_study(data: xarray.Dataset) -> xarray.Dataset:
    """Only the weeks of the study, or the events in them; all of what does not run over time."""
    if "time" in data.dims and "phase" in data.coords:
        return data.isel(time=data.phase.values == STUDY)
    if "event" in data.dims and "week" in data:
        return data.isel(event=data.week.values >= 0)
    return data


def open(path: str | PathLike[str], *, burn_in: bool = False, engine: str | None = None) -> Result:
    """Opens a result.

    burn_in   also the weeks before the study
    engine    "netcdf4" or "h5netcdf"; by default one that is installed

    Raises FileNotFoundError if there is no such file, ValueError if it is no result, or one of a later version.
    """
    return Result(path, burn_in, engine or _engine())


def _engine() -> str:
    return "netcdf4" if find_spec("netCDF4") else "h5netcdf"


def _contents(path: str) -> tuple[list[str], dict[str, object]]:
    """All groups with datasets, in the order of the file, and the attributes of the file itself."""
    if find_spec("netCDF4"):
        import netCDF4

        with netCDF4.Dataset(path) as file:
            attributes = {name: _plain(file.getncattr(name)) for name in file.ncattrs()}
            groups: list[str] = []

            def visit_netcdf(group: netCDF4.Group, name: str) -> None:
                if group.variables and name not in TEXTS_OF_THE_RUN:
                    groups.append(name)
                for below, inner in group.groups.items():
                    visit_netcdf(inner, f"{name}/{below}" if name else below)

            visit_netcdf(file, "")
            return groups, attributes
    import h5py

    with h5py.File(path, track_order=True) as file:
        attributes = {name: _plain(value) for name, value in file.attrs.items()}
        found: list[str] = []

        def visit_hdf5(group: h5py.Group, name: str) -> None:
            inner = dict(group.items())
            if any(isinstance(one, h5py.Dataset) for one in inner.values()) and name not in TEXTS_OF_THE_RUN:
                found.append(name)
            for below, one in inner.items():
                if isinstance(one, h5py.Group):
                    visit_hdf5(one, f"{name}/{below}" if name else below)

        visit_hdf5(file, "")
        return found, attributes


def _plain(value: object) -> object:
    """Text as text, and numbers as Python's."""
    if isinstance(value, bytes):
        return value.decode("utf-8")
    return value.item() if hasattr(value, "item") else value
