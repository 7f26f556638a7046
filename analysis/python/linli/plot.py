"""Pictures of results and studies.  Each function draws into `ax`, or into a figure of its own, and returns the Axes.

`lang="zh"` labels in Chinese, with the labels that stand in the file or in the study.
"""
from __future__ import annotations

import math
from collections.abc import Sequence
from os import PathLike
from typing import TYPE_CHECKING

import matplotlib
import matplotlib.dates
import matplotlib.font_manager
import matplotlib.pyplot as plt
import numpy
import xarray
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from linli.names import members
from linli.results import STUDY, Result

if TYPE_CHECKING:
    from linli.studies import Comparison

# Okabe and Ito's colours, which the colour-blind tell apart; grey is for what all else is compared with.
COLOURS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000"]
GREY = "#7f7f7f"
CHINESE_FONTS = ["Noto Sans CJK SC", "Noto Sans CJK JP", "Source Han Sans SC", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "SimHei",
                 "Microsoft YaHei", "PingFang SC"]
SHARES = ("share", "probability")  # units that are shown in per cent
COLON = {"en": ": ", "zh": "："}


def fonts() -> dict[str, object]:
    """Settings of matplotlib with which Chinese shows: for `matplotlib.rc_context(linli.plot.fonts())`."""
    known = {font.name for font in matplotlib.font_manager.fontManager.ttflist}
    return {"font.family": ["DejaVu Sans", *(name for name in CHINESE_FONTS if name in known)], "axes.unicode_minus": False}


def series(data: Result | xarray.Dataset, names: str | Sequence[str], *, lang: str = "en", ax: Axes | None = None) -> Axes:
    """Series over time: one line each, or one for each member of the dataset's group (at most 20).

    A `Result` gives its whole district.  The burn-in, if it is in the data, is drawn in grey on grey.
    """
    dataset = data["district"] if isinstance(data, Result) else data
    wanted = [names] if isinstance(names, str) else list(names)
    for name in wanted:
        if name not in dataset:
            raise KeyError(f"there is no series {name!r} here")
    with matplotlib.rc_context(fonts()):
        ax = ax or plt.figure(figsize=(8, 4.5)).add_subplot()
        units = {str(dataset[name].attrs.get("unit_label", dataset[name].attrs.get("units", ""))) for name in wanted}
        drawn = [line for name in wanted for line in _lines(dataset, name, lang)]
        if len(drawn) > 20:
            raise ValueError(f"{len(drawn)} lines in one picture; select some of the group's members first")
        percent = units <= set(SHARES)
        burn_in = dataset.time[dataset.phase != STUDY] if "phase" in dataset.coords else dataset.time[:0]
        if len(burn_in):
            label = "预热期" if lang == "zh" else "burn-in, before the study"
            ax.axvspan(burn_in.values[0], burn_in.values[-1], color=GREY, alpha=0.12, linewidth=0, label=label)
        for k, (label, values) in enumerate(drawn):
            shown = values * 100 if percent else values
            colour = COLOURS[k % len(COLOURS)]
            if len(burn_in):
                ax.plot(burn_in, shown.sel(time=burn_in), color=GREY, linewidth=1)
                shown = shown.where(dataset.phase == STUDY)
            ax.plot(dataset.time, shown, label=label, color=colour, linestyle=["-", "--", ":"][k // len(COLOURS) % 3])
        ax.set_ylabel("%" if percent else _unit(dataset[wanted[0]], lang) if len(units) == 1 else "")
        ax.set_title(str(dataset.attrs.get("title", "")), fontsize="medium", loc="left", wrap=True)
        ax.xaxis.set_major_formatter(matplotlib.dates.ConciseDateFormatter(ax.xaxis.get_major_locator()))
        # Beside the lines where there are many, as they leave no room.
        ax.legend(frameon=False, **({"loc": "center left", "bbox_to_anchor": (1, 0.5)} if len(drawn) > 3 else {}))
        _plain_axes(ax)
        _with_fonts(ax.figure)
        return ax


def compare(told: Comparison, outcome: str, *, lang: str = "en", ax: Axes | None = None) -> Axes:
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
        ax.set_ylim(-0.6, len(rows) - 0.4)
        ax.set_yticks(places, [told.arm(str(name), lang) for name in rows.candidate])
        few, many = int(rows.pairs.min()), int(rows.pairs.max())
        pairs = f"{few}" if few == many else f"{few}–{many}"
        of, than = told.outcome(outcome, lang), told.arm(str(told.about["reference"]), lang)
        if lang == "zh":
            unit = "个百分点" if factor == 100 else str(rows.unit.iloc[0])
            title, below = f"{of}：与“{than}”的差异", f"{unit}；95 % 区间，{pairs} 对运行"
        else:
            unit = "percentage points" if factor == 100 else str(rows.unit.iloc[0])
            title, below = f"{of}: difference from “{than}”", f"{unit}; 95 % intervals, {pairs} pairs of runs"
        ax.set_title(title, fontsize="medium", loc="left")
        ax.set_xlabel(below)
        _plain_axes(ax)
        _with_fonts(ax.figure)
        return ax


def tiles(run: Result, name: str, *, week: int | None = None, last: int | None = None, lang: str = "en",
          ax: Axes | None = None) -> Axes:
    """All residential areas as tiles, a row or more for each subdistrict, coloured by a series: its mean over the weeks that
    were opened, over the `last` so many of them, or its value in a `week` of the study."""
    areas = run["area"]
    if name not in areas:
        raise KeyError(f"there is no series {name!r} by area")
    values = areas[name].isel(time=slice(-last if last else None, None)).mean("time") if week is None else \
        areas[name].isel(time=_place_of(areas, week))
    shown = values.to_numpy().astype(float) * (100 if areas[name].attrs.get("unit_label") in SHARES else 1)
    towns = [str(town) for town in areas["subdistrict"].values] if "subdistrict" in areas else [""] * len(shown)
    called = dict(zip(run["subdistrict"]["subdistrict"].values, members(run["subdistrict"], "subdistrict", lang), strict=True)) \
        if "subdistrict" in run else {}
    rows: list[tuple[str, list[float]]] = []
    across = max(8, math.ceil(math.sqrt(2 * len(shown))))
    for town in dict.fromkeys(towns):
        here = [value for value, of in zip(shown, towns, strict=True) if of == town]
        wide = math.ceil(len(here) / math.ceil(len(here) / across))  # rows of a subdistrict are equally long
        for first in range(0, len(here), wide):
            rows.append((town if first == 0 else "", here[first:first + wide]))
    picture = numpy.full((len(rows), across), numpy.nan)
    for row, (_, here) in enumerate(rows):
        picture[row, :len(here)] = here
    with matplotlib.rc_context(fonts()):
        ax = ax or plt.figure(figsize=(0.38 * across + 3, 0.38 * len(rows) + 1.2)).add_subplot()
        image = ax.pcolormesh(picture, cmap="viridis", edgecolors="white", linewidth=1)
        ax.invert_yaxis()
        ax.set_aspect("equal")
        ax.set_yticks(numpy.arange(len(rows)) + 0.5, [called.get(town, town) for town, _ in rows])
        ax.set_xticks([])
        ax.tick_params(length=0)
        for side in ax.spines.values():
            side.set_visible(False)
        unit = "%" if areas[name].attrs.get("unit_label") in SHARES else _unit(areas[name], lang)
        ax.figure.colorbar(image, ax=ax, label=unit, shrink=0.7)
        ax.set_title(f"{_label(areas[name], lang)}{COLON[lang]}{_weeks(areas, week, last, lang)}", fontsize="medium", loc="left", wrap=True)
        _with_fonts(ax.figure)
        return ax


def save(drawn: Axes | Figure, path: str | PathLike[str]) -> None:
    """Saves the figure, or the one an Axes is in, so that Chinese shows; and forgets it, unless a notebook shows it below its cell.

    Raises OSError if it cannot be written, ValueError if the ending of `path` is no kind of picture.
    """
    figure = drawn.figure if isinstance(drawn, Axes) else drawn
    _with_fonts(figure)
    figure.savefig(path, dpi=150, bbox_inches="tight")
    if "inline" not in matplotlib.get_backend():
        plt.close(figure)


def _lines(data: xarray.Dataset, name: str, lang: str) -> list[tuple[str, xarray.DataArray]]:
    values, label = data[name], _label(data[name], lang)
    inner = [str(axis) for axis in values.dims if axis != "time"]
    if not inner:
        return [(label, values)]
    axis = inner[0]
    called = members(data, axis, lang)
    return [(f"{label}{COLON[lang]}{member}", values.isel({axis: k})) for k, member in enumerate(called)]


def _weeks(data: xarray.Dataset, week: int | None, last: int | None, lang: str) -> str:
    """Which weeks a picture of one moment or mean shows."""
    if week is not None:
        return f"第{week}周" if lang == "zh" else f"week {week}"
    first, end = (int(data.week[slice(-last if last else None, None)][k]) for k in (0, -1))
    return f"第{first}至{end}周平均" if lang == "zh" else f"mean of weeks {first} to {end}"


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


def _with_fonts(figure: Figure) -> None:
    """Texts look up their fonts when they are drawn, when the settings of this module no longer hold."""
    family = fonts()["font.family"]
    for text in figure.findobj(matplotlib.text.Text):
        text.set_fontfamily(family)
