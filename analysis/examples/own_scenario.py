# %% [markdown]
# # What would a policy of my own do?
#
#     ./dev python analysis/examples/own_scenario.py [FOLDER OF RUNS] [-o FOLDER] [--lang zh]
#
# A policy is written as a few lines over the baseline, tried on a small part of the district, and compared: first one pair of runs with
# the same past, to see what happens when; then pairs enough for an interval.

# %%
import subprocess

import matplotlib.pyplot as plt

import linli

asked = linli.notebook.asked("results/own_scenario", "folder in which the runs are kept")
zh = asked.lang == "zh"
runs = asked.data
runs.mkdir(parents=True, exist_ok=True)
SCALE, BURN_IN, WEEKS = 0.01, 52, 52  # a trial: for a paper, the baseline's scale and burn-in
REPLICATES = 4


def run_linli(*arguments: object) -> str:
    """What the program prints.  Its complaints are shown, and end the script."""
    done = subprocess.run([linli.program(), *map(str, arguments)], cwd=runs, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout


# %% [markdown]
# ## The policy
#
# In every area two people more go from door to door for half a year, from the tenth week of the study.  `linli check --diff` says what
# that changes, and what is wrong with it if something is.

# %%
(runs / "trial.yaml").write_text(f"""\
extends: baseline
name: trial
run: {{burn_in: {BURN_IN} weeks, weeks: {WEEKS} weeks}}
population: {{scale: {SCALE}}}
output: {{groups: [district], series: [participation_any_year, intervention_yuan]}}
""", encoding="utf-8")
(runs / "callers.yaml").write_text("""\
extends: trial.yaml
name: callers
interventions:
  callers:
    from: week 10
    until: week 36
    levers: {calls_head: 2, appeal: 0.45}
    cost_weekly: 500 yuan
""", encoding="utf-8")
print(run_linli("check", "callers.yaml", "--diff", "trial.yaml"))

# %% [markdown]
# ## One pair: a branch
#
# The run stops at the end of the burn-in with a checkpoint, and goes on twice.  Until the policy begins both are the same, bit for bit.

# %%
past = f"past.week-{BURN_IN:05}.checkpoint"
run_linli("run", "trial.yaml", "-o", "past.h5", "--stop-at", BURN_IN, "--quiet", "--overwrite")
run_linli("run", "--resume", past, "-o", "as_now.h5", "--quiet", "--overwrite")
run_linli("run", "--from", past, "callers.yaml", "-o", "callers.h5", "--quiet", "--overwrite")
as_now, callers = linli.open(runs / "as_now.h5").district, linli.open(runs / "callers.h5").district
difference = 100 * (callers.participation_any_year - as_now.participation_any_year)
differs = difference.week.values[difference.values != 0]
spent = float(callers.intervention_yuan.sum())
print(f"The policy begins in week 10 and costs {spent:,.0f} yuan. The branches first differ in week {differs.min()}.")

figure, ax = plt.subplots(figsize=(8, 3.6))
ax.axvspan(10, 36, color=linli.plot.GREY, alpha=0.15, linewidth=0)
ax.axhline(0, color=linli.plot.GREY, linewidth=1)
ax.plot(difference.week, difference, color=linli.plot.COLOURS[0])
ax.spines[["top", "right"]].set_visible(False)
ax.set(xlabel="研究周次；灰色：政策实施期" if zh else "week of the study; grey: the policy acts",
       ylabel="一年内参与率之差，个百分点" if zh else "took part within a year: difference, points")
asked.save(figure, "own_scenario_branch")

# %% [markdown]
# ## Pairs enough for an interval
#
# A study does all of that by itself, for as many replicates as are asked, each with people and luck of its own.  The window holds every
# week in which the policy acts: of its cost, a ratio counts what is spent in the window.  `--accept-program` computes anew what another
# program computed before.

# %%
(runs / "callers_study.yaml").write_text(f"""\
study: callers_study
base: trial.yaml
arms:
  as_now: {{label: {{en: As it is now, zh: 现状}}}}
  callers: {{scenario: callers.yaml, label: {{en: Callers at the door, zh: 上门动员}}}}
reference: as_now
replicates: {REPLICATES}
outcomes:
  taking_part:
    series: participation_any_year
    over: [week 10, week 51]
    total: true
    label: {{en: Taking part in a year, zh: 一年内参与率}}
  yuan_each: {{ratio: [cost, extra taking_part]}}
""", encoding="utf-8")
run_linli("study", "run", "callers_study.yaml", "-o", "study", "--quiet", "--accept-program")
told = linli.compare(runs / "study")
print(*told.sentences, sep="\n")
row = told.differences[(told.differences.outcome == "taking_part") & (told.differences.group == "district")].iloc[0]
each = told.ratios[told.ratios.outcome == "yuan_each"].iloc[0]
print(f"Over {row.pairs:.0f} pairs the share who take part within a year differs by {100 * row.difference:+.3f} percentage points"
      f" ({100 * row.difference_low:+.3f} to {100 * row.difference_high:+.3f}).")
if each.determined:
    print(f"Each one more costs {each.ratio:,.0f} yuan ({each.ratio_low:,.0f} to {each.ratio_high:,.0f}).")
asked.save(linli.plot.compare(told, "taking_part", lang=asked.lang), "own_scenario_study")
