# %% [markdown]
# # What happens in a run?
#
#     ./dev python analysis/examples/first_run.py [RESULT] [-o FOLDER] [--lang zh]
#
# Participation over the years, in the subdistricts, and in every residential area.  The weeks before the study, the burn-in, only let
# the model settle: pictures have them in grey, and no number counts them.

# %%
import matplotlib.pyplot as plt

import linli

asked = linli.notebook.asked("results/baseline.h5", "a result of `linli run`")
run = linli.open(asked.data)
whole = linli.open(asked.data, burn_in=True)
YEAR = slice(-52, None)  # the last weeks

# %% [markdown]
# ## Over time
#
# A share "within a year" looks back 52 weeks.  Before anybody reads a level from a run it should stand still: here the last year of
# the study is held against the last year of the burn-in.

# %%
names = [f"participation_{kind}_year" for kind in ("any", "activity", "volunteering", "team")]
picture = linli.plot.series(whole, names, lang=asked.lang)
asked.save(picture, "first_run_series")

share = run.district.participation_any_year
last_year = float(share.isel(time=YEAR).mean())
before = whole.district.participation_any_year.where(whole.district.phase == 0, drop=True)
adults = int(run.district.adults) / float(run.attributes["scale"])
print(f"The study has {share.sizes['time']} weeks, after {before.sizes['time']} of burn-in that no number here counts.")
print(f"In its last year {100 * last_year:.2f} % of adults had taken part in something within a year, about"
      f" {round(last_year * adults, -3):,.0f} people of the district.")
if before.sizes["time"]:
    print(f"That is {100 * (last_year - float(before.isel(time=YEAR).mean())):+.2f} percentage points from the end of the burn-in.")

# %% [markdown]
# ## In the subdistricts and towns

# %%
towns = run.subdistrict
by_town = towns.participation_any_year.isel(time=YEAR).mean("time").to_series()
by_town.index = linli.names.members(towns, "subdistrict", asked.lang)
by_town = 100 * by_town.sort_values()
figure, ax = plt.subplots(figsize=(7, 1 + 0.3 * len(by_town)))
ax.plot(by_town, by_town.index, "o", color=linli.plot.COLOURS[0])
ax.axvline(100 * last_year, color=linli.plot.GREY, linestyle=":")
ax.spines[["top", "right"]].set_visible(False)
ax.grid(alpha=0.3)
ax.set_xlabel("一年内参与过的成年人，%；虚线为全区" if asked.lang == "zh" else "took part within a year, % of adults; dotted: the district")
asked.save(figure, "first_run_towns")
print(f"Of {len(by_town)} subdistricts and towns {by_town.index[-1]} has the most, {by_town.iloc[-1]:.2f} %, and {by_town.index[0]} the"
      f" least, {by_town.iloc[0]:.2f} %.")

# %% [markdown]
# ## In every residential area
#
# A tile is a residential area, a row or two a subdistrict.  In a run of a part of the district (`scale`) few people stand for an area,
# and some of the differences are chance.

# %%
asked.save(linli.plot.tiles(run, "participation_any_year", last=52, lang=asked.lang), "first_run_areas")
by_area = 100 * run.area.participation_any_year.isel(time=YEAR).mean("time")
low, middle, high = by_area.quantile([0.1, 0.5, 0.9]).values
print(f"Of {by_area.sizes['area']} residential areas the middle one has {middle:.2f} %; a tenth has less than {low:.2f} %, a tenth more"
      f" than {high:.2f} %.")
