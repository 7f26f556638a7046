# %% [markdown]
# # Who takes part, and where?
#
#     ./dev linli run baseline --set 'output.groups=[area, subdistrict, district, age_band, tenure, registration]' -o results/groups.h5
#     ./dev python analysis/examples/who_takes_part.py results/groups.h5 [-o FOLDER] [--lang zh]
#
# By age, tenure and registration, as far as the result has them: by default a run saves age alone.  Then how unlike areas are.

# %%
import matplotlib.pyplot as plt
import numpy
import pandas

import linli

asked = linli.notebook.asked("results/baseline.h5", "a result of `linli run`")
run = linli.open(asked.data)
zh = asked.lang == "zh"
YEAR = slice(-52, None)  # the last weeks
SERIES = "participation_any_year"
GROUPS = [group for group in ("age_band", "tenure", "registration") if group in run]
assert GROUPS, "the result has none of these groups: output.groups of its scenario says which are saved"

# %% [markdown]
# ## By group
#
# Two numbers: of the people of a group, how many take part; and of those who take part, how many are of the group.

# %%
tables = {}
for group in GROUPS:
    data = run[group]
    table = pandas.DataFrame({"adults": data.adults.values, "rate": data[SERIES].isel(time=YEAR).mean("time").values},
                             index=linli.names.members(data, group, asked.lang))
    table["of_adults"] = table.adults / table.adults.sum()
    table["of_those"] = table.adults * table.rate / (table.adults * table.rate).sum()
    tables[group] = table

sizes = [len(table) for table in tables.values()]
figure, axes = plt.subplots(len(tables), 1, figsize=(7, 0.4 * sum(sizes) + 0.5 * len(sizes)), sharex=True, squeeze=False,
                            gridspec_kw={"height_ratios": sizes, "hspace": 0.4})
for ax, (group, table) in zip(axes[:, 0], tables.items(), strict=True):
    bars = ax.barh(table.index, 100 * table.rate, color=linli.plot.COLOURS[0], height=0.7)
    ax.bar_label(bars, fmt="%.1f", padding=3)
    ax.invert_yaxis()
    ax.spines[["top", "right"]].set_visible(False)
    name = {"age_band": "年龄段", "tenure": "住房产权", "registration": "户籍"}[group] if zh else group.replace("_", " ")
    ax.set_title(name, fontsize="medium", loc="left")
axes[-1, 0].set_xlabel("一年内参与过的成年人，%" if zh else "adults who took part within a year, %")
asked.save(figure, "who_takes_part_groups")

for group, table in tables.items():
    most, least = table.rate.idxmax(), table.rate.idxmin()
    print(f"By {group.replace('_', ' ')}, most take part in the group “{most}”, {100 * table.rate[most]:.2f} % within a year, and fewest"
          f" in “{least}”, {100 * table.rate[least]:.2f} %. “{most}” has {100 * table.of_adults[most]:.1f} % of adults and"
          f" {100 * table.of_those[most]:.1f} % of those who take part.")

# %% [markdown]
# ## How unlike areas are
#
# The Gini coefficient of participation over areas, each weighted by its adults: 0 if all are alike.  And how much of the variance over
# areas lies between subdistricts.  In a run of a part of the district chance adds to the differences between areas: `area.simulated`
# says how much of each area there is.

# %%
areas = run.area.isel(time=YEAR)[[SERIES, "adults", "subdistrict", "simulated"]].mean("time").to_dataframe().sort_values(SERIES)
rate, weight = areas[SERIES], areas.adults / areas.adults.sum()
people = numpy.concatenate([[0], weight.cumsum()])
shares = numpy.concatenate([[0], (rate * weight).cumsum() / (rate * weight).sum()])
gini = 1 - ((shares[1:] + shares[:-1]) * numpy.diff(people)).sum()

mean = (rate * weight).sum()
towns = areas.assign(weight=weight, part=rate * weight).groupby("subdistrict")[["weight", "part"]].sum()
between = (towns.weight * (towns.part / towns.weight - mean) ** 2).sum() / (weight * (rate - mean) ** 2).sum()

figure, ax = plt.subplots(figsize=(7, 3.6))
ax.plot(100 * people[1:], 100 * rate, drawstyle="steps-pre", color=linli.plot.COLOURS[0])
ax.axhline(100 * mean, color=linli.plot.GREY, linestyle=":")
ax.set(xlabel="居民区按参与率排序，累计成年人 %；虚线为平均" if zh else "areas in order, per cent of adults; dotted: the mean",
       ylabel="一年内参与过，%" if zh else "took part within a year, %", xlim=(0, 100))
ax.spines[["top", "right"]].set_visible(False)
asked.save(figure, "who_takes_part_areas")
print(f"Over {len(areas)} areas the Gini coefficient of participation is {gini:.3f}; {100 * between:.0f} % of the variance lies between"
      f" subdistricts. {100 * float(areas.simulated.mean()):.0f} % of the mean area is simulated.")
