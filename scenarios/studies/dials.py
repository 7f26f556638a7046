#!/usr/bin/python3
"""How participation follows leadership capacity and work passed down; and training, relief, and both.

    scenarios/studies/dials.py --seeds 10 > dials.md

Every row is the difference to the baseline of the same seed, with its 95 % interval, over the last year of the study.
"""
from arms import arguments, difference, mean, run_arms, told

OUTCOMES = {  # series: (heading, factor)
    "participation_any": ("taking part, % a week", 100),
    "participation_any_year": ("taking part, % a year", 100),
    "turnout": ("turnout, %", 100),
    "groups_self_governing": ("self-governing groups, %", 100),
    "trust": ("trust, × 100", 100),
    "secretary_hours_leading": ("hours of leading", 1),
    "secretary_load": ("ρ of secretaries", 1),
    "perfunctory_work": ("perfunctory work, × 100", 100),
    "staff_burnout": ("burnout of staff, %", 100),
}

TRAINING = ["programme.training_party=1 hours", "programme.training_practice=1 hours", "programme.mentoring=0.5"]
RELIEF = ["programme.task_pruning=0.8", "programme.admission_list=1"]

ARMS = {
    "baseline": [],
    **{f"leadership_skills.capacity {x:+g} sd": [f"leadership_skills.capacity={x}"] for x in (-1, -0.5, 0.5, 1)},
    **{f"workload.passing_down {x:g}": [f"workload.passing_down={x}"] for x in (0.5, 0.75, 1.5, 2)},
    "training": TRAINING,
    "relief": RELIEF,
    "training and relief": TRAINING + RELIEF,
}


def main():
    plan = arguments(__doc__.splitlines()[0])
    done = run_arms(ARMS, plan, say=lambda text: None)
    base = done.pop("baseline")
    print("| arm | " + " | ".join(heading for heading, _ in OUTCOMES.values()) + " |")
    print("|---|" + "---|" * len(OUTCOMES))
    print("| baseline | " + " | ".join(told(factor * mean(base, series)) for series, (_, factor) in OUTCOMES.items()) + " |")
    for name, arm in done.items():
        cells = []
        for series, (_, factor) in OUTCOMES.items():
            by, width = difference(arm, base, series)
            cells.append(told(factor * by, factor * width))
        print(f"| {name} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
