#!/usr/bin/python3
"""Derives putuo_2017.yaml, the margins of Putuo District at the end of 2017, from published counts.

    /usr/bin/python3 scenarios/data/derive_putuo_2017.py > scenarios/data/putuo_2017.yaml

Inputs are the 2010 and 2020 censuses of the district (county volumes, row 310107) and the few published figures
named below.  Every step is arithmetic written out here; what is assumed says so in the `status` of the margin.
tests/population/derivation_test.py holds this script and the file together.
"""
import math

SHARE = 0.7  # 2017-11-01 lies 7 of 10 years after 2010-11-01
TOTAL = 1_254_524  # linear interpolation of 1,288,881 (2010) and 1,239,800 (2020)

AGES = ["0", "1-4", "5-9", "10-14", "15-19", "20-24", "25-29", "30-34", "35-39", "40-44", "45-49", "50-54", "55-59",
        "60-64", "65-69", "70-74", "75-79", "80-84", "85+"]
# Shares of all residents in 2017: cohorts carried from census to census (geometric), 80+ linear, under 7 from 2020.
AGE_SHARES = {
    "male": [.00333, .01461, .01622, .01361, .01663, .02607, .04088, .04757, .04126, .03461, .03276, .03575, .0441,
             .04674, .03516, .01963, .0112, .00847, .00822],
    "female": [.00311, .01358, .01491, .0118, .01567, .02703, .04269, .04918, .04208, .03444, .03162, .03454, .04444,
               .04776, .03492, .01914, .01218, .01079, .01331],
}


def whole(parts, total):
    """Integers proportional to `parts` that add up to `total` (largest remainders, earlier first on ties)."""
    scale = total / sum(parts)
    floors = [math.floor(p * scale) for p in parts]
    order = sorted(range(len(parts)), key=lambda k: (-(parts[k] * scale - floors[k]), k))
    for k in order[: total - sum(floors)]:
        floors[k] += 1
    return floors


def between(y2010, y2020):
    return y2010 + SHARE * (y2020 - y2010)


def age_by_sex():
    counts = whole(AGE_SHARES["male"] + AGE_SHARES["female"], TOTAL)
    return {"male": dict(zip(AGES, counts[:19])), "female": dict(zip(AGES, counts[19:]))}


def people(ages, low, high):
    """Residents of exact ages [low, high) of one sex, ages spread evenly within a published band."""
    total = 0.0
    for label, count in ages.items():
        start = int(label.rstrip("+").split("-")[0])
        end = 100 if label.endswith("+") else int(label.split("-")[-1]) + 1
        total += count * max(0, min(high, end) - max(low, start)) / (end - start)
    return total


def education(ages):
    """Residents of 6 and more; 2020 counted from 3, so its preschool column is left out.  Levels none and primary
    are one level here."""
    y2010 = {"male": [3688 + 47732, 195406, 177844, 89258, 113581], "female": [19186 + 69712, 180911, 171488, 80390, 95995]}
    y2020 = {"male": [1984 + 44208, 141351, 144331, 91847, 161661], "female": [10263 + 58526, 138920, 143659, 86623, 166799]}
    levels = ["primary_or_less", "junior_secondary", "senior_secondary", "college", "university"]
    out = {}
    for sex in ("male", "female"):
        shares = [between(a / sum(y2010[sex]), b / sum(y2020[sex])) for a, b in zip(y2010[sex], y2020[sex])]
        out[sex] = dict(zip(levels, whole(shares, round(people(ages[sex], 6, 100)))))
    return out


def activity(ages):
    """Residents of 16 and more.  Employed: 54.7 % of 16+ in 2010, 50.8 % of 15+ in 2020.  Students: the 2010 ratio
    to residents of 16-24.  Retired: rates by age and sex that give 2010's 30.2 % (60+ 93 %, women 50-59 85 %, men
    50-59 20 %; assumed) applied to 2017's ages.  Other: the rest."""
    adults = sum(people(ages[s], 16, 100) for s in ages)
    young = sum(people(ages[s], 16, 25) for s in ages)
    young_2010 = (23827 + 22791) * 4 / 5 + 61663 + 64124
    adults_2010 = 1_288_881 * (1 - .0715) - (23827 + 22791) / 5
    students = 5455 / 117811 * adults_2010 / young_2010 * young
    retired = .93 * sum(people(ages[s], 60, 100) for s in ages) + .85 * people(ages["female"], 50, 60) + .2 * people(
        ages["male"], 50, 60)
    employed = between(64421 / 117811, 55251 / 108819) * adults
    names = ["student", "employed", "retired", "other"]
    return dict(zip(names, whole([students, employed, retired, adults - students - employed - retired], round(adults))))


def registration():
    away = [round(between(105_908 + 178_576, 121_445 + 169_946)), round(between(362_977, 366_405))]
    return dict(here=TOTAL - sum(away), elsewhere_in_city=away[0], non_local=away[1])


UNITS = ["caoyang", "changfeng", "changshou", "ganquan", "shiquan", "yichuan", "wanli", "zhenru", "changzheng", "taopu"]
RESIDENTS = dict(zip(UNITS, [95648, 107100, 140700, 109499, 111763, 108221, 87832, 165853, 140532, 187376]))
AREAS = dict(zip(UNITS, [20, 26, 35, 20, 25, 23, 15, 36, 24, 32]))
ZH = dict(zip(UNITS, ["曹杨新村街道", "长风新村街道", "长寿路街道", "甘泉路街道", "石泉路街道", "宜川路街道", "万里街道",
                      "真如镇街道", "长征镇", "桃浦镇"]))


def non_local_by_unit(total):
    """Published shares of three units in the year nearest 2017; the other seven carry one common share."""
    known = {"zhenru": 39427 / 172397, "changfeng": .2484, "shiquan": .2991}
    counts = {u: known[u] * RESIDENTS[u] for u in known}
    rest = total - sum(counts.values())
    others = sum(RESIDENTS[u] for u in UNITS if u not in known)
    return dict(zip(UNITS, whole([counts.get(u, rest * RESIDENTS[u] / others) for u in UNITS], total)))


def households():
    number = round(between(463_541, 480_390))
    members = round(between(1_174_897, 1_139_300))
    one = round(between(85_367, 120_407))
    shares = [between(a, b) for a, b in zip([.3277, .3292, .0975, .0534, .0080], [.3450, .2583, .0854, .0521, .0086])]
    low, high = -2.0, 2.0  # sizes 2-6 tilted by e^(t size) until everybody is housed
    for _ in range(200):
        tilt = (low + high) / 2
        tilted = [s * math.exp(tilt * k) for k, s in enumerate(shares)]
        mean = sum((k + 2) * t for k, t in enumerate(tilted)) / sum(tilted)
        low, high = (tilt, high) if mean < (members - one) / (number - one) else (low, tilt)
    size = [one] + whole(tilted, number - one)
    missing = members - sum((k + 1) * n for k, n in enumerate(size))
    size[2] -= missing  # whole numbers: move a few households between three and four members
    size[3] += missing
    generations = whole([between(a, b) for a, b in zip([204878, 208317, 49559, 787], [262452, 168204, 48839, 895])], number)
    return number, members, dict(zip("123456", size)), dict(zip(["one", "two", "three", "four_or_more"], generations))


def elders(ages, number):
    """Households by members of 65 and more.  Counts of the two censuses cannot be interpolated (they would hold more
    elders than lived here in 2017), so 2017's elders are spread as the interpolated mix of 1, 2 and 3 a household;
    97.2 % of them live in family households (2010: 97.8 %, 2020: 97.0 %)."""
    inside = .972 * sum(people(ages[s], 65, 100) for s in ages)
    mix_2010 = [67856 / 110074, 41703 / 110074, 515 / 110074]
    mix_2020 = [87881 / 169775, 79722 / 169775, 2172 / 169775]
    mix = [between(a, b) for a, b in zip(mix_2010, mix_2020)]
    with_elders = inside / sum((k + 1) * m for k, m in enumerate(mix))
    counts = whole(mix, round(with_elders))
    return dict(zip(["none", "one", "two", "three"], [number - sum(counts)] + counts))


def tenure(number):
    """Owned: bought, self-built, inherited.  Rented 27.4-27.7 % and other 2.5-3.8 % are published without a split
    between public and market rent: 7.5 % of households in public rent is assumed, 'other' is counted with it."""
    owner = between((31188 + 774) / 45805, (31004 + 11 + 183) / 45404)
    rent = between(12692 / 45805, 12461 / 45404)
    return dict(zip(["owner", "renter", "public_housing"], whole([owner, rent - .075, 1 - owner - rent + .075], number)))


def party(ages):
    """Members by age at the city's rates of 2011 (5.95, 7.98, 18.45 % of residents of 18-34, 35-59, 60+)."""
    rates = {"18-34": (18, 35, .0595), "35-59": (35, 60, .0798), "60+": (60, 100, .1845)}
    return {k: round(r * sum(people(ages[s], lo, hi) for s in ages)) for k, (lo, hi, r) in rates.items()}


def emit(name, by, of, status, year, confidence, source, note, counts, zh):
    print(f"  {name}:")
    print(f"    zh: {zh}")
    print(f"    by: [{', '.join(by)}]")
    print(f"    of: {of}")
    print(f"    status: {status}")
    print(f'    year: "{year}"')
    print(f"    confidence: {confidence}")
    print(f'    source: "{source}"')
    print(f'    note: "{note}"')
    print("    counts:")
    for key, value in counts.items():
        if isinstance(value, dict):
            print(f"      {key}: {{{', '.join(f'{k}: {v}' for k, v in value.items())}}}")
        else:
            print(f"      {key}: {value}")


def main():
    census = "county volumes of the 2010 and 2020 censuses, Putuo 310107"
    ages = age_by_sex()
    number, members, size, generations = households()
    here = registration()
    lift = round(18906 / 45404 * number)
    print("# Margins of Putuo District, Shanghai, at the end of 2017.  Written by derive_putuo_2017.py; change it there.")
    print("# status: observed = printed for Putuo; derived = arithmetic on observed figures; proxy = another place;")
    print("# assumed = no figure was found, a guess to be swept.")
    print('title: "Putuo District (普陀区), Shanghai, end of 2017"')
    print("subdistricts:")
    for unit in UNITS:
        print(f"  {unit}: {{zh: {ZH[unit]}, areas: {AREAS[unit]}}}")
    print("margins:")
    emit("residents_by_subdistrict", ["subdistrict"], "residents", "derived", "2015-2021", "low",
         "census 2010 by township; yearbook of Changshou 2016; published counts of Changfeng 2018, Zhenru 2021, Shiquan 2023",
         "Changzheng, Wanli and Taopu are the remainder, split by number of areas", RESIDENTS, "各街镇常住人口")
    emit("age_by_sex", ["sex", "age"], "residents", "derived", "2017-11-01", "low", census,
         "cohort interpolation of the two censuses", ages, "性别年龄")
    emit("registration", ["registration"], "residents", "derived", "2017-11-01", "medium", census,
         "linear interpolation; here = registered in the own subdistrict (remainder)", here, "户籍")
    emit("non_local_by_subdistrict", ["subdistrict"], "non_local residents", "derived", "2010-2023", "low",
         "Zhenru 2010, Changfeng 2018, Shiquan 2023", "seven units without a figure share one rate",
         non_local_by_unit(here["non_local"]), "各街镇外来人口")
    emit("education_by_sex", ["sex", "education"], "residents of 6 and more", "derived", "2017-11-01", "medium", census,
         "interpolated shares within each sex; 2010 counts from 6, 2020 from 3 without preschool", education(ages), "受教育程度")
    emit("activity", ["activity"], "residents of 16 and more", "derived", "2017-11-01", "low", census,
         "long forms; retirement rates by age and sex are assumed so that 2010 comes out", activity(ages), "就业状况")
    emit("party_members_by_age", ["age_group"], "residents of 18 and more", "proxy", "2011", "low",
         "city Party statistics 2011 on census ages 2010", "the city's rates by age on Putuo's ages of 2017", party(ages), "党员")
    emit("living", ["living"], "residents", "derived", "2017-11-01", "medium", census, "linear interpolation",
         {"family_household": members, "outside": TOTAL - members}, "家庭户人口")
    emit("household_size", ["size"], "family households", "derived", "2017-11-01", "medium", census,
         "size 1 and the mean are the district's; the split of 2 to 6 follows size by generations of another table; "
         "6 stands for 6 and more", size, "家庭户规模")
    emit("generations", ["generations"], "family households", "derived", "2017-11-01", "medium", census,
         "linear interpolation", generations, "家庭户代数")
    emit("members_of_65_and_more", ["elders"], "family households", "derived", "2017-11-01", "low", census,
         "interpolated mix of households with 1, 2, 3 elders, held to the number of elders of 2017", elders(ages, number),
         "有65岁及以上老人的家庭户")
    emit("tenure", ["tenure"], "family households", "derived", "2017-11-01", "low", census,
         "long forms; public rent of 7.5 % is assumed, no split is published", tenure(number), "住房来源")
    emit("lift", ["lift"], "family households", "proxy", "2020-11-01", "medium", census,
         "share of 2020 (41.6 %) taken for 2017", {"lift": lift, "no_lift": number - lift}, "住房电梯")
    emit("property_regime", ["regime"], "family households", "assumed", "-", "none", "no figure found",
         "order of magnitude: old workers' housing is the largest type in the central city",
         dict(zip(["lane", "public_or_sold", "commodity", "resettlement"], whole([.04, .46, .42, .08], number))), "小区类型")


if __name__ == "__main__":
    main()
