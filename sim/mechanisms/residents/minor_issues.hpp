#pragma once
/// Small troubles between neighbours (鸡毛蒜皮), and who settles them.
///
///     raised_g    Poisson(ν r_j H_g / 52) a week, in a group of H_g households under property regime j
///     on the table of a week: troubles just raised, and open ones, each of which comes up again with chance `again`
///     each trouble on the table is tried in turn by
///       the building group    with chance s_0 + s_1 cohesion if it is self-governing, else s_none
///       owners' committee and property company     with chance p_j
///       the residents' committee, on whose desk it then is    with chance k_c (1 − l perfunctory)
///                             (unskilled + skilled · professional)
///     each trouble that is then open lapses with chance `lapse` and grows into a major one with chance `grow`
///     overstepping: with chance o the residents' committee takes a trouble over from a self-governing group; then neither
///                   the group nor owners' committee and property company try it
///     troubles_g = O / (O + h H),   O open troubles of the group;  before the run Poisson(start H)
///
/// A study may hold the chance of the group at what is usual in the area, the same for all its groups (`held_groups`,
/// mechanisms/usual.hpp).  It counts what self-governing groups lose to the committee: nothing is then taken over.
///
/// A small trouble on the table stays open only if everybody who tries it fails.
/// raised = open + settled + lapsed + grown, always, in every area.
///
/// Report: problem 4, recommendation 2.
/// Evidence: E10, B9.
/// Closed form: nobody settles, nothing lapses → open troubles are a Poisson count with mean ν r_j H t / 52
///   ->  tests/mechanisms/minor_issues_test.cpp
#include "mechanisms/mechanism.hpp"
#include "mechanisms/usual.hpp"

#include <array>

namespace linli {

struct MinorIssues {
  struct Params {
    double raised = 0.9;                               ///< 1/household and year
    std::array<double, 4> regime{1.2, 1.1, 0.8, 1.1};  ///< by property regime
    double again = 0.25;
    double group = 0.25;
    double group_cohesion = 0.5;
    double group_none = 0.05;
    std::array<double, 4> property{0.05, 0.15, 0.3, 0.2};  ///< by property regime
    double committee = 0.55;
    double unskilled = 0.5;
    double skilled = 1;
    double perfunctory_loss = 0.5;
    double lapse = 0.02;
    double grow = 0.003;
    double held_groups = 0;
    double half = 0.04;     ///< open troubles a household
    double start = 0.0297;  ///< the same

    static std::vector<Field> describe();
  };

  explicit MinorIssues(const Params& params) : params_(params) {}
  static Declaration declaration();
  void make_room(World& world) const;
  void begin(World& world, AreaId area, const Luck& luck) const;
  void act(World& world, AreaId area, const Moment& moment) const;

  /// Share of a group's small troubles that it settles itself.
  double settled_by_group(bool self_governing, double cohesion) const;
  /// The same as far as it is not held at what is usual in the area.
  double settled_by_group(const World& world, AreaId area, bool self_governing, double cohesion) const;
  /// Mean over all groups of an area, those included that are not simulated, of the share that they settle themselves;
  /// what the committee takes over is lost.
  double settled_by_groups(const World& world, AreaId area) const;
  /// Chance that the committee takes over a trouble of a self-governing group.
  double overstepping(const World& world, AreaId area) const;
  /// The chance that the residents' committee settles a trouble on its desk.
  double settled_by_committee(double perfunctory, double professional) const;
  /// How much a group suffers from its open troubles, [0, 1].
  double suffering(double open, double households) const;
  /// Chance that a small trouble on the table of a group comes to the residents' committee's desk.
  double comes_to_committee(bool self_governing, double by_group, std::size_t regime,
                            double overstepping) const;

 private:
  class Week;
  void live_in_rest(World& world, AreaId area, double by_committee, const Moment& moment) const;
  double usual_suffering(double open, double households) const;

  Params params_;
};

}  // namespace linli
