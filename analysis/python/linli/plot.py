"""Pictures of results and studies.  Each function draws into `ax`, or into a figure of its own, and returns the Axes.

`lang="zh"` labels in Chinese, with the labels that stand in the file.
"""
from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import matplotlib
import matplotlib.dates
import matplotlib.font_manager
import matplotlib.pyplot as plt
import numpy
import xarray
from matplotlib.axes import Axes

from linli.results import STUDY, Result

if TYPE_CHECKING:
    from linli.studies import Comparison

# Okabe and Ito's colours, which the colour-blind tell apart; grey is for what all else is compared with.
COLOURS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000"]
GREY = "#7f7f7f"
CHINESE_FONTS = ["Noto Sans CJK SC", "Noto Sans CJK JP", "Source Han Sans SC", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "SimHei",
                 "Microsoft YaHei", "PingFang SC"]
SHARES = ("share", "probability")  # units that are shown in per cent


def fonts() -> dict[str, object]:
    """Settings of matplotlib with which Chinese shows: for `matplotlib.rc_context(linli.plot.fonts())`."""
    known = {font.name for font in matplotlib.font_manager.fontManager.ttflist}
    return {"font.family": ["DejaVu Sans", *(name for name in CHINESE_FONTS if name in known)], "axes.unicode_minus": False}


def series(data: Result | xarray.Dataset, names: str | Sequence[str], *, lang: str = "en", ax: Axes | None = None) -> Axes:
    """Series over time: one line each, or one for each member of the dataset's group (at most 20).

    A `Result` gives its whole district.  The burn-in, if it is in the data, is drawn in grey.
    """
    dataset = data["district"] if isinstance(data, Result) else data
    wanted = [names] if isinstance(names, str) else list(names)
    for name in wanted:
        if name not in dataset:
            raise KeyError(f"there is no series {name!r} here")
    with matplotlib.rc_context(fonts()):
        ax = ax or plt.figure(figsize=(8, 4.5)).add_subplot()
        units = {str(dataset[name].attrs.get("unit_label", dataset[name].attrs.get("units", ""))) for name in wanted}
        drawn = [line for name in wanted for line in _lines(dataset[name], _label(dataset[name], lang))]
        if len(drawn) > 20:
            raise ValueError(f"{len(drawn)} lines in one picture; select some of the group's members first")
        percent = units <= set(SHARES)
        for k, (label, values) in enumerate(drawn):
            shown = values * 100 if percent else values
            colour = COLOURS[k % len(COLOURS)]
            if "phase" in dataset.coords:
                before = shown.where(dataset.phase != STUDY)
                if bool(before.notnull().any()):
                    ax.plot(dataset.time, before, color=GREY, linewidth=1)
                shown = shown.where(dataset.phase == STUDY)
            ax.plot(dataset.time, shown, label=label, color=colour, linestyle=["-", "--", ":"][k // len(COLOURS) % 3])
        ax.set_ylabel("%" if percent else _unit(dataset[wanted[0]], lang) if len(units) == 1 else "")
        ax.set_title(str(dataset.attrs.get("title", "")), fontsize="medium", loc="left", wrap=True)
        ax.xaxis.set_major_formatter(matplotlib.dates.ConciseDateFormatter(ax.xaxis.get_major_locator()))
        ax.legend(frameon=False)
        _plain_axes(ax)
        return _with_fonts(ax)


def compare(told: Comparison, outcome: str, *, ax: Axes | None = None) -> Axes:
    """A forest plot: what each arm differs from the reference in an outcome of the whole district, with 95 % intervals."""
    table = told.differences
    rows = table[(table.outcome == outcome) & (table.group == "district") & table.point.isna() & table.world.isna()] if len(table) else table
    if not len(rows):
        known = ", ".join(sorted(set(table.outcome))) if len(table) else "none, as the study has no reference"
        raise KeyError(f"nothing is compared in {outcome!r}; outcomes: {known}")
    rows = rows.sort_values("difference")
    factor = 100 if rows.unit.iloc[0] in SHARES else 1
    with matplotlib.rc_context(fonts()):
        ax = ax or plt.figure(figsize=(8, 1.2 + 0.35 * len(rows))).add_subplot()
        places = numpy.arange(len(rows))
        middle = factor * rows.difference.to_numpy(dtype=float)
        low = middle - factor * rows.difference_low.to_numpy(dtype=float)
        high = factor * rows.difference_high.to_numpy(dtype=float) - middle
        ax.errorbar(middle, places, xerr=numpy.nan_to_num([low, high]), fmt="o", color=COLOURS[0], capsize=3)
        ax.axvline(0, color=GREY, linewidth=1)
        ax.set_yticks(places, [str(name) for name in rows.candidate])
        unit = "percentage points" if factor == 100 else str(rows.unit.iloc[0])
        pairs = f"{int(rows.pairs.min())}" + (f" to {int(rows.pairs.max())}" if rows.pairs.min() != rows.pairs.max() else "")
        ax.set_title(f"{outcome.replace('_', ' ')}: difference from {told.about.get('reference', 'the reference')}",
                     fontsize="medium", loc="left")
        ax.set_xlabel(f"{unit}; 95 % intervals, {pairs} pairs of runs")
        _plain_axes(ax)
        return _with_fonts(ax)


def tiles(run: Result, name: str, *, week: int | None = None, lang: str = "en", ax: Axes | None = None) -> Axes:
    """All residential areas as tiles, a row or more for each subdistrict, coloured by a series: its mean over the weeks that
    were opened, or its value in a `week` of the study."""
    areas = run["area"]
    if name not in areas:
        raise KeyError(f"there is no series {name!r} by area")
    values = areas[name].mean("time") if week is None else areas[name].isel(time=_place_of(areas, week))
    shown = values.to_numpy().astype(float) * (100 if areas[name].attrs.get("unit_label") in SHARES else 1)
    towns = [str(town) for town in areas["subdistrict"].values] if "subdistrict" in areas else [""] * len(shown)
    rows: list[tuple[str, list[float]]] = []
    across = max(8, math.ceil(math.sqrt(2 * len(shown))))
    for town in dict.fromkeys(towns):
        here = [value for value, of in zip(shown, towns, strict=True) if of == town]
        for first in range(0, len(here), across):
            rows.append((town if first == 0 else "", here[first:first + across]))
    picture = numpy.full((len(rows), across), numpy.nan)
    for row, (_, here) in enumerate(rows):
        picture[row, :len(here)] = here
    with matplotlib.rc_context(fonts()):
        ax = ax or plt.figure(figsize=(0.38 * across + 3, 0.38 * len(rows) + 1.2)).add_subplot()
        image = ax.pcolormesh(picture, cmap="viridis", edgecolors="white", linewidth=1)
        ax.invert_yaxis()
        ax.set_aspect("equal")
        ax.set_yticks(numpy.arange(len(rows)) + 0.5, [town for town, _ in rows])
        ax.set_xticks([])
        ax.tick_params(length=0)
        for side in ax.spines.values():
            side.set_visible(False)
        unit = "%" if areas[name].attrs.get("unit_label") in SHARES else _unit(areas[name], lang)
        ax.figure.colorbar(image, ax=ax, label=unit, shrink=0.7)
        ax.set_title(_label(areas[name], lang), fontsize="medium", loc="left", wrap=True)
        return _with_fonts(ax)


def _lines(values: xarray.DataArray, label: str) -> list[tuple[str, xarray.DataArray]]:
    inner = [axis for axis in values.dims if axis != "time"]
    if not inner:
        return [(label, values)]
    axis = inner[0]
    return [(f"{label}: {member}", values.sel({axis: member})) for member in values[axis].values]


def _place_of(data: xarray.Dataset, week: int) -> int:
    [places] = numpy.nonzero(data.week.values == week)
    if not len(places):
        raise KeyError(f"week {week} is not here; there are weeks {int(data.week[0])} to {int(data.week[-1])}")
    return int(places[0])


def _label(values: xarray.DataArray, lang: str) -> str:
    chosen = values.attrs.get("long_name_zh" if lang == "zh" else "long_name", values.name)
    return str(chosen)


def _unit(values: xarray.DataArray, lang: str) -> str:
    return str(values.attrs.get("unit_label_zh" if lang == "zh" else "unit_label", values.attrs.get("units", "")))


def _plain_axes(ax: Axes) -> None:
    ax.spines[["top", "right"]].set_visible(False)
    ax.grid(alpha=0.3)


def _with_fonts(ax: Axes) -> Axes:
    """Texts look up their fonts when they are drawn, when the settings of this module no longer hold."""
    family = fonts()["font.family"]
    for text in ax.figure.findobj(matplotlib.text.Text):
        text.set_fontfamily(family)
    return ax
