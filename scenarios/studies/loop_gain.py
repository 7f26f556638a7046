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
HALF = {"mobilising": 1.5, "teams": 0.9, "deliberating": 0.6, "listening": 1.5}  # leading.half, effective hours
# lever: (function, leading.most, programme's level)
FED = {
    "offers_activity": ("mobilising", 0.45, 0.12),
    "offers_volunteering": ("mobilising", 0.26, 0.1),
    "calls": ("mobilising", 0.004, 0.0),
    "offers_team": ("teams", 0.24, 0.08),
    "team_power": ("teams", 0.6, 0.05),
    "openness": ("deliberating", 0.2, 0.2),
    "action": ("deliberating", 0.4, 0.4),
    "responsiveness": ("listening", 0.3, 0.45),
}


def held(base, *levers):
    """Settings that give these levers their mean of the baseline, whatever the secretary does."""
    settings = []
    for lever in levers:
        function, most, level = FED[lever]
        power = mean(base, f"leading_power_{function}")
        settings += [f"leading.most.{lever}=0", f"programme.{lever}={level + most * power / (power + HALF[function]):.6g}"
                     + (" per week" if lever.startswith("offers") else "")]
    return settings


def arcs(base):
    """{arc: settings that cut it}."""
    by_group = mean(base, "troubles_settled_group")
    return {
        "work → hours for leading": [f"leading.fixed_hours={mean(base, 'secretary_hours_leading'):.6g} hours"],
        "work → perfunctory answers": ["leading.perfunctory=0", "minor_issues.coping_loss=0"],
        "leading → offers and calls": held(base, "offers_activity", "offers_volunteering", "offers_team", "calls"),
        "leading → heads of building groups": held(base, "team_power"),
        "leading → deliberation": held(base, "openness", "action"),
        "leading → answers to residents": held(base, "responsiveness"),
        "self-governing groups → small troubles": [f"minor_issues.{key}={by_group:.6g}" for key in ("group", "group_none")]
        + ["minor_issues.group_cohesion=0"],
        "small troubles → work": [f"workload.fixed_troubles={mean(base, 'work_residents'):.6g} hours"],
        "answers → trust": ["trust.met=0", "trust.heard=0"],
        "results → efficacy": ["efficacy.lived=0", "efficacy.heard=0"],
        "load → exhaustion": ["strain.load=0"],
        "exhaustion → power, leave, leaving": ["leading.exhaustion_costs=0", "staffing.leave_burnt=0",
                                               "staffing.quit_burnt=0", "succession.quit_burnt=0"],
    }


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
        carried = [1 - (cut_pushed[OUTCOME] - cut_base[OUTCOME]) / effect
                   for cut_pushed, cut_base in zip(done["pushed"], done["without"], strict=True)]
        part, half_width = interval(carried)
        print(f"| {name} | {100 * without:+.3f} ± {100 * error:.3f} | {100 * part:.0f} ± {100 * half_width:.0f} % |",
              flush=True)


if __name__ == "__main__":
    main()
