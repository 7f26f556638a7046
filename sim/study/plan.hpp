#pragma once
/// What a study runs: every run by its address, and what each is.  It is frozen in `plan.json` of the study's directory, so
/// that whoever compares, goes on, or runs a shard sees the same runs, whatever becomes of the study's file.
#include "study/address.hpp"
#include "study/study.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace linli {

/// Which arms say something of the laboratory, and nothing of policies.
enum class ArmRole {
  policy,
  same,         ///< the reference again, computed apart
  strengthless  ///< the reference with interventions of strength 0
};

struct PlannedArm {
  std::string name;
  ArmRole role = ArmRole::policy;
  StudyLabel label{};
};

/// A factor as readers of results need it.
struct PlannedFactor {
  std::string path;
  std::string room;                   ///< path of the section it stands in
  std::string unit{};                 ///< as people read it; empty without
  std::vector<std::string> levels{};  ///< as a scenario would write them; empty if it has a range
  Range range{};                      ///< in its unit; unbounded if it has levels
  Scale scale = Scale::linear;
};

/// Values of all factors.  A study without factors has one point without values.
struct PlannedPoint {
  std::string name{};  ///< of a table's row
  std::vector<double>
      place{};  ///< [factor] in [0, 1] of its range, or the number of its level from 0; none for a table
  std::vector<std::string> values{};  ///< [factor] as a scenario would write them
};

/// A set of parameters in which all is compared.  A study without worlds has one, without a name and values.
struct PlannedWorld {
  std::string name{};
  double weight = 1;
  std::vector<std::string> values{};  ///< [parameter of `world_paths`]
};

/// A past that several runs have in common: it is simulated once for each replicate.
struct PlannedPast {
  std::int64_t week = 0;              ///< weeks done, the burn-in included
  std::optional<std::size_t> from{};  ///< the past that it goes on from
  std::size_t cell = 0;               ///< one that has it
};

/// An arm at a point in a world: what is run once for each replicate.
struct PlannedCell {
  std::size_t arm = 0;
  std::size_t point = 0;
  std::size_t world = 0;
  std::optional<std::size_t> past{};  ///< that its runs go on from
  std::vector<Address> runs{};        ///< [replicate]
};

struct Plan {
  std::string study;  ///< its name
  std::string description{};
  StudyLabel label{};              ///< its title
  std::string file{};              ///< of the study, as an absolute path
  std::string scale_option{};      ///< what `--scale` said; empty without
  std::string model{};             ///< digest of the sources of the program that made the plan
  std::string ground{};            ///< digest of all that the study's file and the files it names say
  std::vector<PlannedArm> arms{};  ///< policies in the order of the file, then those of honesty
  StudyDesign::Kind design = StudyDesign::Kind::arms;
  std::int64_t design_size = 0;  ///< N of `latin_hypercube`, `sobol` and `saltelli`, trajectories of `morris`
  int resolution = 0;            ///< of `fractional`
  std::vector<PlannedFactor> factors{};  ///< of the design, or the columns of its table
  /// Of `saltelli` A's rows, then B's, then those of A with factor 0 from B, …; of `morris` trajectory by trajectory.
  std::vector<PlannedPoint> points{};
  std::vector<std::string> groups{};              ///< of `morris`: their names
  std::vector<std::size_t> group_of{};            ///< of `morris`: [factor] its group
  std::vector<std::vector<std::size_t>> moved{};  ///< of `morris`: [trajectory][step] the group that moves
  std::vector<std::string> world_paths{};
  std::vector<PlannedWorld> worlds{};
  std::optional<std::size_t> reference_arm{};
  std::optional<std::size_t> reference_point{};
  std::vector<StudyOutcome> outcomes{};  ///< their places are lost
  std::vector<When> panels{};
  std::optional<StudyPrecision> precision{};
  Vary vary = Vary::people_and_luck;
  bool honesty = false;
  std::int64_t replicates = 1;       ///< with a precision: at most
  std::int64_t burn_in = 0;          ///< weeks
  std::int64_t weeks = 0;            ///< of the study
  std::string start{};               ///< first day of the study, YYYY-MM-DD
  double scale = 1;                  ///< of the population
  std::vector<PlannedPast> pasts{};  ///< each after the one it goes on from
  std::vector<PlannedCell> cells{};  ///< world by world, in it point by point, in it arm by arm

  /// Every run once, replicate by replicate and in it cell by cell: whatever stops a study leaves a balanced sample.
  std::vector<Address> runs() const;
  const PlannedCell& cell(std::size_t arm, std::size_t point, std::size_t world) const;
};

/// As `plan.json` has it.
std::string plan_text(const Plan& plan);
/// Reads it back.  `file` is what messages call it.  Throws Error(io) if it is none.
Plan plan_of(const std::string& file, const std::string& text);

}  // namespace linli
