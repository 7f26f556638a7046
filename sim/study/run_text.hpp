#pragma once
/// What the address of a run is the digest of: everything that decides what it computes, and nothing else.  Two runs with one
/// address are the same bits, so that one of them is enough.
///
/// In it: the sources of the model, every value of the scenario with its unit, the content of data files, seed and
/// replicate, and what is changed on the way.  Not in it: name, description, paths, names of files, what is recorded
/// (recorded.hpp), commit, compiler, threads, time, and what the run is called in its study.
#include "core/section.hpp"
#include "scenario/scenario.hpp"
#include "study/address.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace linli {

/// A parameter that has another value from a week of the run on.
struct ChangeOnTheWay {
  std::int64_t week = 0;  ///< weeks done, the burn-in included, when it changes
  std::string path{};
  std::string value{};  ///< as a scenario would write it; empty if the thing it belongs to ends

  auto operator<=>(const ChangeOnTheWay&) const = default;
};

/// What a run does that begins under `before` and goes on under `after` from a week on; without what decides nothing.
std::vector<ChangeOnTheWay> changes_on_the_way(const Scenario& before, const Scenario& after,
                                               std::int64_t week);

/// What decides a run beside the values of its scenario.
struct RunGround {
  std::string model{};                        ///< digest of the model's sources (build_info.hpp)
  std::map<std::string, std::string> data{};  ///< digest of each data file by the path of its parameter
  std::vector<ChangeOnTheWay> changes{};      ///< in any order
};

/// Of this program, and of the data files that a scenario names, as they are now.  Throws Error(io).
RunGround ground_of(const Scenario& scenario, std::vector<ChangeOnTheWay> changes = {});

/// The text that is digested: one line a value, in the order of the sections.
std::string run_text(const std::vector<Section>& sections, const RunGround& ground);

Address address_of(Scenario scenario, const RunGround& ground);

}  // namespace linli
