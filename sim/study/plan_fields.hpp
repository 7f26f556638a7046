#pragma once
/// The members of a plan by name, once for writing it and for reading it back (plan_text.cpp).
#include "study/plan.hpp"

#include <array>

namespace linli::plan_fields {

/// Names of what an enumeration holds, in its order.
template <class E>
struct Names;
template <>
struct Names<ArmRole> {
  static constexpr std::array<const char*, 3> all{"policy", "same", "strengthless"};
};
template <>
struct Names<Scale> {
  static constexpr std::array<const char*, 2> all{"linear", "log"};
};
template <>
struct Names<Vary> {
  static constexpr std::array<const char*, 2> all{"people and luck", "luck"};
};
template <>
struct Names<StudyDesign::Kind> {
  static constexpr std::array<const char*, 8> all{"arms",  "factorial", "fractional", "latin_hypercube",
                                                  "sobol", "saltelli",  "morris",     "points"};
};
template <>
struct Names<StudyOutcome::Term::Of> {
  static constexpr std::array<const char*, 3> all{"outcome", "extra", "cost"};
};

template <>
struct Names<StudyOutcome::Aim> {
  static constexpr std::array<const char*, 3> all{"usual", "higher", "lower"};
};

/// Every `fields` names the members of one struct, once for writing and reading.
template <class V>
void fields(V& visit, StudyLabel& label)
{
  visit("en", label.en);
  visit("zh", label.zh);
}
template <class V>
void fields(V& visit, PlannedArm& arm)
{
  visit("name", arm.name);
  visit("role", arm.role);
  visit("label", arm.label);
}
template <class V>
void fields(V& visit, PlannedFactor& factor)
{
  visit("path", factor.path);
  visit("room", factor.room);
  visit("unit", factor.unit);
  visit("levels", factor.levels);
  visit("range", factor.range);
  visit("scale", factor.scale);
}
template <class V>
void fields(V& visit, PlannedPoint& point)
{
  visit("name", point.name);
  visit("place", point.place);
  visit("values", point.values);
}
template <class V>
void fields(V& visit, PlannedWorld& world)
{
  visit("name", world.name);
  visit("weight", world.weight);
  visit("values", world.values);
}
template <class V>
void fields(V& visit, PlannedPast& past)
{
  visit("week", past.week);
  visit("from", past.from);
  visit("cell", past.cell);
}
template <class V>
void fields(V& visit, PlannedCell& cell)
{
  visit("arm", cell.arm);
  visit("point", cell.point);
  visit("world", cell.world);
  visit("past", cell.past);
  visit("runs", cell.runs);
}
template <class V>
void fields(V& visit, StudyOutcome::Term& term)
{
  visit("of", term.of);
  visit("outcome", term.outcome);
}
template <class V>
void fields(V& visit, StudyOutcome& outcome)
{
  visit("name", outcome.name);
  visit("series", outcome.series);
  visit("first", outcome.first);
  visit("last", outcome.last);
  visit("by", outcome.by);
  visit("total", outcome.total);
  visit("ratio", outcome.ratio);
  visit("better", outcome.aim);
  visit("label", outcome.label);
}
template <class V>
void fields(V& visit, StudyPrecision& precision)
{
  visit("outcome", precision.outcome);
  visit("matters", precision.matters);
  visit("at_most", precision.at_most);
}
template <class V>
void fields(V& visit, Plan& plan)
{
  visit("study", plan.study);
  visit("description", plan.description);
  visit("label", plan.label);
  visit("file", plan.file);
  visit("scale_option", plan.scale_option);
  visit("model", plan.model);
  visit("ground", plan.ground);
  visit("arms", plan.arms);
  visit("design", plan.design);
  visit("design_size", plan.design_size);
  visit("resolution", plan.resolution);
  visit("factors", plan.factors);
  visit("points", plan.points);
  visit("groups", plan.groups);
  visit("group_of", plan.group_of);
  visit("moved", plan.moved);
  visit("world_paths", plan.world_paths);
  visit("worlds", plan.worlds);
  visit("reference_arm", plan.reference_arm);
  visit("reference_point", plan.reference_point);
  visit("outcomes", plan.outcomes);
  visit("panels", plan.panels);
  visit("precision", plan.precision);
  visit("vary", plan.vary);
  visit("honesty", plan.honesty);
  visit("replicates", plan.replicates);
  visit("burn_in", plan.burn_in);
  visit("weeks", plan.weeks);
  visit("start", plan.start);
  visit("scale", plan.scale);
  visit("pasts", plan.pasts);
  visit("cells", plan.cells);
}

}  // namespace linli::plan_fields
