#include "engine/series_units.hpp"

namespace linli::series_units {

SeriesUnit share()
{
  return {"1", "share", "比例"};
}

SeriesUnit probability()
{
  return {"1", "probability", "概率"};
}

SeriesUnit index()
{
  return {"1", "index, 0 to 1", "指数,0至1"};
}

SeriesUnit number()
{
  return {"1", "number", "数"};
}

SeriesUnit ratio()
{
  return {"1", "ratio", "比值"};
}

SeriesUnit people()
{
  return {"1", "people", "人"};
}

SeriesUnit items()
{
  return {"1", "items", "项"};
}

SeriesUnit years()
{
  return {"years", "years", "岁"};
}

SeriesUnit hours()
{
  return {"hour", "hours", "小时"};
}

SeriesUnit a_week()
{
  return {"1/week", "per week", "次/周"};
}

SeriesUnit hours_a_week()
{
  return {"hours/week", "hours a week", "小时/周"};
}

SeriesUnit yuan()
{
  return {"1", "yuan", "元"};
}

SeriesUnit yuan_a_thousand_adults()
{
  return {"1e-3", "yuan per 1,000 adults", "元/千名成年居民"};
}

SeriesUnit a_thousand_adults()
{
  return {"1e-3", "per 1,000 adults", "每千名成年居民"};
}

SeriesUnit a_thousand_households()
{
  return {"1e-3", "per 1,000 households", "每千户"};
}

}  // namespace linli::series_units
