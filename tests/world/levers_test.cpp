#include "world/levers.hpp"

#include "scenario/scenario.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace linli {
namespace {

Levers neutral(std::size_t areas)
{
  Levers levers;
  levers.reset(areas);
  return levers;
}

/// What comes out when policies want these amounts, one after the other.
float combined(Lever lever, const std::vector<float>& amounts)
{
  Levers levers = neutral(1);
  for (const float amount : amounts) levers.apply(lever, AreaId{0}, amount);
  return levers(lever, AreaId{0});
}

TEST(Levers, OffersAndCallsAddUp)
{
  EXPECT_EQ(combined(Lever::offers_activity, {0.5F, 0.25F}), 0.75F);
  EXPECT_EQ(combined(Lever::calls, {0.5F, 0.25F, 0.125F}), 0.875F);
}

TEST(Levers, TheLargestAppealCounts)
{
  EXPECT_EQ(combined(Lever::appeal, {0.5F, 0.25F}), 0.5F);
  EXPECT_EQ(combined(Lever::appeal, {0.25F, 0.5F, 0.375F}), 0.5F);
}

TEST(Levers, EveryRowFollowsItsRule)
{
  for (const LeverInfo& info : lever_table()) {
    const float expected = info.combine == Combine::add        ? info.neutral + 0.25F + 0.5F
                           : info.combine == Combine::multiply ? info.neutral * 0.25F * 0.5F
                                                               : std::max(info.neutral, 0.5F);
    EXPECT_EQ(combined(info.lever, {0.25F, 0.5F}), expected) << info.name;
    EXPECT_EQ(combined(info.lever, {0.5F, 0.25F}), expected)
        << info.name << ": the order of policies matters";
  }
}

TEST(Levers, StayWithinTheirRanges)
{
  for (const LeverInfo& info : lever_table()) {
    EXPECT_EQ(combined(info.lever, {1000}), static_cast<float>(info.range.high)) << info.name;
    EXPECT_TRUE(info.range.contains(static_cast<double>(info.neutral))) << info.name;
    if (info.combine != Combine::add) continue;
    EXPECT_EQ(combined(info.lever, {-1000}), static_cast<float>(info.range.low)) << info.name;
  }
}

TEST(Levers, NeutralDoesNothing)
{
  // A policy of strength 0 must leave no trace: applying the neutral value changes nothing.
  for (const LeverInfo& info : lever_table()) {
    const auto nothing = static_cast<float>(info.idle());
    EXPECT_EQ(combined(info.lever, {nothing}), info.neutral) << info.name;
    EXPECT_EQ(combined(info.lever, {0.5F, nothing}), combined(info.lever, {0.5F})) << info.name;
  }
}

TEST(Levers, ActOnOneArea)
{
  Levers levers = neutral(3);
  levers.apply(Lever::offers_activity, AreaId{1}, 1);
  EXPECT_EQ(levers(Lever::offers_activity, AreaId{0}), 0.0F);
  EXPECT_EQ(levers(Lever::offers_activity, AreaId{1}), 1.0F);
  EXPECT_EQ(levers(Lever::offers_activity, AreaId{2}), 0.0F);
  EXPECT_EQ(levers(Lever::calls, AreaId{1}), 0.0F);
}

TEST(Levers, ResetForgets)
{
  Levers levers = neutral(2);
  for (const LeverInfo& info : lever_table()) levers.apply(info.lever, AreaId{1}, 5);
  levers.reset(2);
  for (const LeverInfo& info : lever_table()) {
    EXPECT_EQ(levers(info.lever, AreaId{0}), info.neutral) << info.name;
    EXPECT_EQ(levers(info.lever, AreaId{1}), info.neutral) << info.name;
  }
}

TEST(Levers, TheTableHasEveryLeverAtItsPlace)
{
  const std::vector<LeverInfo>& table = lever_table();
  ASSERT_EQ(table.size(), lever_count);
  Levers levers;
  std::vector<std::string> names;
  Levers::for_each_column(levers, [&](const char* name, const auto&) { names.emplace_back(name); });
  ASSERT_EQ(names.size(), lever_count);
  for (std::size_t k = 0; k < lever_count; ++k) {
    EXPECT_EQ(static_cast<std::size_t>(table[k].lever), k);
    EXPECT_EQ("lever." + table[k].name, names[k]);
    EXPECT_FALSE(table[k].en.empty() || table[k].zh.empty()) << table[k].name;
  }
}

TEST(Levers, EveryLeverIsReadByAMechanism)
{
  const std::vector<Declaration> mechanisms = MechanismParams::standard().declarations();
  for (const LeverInfo& info : lever_table())
    EXPECT_FALSE(readers_of(info.lever, mechanisms).empty()) << "nobody reads " << info.name;
}

Declaration declared(const char* name, std::vector<std::string> reads, std::vector<std::string> writes)
{
  Declaration d;
  d.name = name;
  d.reads = std::move(reads);
  d.writes = std::move(writes);
  return d;
}

TEST(Levers, ReadersAreThoseWhoDeclareIt)
{
  const std::vector<Declaration> mechanisms{
      declared("sets", {}, {"lever.appeal"}),
      declared("reads", {"area.number", "lever.appeal"}, {"resident.trust"}),
      declared("passes_on", {"lever.appeal"}, {"lever.appeal"}),
      declared("reads_another", {"lever.calls"}, {}), declared("reads_too", {"lever.appeal"}, {})};
  EXPECT_EQ(readers_of(Lever::appeal, mechanisms), (std::vector<std::string>{"reads", "reads_too"}));
  EXPECT_TRUE(readers_of(Lever::calls_head, mechanisms).empty());
  EXPECT_EQ(readers_of(Lever::team_power, MechanismParams::standard().declarations()),
            (std::vector<std::string>{"self_governance"}))
      << "leading only passes it on";
}

TEST(Levers, WhatTheProgrammeSuppliesIsInRange)
{
  const Programme::Params standard;
  const Programme::Params nothing = Programme::Params::nothing();
  for (const LeverInfo& info : lever_table()) {
    const auto k = static_cast<std::size_t>(info.lever);
    EXPECT_TRUE(info.range.contains(standard.level[k])) << info.name;
    EXPECT_EQ(standard.level[k], info.supply ? info.supply->level : info.idle()) << info.name;
    EXPECT_EQ(standard.spread[k], info.supply ? info.supply->spread : 0) << info.name;
    EXPECT_EQ(nothing.level[k], info.idle()) << info.name;
    if (!info.supply) continue;
    EXPECT_FALSE(info.supply->source.empty()) << info.name;
    EXPECT_TRUE(info.range.contains(info.supply->plausible.low) &&
                info.range.contains(info.supply->plausible.high))
        << info.name;
  }
}

TEST(Levers, WhatMechanismsReadOfThemIsInTheTable)
{
  std::set<std::string> known;
  for (const LeverInfo& info : lever_table()) known.insert("lever." + info.name);
  for (const Declaration& d : MechanismParams::standard().declarations()) {
    for (const auto* names : {&d.reads, &d.writes}) {
      for (const std::string& name : *names) {
        EXPECT_TRUE(name.substr(0, 6) != "lever." || known.contains(name)) << d.name << ": " << name;
      }
    }
  }
}

}  // namespace
}  // namespace linli
