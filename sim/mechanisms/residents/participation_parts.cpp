#include "mechanisms/residents/participation_decision.hpp"

namespace linli {

Participation::Parts Participation::parts(const Situation& s, Channel channel) const
{
  const Slopes b(params_);
  const auto k = static_cast<std::size_t>(channel);
  Parts p;
  p.disposition = s.disposition[k];
  p.belonging = b.belonging * (s.belonging - 0.5F);
  p.trust = b.trust * (s.trust - 0.5F);
  p.area_trust = b.trust_area * (s.area_trust - 0.5F);
  p.satisfaction = b.satisfaction * (s.satisfaction - 0.5F);
  p.efficacy = b.efficacy * (s.efficacy - 0.5F);
  p.exposure = b.exposure * s.influence;
  p.years_here = b.year_here * s.years_here;
  p.appeal = s.appeal * s.contact * (1.0F - b.habituated * s.habit[k]);
  p.habit = b.habit * s.habit[k];
  p.registered = channel == Channel::volunteering ? b.registered * s.registered : 0.0F;
  return p;
}

/// Added up in the order of Slopes::views and Slopes::intention: floats in another order give other bits.
float Participation::Parts::sum() const
{
  const float views = belonging + trust + area_trust + satisfaction + efficacy + exposure + years_here;
  return disposition + views + appeal + habit + registered;
}

}  // namespace linli
