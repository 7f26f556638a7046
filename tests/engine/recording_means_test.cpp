/// Every series against sums and means worked out naively, one resident or area after another.
#include "core/calendar.hpp"
#include "engine/recording.hpp"
#include "naive_committee.hpp"
#include "recording_helpers.hpp"
#include "support/lively.hpp"
#include "support/tiny_world.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace linli {
namespace {

using namespace test;

/// Value of a column of one resident, whatever its type; nothing if there is no such column.
std::optional<double> column_value(const World& world, const std::string& column_name, ResidentId id)
{
  std::optional<double> out;
  world.for_each_column([&](const char* name, const auto& column) {
    using C = std::remove_cvref_t<decltype(column)>;
    if constexpr (std::is_same_v<typename C::index_type, ResidentId> &&
                  std::is_arithmetic_v<typename C::value_type>) {
      if (column_name == name) out = static_cast<double>(column[id]);
    }
  });
  return out;
}

/// What starts with this text: what follows it.
std::optional<std::string> after_prefix(const std::string& text, const std::string& start)
{
  if (!text.starts_with(start)) return std::nullopt;
  return text.substr(start.size());
}

/// Naive value of a series of adults for one resident, by the name of the series: "this week" is a bit of
/// `took_part`, "within a year" fewer than 52 weeks, all others are columns.
double naive_value(const World& world, const std::string& name, ResidentId id)
{
  const ResidentState& r = world.residents;
  if (name == "participation_any") return (r.took_part[id] & 15) != 0 ? 1 : 0;
  if (name == "participation_any_year") return r.weeks_since[id] < weeks_per_year ? 1 : 0;
  for (std::size_t k = 0; k < weekly_channels; ++k) {
    const Channel channel = all_channels[k];
    const std::string series = std::string("participation_") + channel_label(channel);
    if (name == series) return (r.took_part[id] >> k) & 1;
    if (name == series + "_year") return r.weeks_since_in[channel][id] < weeks_per_year ? 1 : 0;
  }
  if (name == "contact_weekly") return r.contact_frequency[id] == ContactFrequency::weekly ? 1 : 0;
  if (name == "contact_almost_never")
    return r.contact_frequency[id] == ContactFrequency::almost_never ? 1 : 0;
  std::string column = name;
  if (const auto channel = after_prefix(name, "willingness_")) column = "intention_" + *channel;
  if (name == "turnout") column = "voted";
  if (name == "volunteers_registered") column = "registered";
  const std::optional<double> value = column_value(world, "resident." + column, id);
  if (!value) ADD_FAILURE() << "no naive value for the series " << name << ": add one";
  return value.value_or(0);
}

/// What an area brings to a series that does not add up adults, by its name: building groups, money, counts for 1,000
/// adults, and what naive_committee.hpp has.
Part naive_part(const World& world, const std::string& name, AreaId area)
{
  Part heads;
  Part self_governing;
  for (const BuildingGroupId group : world.people.areas.groups[area]) {
    heads.sum += world.groups.head[group] != nobody ? 1 : 0;
    self_governing.sum += world.groups.self_governing[group];
    ++heads.count;
    ++self_governing.count;
  }
  if (name == "groups_with_head") return heads;
  if (name == "groups_self_governing") return self_governing;
  if (name == "intervention_yuan")
    return {static_cast<double>(world.interventions.by_name.at("costly").fen[area]) / 100, 1};
  if (const auto part = naive_committee_part(world, name, area)) return *part;
  std::optional<double> count;
  const std::string column_name = name == "households_moved" ? "area.moved" : "area." + name;
  AreaState::for_each_column(world.places, [&](const char* column, const auto& values) {
    if (column_name == column) count = static_cast<double>(values[area]);
  });
  if (!count) ADD_FAILURE() << "no naive part of the series " << name << ": add one";
  return {1000 * count.value_or(0), static_cast<double>(world.people.areas.adults[area])};
}

/// The member of every grouping that a resident belongs to, in the order of the enumeration.
std::vector<std::size_t> members_of(const World& world, AreaId area, ResidentId id)
{
  std::vector<std::size_t> out{area.value, world.people.areas.subdistrict[area].value, 0,
                               0};  // of percentiles nobody
  const Residents& who = world.people.residents;
  out.push_back(who.band[id]);
  out.push_back(static_cast<std::size_t>(who.sex[id]));
  out.push_back(static_cast<std::size_t>(who.education[id]));
  out.push_back(static_cast<std::size_t>(who.registration[id]));
  out.push_back(static_cast<std::size_t>(
      world.people.households.tenure[world.people.households.residents.parent_of(id)]));
  out.push_back(static_cast<std::size_t>(who.party[id]));
  const BuildingGroupId group = world.people.groups.residents.parent_of(id);
  out.push_back(static_cast<std::size_t>(
      world.people.compounds.regime[world.people.compounds.groups.parent_of(group)]));
  return out;
}

TEST(RecordingMeans, EverySeriesEqualsNaiveMeans)
{
  const Scenario scenario = lively(Influence::linear);
  const Week week = make_week(scenario);
  Simulation simulation(district(scenario, week), week, scenario.run.luck(), Workers(2));
  Recording recording(all_observables(), simulation.world(), all_groupings());
  for (int w = 0; w < 6; ++w) simulation.step(&recording);
  const World& world = simulation.world();
  for (std::size_t o = 0; o < recording.observables().size(); ++o) {
    if (!recording.observables()[o].by_adult()) continue;
    const std::string& name = recording.observables()[o].name;
    std::vector<std::vector<double>> sums;
    std::vector<std::vector<double>> counts;
    for (std::size_t g = 0; g < grouping_names().size(); ++g) {
      sums.emplace_back(recording.members(static_cast<Grouping>(g)));
      counts.emplace_back(recording.members(static_cast<Grouping>(g)));
    }
    for (std::size_t a = 0; a < world.areas(); ++a) {
      for (const ResidentId id : world.people.areas.residents[AreaId{a}]) {
        if (!world.people.residents.adult(id)) continue;
        const std::vector<std::size_t> members = members_of(world, AreaId{a}, id);
        for (std::size_t g = 0; g < members.size(); ++g) {
          sums[g][members[g]] += naive_value(world, name, id);
          counts[g][members[g]] += 1;
        }
      }
    }
    for (const Grouping grouping : recording.groupings()) {
      const auto g = static_cast<std::size_t>(grouping);
      const std::vector<float> series = recording.series(o, grouping);
      ASSERT_EQ(series.size(), 6 * sums[g].size());
      for (std::size_t m = 0; m < sums[g].size(); ++m) {
        const double mean = sums[g][m] / counts[g][m];
        ASSERT_NEAR(series[5 * sums[g].size() + m], mean, 1e-6 + 2e-6 * mean)
            << name << " by " << grouping_names()[g] << ", member " << m;
      }
    }
  }
}

void expect_near(double found, double expected, const std::string& of)
{
  if (std::isnan(expected)) {
    EXPECT_TRUE(std::isnan(found)) << of << " should be missing and is " << found;
  } else {
    EXPECT_NEAR(found, expected, 1e-6 + 2e-6 * std::abs(expected)) << of;
  }
}

/// Sum over count, or the sum of what is a total.
double naive_reduction(const std::string& name, const Part& part)
{
  if (name == "intervention_yuan" || name == "reserve") return part.sum;
  return part.count > 0 ? part.sum / part.count : std::numeric_limits<double>::quiet_NaN();
}

/// Of a whole: what its areas bring together, never a mean of their values; a subdistrict's reserve counts once.
TEST(RecordingMeans, EverySeriesOfAreasIsReducedAsItSays)
{
  Scenario scenario = lively(Influence::linear, 0.02);
  scenario.interventions["costly"] = {.from = When::week(-scenario.run.burn_in), .cost_weekly = 150};
  const Week week = make_week(scenario);
  Simulation simulation(district(scenario, week), week, scenario.run.luck(), Workers(2));
  for (int w = 0; w < 15; ++w) simulation.step(nullptr);  // an assessment lies behind
  Recording recording(all_observables(), simulation.world());
  simulation.step(&recording);
  const World& world = simulation.world();
  ASSERT_GT(std::ranges::count_if(world.posts.vacant, [](auto weeks) { return weeks > 0; }), 0)
      << "no post is vacant, so nothing is tested";
  std::size_t compared = 0;
  for (std::size_t o = 0; o < recording.observables().size(); ++o) {
    if (recording.observables()[o].by_adult()) continue;
    const std::string& name = recording.observables()[o].name;
    const std::vector<double> areas = recording.values(o, Grouping::area);
    std::vector<Part> towns(world.people.subdistricts.size());
    std::vector<bool> counted(towns.size(), false);
    Part whole;
    for (std::size_t a = 0; a < world.areas(); ++a) {
      const Part part = naive_part(world, name, AreaId{a});
      expect_near(areas.at(a), naive_reduction(name, part), name + ", area " + std::to_string(a));
      const std::size_t town = world.people.areas.subdistrict[AreaId{a}].value;
      if (name == "reserve" && counted[town]) continue;
      counted[town] = true;
      for (Part* of : {&towns[town], &whole}) {
        of->sum += part.sum;
        of->count += part.count;
      }
    }
    EXPECT_GT(whole.sum, 0) << name << " stands at nothing, so nothing is tested";
    expect_near(recording.values(o, Grouping::district).at(0), naive_reduction(name, whole), name);
    for (std::size_t s = 0; s < towns.size(); ++s)
      expect_near(recording.values(o, Grouping::subdistrict).at(s), naive_reduction(name, towns[s]), name);
    ++compared;
  }
  EXPECT_GE(compared, 60U);
}

TEST(RecordingMeans, PercentilesOverAreasByHand)
{
  // Of n areas in order the p-th percentile stands at p / 100 (n - 1), between neighbours by straight line.
  const Scenario scenario = lively(Influence::linear);
  const Week week = make_week(scenario);
  Simulation simulation(district(scenario, week), week, scenario.run.luck(), Workers(1));
  Recording recording(all_observables(), simulation.world(), {Grouping::area, Grouping::percentile});
  simulation.step(&recording);
  for (const char* name : {"participation_any", "trust"}) {
    const std::size_t k = index_of(recording.observables(), name);
    std::vector<float> areas = recording.series(k, Grouping::area);
    std::ranges::sort(areas);
    const std::vector<float> found = recording.series(k, Grouping::percentile);
    ASSERT_EQ(found.size(), percentiles.size());
    for (std::size_t p = 0; p < percentiles.size(); ++p) {
      const double at = percentiles[p] * static_cast<double>(areas.size() - 1) / 100;
      const auto low = static_cast<std::size_t>(std::floor(at));
      const double part = at - static_cast<double>(low);
      const double expected = (1 - part) * static_cast<double>(areas.at(low)) +
                              part * static_cast<double>(areas.at(std::min(low + 1, areas.size() - 1)));
      EXPECT_NEAR(found[p], expected, 1e-6 * (1 + expected)) << name << ' ' << percentiles[p];
    }
    EXPECT_LT(found.front(), found.back()) << "or areas are all alike";
  }
}

}  // namespace
}  // namespace linli
