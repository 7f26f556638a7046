#pragma once
/// A study: which scenarios are run and compared, under which luck, and what of them is told.  Made from YAML
/// (study_file.hpp); which runs it asks for is for its plan to say.
#include "core/calendar.hpp"
#include "core/describe.hpp"
#include "scenario/assignments.hpp"
#include "scenario/faults.hpp"
#include "study/value_table.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace linli {

/// What people call something; empty where its name says it.
struct StudyLabel {
  std::string en{};
  std::string zh{};
};

/// What is done, as one of several that are compared.
struct StudyArm {
  std::string name;
  TextPosition place{};         ///< of its name; line 0 for the one arm of a study that names none
  std::string scenario{};       ///< file that it has in place of the study's base; empty = the base
  std::vector<Overlay> over{};  ///< what it lays over that, below what is set for all arms
  std::optional<When>
      from{};  ///< first week in which it differs from the base; nothing = from the first of the run
  StudyLabel label{};
};

/// How a range is gone through: in equal steps of the value, or of its logarithm.
enum class Scale { linear, log };

/// A parameter that a study gives several values.
struct StudyFactor {
  std::string path;                   ///< of one value: each number of a map is a factor by itself
  std::string room;                   ///< path of the section it stands in
  Field parameter{};                  ///< kind, unit and ranges; it reaches no object
  std::vector<std::string> levels{};  ///< as a scenario would write them; empty if it has a range
  Range range{};  ///< in the parameter's unit, both ends included, the low one above 0 if the scale is `log`
  Scale scale = Scale::linear;
  std::optional<When>
      from{};  ///< first week in which it differs from the base; nothing = from the first of the run
  TextPosition place{};  ///< where it is asked for

  /// The value at `part` (0 to 1) of its range, as a scenario would write it; whole numbers are rounded.
  std::string text_at(double part) const;
  /// The part of the range at which that value really lies: another than `part` where it was rounded.
  double part_at(double part) const;
};

/// Which points of the space of factors are run.
struct StudyDesign {
  enum class Kind { arms, factorial, fractional, latin_hypercube, sobol, saltelli, morris, points };
  enum class Groups { none, by_room };

  Kind kind = Kind::arms;
  std::int64_t size = 0;         ///< N of `latin_hypercube`, `sobol` and `saltelli`, trajectories of `morris`
  int resolution = 0;            ///< of `fractional`: 3, 4 or 5
  Groups groups = Groups::none;  ///< of `morris`: what moves together
  ValueTable points{};           ///< of `points`
  TextPosition place{};
};

/// What all others are compared with: an arm, or the levels of all factors.
struct StudyReference {
  std::string arm{};
  std::vector<std::pair<std::string, std::string>> levels{};  ///< path and level, in the order of the factors

  bool given() const { return !arm.empty() || !levels.empty(); }
};

/// What is told of a run: a series over a window, or a ratio of two such.
struct StudyOutcome {
  struct Term {
    enum class Of {
      outcome,  ///< its total over the window
      extra,    ///< the same, less what the reference has
      cost      ///< what interventions cost in the window of the other term, yuan
    };
    Of of = Of::outcome;
    std::string outcome{};
  };

  /// Which way it should go.
  enum class Aim { usual, higher, lower };

  std::string name;
  TextPosition place{};
  std::string series{};           ///< empty for a ratio
  std::int64_t first = 0;         ///< week of the run with which the window begins
  std::int64_t last = 0;          ///< and ends, included
  std::vector<std::string> by{};  ///< groupings besides the whole district
  bool total = false;             ///< the sum over all whom it is about is told too, not only their mean
  std::vector<Term> ratio{};      ///< numerator and denominator, or none
  Aim aim = Aim::usual;           ///< of its series: work and burdens lower, all else higher
  StudyLabel label{};

  bool is_ratio() const { return !ratio.empty(); }
};

/// Replicates are added until the best arm is known.
struct StudyPrecision {
  std::string outcome;
  double matters = 0;  ///< in the unit of the outcome's series; smaller differences are none
  std::int64_t at_most = 0;
};

/// Sets of parameters; every arm is run in each.
struct StudyWorlds {
  ValueTable table{};                     ///< from a CSV file; or empty and
  std::int64_t draw = 0;                  ///< so many points of the ranges of
  std::vector<StudyFactor> parameters{};  ///< what is assumed
};

/// What differs from one replicate to the next.
enum class Vary { people_and_luck, luck };

struct Study {
  std::string file;  ///< as messages call it; other files are named from its folder
  std::string text;
  std::string name;
  std::string description{};
  StudyLabel label{};            ///< its title
  std::string base{};            ///< the scenario's file, as it is to be opened
  std::vector<Overlay> set{};    ///< laid over the base, or an arm's own scenario, of every arm
  std::vector<StudyArm> arms{};  ///< at least one, `base` where the file names none
  std::vector<StudyFactor> factors{};
  StudyDesign design{};
  StudyReference reference{};
  std::int64_t replicates = 1;
  std::optional<StudyPrecision> precision{};  ///< instead of a number of replicates
  Vary vary = Vary::people_and_luck;
  std::optional<StudyWorlds> worlds{};
  std::vector<StudyOutcome> outcomes{};
  bool honesty = false;                     ///< arms are added of which it is known that they do not differ
  std::vector<When> panels{};               ///< weeks in which all residents are saved
  std::optional<std::int64_t> most_runs{};  ///< budget
  std::optional<double> most_hours{};       ///< budget
};

}  // namespace linli
