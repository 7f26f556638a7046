#pragma once
/// The arithmetic of one decision to take part (participation.hpp), shared by its readable form and the form for
/// many at once, so that both give the same bits.
#include "mechanisms/residents/participation.hpp"

namespace linli {

/// The order in which channels take up the hours of a week.
constexpr std::array<Channel, weekly_channels> by_commitment{Channel::team, Channel::deliberation,
                                                             Channel::volunteering, Channel::activity};

struct Participation::Slopes {
  float belonging, trust, trust_area, satisfaction, efficacy, exposure;
  float habit, habituated, registered, year_here;
  float informed, acquaintance, knows, head, called, open;
  float attention, outside;
  std::array<float, weekly_channels> hours_asked;

  explicit Slopes(const Params& p)
      : belonging(static_cast<float>(p.belonging)),
        trust(static_cast<float>(p.trust)),
        trust_area(static_cast<float>(p.trust_area)),
        satisfaction(static_cast<float>(p.satisfaction)),
        efficacy(static_cast<float>(p.efficacy)),
        exposure(static_cast<float>(p.exposure)),
        habit(static_cast<float>(p.habit)),
        habituated(static_cast<float>(p.habituated)),
        registered(static_cast<float>(p.registered)),
        year_here(static_cast<float>(p.decade_here / 10)),
        informed(static_cast<float>(p.informed)),
        acquaintance(static_cast<float>(p.informed_acquaintance)),
        knows(static_cast<float>(p.informed_knows)),
        head(static_cast<float>(p.informed_head)),
        called(static_cast<float>(p.informed_called)),
        open(static_cast<float>(p.informed_open)),
        attention(static_cast<float>(p.attention)),
        outside(static_cast<float>(p.outside)),
        hours_asked{}
  {
    for (std::size_t k = 0; k < weekly_channels; ++k) hours_asked[k] = static_cast<float>(p.hours_asked[k]);
  }

  /// x, what all channels share.
  float views(float b, float t, float area_t, float s, float e, float influence, float years) const
  {
    return belonging * (b - 0.5F) + trust * (t - 0.5F) + trust_area * (area_t - 0.5F) +
           satisfaction * (s - 0.5F) + efficacy * (e - 0.5F) + exposure * influence + year_here * years;
  }
  /// Y_k; `appealed` is m c, `extra` what one channel alone adds.
  float intention(float disposition, float views, float appealed, float h, float extra) const
  {
    return logistic(disposition + views + appealed * (1.0F - habituated * h) + habit * h + extra);
  }
  /// q_k; `extra` as above.
  float informed_of(float n, float k, float l, float c, float extra) const
  {
    return logistic(informed + acquaintance * n + knows * k + head * l + called * c + extra);
  }
  /// v, of so many invitations a week.
  float noticed(float invitations) const
  {
    const float share = attention / (invitations > attention ? invitations : attention);
    return attention > 0.0F ? share : 0.0F;
  }
  static float time(float left, float asked)
  {
    const float hours = left / asked;
    return hours < 1.0F ? hours : 1.0F;
  }
  /// The rate of which `at_least_one` is the probability.
  static float rate(float offers, float informed, float noticed, float intention, float time)
  {
    return offers * informed * noticed * intention * time;
  }
};

/// What of the area enters the decision; it is the same for all residents of the area.
struct Participation::Conditions {
  std::array<float, weekly_channels> offers;
  float trust, appeal, openness;

  Conditions(const World& world, AreaId area)
      : offers{world.levers(Lever::offers_activity, area) + world.levers(Lever::festival, area),
               world.levers(Lever::offers_volunteering, area), world.levers(Lever::offers_team, area),
               world.levers(Lever::session, area)},
        trust(world.places.trust[area]),
        appeal(world.levers(Lever::appeal, area)),
        openness(world.levers(Lever::openness, area))
  {
  }
};

/// A share kept in steps of 1/255.
inline float in_255(std::uint8_t x)
{
  return static_cast<float>(x) * (1.0F / 255.0F);
}

}  // namespace linli
