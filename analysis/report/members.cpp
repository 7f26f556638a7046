#include "report/members.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace linli {
namespace {

struct Known {
  std::string_view group;
  std::string_view member;
  std::string_view zh;
};

constexpr std::array<Known, 30> known_members{{
    {"age_band", "18-29", "18–29岁"},
    {"age_band", "30-44", "30–44岁"},
    {"age_band", "45-59", "45–59岁"},
    {"age_band", "60-74", "60–74岁"},
    {"age_band", "75+", "75岁及以上"},
    {"sex", "male", "男"},
    {"sex", "female", "女"},
    {"education", "primary_or_less", "小学及以下"},
    {"education", "junior_secondary", "初中"},
    {"education", "senior_secondary", "高中"},
    {"education", "college", "大专"},
    {"education", "university", "本科及以上"},
    {"registration", "here", "本街镇户籍"},
    {"registration", "elsewhere_in_city", "本市其他户籍"},
    {"registration", "non_local", "外省市户籍"},
    {"tenure", "owner", "自有住房"},
    {"tenure", "renter", "租房"},
    {"tenure", "public_housing", "公房"},
    {"party", "none", "非党员"},
    {"party", "area_branch", "居民区支部党员"},
    {"party", "in_service", "在职党员"},
    {"regime", "lane", "里弄"},
    {"regime", "public_or_sold", "公房或售后公房"},
    {"regime", "commodity", "商品房"},
    {"regime", "resettlement", "动迁安置房"},
    {"area", "lowest quarter", "最低四分之一"},
    {"area", "second quarter", "次低四分之一"},
    {"area", "third quarter", "次高四分之一"},
    {"area", "highest quarter", "最高四分之一"},
    {"district", "", "全区"},
}};

}  // namespace

Spoken member_name(const std::string& group, const std::string& member)
{
  std::string en = member;
  std::ranges::replace(en, '_', ' ');
  const auto found = std::ranges::find_if(
      known_members, [&](const Known& one) { return one.group == group && one.member == member; });
  return {en, found == known_members.end() ? en : std::string(found->zh)};
}

}  // namespace linli
