#include "engine/intervention_record.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace linli {

InterventionRecord::InterventionRecord(std::string name, std::size_t areas, std::shared_ptr<RowStore> store)
    : name_(std::move(name)), areas_(areas), store_(std::move(store))
{
}

void InterventionRecord::observe(const World& world)
{
  const InterventionState& state = world.interventions.by_name.at(name_);
  std::vector<float> row;
  for (std::size_t a = 0; a < areas_; ++a) {
    const bool acts = state.acting[AreaId{a}] > 0;
    row.push_back(acts ? state.strength[AreaId{a}] : std::numeric_limits<float>::quiet_NaN());
  }
  for (const std::int64_t fen : state.fen) row.push_back(static_cast<float>(static_cast<double>(fen) / 100));
  store_->append(std::as_bytes(std::span(row)));
}

void InterventionRecord::skip(std::size_t weeks)
{
  std::vector<float> row(2 * areas_, 0.0F);
  std::fill_n(row.begin(), areas_, std::numeric_limits<float>::quiet_NaN());
  for (std::size_t w = 0; w < weeks; ++w) store_->append(std::as_bytes(std::span(row)));
}

void InterventionRecord::read(std::size_t week, std::size_t offset, std::span<float> into) const
{
  for (std::size_t at = 0; at < into.size(); at += areas_, ++week) {
    store_->read((week * 2 * areas_ + offset) * sizeof(float),
                 std::as_writable_bytes(into.subspan(at, areas_)));
  }
}

}  // namespace linli
