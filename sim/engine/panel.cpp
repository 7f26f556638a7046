#include "engine/panel.hpp"

#include "core/errors.hpp"
#include "core/random.hpp"
#include "scenario/scenario.hpp"

#include <algorithm>
#include <cstring>
#include <functional>
#include <set>
#include <string_view>

namespace linli {
namespace {

constexpr std::string_view prefix = "resident.";

/// Calls f(name without prefix, column) for every column that a panel can hold.
template <class F>
void for_each_panel_column(const World& world, F&& f)
{
  world.for_each_column([&](const char* name, const auto& column) {
    using C = std::remove_cvref_t<decltype(column)>;
    using T = typename C::value_type;
    constexpr bool fits = std::is_same_v<T, float> || (sizeof(T) == 1 && !std::is_class_v<T>);
    if constexpr (std::is_same_v<typename C::index_type, ResidentId> && fits) {
      const std::string_view full = name;
      if (full.starts_with(prefix) && column.size() == world.size()) f(full.substr(prefix.size()), column);
    }
  });
}

std::size_t value_size(const PanelColumn& column)
{
  return column.number ? sizeof(float) : 1;
}

std::vector<ResidentId> sampled(const World& world, const PanelPlan& plan, const Luck& luck)
{
  std::vector<ResidentId> out;
  const Residents& who = world.people.residents;
  for (std::size_t i = 0; i < world.size(); ++i) {
    const ResidentId id{i};
    if (plan.adults_only && !who.adult(id)) continue;
    const RandomBlock block = random_block(luck, Stream::panel_sample, 0, who.key[id]);
    if (uniform52(block[0], block[1]) < plan.share) out.push_back(id);
  }
  return out;
}

/// Who somebody is, but for what changes when others move in and as years pass.
std::set<std::string, std::less<>> fixed_columns(const World& world)
{
  std::set<std::string, std::less<>> fixed;
  Residents::for_each_column(world.people.residents,
                             [&](const char* name, const auto&) { fixed.insert(name); });
  for (const Declaration& mechanism : MechanismParams::standard().declarations()) {
    for (const std::string& name : mechanism.writes) fixed.erase(name);
  }
  return fixed;
}

}  // namespace

std::vector<PanelColumn> panel_columns(const World& world)
{
  const std::set<std::string, std::less<>> fixed = fixed_columns(world);
  std::vector<PanelColumn> out;
  for_each_panel_column(world, [&](std::string_view name, const auto& column) {
    using T = typename std::remove_cvref_t<decltype(column)>::value_type;
    out.push_back({std::string(name), std::is_same_v<T, float>,
                   fixed.contains(std::string(prefix) + std::string(name))});
  });
  return out;
}

std::vector<std::byte> values_of(const World& world, const PanelColumn& wanted,
                                 const std::vector<ResidentId>& residents)
{
  std::vector<std::byte> out(residents.size() * value_size(wanted));
  for_each_panel_column(world, [&](std::string_view name, const auto& column) {
    if (name != wanted.name) return;
    using T = typename std::remove_cvref_t<decltype(column)>::value_type;
    for (std::size_t k = 0; k < residents.size(); ++k)
      std::memcpy(out.data() + k * sizeof(T), &column[residents[k]], sizeof(T));
  });
  return out;
}

Panel::Panel(PanelPlan plan, const World& world, const Luck& luck, std::shared_ptr<RowStore> store)
    : Recorder("panel " + plan.name, std::move(store)),
      plan_(std::move(plan)),
      residents_(sampled(world, plan_, luck))
{
  row_bytes_ = bytes_of_arrivals();
  const std::vector<PanelColumn> known = panel_columns(world);
  for (const std::string& name : plan_.columns) {
    const auto found = std::ranges::find(known, name, &PanelColumn::name);
    expects(found != known.end(), "a column that a panel can hold: " + name);
    columns_.push_back(*found);
    if (!found->fixed) row_bytes_ += residents_.size() * value_size(*found);
  }
}

void Panel::close_week(const World& world, const Moment& moment)
{
  if (!std::ranges::binary_search(plan_.weeks, moment.week)) return;
  std::vector<std::int32_t> arrivals;
  for (const ResidentId id : residents_)
    arrivals.push_back(
        static_cast<std::int32_t>(arrival_of(world, world.people.households.residents.parent_of(id))));
  store().append(std::as_bytes(std::span(arrivals)));
  for (const PanelColumn& column : columns_) {
    if (!column.fixed) store().append(values_of(world, column, residents_));
  }
}

std::uint64_t Panel::result_bytes(std::int64_t) const
{
  std::uint64_t a_resident = sizeof(std::int64_t) + sizeof(std::int32_t);  // key and area
  for (const PanelColumn& column : columns_) a_resident += column.fixed ? value_size(column) : 0;
  return (plan_.weeks.size() - skipped_) * row_bytes_ + residents_.size() * a_resident;
}

std::uint64_t Panel::fitting(std::uint64_t bytes, std::int64_t weeks) const
{
  const std::uint64_t rows = row_bytes_ == 0 ? 0 : bytes / row_bytes_;
  return std::min<std::uint64_t>(rows, weeks_before(plan_.weeks, weeks)) * row_bytes_;
}

void Panel::go_on_after(std::int64_t weeks, const RowLabels&)
{
  skipped_ = row_bytes_ == 0 ? 0 : weeks_before(plan_.weeks, weeks) - rows();
}

void Panel::skip(std::int64_t weeks)
{
  skipped_ = row_bytes_ == 0 ? 0 : weeks_before(plan_.weeks, weeks);
}

void Panel::read(std::size_t column, std::size_t row, std::span<std::byte> into) const
{
  std::size_t before = bytes_of_arrivals();
  for (std::size_t k = 0; k < column; ++k)
    before += columns_[k].fixed ? 0 : residents_.size() * value_size(columns_[k]);
  read_rows(row, before, residents_.size() * value_size(columns_[column]), into);
}

void Panel::read_arrivals(std::size_t row, std::span<std::int32_t> into) const
{
  read_rows(row, 0, bytes_of_arrivals(), std::as_writable_bytes(into));
}

void Panel::read_rows(std::size_t row, std::size_t before, std::size_t length,
                      std::span<std::byte> into) const
{
  for (std::size_t at = 0; at < into.size(); at += length, ++row)
    store().read(row * row_bytes_ + before, into.subspan(at, length));
}

}  // namespace linli
