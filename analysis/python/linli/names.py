"""What members of groups are called: as in the file in English, and in Chinese as the page of `linli report` calls them."""
from __future__ import annotations

import xarray

# A test holds this table to analysis/report/page/labels.json; names of subdistricts stand in the result itself.
CHINESE = {
    "age_band": {"18-29": "18–29岁", "30-44": "30–44岁", "45-59": "45–59岁", "60-74": "60–74岁", "75+": "75岁及以上"},
    "sex": {"male": "男", "female": "女"},
    "education": {"primary_or_less": "小学及以下", "junior_secondary": "初中", "senior_secondary": "高中", "college": "大专",
                  "university": "本科及以上"},
    "registration": {"here": "本街镇户籍", "elsewhere_in_city": "本市其他户籍", "non_local": "外省市户籍"},
    "tenure": {"owner": "自有住房", "renter": "租房", "public_housing": "公房"},
    "party": {"none": "非党员", "area_branch": "居民区支部党员", "in_service": "在职党员"},
    "regime": {"lane": "里弄", "public_or_sold": "公房或售后公房", "commodity": "商品房", "resettlement": "动迁安置房"},
}


def members(data: xarray.Dataset, axis: str, lang: str = "en") -> list[str]:
    """Names of a group's members for people, in the order of the file.

    data   a group of a result, such as `run.age_band`
    axis   the dimension whose members are named, such as "age_band"
    lang   "en" or "zh"; what has no Chinese name keeps its own

    Raises KeyError if the group has no such axis.
    """
    own = [str(name) for name in data[axis].values]
    if lang == "zh" and axis == "subdistrict" and "name_zh" in data:
        return [str(name) for name in data["name_zh"].values]
    known = CHINESE.get(axis, {}) if lang == "zh" else {}
    return [known.get(name, name.replace("_", " ")) for name in own]
