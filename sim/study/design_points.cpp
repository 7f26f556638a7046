#include "study/design_points.hpp"

#include "core/errors.hpp"
#include "statistics/factorial.hpp"
#include "statistics/morris.hpp"
#include "statistics/sobol_indices.hpp"
#include "statistics/space_filling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace linli {
namespace {

PlannedFactor planned(const StudyFactor& factor)
{
  return {factor.path,   factor.room,  std::string(factor.parameter.unit.label),
          factor.levels, factor.range, factor.scale};
}

/// Of a coordinate in [0, 1], or the number of a level.
std::string value_of(const StudyFactor& factor, double at)
{
  return factor.levels.empty() ? factor.text_at(at) : factor.levels.at(static_cast<std::size_t>(at));
}

PlannedPoint point_at(const std::vector<StudyFactor>& factors, std::vector<double> place)
{
  PlannedPoint out;
  for (std::size_t k = 0; k < factors.size(); ++k) {
    out.values.push_back(value_of(factors[k], place[k]));
    if (factors[k].levels.empty()) place[k] = factors[k].part_at(place[k]);
  }
  out.place = std::move(place);
  return out;
}

/// Coordinates in [0, 1) that stand for levels become their numbers: each level has an equal part.
std::vector<double> with_levels(const std::vector<StudyFactor>& factors, std::vector<double> place)
{
  for (std::size_t k = 0; k < factors.size(); ++k) {
    const std::size_t levels = factors[k].levels.size();
    if (levels > 0) place[k] = std::floor(place[k] * static_cast<double>(levels));
  }
  return place;
}

void add_levels(DesignPoints& out, const Study& study, const Design& design)
{
  for (const std::vector<std::size_t>& levels : design)
    out.points.push_back(point_at(study.factors, {levels.begin(), levels.end()}));
}

void add_places(DesignPoints& out, const Study& study, const SpacePoints& places)
{
  for (const std::vector<double>& place : places)
    out.points.push_back(point_at(study.factors, with_levels(study.factors, place)));
}

void add_saltelli(DesignPoints& out, const Study& study, const Luck& luck)
{
  const SaltelliDesign design = saltelli_design(
      sobol_sequence(static_cast<std::size_t>(study.design.size), 2 * study.factors.size(), luck));
  add_places(out, study, design.a);
  add_places(out, study, design.b);
  for (const SpacePoints& block : design.ab) add_places(out, study, block);
}

/// Every factor by itself, or those of one section together.
void group_factors(DesignPoints& out, const Study& study)
{
  const bool by_room = study.design.groups == StudyDesign::Groups::by_room;
  for (const StudyFactor& factor : study.factors) {
    const std::string& name = by_room ? factor.room : factor.path;
    const auto found = std::ranges::find(out.groups, name);
    out.group_of.push_back(static_cast<std::size_t>(found - out.groups.begin()));
    if (found == out.groups.end()) out.groups.push_back(name);
  }
}

void add_morris(DesignPoints& out, const Study& study, const Luck& luck)
{
  group_factors(out, study);
  const MorrisPlan plan{.factors = study.factors.size(),
                        .trajectories = static_cast<std::size_t>(study.design.size),
                        .groups = out.group_of,
                        .luck = luck};
  for (Trajectory& trajectory : morris_trajectories(plan)) {
    add_places(out, study, trajectory.points);
    out.moved.push_back(std::move(trajectory.moved));
  }
}

void add_table(DesignPoints& out, const ValueTable& table)
{
  for (const std::string& path : table.paths) out.factors.push_back({.path = path, .room = {}});
  for (const ValueTable::Row& row : table.rows) out.points.push_back({row.name, {}, row.values});
}

std::vector<std::size_t> level_counts(const Study& study)
{
  std::vector<std::size_t> out;
  for (const StudyFactor& factor : study.factors) out.push_back(factor.levels.size());
  return out;
}

}  // namespace

DesignPoints design_points(const Study& study, const Luck& luck)
{
  using DesignKind = StudyDesign::Kind;
  const std::size_t factors = study.factors.size();
  const auto size = static_cast<std::size_t>(study.design.size);
  DesignPoints out;
  for (const StudyFactor& factor : study.factors) out.factors.push_back(planned(factor));
  switch (study.design.kind) {
    case DesignKind::arms:
      out.points.emplace_back();
      break;
    case DesignKind::factorial:
      add_levels(out, study, full_factorial(level_counts(study)));
      break;
    case DesignKind::fractional:
      add_levels(out, study, fractional_factorial(factors, static_cast<Resolution>(study.design.resolution)));
      break;
    case DesignKind::latin_hypercube:
      add_places(out, study, latin_hypercube(size, factors, luck));
      break;
    case DesignKind::sobol:
      add_places(out, study, sobol_sequence(size, factors, luck));
      break;
    case DesignKind::saltelli:
      add_saltelli(out, study, luck);
      break;
    case DesignKind::morris:
      add_morris(out, study, luck);
      break;
    case DesignKind::points:
      add_table(out, study.design.points);
      break;
  }
  return out;
}

DrawnWorlds drawn_worlds(const Study& study, const Luck& luck)
{
  DrawnWorlds out;
  if (!study.worlds) {
    out.worlds.emplace_back();
    return out;
  }
  const StudyWorlds& worlds = *study.worlds;
  out.paths = worlds.table.paths;
  for (const ValueTable::Row& row : worlds.table.rows)
    out.worlds.push_back({row.name, row.weight, row.values});
  if (worlds.draw == 0) return out;
  for (const StudyFactor& parameter : worlds.parameters) out.paths.push_back(parameter.path);
  const Luck apart{luck.seed, luck.replicate + 1};  // not the points of a design of the same size
  for (const std::vector<double>& place :
       sobol_sequence(static_cast<std::size_t>(worlds.draw), worlds.parameters.size(), apart)) {
    PlannedPoint point = point_at(worlds.parameters, place);
    out.worlds.push_back({fmt::format("{}", out.worlds.size() + 1), 1, std::move(point.values)});
  }
  return out;
}

}  // namespace linli
