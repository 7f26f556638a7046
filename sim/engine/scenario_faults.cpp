#include "engine/scenario_faults.hpp"

#include "engine/assemble.hpp"
#include "engine/intervention_faults.hpp"
#include "engine/intervention_places.hpp"
#include "engine/recording_plan.hpp"
#include "engine/set_up.hpp"
#include "scenario/problem_with.hpp"

#include <new>
#include <optional>

namespace linli {
namespace {

/// Faults of several stages.
class Found {
 public:
  explicit Found(const Scenario& scenario) : scenario_(scenario) {}

  void add(std::vector<Problem> problems)
  {
    if (!problems.empty()) all_are_of_files_ = false;
    for (Problem& problem : problems) all_.push_back(std::move(problem));
  }
  /// Of a stage that gives up at its first fault.
  void add(const Error& error)
  {
    const bool of_files = error.exit() == Exit::io;
    const bool before = all_are_of_files_;
    add(error.problems());
    all_are_of_files_ = of_files && before;
  }
  bool any() const { return !all_.empty(); }
  void tell() const
  {
    const std::vector<Problem> sorted = by_place(scenario_, all_);
    if (any() && all_are_of_files_) throw Error(Exit::io, sorted);
    refuse(sorted);
  }

 private:
  const Scenario& scenario_;
  std::vector<Problem> all_{};
  bool all_are_of_files_ = true;  ///< that cannot be read
};

/// A world of nobody, with all columns that the mechanisms of a scenario keep.
World columns_only(const Scenario& scenario)
{
  Scenario plain;
  plain.mechanisms = scenario.mechanisms;
  World world;
  make_room(world, make_week(plain));
  return world;
}

std::optional<DistrictData> data_of(const ReadScenario& read, Found& found)
{
  if (!read.doubts.are_sound("population", {"margins", "secretaries"})) return std::nullopt;
  try {
    return read_district_data(read.scenario);
  } catch (const Error& error) {
    found.add(error);
    return std::nullopt;
  }
}

/// Whether it is known who would live in the district.
bool people_are_known(const Doubts& doubts)
{
  return doubts.are_sound("", {"population", "housing"}) && doubts.are_sound("population", {}) &&
         doubts.are_sound("housing", {}) && doubts.are_sound("run", {"seed"});
}

/// Whether a fault is one of what the user wrote, rather than of the machine or of ours.
bool is_of_scenario(Exit exit)
{
  return exit == Exit::scenario || exit == Exit::usage || exit == Exit::io;
}

/// Where people cannot be made for want of memory or threads, what is known without them is told: the list of faults, for
/// which they are made, is not empty.
std::optional<District> people_of(const ReadScenario& read, DistrictData data, int threads, Found& found)
{
  if (!people_are_known(read.doubts)) return std::nullopt;
  try {
    District district = populate(read.scenario, std::move(data), Workers(threads));
    found.add(fit_faults(district.fit));
    found.add(exactness_faults(district.secretaries_fit));
    return district;
  } catch (const Error& error) {
    if (is_of_scenario(error.exit())) found.add(error);
  } catch (const std::bad_alloc&) {  // NOLINT(bugprone-empty-catch): see above
  }
  return std::nullopt;
}

}  // namespace

Scenario require_faultless(ReadScenario read, Against against, int threads)
{
  const Scenario& scenario = read.scenario;
  Found found(scenario);
  found.add(read.problems);
  found.add(intervention_faults(scenario, nameable_observables(), read.doubts));
  found.add(recording_faults(scenario, columns_only(scenario), read.doubts));
  std::optional<DistrictData> data;
  if (against != Against::itself) data = data_of(read, found);
  if (data) {
    const PlaceNames names = names_of(data->margins);
    const std::vector<Problem> unknown = place_faults(scenario, {&names, nullptr}, read.doubts);
    std::optional<District> district;
    if (against == Against::people && (found.any() || !unknown.empty()))
      district = people_of(read, *std::move(data), threads, found);
    found.add(place_faults(scenario, {&names, district ? &district->population : nullptr}, read.doubts));
  }
  found.tell();
  return std::move(read.scenario);
}

}  // namespace linli
