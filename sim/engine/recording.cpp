#include "engine/recording.hpp"

#include "core/errors.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace linli {
namespace {

constexpr std::size_t absent = std::numeric_limits<std::size_t>::max();

float mean_of(double value, double weight)
{
  return weight > 0 ? static_cast<float>(value / weight) : std::numeric_limits<float>::quiet_NaN();
}

std::size_t breakdown_of(Grouping g)
{
  return static_cast<std::size_t>(g) - places;
}

bool is_place(Grouping g)
{
  return static_cast<std::size_t>(g) < places;
}

/// Adults of every area and category, row-major.
std::vector<double> count_adults(const World& world, const Column<std::uint8_t, ResidentId>& category)
{
  std::vector<double> adults(world.areas() * most_categories, 0.0);
  for (std::size_t a = 0; a < world.areas(); ++a) {
    for (const ResidentId id : world.people.areas.residents[AreaId{a}]) {
      if (category[id] != no_category) adults[a * most_categories + category[id]] += 1;
    }
  }
  return adults;
}

}  // namespace

Recording::Recording(std::vector<Observable> observables, const World& world, std::vector<Grouping> groupings,
                     std::shared_ptr<RowStore> store)
    : observables_(std::move(observables)),
      groupings_(std::move(groupings)),
      store_(std::move(store)),
      members_{world.areas(), world.people.subdistricts.size(), 1, percentiles.size()},
      columns_(grouping_names().size()),
      offset_(observables_.size() * columns_, absent)
{
  for (const Breakdown& b : breakdowns()) members_.push_back(b.labels.size());
  for (std::size_t a = 0; a < world.areas(); ++a)
    subdistrict_.push_back(world.people.areas.subdistrict[AreaId{a}].value);
  std::vector<Grouping> counted{Grouping::age_band};
  for (const Grouping g : groupings_) {
    if (!is_place(g) && g != Grouping::age_band) counted.push_back(g);
  }
  for (const Grouping g : counted) {
    Column<std::uint8_t, ResidentId> category = categories(world.people, breakdown_of(g));
    std::vector<double> adults = count_adults(world, category);
    counted_.push_back(
        {g, std::move(category), std::move(adults), std::vector<Sums>(observables_.size() * world.areas())});
  }
  std::size_t end = 0;
  for (const Grouping g : groupings_) {
    for (std::size_t k = 0; k < observables_.size(); ++k) {
      if (!is_place(g) && observables_[k].mean != Mean::over_adults) continue;
      offset_[k * columns_ + static_cast<std::size_t>(g)] = end;
      end += members(g);
    }
  }
  row_.resize(end);
}

bool Recording::has(std::size_t observable, Grouping g) const
{
  return offset_[observable * columns_ + static_cast<std::size_t>(g)] != absent;
}

const Recording::Counted& Recording::counted(Grouping breakdown) const
{
  const auto found = std::find_if(counted_.begin(), counted_.end(),
                                  [&](const Counted& c) { return c.grouping == breakdown; });
  expects(found != counted_.end(), "a breakdown that is recorded");
  return *found;
}

std::vector<std::int32_t> Recording::adults(Grouping breakdown) const
{
  std::vector<std::int32_t> out(members(breakdown), 0);
  const std::vector<double>& adults = counted(breakdown).adults;
  for (std::size_t k = 0; k < adults.size(); ++k) {
    const std::size_t category = k % most_categories;
    if (category < out.size()) out[category] += static_cast<std::int32_t>(adults[k]);
  }
  return out;
}

std::vector<float> Recording::series(std::size_t observable, Grouping g) const
{
  if (!has(observable, g)) return {};
  std::vector<float> out(weeks() * members(g));
  read(observable, g, 0, out);
  return out;
}

void Recording::read(std::size_t observable, Grouping g, std::size_t week, std::span<float> into) const
{
  const std::size_t offset = offset_[observable * columns_ + static_cast<std::size_t>(g)];
  expects(offset != absent, "a series that is recorded");
  for (std::size_t at = 0; at < into.size(); at += members(g), ++week) {
    store_->read((week * row_.size() + offset) * sizeof(float),
                 std::as_writable_bytes(into.subspan(at, members(g))));
  }
}

void Recording::take_over(const Recording& past)
{
  for (std::size_t week = 0; week < past.weeks(); ++week) {
    std::vector<float> row(row_.size(), std::numeric_limits<float>::quiet_NaN());
    for (std::size_t k = 0; k < observables_.size(); ++k) {
      const auto known = std::ranges::find(past.observables_, observables_[k].name, &Observable::name);
      if (known == past.observables_.end()) continue;
      const auto there = static_cast<std::size_t>(known - past.observables_.begin());
      for (const Grouping g : groupings_) {
        if (!has(k, g) || !past.has(there, g)) continue;
        const std::size_t offset = offset_[k * columns_ + static_cast<std::size_t>(g)];
        past.read(there, g, week, std::span(row).subspan(offset, members(g)));
      }
    }
    store_->append(std::as_bytes(std::span(row)));
    ++weeks_;
  }
}

void Recording::observe(const World& world, AreaId area)
{
  const IdRange<ResidentId> residents = world.people.areas.residents[area];
  for (Counted& by : counted_) {
    const std::span<const std::uint8_t> category = by.category.of(residents);
    std::array<std::span<const float>, columns_at_once> columns;
    std::array<Sums*, columns_at_once> sums_of_columns{};
    std::size_t waiting = 0;
    const auto add_columns = [&] {
      if (waiting > 0)
        add_by_category(category, {columns.data(), waiting}, {sums_of_columns.data(), waiting});
      waiting = 0;
    };
    for (std::size_t k = 0; k < observables_.size(); ++k) {
      Sums& sums = by.sums[k * members(Grouping::area) + area.value];
      sums = {};
      if (!observables_[k].column) {
        observables_[k].add(world, area, category, sums);
        continue;
      }
      columns[waiting] = observables_[k].column(world, area);
      sums_of_columns[waiting] = &sums;
      if (++waiting == columns_at_once) add_columns();
    }
    add_columns();
  }
}

void Recording::close_places(std::size_t k)
{
  const Counted& by = counted_.front();
  const std::size_t areas = members(Grouping::area);
  const bool over_adults = observables_[k].mean == Mean::over_adults;
  std::vector<double> value(members(Grouping::subdistrict) + 1, 0.0);  // and the district
  std::vector<double> weight(value.size(), 0.0);
  std::vector<float> of_areas(areas);
  for (std::size_t a = 0; a < areas; ++a) {
    const Sums& sums = by.sums[k * areas + a];
    double own_value = 0;
    double own_weight = 0;
    for (std::size_t c = 0; c < (over_adults ? most_categories : 1); ++c) {
      own_value += sums[c];
      own_weight += over_adults ? by.adults[a * most_categories + c] : 1.0;
    }
    for (const std::size_t whole : {subdistrict_[a], value.size() - 1}) {
      value[whole] += own_value;
      weight[whole] += own_weight;
    }
    of_areas[a] = mean_of(own_value, own_weight);
  }
  if (has(k, Grouping::area)) std::ranges::copy(of_areas, place(k, Grouping::area));
  for (std::size_t s = 0; has(k, Grouping::subdistrict) && s + 1 < value.size(); ++s)
    place(k, Grouping::subdistrict)[s] = mean_of(value[s], weight[s]);
  if (has(k, Grouping::district)) *place(k, Grouping::district) = mean_of(value.back(), weight.back());
  if (has(k, Grouping::percentile)) close_percentiles(k, std::move(of_areas));
}

void Recording::close_percentiles(std::size_t k, std::vector<float> of_areas)
{
  std::erase_if(of_areas, [](float x) { return std::isnan(x); });
  std::ranges::sort(of_areas);
  float* const out = place(k, Grouping::percentile);
  for (std::size_t p = 0; p < percentiles.size(); ++p) {
    out[p] = std::numeric_limits<float>::quiet_NaN();
    if (of_areas.empty()) continue;
    const double at = percentiles[p] / 100.0 * static_cast<double>(of_areas.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, of_areas.size() - 1);
    const auto low = static_cast<double>(of_areas[below]);
    out[p] = static_cast<float>(low + (at - static_cast<double>(below)) *
                                          (static_cast<double>(of_areas[above]) - low));
  }
}

void Recording::close_breakdown(std::size_t k, const Counted& by)
{
  if (!has(k, by.grouping)) return;
  const std::size_t areas = members(Grouping::area);
  for (std::size_t c = 0; c < members(by.grouping); ++c) {
    double value = 0;
    double weight = 0;
    for (std::size_t a = 0; a < areas; ++a) {
      value += by.sums[k * areas + a][c];
      weight += by.adults[a * most_categories + c];
    }
    place(k, by.grouping)[c] = mean_of(value, weight);
  }
}

void Recording::close_week()
{
  for (std::size_t k = 0; k < observables_.size(); ++k) {
    close_places(k);
    for (const Counted& by : counted_) close_breakdown(k, by);
  }
  store_->append(std::as_bytes(std::span(row_)));
  ++weeks_;
}

}  // namespace linli
