#include "engine/intervention_record.hpp"

#include <limits>
#include <utility>
#include <vector>

namespace linli {

InterventionRecord::InterventionRecord(std::string intervention, std::size_t areas,
                                       std::shared_ptr<RowStore> store)
    : Recorder("intervention " + intervention, std::move(store)),
      intervention_(std::move(intervention)),
      areas_(areas)
{
}

void InterventionRecord::append(std::span<const float> strength, std::span<const double> yuan)
{
  store().append(std::as_bytes(strength));
  store().append(std::as_bytes(yuan));
}

void InterventionRecord::close_week(const World& world, const Moment&)
{
  const InterventionState& state = world.interventions.by_name.at(intervention_);
  std::vector<float> strength;
  for (std::size_t a = 0; a < areas_; ++a) {
    const bool acts = state.acting[AreaId{a}] > 0;
    strength.push_back(acts ? state.strength[AreaId{a}] : std::numeric_limits<float>::quiet_NaN());
  }
  std::vector<double> yuan;
  for (const std::int64_t fen : state.fen) yuan.push_back(static_cast<double>(fen) / 100);
  append(strength, yuan);
}

std::uint64_t InterventionRecord::result_bytes(std::int64_t weeks) const
{
  return static_cast<std::uint64_t>(weeks) * bytes_a_week();
}

std::uint64_t InterventionRecord::fitting(std::uint64_t, std::int64_t weeks) const
{
  return static_cast<std::uint64_t>(weeks) * bytes_a_week();
}

void InterventionRecord::skip(std::int64_t weeks)
{
  const std::vector<float> nowhere(areas_, std::numeric_limits<float>::quiet_NaN());
  const std::vector<double> nothing(areas_, 0.0);
  for (std::int64_t w = 0; w < weeks; ++w) append(nowhere, nothing);
}

void InterventionRecord::read_strength(std::size_t week, std::span<float> into) const
{
  for (std::size_t at = 0; at < into.size(); at += areas_, ++week)
    store().read(week * bytes_a_week(), std::as_writable_bytes(into.subspan(at, areas_)));
}

void InterventionRecord::read_yuan(std::size_t week, std::span<double> into) const
{
  for (std::size_t at = 0; at < into.size(); at += areas_, ++week)
    store().read(week * bytes_a_week() + areas_ * sizeof(float),
                 std::as_writable_bytes(into.subspan(at, areas_)));
}

}  // namespace linli
