#include "population/synthesis.hpp"

namespace linli {

std::vector<Contradiction> PopulationParams::contradictions() const
{
  std::vector<Contradiction> found;
  const auto require_file = [&](const std::string& name, const char* key, const std::string& standard) {
    if (!name.empty()) return;
    found.push_back({{key},
                     "no file is named",
                     "the district's people are made from it",
                     "write for example `" + standard + "`"});
  };
  const PopulationParams standard;
  require_file(margins, "margins", standard.margins);
  require_file(secretaries, "secretaries", standard.secretaries);
  return found;
}

std::vector<Field> PopulationParams::describe()
{
  using P = PopulationParams;
  return {
      file<&P::margins>(
          {.name = "margins",
           .en = "Data file with the margins of the district, beside the scenario or under its folder",
           .zh = "人口边际数据文件",
           .source = "[C]"}),
      file<&P::secretaries>({.name = "secretaries",
                             .en = "Data file with the report's table of secretaries",
                             .zh = "居民区书记数据文件",
                             .source = "[R]",
                             .evidence = "K4, K5"}),
      number<&P::scale>(
          {.name = "scale",
           .unit = units::share(),
           .valid = {0.003, 1.0},
           .en = "Part of the residents that is simulated; all areas are kept, with fewer building groups",
           .zh = "人口比例",
           .source = "[?]"}),
      names<&P::subdistricts>(
          {.name = "subdistricts", .en = "Subdistricts to simulate; none named means all", .zh = "所选街镇"}),
      integers<&P::areas>({.name = "areas",
                           .valid = {1, 65535},
                           .en = "Numbers of the residential areas to simulate; none named means all",
                           .zh = "所选居民区编号"}),
      numbers<&P::years_here>(
          tenure_labels(),
          {.name = "years_here",
           .unit = units::years(),
           .valid = {0, 1000},
           .plausible = {3, 50},
           .en = "Mean years a household has lived here before the run, by tenure, before age, compound and "
                 "60 cut it off; -1 / ln(1 - `moves.rate`) keeps it",
           .zh = "初始平均居住年限",
           .source = "[?]",
           .evidence = "P3"}),
      numbers<&P::free_hours>({activity_labels().begin() + 1, activity_labels().end()},
                              {.name = "free_hours",
                               .unit = units::hours(),
                               .valid = {0, 60},
                               .plausible = {5, 40},
                               .en = "Median of an adult's free hours in a usual week, by activity",
                               .zh = "每周空闲时间中位数",
                               .source = "[?]",
                               .evidence = "B15"}),
      number<&P::free_hours_sd>({.name = "free_hours_sd",
                                 .valid = {0, 2},
                                 .plausible = {0.2, 0.8},
                                 .en = "Spread of free hours (standard deviation of the logarithm)",
                                 .zh = "空闲时间差异",
                                 .source = "[?]",
                                 .evidence = "B15"}),
  };
}

std::vector<Field> HousingParams::describe()
{
  using P = HousingParams;
  return {
      number<&P::compounds_per_area>(
          {.name = "compounds_per_area",
           .valid = {1, 20},
           .plausible = {2.5, 3.5},
           .en = "Mean number of compounds in a residential area (one, and a Poisson number more)",
           .zh = "每个居民区的小区数",
           .source = "[C]",
           .evidence = "E6, K6"}),
      number<&P::households_per_building_group>({.name = "households_per_building_group",
                                                 .valid = {5, 200},
                                                 .plausible = {20, 45},
                                                 .en = "Mean number of households in a building group",
                                                 .zh = "每个楼组的户数",
                                                 .source = "[C]",
                                                 .evidence = "E8"}),
      number<&P::area_size_sd>(
          {.name = "area_size_sd",
           .valid = {0, 1},
           .plausible = {0.05, 0.4},
           .en = "Spread of the sizes of areas within a subdistrict (standard deviation of the logarithm)",
           .zh = "居民区规模差异",
           .source = "[?]"}),
      number<&P::compound_size_sd>(
          {.name = "compound_size_sd",
           .valid = {0, 1.5},
           .plausible = {0.2, 0.8},
           .en = "Spread of the sizes of compounds within an area (standard deviation of the logarithm)",
           .zh = "小区规模差异",
           .source = "[?]"}),
  };
}

}  // namespace linli
