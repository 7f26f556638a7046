#pragma once
/// The programme of activities and doorstep calls, the same in every area and week:
///
///     offers_a = offers,  calls_a = calls,  appeal_a = appeal      for every area a
///
/// offers  organised activities a week that an adult could come to [1/week]
/// calls   share of adults called on in a week
/// appeal  effect of a call on the intention [log-odds]
///
/// Exogenous: nobody's hours pay for them.
/// Report: recommendation 2.
/// Evidence: K13.
/// Closed form: the levers equal the parameters
///   ->  tests/mechanisms/programme_test.cpp
#include "mechanisms/mechanism.hpp"

namespace linli {

struct Programme {
  struct Params {
    double offers = 0.35;
    double calls = 0.01;
    double appeal = 0.40;

    static std::vector<Field> describe();
  };

  explicit Programme(const Params& params) : params_(params) {}
  static Declaration declaration();
  void act(World& world, const Moment& moment) const;

 private:
  Params params_;
};

}  // namespace linli
