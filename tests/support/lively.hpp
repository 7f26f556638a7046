#pragma once
/// A district in which much happens every week, for tests that want every mechanism to do something at once.
#include "scenario/scenario.hpp"

namespace linli::test {

/// The baseline with every lever pulled and with high rates: sessions in every second week (areas take turns),
/// festivals and elections in weeks 0, 2, 4, ...
Scenario lively(Influence influence, double scale = 0.01);

}  // namespace linli::test
