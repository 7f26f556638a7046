# %% [markdown]
# # What do a secretary's hours go to?
#
#     ./dev python analysis/examples/secretary_week.py [RESULT] [-o FOLDER] [--lang zh]
#
# The work that is passed down leaves so many hours for leading.  First the week of the mean secretary, then whether those with more work
# lead less.  Vacant posts are left out: series of secretaries are means over those in office.

# %%
import matplotlib.pyplot as plt

import linli

asked = linli.notebook.asked("results/baseline.h5", "a result of `linli run`")
run = linli.open(asked.data)
zh = asked.lang == "zh"
USES = ["routine", "asked", "listening", "mobilising", "brokering", "deliberating", "projects", "teams"]
LEADING = USES[2:]

# %% [markdown]
# ## The week, quarter by quarter

# %%
uses = run.district[[f"secretary_hours_{use}" for use in USES]]
label = "long_name_zh" if zh else "long_name"
quarters = uses.to_dataframe()[list(uses)].groupby(uses.week.values // 13).mean()
figure, ax = plt.subplots(figsize=(9, 4.5))
colours = [linli.plot.GREY, "#bbbbbb", *linli.plot.COLOURS[:len(LEADING)]]
ax.stackplot(quarters.index / 4, quarters.T.to_numpy(), colors=colours, labels=[uses[name].attrs[label] for name in uses])
ax.set(xlabel="研究年" if zh else "year of the study", ylabel=uses[list(uses)[0]].attrs["unit_label_zh" if zh else "unit_label"],
       xlim=(0, None if len(quarters) < 2 else quarters.index[-1] / 4))
ax.spines[["top", "right"]].set_visible(False)
handles, texts = ax.get_legend_handles_labels()
ax.legend(handles[::-1], texts[::-1], loc="center left", bbox_to_anchor=(1, 0.5), frameon=False)  # as they lie upon each other
asked.save(figure, "secretary_week_hours")

year = run.district.isel(time=slice(-52, None)).mean("time")
total, leading = float(year.secretary_hours_total), float(year.secretary_hours_leading)
parts = {use: float(year[f"secretary_hours_{use}"]) for use in LEADING}
most = max(parts, key=parts.__getitem__)
print(f"In the last year a secretary works {total:.2f} hours a week: {float(year.secretary_hours_routine):.2f} for routine work,"
      f" {float(year.secretary_hours_asked):.2f} for training and what policies ask, {leading:.2f} for leading.")
print(f"Leading is {100 * leading / total:.1f} % of the week. Most of it goes to {most}: {parts[most]:.2f} hours.")

# %% [markdown]
# ## Load against leading, over areas
#
# Load is the hours due over the hours of the contract.  That the points lie so close to a curve is the model's own rule: what work
# does not take is left for leading.  It is no effect of load on anything else; what less work does is asked by changing it and nothing
# else, as `two_dials.py` does.

# %%
areas = run.area.isel(time=slice(-52, None))[["secretary_load", "secretary_hours_leading"]].mean("time").to_dataframe().dropna()
load, hours = areas.secretary_load, areas.secretary_hours_leading
figure, ax = plt.subplots(figsize=(6, 4.5))
ax.scatter(load, hours, s=14, alpha=0.6, color=linli.plot.COLOURS[0])
ax.set(xlabel="书记工作负荷（应做工时／合同工时）" if zh else "load: hours due / contract hours",
       ylabel="引领工时，小时/周" if zh else "hours of leading a week")
ax.spines[["top", "right"]].set_visible(False)
asked.save(figure, "secretary_week_load")

quarter = load.rank(pct=True)
print(f"Over {len(areas)} areas with a secretary the rank correlation of load and hours of leading is"
      f" {load.rank().corr(hours.rank()):+.2f}.")
print(f"Where load is in the lowest quarter, {load[quarter <= 0.25].mean():.2f} on average, they lead {hours[quarter <= 0.25].mean():.2f}"
      f" hours a week; in the highest, {load[quarter > 0.75].mean():.2f}, {hours[quarter > 0.75].mean():.2f} hours.")
