#include "engine/intervention_record.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace linli {

InterventionRecord::InterventionRecord(std::string intervention, std::size_t areas,
                                       std::shared_ptr<RowStore> store)
    : Recorder("intervention " + intervention, std::move(store)),
      intervention_(std::move(intervention)),
      areas_(areas)
{
}

void InterventionRecord::close_week(const World& world, const Moment&)
{
  const InterventionState& state = world.interventions.by_name.at(intervention_);
  std::vector<float> row;
  for (std::size_t a = 0; a < areas_; ++a) {
    const bool acts = state.acting[AreaId{a}] > 0;
    row.push_back(acts ? state.strength[AreaId{a}] : std::numeric_limits<float>::quiet_NaN());
  }
  for (const std::int64_t fen : state.fen) row.push_back(static_cast<float>(static_cast<double>(fen) / 100));
  store().append(std::as_bytes(std::span(row)));
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
  std::vector<float> row(2 * areas_, 0.0F);
  std::fill_n(row.begin(), areas_, std::numeric_limits<float>::quiet_NaN());
  for (std::int64_t w = 0; w < weeks; ++w) store().append(std::as_bytes(std::span(row)));
}

void InterventionRecord::read(std::size_t week, std::size_t offset, std::span<float> into) const
{
  for (std::size_t at = 0; at < into.size(); at += areas_, ++week) {
    store().read((week * 2 * areas_ + offset) * sizeof(float),
                 std::as_writable_bytes(into.subspan(at, areas_)));
  }
}

}  // namespace linli
