# %% [markdown]
# # What do two policies do, each alone and both together?
#
#     ./dev linli study run first_look -o results/first_look        # unless `./dev run` has made it
#     ./dev python analysis/examples/two_dials.py [DIR] [-o FOLDER] [--lang zh]
#
# Differences from the reference with their intervals; whether the whole is more than its parts; and the same numbers worked out from the
# table of runs by hand, so that a paper need not take the program's word.

# %%
import textwrap

import matplotlib.pyplot as plt
import numpy
import pandas

import linli

asked = linli.notebook.asked("results/first_look", "directory of a study")
zh = asked.lang == "zh"
FIRST, SECOND, BOTH = "capable", "relieved", "both"  # arms; of `dials`: "training", "relief", "training_and_relief"
told = linli.compare(asked.data)
runs = linli.study(asked.data)
OUTCOME = str(told.differences.outcome.iloc[0])  # the study's first
REFERENCE = str(told.about["reference"])

# %% [markdown]
# ## What the program tells

# %%
print(*told.sentences, sep="\n")
asked.save(linli.plot.compare(told, OUTCOME, lang=asked.lang), "two_dials_differences")

# %% [markdown]
# ## The same by hand
#
# The runs of a replicate share their people and their luck, so a difference is taken within each.  Their mean has the interval of
# Student's t.  Its quantile needs no library: with t = √n tan θ the density of θ is proportional to cosⁿ⁻¹ θ.


# %%
def quantile_of_t(probability: float, freedom: int) -> float:
    """The quantile of Student's t for a probability above 1/2."""
    angles = numpy.linspace(0, numpy.pi / 2, 200_001)
    density = numpy.cos(angles) ** (freedom - 1)
    below = numpy.concatenate([[0], numpy.cumsum(density[1:] + density[:-1])])
    return float(numpy.sqrt(freedom) * numpy.tan(numpy.interp(2 * probability - 1, below / below[-1], angles)))


def interval(differences: pandas.Series) -> tuple[float, float, float]:
    """Mean, and the ends of its 95 % interval; a number a replicate."""
    n = len(differences)
    half = quantile_of_t(0.975, n - 1) * differences.std() / numpy.sqrt(n)
    return differences.mean(), differences.mean() - half, differences.mean() + half


tidy = runs[(runs.outcome == OUTCOME) & (runs.group == "district")]
wide = tidy.pivot(index="replicate", columns="arm", values="value")  # a row a replicate
said = told.differences[(told.differences.outcome == OUTCOME) & (told.differences.group == "district")].set_index("candidate")
assert said.unit.iloc[0] == "share", "what follows speaks of percentage points"
for arm in (FIRST, SECOND, BOTH):
    own = interval(wide[arm] - wide[REFERENCE])
    program = said.loc[arm, ["difference", "difference_low", "difference_high"]].to_numpy(dtype=float)
    assert numpy.allclose(own, program, rtol=1e-6, atol=1e-9), f"{arm}: {own} here, {program} there"
    mean, low, high = (100 * end for end in own)
    print(f"{told.arm(arm)}: {mean:+.3f} percentage points ({low:+.3f} to {high:+.3f}), {len(wide)} pairs; the program says the same.")

# %% [markdown]
# ## More than the sum of the parts?
#
# The interaction is what both together do beyond what each does alone, again within each replicate.

# %%
mean, low, high = (100 * end for end in interval(wide[BOTH] - wide[FIRST] - wide[SECOND] + wide[REFERENCE]))
verdict = "do more than" if low > 0 else "do less than" if high < 0 else "cannot be told from"
print(f"Interaction: {mean:+.3f} percentage points ({low:+.3f} to {high:+.3f}): both together {verdict} the sum of their parts.")

figure, ax = plt.subplots(figsize=(8, 4))
for k, (low_arm, high_arm) in enumerate([(REFERENCE, FIRST), (SECOND, BOTH)]):
    colour = linli.plot.COLOURS[k]
    ax.plot([0, 1], 100 * wide[[low_arm, high_arm]].T, color=colour, linewidth=0.6, alpha=0.4)  # a replicate
    ax.plot([0, 1], 100 * wide[[low_arm, high_arm]].mean(), "o-", color=colour, linewidth=2)
    for x, arm in enumerate([low_arm, high_arm]):
        side = {"xytext": (14, 0), "ha": "left"} if x else {"xytext": (-14, 0), "ha": "right"}
        label = textwrap.fill(told.arm(arm, asked.lang), 18)
        ax.annotate(label, (x, 100 * wide[arm].mean()), textcoords="offset points", va="center", **side)
ax.set(xlim=(-0.8, 1.8), xticks=[], ylabel="%")
ax.set_title(told.outcome(OUTCOME, asked.lang), fontsize="medium", loc="left")
ax.set_xlabel("粗线为平均，细线为各次重复；两线平行即无交互作用" if zh else
              "thick: means, thin: replicates; without interaction the lines are parallel")
ax.spines[["top", "right"]].set_visible(False)
asked.save(figure, "two_dials_interaction")
