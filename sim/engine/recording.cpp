#include "engine/recording.hpp"

#include "core/errors.hpp"

#include <algorithm>
#include <limits>

namespace linli {
namespace {

constexpr std::size_t absent = std::numeric_limits<std::size_t>::max();

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
    : Recorder("series", std::move(store)),
      observables_(std::move(observables)),
      groupings_(std::move(groupings)),
      members_{world.areas(), world.people.subdistricts.size(), 1, percentiles.size()},
      parts_(observables_.size() * world.areas()),
      known_(parts_.size(), 1),
      columns_(grouping_names().size()),
      offset_(observables_.size() * columns_, absent)
{
  for (const Breakdown& b : breakdowns()) members_.push_back(b.labels.size());
  for (std::size_t a = 0; a < world.areas(); ++a) {
    const std::size_t subdistrict = world.people.areas.subdistrict[AreaId{a}].value;
    first_.push_back(std::ranges::find(subdistrict_, subdistrict) == subdistrict_.end() ? 1 : 0);
    subdistrict_.push_back(subdistrict);
  }
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
      if (!is_place(g) && !observables_[k].by_adult()) continue;
      offset_[k * columns_ + static_cast<std::size_t>(g)] = end;
      end += members(g) * width(k);
    }
  }
  row_.resize(end);
}

bool Recording::has(std::size_t observable, Grouping g) const
{
  return offset(observable, g) != absent;
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

std::vector<double> Recording::values(std::size_t observable, Grouping g) const
{
  if (!has(observable, g)) return {};
  if (!observables_[observable].exact()) {
    const std::vector<float> rounded = series(observable, g);
    return {rounded.begin(), rounded.end()};
  }
  std::vector<double> out(weeks() * members(g));
  read(observable, g, 0, out);
  return out;
}

std::vector<float> Recording::series(std::size_t observable, Grouping g) const
{
  if (!has(observable, g)) return {};
  std::vector<float> out(weeks() * members(g));
  if (observables_[observable].exact()) {
    std::ranges::transform(values(observable, g), out.begin(),
                           [](double x) { return static_cast<float>(x); });
  } else {
    read(observable, g, 0, out);
  }
  return out;
}

template <class T>
void Recording::read_weeks(std::size_t observable, Grouping g, std::size_t week, std::span<T> into) const
{
  const std::size_t begin = offset(observable, g);
  expects(begin != absent && width(observable) == sizeof(T), "a series that is recorded in such numbers");
  for (std::size_t at = 0; at < into.size(); at += members(g), ++week)
    store().read(week * row_.size() + begin, std::as_writable_bytes(into.subspan(at, members(g))));
}

void Recording::read(std::size_t observable, Grouping g, std::size_t week, std::span<float> into) const
{
  read_weeks(observable, g, week, into);
}

void Recording::read(std::size_t observable, Grouping g, std::size_t week, std::span<double> into) const
{
  read_weeks(observable, g, week, into);
}

std::vector<double> Recording::values_of_week(std::size_t observable, Grouping g, std::size_t week) const
{
  std::vector<double> out(members(g));
  if (observables_[observable].exact()) {
    read(observable, g, week, out);
  } else {
    std::vector<float> rounded(out.size());
    read(observable, g, week, rounded);
    std::ranges::copy(rounded, out.begin());
  }
  return out;
}

void Recording::take_over(const Recording& past)
{
  for (std::size_t week = 0; week < past.weeks(); ++week) {
    for (std::size_t k = 0; k < observables_.size(); ++k) {
      const auto known = std::ranges::find(past.observables_, observables_[k].name, &Observable::name);
      const auto there = static_cast<std::size_t>(known - past.observables_.begin());
      for (const Grouping g : groupings_) {
        if (!has(k, g)) continue;
        const bool is_there = known != past.observables_.end() && past.has(there, g);
        const std::vector<double> values =
            is_there ? past.values_of_week(there, g, week)
                     : std::vector<double>(members(g), std::numeric_limits<double>::quiet_NaN());
        for (std::size_t m = 0; m < values.size(); ++m) put(k, g, m, values[m]);
      }
    }
    store().append(std::as_bytes(std::span(row_)));
    ++weeks_;
  }
}

void Recording::observe(const World& world, AreaId area)
{
  for (std::size_t k = 0; k < observables_.size(); ++k) {
    const Observable& o = observables_[k];
    const std::size_t here = k * members(Grouping::area) + area.value;
    if (o.part) parts_[here] = o.part(world, area);
    if (o.known) known_[here] = o.known(world, area) ? 1 : 0;
  }
  for (Counted& by : counted_) add_adults(world, area, by);
}

void Recording::add_adults(const World& world, AreaId area, Counted& by)
{
  const Categories category = by.category.of(world.people.areas.residents[area]);
  std::array<std::span<const float>, columns_at_once> columns;
  std::array<Sums*, columns_at_once> sums_of_columns{};
  std::size_t waiting = 0;
  const auto add_columns = [&] {
    if (waiting > 0) add_by_category(category, {columns.data(), waiting}, {sums_of_columns.data(), waiting});
    waiting = 0;
  };
  for (std::size_t k = 0; k < observables_.size(); ++k) {
    if (!observables_[k].by_adult()) continue;
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

std::uint64_t Recording::result_bytes(std::int64_t weeks) const
{
  return static_cast<std::uint64_t>(weeks) * bytes_a_week();
}

std::uint64_t Recording::fitting(std::uint64_t, std::int64_t weeks) const
{
  return static_cast<std::uint64_t>(weeks) * bytes_a_week();
}

void Recording::go_on_after(std::int64_t weeks, const RowLabels&)
{
  weeks_ = static_cast<std::size_t>(weeks);
}

void Recording::skip(std::int64_t weeks)
{
  for (std::size_t k = 0; k < observables_.size(); ++k) {
    for (const Grouping g : groupings_) {
      for (std::size_t m = 0; has(k, g) && m < members(g); ++m)
        put(k, g, m, std::numeric_limits<double>::quiet_NaN());
    }
  }
  for (std::int64_t w = 0; w < weeks; ++w) store().append(std::as_bytes(std::span(row_)));
  weeks_ += static_cast<std::size_t>(weeks);
}

}  // namespace linli
