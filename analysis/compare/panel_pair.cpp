#include "compare/panel_pair.hpp"

#include "core/errors.hpp"
#include "population/breakdowns.hpp"
#include "world/channel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace linli {
namespace {

constexpr auto by_subdistrict = "subdistrict";

std::string in_panel(const std::string& name)
{
  return "panels/study/" + name;
}

std::vector<std::int64_t> weeks_in(const ResultFile& result)
{
  const std::vector<double> numbers = result.numbers(in_panel("week"));
  return {numbers.begin(), numbers.end()};
}

/// Whether each took part in a channel that is there every week.
std::vector<char> taking_part(const ResultFile& result, std::size_t step)
{
  std::vector<char> out;
  constexpr unsigned weekly = (1U << weekly_channels) - 1;
  for (const double bits : result.numbers(in_panel("took_part"), step))
    out.push_back((static_cast<unsigned>(bits) & weekly) != 0 ? 1 : 0);
  return out;
}

}  // namespace

PanelPair::PanelPair(const std::filesystem::path& first, const std::filesystem::path& second)
    : first_(first), second_(second), weeks_(weeks_in(first_))
{
}

bool PanelPair::same_people() const
{
  return first_.whole("seed") == second_.whole("seed") &&
         first_.whole("replicate") == second_.whole("replicate") &&
         first_.numbers(in_panel("resident")) == second_.numbers(in_panel("resident"));
}

std::vector<std::string> PanelPair::groupings() const
{
  std::vector<std::string> known;
  if (first_.has_dataset(in_panel("area")) && first_.has_dataset("area/subdistrict"))
    known.emplace_back(by_subdistrict);
  for (const Breakdown& one : breakdowns())
    if (first_.has_dataset(in_panel(one.name))) known.push_back(one.name);
  return known;
}

PanelPair::Members PanelPair::members(const std::string& grouping) const
{
  Members out;
  if (grouping != by_subdistrict) {
    out.names = first_.meanings(in_panel(grouping));
    for (const double choice : first_.numbers(in_panel(grouping)))
      out.of.push_back(static_cast<std::size_t>(choice));
    return out;
  }
  const std::vector<double> areas = first_.numbers("area/area");
  const std::vector<std::string> towns = first_.labels("area/subdistrict");
  std::map<double, std::size_t> town_of;  // by the area's number
  for (std::size_t a = 0; a < areas.size(); ++a) {
    const auto known = std::ranges::find(out.names, towns.at(a));
    town_of[areas[a]] = static_cast<std::size_t>(known - out.names.begin());
    if (known == out.names.end()) out.names.push_back(towns[a]);
  }
  for (const double area : first_.numbers(in_panel("area"))) out.of.push_back(town_of.at(area));
  return out;
}

std::vector<PanelCounts> PanelPair::counts(std::size_t step, const std::vector<std::string>& by) const
{
  const std::vector<std::int64_t> others = weeks_in(second_);
  const auto there = std::ranges::find(others, weeks_.at(step));
  if (there == others.end())
    throw Error(Exit::io, {Problem{.file = second_.file().string(),
                                   .problem = fmt::format("its panel lacks week {}", weeks_[step])}});
  const auto other_step = static_cast<std::size_t>(there - others.begin());
  const std::vector<char> here = taking_part(first_, step);
  const std::vector<char> reference = taking_part(second_, other_step);
  const std::vector<double> arrived = first_.numbers(in_panel("arrived"), step);
  const std::vector<double> arrived_there = second_.numbers(in_panel("arrived"), other_step);
  std::vector<char> counted(here.size());
  for (std::size_t k = 0; k < here.size(); ++k) counted[k] = arrived[k] == arrived_there[k] ? 1 : 0;
  if (first_.has_dataset(in_panel("age_band"))) {
    const std::vector<double> band = first_.numbers(in_panel("age_band"));
    for (std::size_t k = 0; k < band.size(); ++k)
      if (band[k] == no_category) counted[k] = 0;
  }
  const auto add = [&](PanelCounts& counts, std::size_t k) {
    if (counted[k] == 0) return;
    ++counts.adults;
    counts.only_first += here[k] > reference[k] ? 1 : 0;
    counts.only_second += reference[k] > here[k] ? 1 : 0;
  };
  std::vector<PanelCounts> out{{"adults", ""}};
  for (std::size_t k = 0; k < here.size(); ++k) add(out[0], k);
  for (const std::string& name : by) {
    const auto [of, names] = members(name);
    std::vector<PanelCounts> all;
    for (const std::string& label : names) all.push_back({name, label});
    for (std::size_t k = 0; k < of.size(); ++k) add(all.at(of[k]), k);
    for (const PanelCounts& member : all)
      if (!member.member.empty() && member.adults > 0) out.push_back(member);
  }
  return out;
}

}  // namespace linli
