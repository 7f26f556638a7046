#!/usr/bin/python3
"""The Python package `linli` (analysis/python): results and studies as tables, pictures with Chinese labels; in both engines."""
import json
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(os.environ.get("LINLI_SOURCE_DIR", Path(__file__).resolve().parents[2]))
PROGRAM = Path(os.environ.setdefault("LINLI_PROGRAM", str(ROOT / "build" / "release" / "bin" / "linli")))
sys.path.insert(0, str(ROOT / "analysis" / "python"))

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy
import pytest

import linli

ENGINES = ["netcdf4", "h5netcdf"]
TINY = ROOT / "scenarios" / "tiny" / "two_towns.yaml"
STUDY = f"""\
study: dial
base: {TINY}
set: {{run.burn_in: 2 weeks, run.weeks: 6 weeks}}
arms:
  as_now: {{}}
  less: {{set: {{workload.passing_down: 0.5}}, from: week 0, label: {{en: Less work, zh: 减负}}}}
  none: {{set: {{workload.passing_down: 0}}, from: week 0}}
reference: as_now
replicates: 2
outcomes:
  leading: {{series: secretary_hours_leading, over: last 4 weeks, label: {{zh: 引领工时}}}}
  taking_part: {{series: participation_any, over: last 4 weeks, by: [age_band]}}
"""


def run(folder, *arguments):
    done = subprocess.run([PROGRAM, *map(str, arguments)], cwd=folder, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    here = tmp_path_factory.mktemp("results")
    run(here, "run", TINY, "--burn-in", 4, "--weeks", 8, "-o", "tiny.h5", "--quiet", "--set",
        "output.groups=[area, subdistrict, district, age_band]", "--set", "output.panels.everybody.weeks=[week -2, week 3]", "--set",
        "output.surveys.poll.every=2 weeks")
    (here / "study.yaml").write_text(STUDY, encoding="utf-8")
    run(here, "study", "run", "study.yaml", "-o", "study", "--quiet")
    return here


@pytest.fixture(params=ENGINES)
def result(request, folder):
    with linli.open(folder / "tiny.h5", engine=request.param) as opened:
        yield opened


def test_a_dataset_for_each_group(result):
    assert {"area", "district", "age_band", "panels/everybody", "surveys/poll", "events/elections", "secretaries"} <= set(result)
    assert result.district is result["district"]
    assert "scenario" not in result
    assert "area" in dir(result)
    assert "the study's weeks" in repr(result)


def test_numbers_stay_numbers(result):
    for name, values in result.district.data_vars.items():
        assert values.dtype.kind in "fiu", name
    assert result.district.secretary_hours_leading.attrs["unit_label"] == "hours a week"


def test_only_the_study_unless_asked(result, folder):
    assert list(result.district.week.values) == list(range(8))
    assert list(result["panels/everybody"].week.values) == [3]
    assert (result["events/elections"].week.values >= 0).all()
    with linli.open(folder / "tiny.h5", burn_in=True, engine=result.engine) as whole:
        assert list(whole.district.week.values) == list(range(-4, 8))
        assert list(whole["panels/everybody"].week.values) == [-2, 3]
        later = whole.district.isel(time=slice(4, None)).belonging.values
        assert numpy.array_equal(later, result.district.belonging.values)


def test_what_is_not_there_is_told(result, folder):
    with pytest.raises(KeyError, match="no group 'sex'; it has area"):
        result["sex"]
    with pytest.raises(AttributeError, match="no group 'sex'"):
        result.sex
    with pytest.raises(FileNotFoundError):
        linli.open(folder / "missing.h5")


def test_other_files_and_later_formats_are_refused(folder):
    import h5py

    for attribute, value, said in (("format_version", 99, "format version 99"), ("file_type", "else", "no result of linli")):
        other = folder / f"{attribute}.h5"
        with h5py.File(other, "w") as file:
            file.attrs["file_type"] = "linli_result"
            file.attrs["format_version"] = 2
            file.attrs[attribute] = value
            file["x"] = [1.0]
        with pytest.raises(ValueError, match=said):
            linli.open(other)


def test_a_study_is_tidy(folder):
    table = linli.study(folder / "study")
    leading = table[(table.outcome == "leading") & (table.group == "district")]
    assert sorted(leading.arm) == ["as_now"] * 2 + ["less"] * 2 + ["none"] * 2  # an arm called none is no missing value
    assert leading.value.notna().all()
    [path] = list((folder / "study" / "runs").glob(f"**/{leading.run.iloc[0]}*.h5"))
    with linli.open(path) as one:
        assert numpy.isclose(leading.value.iloc[0], float(one.district.secretary_hours_leading[-4:].mean()))
    bands = table[(table.outcome == "taking_part") & (table.group == "age_band")]
    assert bands.member.nunique() > 2
    first = linli.study(folder / "study", window="week 0..week 1", by=["district"])
    assert set(first[first.outcome == "leading"].window) == {"week 0..week 1"}


def test_a_comparison_says_what_the_program_says(folder):
    told = linli.compare(folder / "study")
    row = told.differences.query("outcome == 'leading' and candidate == 'none'").iloc[0]
    runs = linli.study(folder / "study").query("outcome == 'leading'").set_index(["arm", "replicate"]).value
    pairs = runs["none"] - runs["as_now"]
    assert numpy.isclose(row.difference, pairs.mean()) and row.difference_low < row.difference < row.difference_high
    assert len(told.sentences) == 2 and told.about["replicates"] == 2


def test_a_comparison_knows_what_people_call_things(folder):
    told = linli.compare(folder / "study")
    assert (told.arm("less"), told.arm("less", "zh")) == ("Less work", "减负")
    assert told.outcome("leading") == "引领工时"  # the one label that it has
    assert (told.arm("as_now"), told.outcome("taking_part", "zh")) == ("as now", "taking part")


def test_members_are_called_as_on_the_page(result):
    labels = json.loads((ROOT / "analysis" / "report" / "page" / "labels.json").read_text(encoding="utf-8"))
    page = {tuple(name.split(".")[1:]): zh for name, (_, zh) in labels.items() if name.startswith("member.")}
    assert {(group, member): zh for group, names in linli.names.CHINESE.items() for member, zh in names.items()} == \
        {key: zh for key, zh in page.items() if key[0] != "area"}
    assert linli.names.members(result.age_band, "age_band", "zh")[-1] == "75岁及以上"
    assert linli.names.members(result.age_band.sel(age_band=["75+"]), "age_band") == ["75+"]
    assert linli.names.members(result.subdistrict, "subdistrict", "zh") == ["石泉路街道", "真如镇街道"]
    assert linli.names.members(result.area, "area", "zh")[0] == str(int(result.area.area[0]))
    with pytest.raises(KeyError):
        linli.names.members(result.area, "age_band")


def test_scripts_are_asked_on_the_command_line(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "results").mkdir()
    monkeypatch.setattr(sys, "argv", ["script.py", "mine.h5", "-o", "here", "--lang", "zh"])
    assert linli.notebook.asked("results/baseline.h5", "a result") == linli.notebook.Asked(Path("mine.h5"), Path("here"), "zh")
    monkeypatch.setattr(sys, "argv", ["script.py", "--lang", "fr"])
    with pytest.raises(SystemExit, match="2"):
        linli.notebook.asked("results/baseline.h5", "a result")
    assert "--lang" in capsys.readouterr().err
    monkeypatch.setitem(sys.modules, "ipykernel", sys)  # whose command line is the notebook's own
    of_a_notebook = linli.notebook.asked("results/baseline.h5", "a result")
    assert of_a_notebook == linli.notebook.Asked(Path("results/baseline.h5"), Path("results/examples"), "en")
    (tmp_path / "results").rmdir()  # a notebook runs in the folder of its file
    assert linli.notebook.asked("results/baseline.h5", "a result").data == ROOT / "results" / "baseline.h5"


def test_what_the_program_refuses_is_told_in_its_words(folder):
    with pytest.raises(linli.LinliError, match="nowhere"):
        linli.study(folder / "nowhere")


def test_pictures_have_their_data_and_show_chinese(result, folder, tmp_path, recwarn):
    ax = linli.plot.series(result, ["participation_any", "turnout"], lang="zh")
    assert len(ax.lines) == 2 and len(ax.patches) == 0
    assert numpy.allclose(ax.lines[0].get_ydata(), 100 * result.district.participation_any)
    assert "参与" in ax.get_legend().get_texts()[0].get_text()
    ax.figure.savefig(tmp_path / "series.png")
    with linli.open(folder / "tiny.h5", burn_in=True) as whole:
        ax = linli.plot.series(whole.age_band, "belonging", lang="zh")
    shown = [text.get_text() for text in ax.get_legend().get_texts()]
    assert shown[0] == "预热期" and shown[-1].endswith("：75岁及以上") and len(ax.lines) == 2 * len(shown) - 2
    linli.notebook.Asked(folder, tmp_path / "new", "zh").save(ax, "bands")
    assert (tmp_path / "new" / "bands.png").stat().st_size > 1000
    assert not plt.fignum_exists(ax.figure.number)
    tiles = linli.plot.tiles(result, "belonging", week=7, lang="zh")
    assert {label.get_text() for label in tiles.get_yticklabels()} >= {"石泉路街道", "真如镇街道"}
    assert tiles.get_title(loc="left").endswith("：第7周")
    shown = tiles.collections[0].get_array().compressed() if numpy.ma.isMaskedArray(tiles.collections[0].get_array()) else None
    assert shown is None or sorted(shown) == pytest.approx(sorted(result.area.belonging[-1].values))
    tiles.figure.savefig(tmp_path / "tiles.png")
    last = linli.plot.tiles(result, "belonging", last=2)
    assert sorted(last.collections[0].get_array().compressed()) == pytest.approx(sorted(result.area.belonging[-2:].mean("time").values))
    assert last.get_title(loc="left").endswith(": mean of weeks 6 to 7")
    forest = linli.plot.compare(linli.compare(folder / "study"), "leading")
    assert [label.get_text() for label in forest.get_yticklabels()] == ["Less work", "none"]
    chinese = linli.plot.compare(linli.compare(folder / "study"), "taking_part", lang="zh")
    assert "减负" in [label.get_text() for label in chinese.get_yticklabels()] and "个百分点" in chinese.get_xlabel()
    chinese.figure.savefig(tmp_path / "forest_zh.png")
    forest.figure.savefig(tmp_path / "forest.png")
    plt.close("all")
    assert not [str(warning.message) for warning in recwarn if "Glyph" in str(warning.message)]


def test_pictures_tell_what_is_not_there(result, folder):
    with pytest.raises(KeyError, match="no series 'nothing'"):
        linli.plot.series(result, "nothing")
    with pytest.raises(KeyError, match="week 99"):
        linli.plot.tiles(result, "belonging", week=99)
    with pytest.raises(KeyError, match="outcomes: "):
        linli.plot.compare(linli.compare(folder / "study"), "nothing")
    with pytest.raises(ValueError, match="lines in one picture"):
        linli.plot.series(result.area, "belonging")


if __name__ == "__main__":
    raise SystemExit(pytest.main([__file__, "-q", "-p", "no:cacheprovider", *sys.argv[1:]]))
