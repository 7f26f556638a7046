#include "output/contents/panel_contents.hpp"

#include "core/errors.hpp"
#include "output/contents/common_attributes.hpp"
#include "output/contents/time_axis.hpp"
#include "population/breakdowns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <numeric>
#include <optional>
#include <span>

namespace linli {
namespace {

/// Weeks since something last happened, of which the last value stands for all that is longer ago, and for never.
bool counts_weeks(const PanelColumn& column)
{
  return column.name.starts_with("weeks_since");
}

/// What the values of a column are called; empty if they are numbers.
std::vector<std::string> labels_of(const PanelColumn& column)
{
  if (column.number) return {};
  if (column.name == "took_part") return channel_labels();
  if (column.name == "contact_frequency") return {"almost_never", "rarely", "weekly"};
  if (column.name == "role") return {"none", "backbone", "head"};
  for (const char* truth_value : {"voted", "knows_committee", "registered"}) {
    if (column.name == truth_value) return {"no", "yes"};
  }
  if (column.name == "activity") return activity_labels();
  for (const Breakdown& b : breakdowns()) {
    if (b.name == column.name) return b.labels;
  }
  return {};
}

/// The unit of a column that has one.
std::optional<SeriesUnit> unit_of(const PanelColumn& column)
{
  if (column.name == "age" || column.name == "years_here") return series_units::years();
  if (column.name == "free_hours") return series_units::hours_a_week();
  if (counts_weeks(column)) return SeriesUnit{"weeks", "weeks", "周"};
  if (column.name.starts_with("acquaintances")) return series_units::people();
  return std::nullopt;
}

Attributes described(const PanelColumn& column)
{
  const std::string meaning =
      column.name + " of the resident, column resident." + column.name + " of the model";
  const std::optional<SeriesUnit> unit = unit_of(column);
  Attributes out = unit ? measured(*unit, meaning) : Attributes{{"long_name", meaning}};
  if (column.name == "outside") out.push_back({"comment", "in 255ths"});
  if (counts_weeks(column)) {
    out.push_back({"comment", "0 is this week; 255 is no number of weeks but longer ago, or never"});
    out.push_back({"flag_values", std::vector<std::uint8_t>{long_ago}});
    out.push_back({"flag_meanings", "long_ago_or_never"});
  }
  const std::vector<std::string> labels = labels_of(column);
  if (labels.empty()) return out;
  std::vector<std::uint8_t> values(labels.size());
  std::iota(values.begin(), values.end(), std::uint8_t{0});
  const bool bits = column.name == "took_part";
  if (bits) std::ranges::transform(all_channels, values.begin(), bit_of);
  std::string meanings;
  for (const std::string& label : labels) meanings += (meanings.empty() ? "" : " ") + label;
  if (column.name == "age_band") {
    values.push_back(no_age_band);
    meanings += " child";
  }
  out.push_back({bits ? "flag_masks" : "flag_values", values});
  out.push_back({"flag_meanings", meanings});
  return out;
}

template <class T>
Values fixed_values(const World& world, const Panel& panel, const PanelColumn& column)
{
  const std::vector<std::byte> bytes = values_of(world, column, panel.residents());
  std::vector<T> out(bytes.size() / sizeof(T));
  if (!bytes.empty()) std::memcpy(out.data(), bytes.data(), bytes.size());
  return out;
}

template <class T>
Values weekly_values(const Panel& panel, std::size_t column)
{
  const std::size_t members = panel.residents().size();
  return Stored<T>(panel.rows() * members, [&panel, column, members](std::size_t first, std::span<T> into) {
    panel.read(column, first / members, std::as_writable_bytes(into));
  });
}

/// The week of the study in which who lives there now arrived; of who was there before the run, the week before its
/// first.
Dataset arrivals(const Scenario& scenario, const Panel& panel)
{
  const std::size_t members = panel.residents().size();
  const auto before_the_run = static_cast<std::int32_t>(study_week(scenario, -1));
  const auto read = [&panel, members, before_the_run](std::size_t first, std::span<std::int32_t> into) {
    panel.read_arrivals(first / members, into);
    for (std::int32_t& week : into) week += before_the_run;
  };
  return {"arrived",
          {"time", "resident"},
          Stored<std::int32_t>(panel.rows() * members, read),
          {{"units", "1"},
           {"long_name",
            "week of the study in which who lives there now moved in; of all who were there before the "
            "run, the week before its first"},
           {"long_name_zh", "迁入周次"},
           {"before_the_run", std::int64_t{before_the_run}}}};
}

FileGroup panel_group(const Scenario& scenario, const World& world, const Panel& panel)
{
  std::vector<std::int64_t> keys;
  std::vector<std::int32_t> areas;
  for (const ResidentId id : panel.residents()) {
    keys.push_back(world.people.residents.key[id]);
    areas.push_back(world.people.areas.number[world.people.areas.residents.parent_of(id)]);
  }
  FileGroup out{
      panel.plan().name,
      {{"long_name", panel.plan().adults_only ? "adults at chosen weeks" : "residents at chosen weeks"},
       {"share", panel.plan().share}},
      {time_axis(scenario.run.calendar(), panel.weeks()),
       make_axis("resident", keys,
                 {{"long_name",
                   "resident, a number that stays with the place at home, whoever lives there (see "
                   "arrived); synthetic"}}),
       {"area", {"resident"}, areas, {{"long_name", "residential area, a number; synthetic"}}},
       arrivals(scenario, panel)},
      {}};
  for (std::size_t k = 0; k < panel.columns().size(); ++k) {
    const PanelColumn& column = panel.columns()[k];
    Dataset dataset{column.name, {"time", "resident"}, {}, described(column)};
    if (column.fixed) {
      dataset.dimensions = {"resident"};
      dataset.values = column.number ? fixed_values<float>(world, panel, column)
                                     : fixed_values<std::uint8_t>(world, panel, column);
    } else {
      dataset.values = column.number ? weekly_values<float>(panel, k) : weekly_values<std::uint8_t>(panel, k);
    }
    out.datasets.push_back(std::move(dataset));
  }
  return out;
}

}  // namespace

FileGroup panels_group(const Scenario& scenario, const World& world, const std::vector<const Panel*>& panels)
{
  FileGroup out{"panels", {{"long_name", "residents at chosen weeks, a group for every panel"}}, {}, {}};
  for (const Panel* panel : panels) out.groups.push_back(panel_group(scenario, world, *panel));
  return out;
}

}  // namespace linli
