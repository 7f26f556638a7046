#include "engine/observer.hpp"

#include <algorithm>
#include <limits>

namespace linli {
namespace {

/// A running mean of one member of a grouping.
struct Sum {
  double value = 0;
  double weight = 0;

  float mean() const
  {
    return weight > 0 ? static_cast<float>(value / weight) : std::numeric_limits<float>::quiet_NaN();
  }
};

void append(std::vector<float>& series, const std::vector<Sum>& sums)
{
  for (const Sum& s : sums) series.push_back(s.mean());
}

}  // namespace

Recording::Recording(std::vector<Observable> observables, const World& world)
    : observables_(std::move(observables)),
      members_{world.areas(), world.people.subdistricts.size(), age_bands, 1},
      adults_(world.areas() * age_bands, 0.0),
      sums_(observables_.size() * world.areas() * age_bands, 0.0),
      series_(observables_.size() * groupings)
{
  for (std::size_t a = 0; a < world.areas(); ++a) {
    subdistrict_.push_back(world.people.areas.subdistrict[AreaId{a}].value);
    for (const ResidentId id : world.people.areas.residents[AreaId{a}]) {
      const std::uint8_t band = world.people.residents.band[id];
      if (band != no_age_band) adults_[a * age_bands + band] += 1;
    }
  }
}

void Recording::observe(const World& world, AreaId area)
{
  for (std::size_t k = 0; k < observables_.size(); ++k) {
    double* cell = sums_.data() + (k * members(Grouping::area) + area.value) * age_bands;
    std::fill_n(cell, age_bands, 0.0);
    observables_[k].add(world, area, std::span<double, age_bands>(cell, age_bands));
  }
}

void Recording::close(std::size_t k)
{
  const bool by_band = observables_[k].mean == Mean::over_adults;
  std::vector<Sum> area(members(Grouping::area));
  std::vector<Sum> subdistrict(members(Grouping::subdistrict));
  std::vector<Sum> band(by_band ? age_bands : 0);
  std::vector<Sum> district(1);
  for (std::size_t a = 0; a < area.size(); ++a) {
    const double* sums = sums_.data() + (k * area.size() + a) * age_bands;
    for (std::size_t b = 0; b < (by_band ? age_bands : 1); ++b) {
      const Sum part{sums[b], by_band ? adults_[a * age_bands + b] : 1.0};
      for (Sum* whole :
           {&area[a], &subdistrict[subdistrict_[a]], &district[0], by_band ? &band[b] : nullptr}) {
        if (whole == nullptr) continue;
        whole->value += part.value;
        whole->weight += part.weight;
      }
    }
  }
  std::vector<float>* out = series_.data() + k * groupings;
  append(out[static_cast<std::size_t>(Grouping::area)], area);
  append(out[static_cast<std::size_t>(Grouping::subdistrict)], subdistrict);
  append(out[static_cast<std::size_t>(Grouping::age_band)], band);
  append(out[static_cast<std::size_t>(Grouping::district)], district);
}

void Recording::close_week()
{
  for (std::size_t k = 0; k < observables_.size(); ++k) close(k);
  ++weeks_;
}

}  // namespace linli
