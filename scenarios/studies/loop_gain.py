#!/usr/bin/python3
"""What each arc of the central loop carries: half as much work again is passed down, with the arc and without it.

    scenarios/studies/loop_gain.py --seeds 10 > loop_gain.md

An arc is cut by holding what it would move at its mean of the baseline, so that the world stays where it was, or, where
there is nothing to hold, by taking its coefficient away.  What an arc carries is the part of the effect on participation
that is gone without it.  Arcs are cut one at a time: loops share arcs, so parts need not add up to one.
"""
from arms import arguments, difference, interval, mean, run_arms

OUTCOME = "participation_any"
PUSH = ["workload.passing_down=1.5"]
HALF = {"mobilising": 1.5, "brokering": 0.6, "teams": 0.9, "deliberating": 0.6, "listening": 1.5}  # leadership_effect.half, hours
# leadership_effect.most.NAME: (function, its default, lever)
FED = {
    "offers_activity": ("mobilising", 0.45, "offers_activity"),
    "offers_volunteering": ("mobilising", 0.26, "offers_volunteering"),
    "offers_activity_brokered": ("brokering", 0.06, "offers_activity"),
    "offers_volunteering_brokered": ("brokering", 0.04, "offers_volunteering"),
    "calls": ("mobilising", 0.004, "calls"),
    "offers_team": ("teams", 0.24, "offers_team"),
    "team_power": ("teams", 0.6, "team_power"),
    "openness": ("deliberating", 0.2, "openness"),
    "action": ("deliberating", 0.4, "action"),
    "responsiveness": ("listening", 0.3, "responsiveness"),
}
LEVEL = {"offers_activity": 0.12, "offers_volunteering": 0.1, "offers_team": 0.08, "calls": 0, "team_power": 0.05,
         "openness": 0.2, "action": 0.4, "responsiveness": 0.45}  # of the programme


def held(base, *contributions):
    """Settings that give the levers what leading adds at its mean power of the baseline, whatever the secretary does.

    Reach at the mean power lies a little above the mean reach of areas that differ.
    """
    settings, added = [], {}
    for name in contributions:
        function, most, lever = FED[name]
        power = mean(base, f"leading_power_{function}")
        added[lever] = added.get(lever, LEVEL[lever]) + most * power / (power + HALF[function])
        settings.append(f"leadership_effect.most.{name}=0")
    return settings + [f"programme.{lever}={level:.6g}" + (" per week" if lever.startswith("offers") else "")
                       for lever, level in added.items()] + [f"programme.spread.{lever}=0" for lever in added]


def settled_by_any_group(base):
    """The chance that a group of whatever kind settles a trouble itself, at the means of the baseline."""
    governing = mean(base, "groups_self_governing")
    own = (1 - mean(base, "overstepping")) * (0.25 + 0.5 * mean(base, "neighbour_trust"))
    return governing * own + (1 - governing) * 0.05


def arcs(base):
    """{arc: settings that cut it}."""
    by_group = settled_by_any_group(base)
    return {
        "work → hours for leading": [f"leadership_effect.fixed_hours={mean(base, 'secretary_hours_leading'):.6g} hours"],
        "work → perfunctory answers": ["leadership_effect.perfunctory_costs=0", "minor_issues.perfunctory_loss=0"],
        "leading → offers and calls": held(base, "offers_activity", "offers_volunteering", "offers_activity_brokered",
                                           "offers_volunteering_brokered", "offers_team", "calls"),
        "leading → heads of building groups": held(base, "team_power"),
        "leading → deliberation": held(base, "openness", "action"),
        "leading → answers to residents": held(base, "responsiveness"),
        "self-governing groups → small troubles": [f"minor_issues.{key}={by_group:.6g}" for key in ("group", "group_none")]
        + ["minor_issues.group_cohesion=0"],
        "small troubles → work": [f"workload.fixed_troubles={mean(base, 'work_residents'):.6g} hours"],
        "answers → trust": ["trust.met=0", "trust.heard=0 per week"],
        "results → efficacy": ["efficacy.lived=0", "efficacy.heard=0"],
        "load → exhaustion": ["strain.load=0"],
        "exhaustion → power, leave, leaving": ["leadership_effect.exhaustion_costs=0", "staffing.leave_burnt=0",
                                               "staffing.quit_burnt=0", "succession.quit_burnt=0"],
    }


def carried(whole, base, cut_pushed, cut_base):
    """Part of the effect that is gone without the arc: a ratio of means, its interval by the jackknife over seeds."""
    effects = [a[OUTCOME] - b[OUTCOME] for a, b in zip(whole, base, strict=True)]
    left = [a[OUTCOME] - b[OUTCOME] for a, b in zip(cut_pushed, cut_base, strict=True)]
    n = len(effects)
    part = 1 - sum(left) / sum(effects)
    pseudo = [n * part - (n - 1) * (1 - (sum(left) - left[k]) / (sum(effects) - effects[k])) for k in range(n)]
    return part, interval(pseudo)[1]


def main():
    plan = arguments(__doc__.splitlines()[0])
    quiet = {"say": lambda text: None}
    base = run_arms({"baseline": []}, plan, **quiet)["baseline"]
    whole = run_arms({"pushed": PUSH}, plan, **quiet)["pushed"]
    effect, width = difference(whole, base, OUTCOME)
    print(f"Half as much work again: {100 * effect:+.3f} ± {100 * width:.3f} points of {100 * mean(base, OUTCOME):.2f} % "
          f"taking part a week, {plan.seeds} seeds, scale {plan.scale:g}.\n")
    print("| arc cut | effect without it, points | part of the effect that it carries |")
    print("|---|---|---|")
    for name, cut in arcs(base).items():
        done = run_arms({"without": cut, "pushed": cut + PUSH}, plan, **quiet)
        without, error = difference(done["pushed"], done["without"], OUTCOME)
        part, half_width = carried(whole, base, done["pushed"], done["without"])
        print(f"| {name} | {100 * without:+.3f} ± {100 * error:.3f} | {100 * part:.0f} ± {100 * half_width:.0f} % |",
              flush=True)


if __name__ == "__main__":
    main()
