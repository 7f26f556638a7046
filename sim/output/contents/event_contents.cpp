#include "output/contents/event_contents.hpp"

#include "output/contents/time_axis.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <span>

namespace linli {
namespace {

constexpr const char* axis = "event";

/// A column of whole numbers that are made of others in the rows.
template <class T, class Make>
Stored<T> made_of(const EventRecord& record,
                  void (EventRecord::*read)(std::size_t, std::span<std::int32_t>) const, Make make)
{
  return {record.rows(), [&record, read, make](std::size_t first, std::span<T> into) {
            std::vector<std::int32_t> rows(into.size());
            (record.*read)(first, rows);
            for (std::size_t k = 0; k < rows.size(); ++k) into[k] = make(rows[k]);
          }};
}

template <class T>
Stored<T> number_of(const EventRecord& record, std::size_t field)
{
  return {record.rows(),
          [&record, field](std::size_t first, std::span<T> into) { record.read_field(field, first, into); }};
}

/// The labels of a field as they stand in the result.
std::vector<std::string> labels_of(const EventField& field)
{
  std::vector<std::string> labels = field.labels;
  if (field.type == EventType::name) std::ranges::sort(labels);
  return labels;
}

/// Choices by their places among the labels of the result.
template <class T>
Stored<T> choice_of(const EventRecord& record, std::size_t field)
{
  const EventField& what = record.kind().fields[field];
  const std::vector<std::string> labels = labels_of(what);
  std::vector<T> place;
  for (const std::string& label : what.labels)
    place.push_back(static_cast<T>(std::ranges::find(labels, label) - labels.begin()));
  return {record.rows(), [&record, field, place](std::size_t first, std::span<T> into) {
            std::vector<std::int32_t> rows(into.size());
            record.read_field(field, first, std::span(rows));
            for (std::size_t k = 0; k < rows.size(); ++k)
              into[k] = place.at(static_cast<std::size_t>(rows[k]));
          }};
}

constexpr bool fits_a_byte(std::size_t labels)
{
  return labels <= std::size_t{std::numeric_limits<std::uint8_t>::max()} + 1;
}

template <class T>
std::vector<T> counted(std::size_t count)
{
  std::vector<T> out(count);
  std::iota(out.begin(), out.end(), T{});
  return out;
}

Attributes meaning_of(const EventField& field)
{
  Attributes out;
  if (!field.has_labels()) out.push_back({"units", field.unit});
  out.push_back({"long_name", field.en});
  out.push_back({"long_name_zh", field.zh});
  if (field.labels.empty()) return out;
  std::string meanings;
  for (const std::string& label : labels_of(field)) meanings += (meanings.empty() ? "" : " ") + label;
  if (fits_a_byte(field.labels.size())) {
    out.push_back({"flag_values", counted<std::uint8_t>(field.labels.size())});
  } else {
    out.push_back({"flag_values", counted<std::int32_t>(field.labels.size())});
  }
  out.push_back({"flag_meanings", std::move(meanings)});
  return out;
}

Values values_of(const EventRecord& record, std::size_t field)
{
  const EventField& what = record.kind().fields[field];
  if (what.type == EventType::number) return number_of<float>(record, field);
  if (!what.has_labels()) return number_of<std::int32_t>(record, field);
  if (fits_a_byte(what.labels.size())) return choice_of<std::uint8_t>(record, field);
  return choice_of<std::int32_t>(record, field);
}

/// When and where.
std::vector<Dataset> common(const Scenario& scenario, const World& world, const EventRecord& record)
{
  const Calendar calendar = scenario.run.calendar();
  const auto study = static_cast<std::int32_t>(scenario.run.burn_in);
  Dataset time = time_axis(calendar, {});
  time.dimensions = {axis};
  time.values = made_of<std::int64_t>(record, &EventRecord::read_weeks, [calendar](std::int32_t week) {
    return std::int64_t{calendar.date_of(week).days};
  });
  std::erase_if(time.attributes, [](const Attribute& a) { return a.name == "axis"; });
  const Stored<std::int32_t> numbers(record.rows(), [](std::size_t first, std::span<std::int32_t> into) {
    std::iota(into.begin(), into.end(), static_cast<std::int32_t>(first));
  });
  return {make_axis(axis, numbers, {{"long_name", "event, a number"}, {"long_name_zh", "事件序号"}}),
          std::move(time),
          {"week",
           {axis},
           made_of<std::int32_t>(record, &EventRecord::read_weeks,
                                 [study](std::int32_t week) { return week - study; }),
           {{"long_name", "week of the study, from 0; negative in the burn-in"}, {"long_name_zh", "周次"}}},
          {"area",
           {axis},
           made_of<std::int32_t>(record, &EventRecord::read_areas,
                                 [&world](std::int32_t area) {
                                   return std::int32_t{
                                       world.people.areas.number[AreaId{static_cast<std::uint32_t>(area)}]};
                                 }),
           {{"long_name", "residential area, a number; synthetic"}, {"long_name_zh", "居民区"}}}};
}

FileGroup event_group(const Scenario& scenario, const World& world, const EventRecord& record)
{
  const EventKind& kind = record.kind();
  FileGroup out{
      kind.name, {{"long_name", kind.en}, {"long_name_zh", kind.zh}}, common(scenario, world, record), {}};
  for (std::size_t field = 0; field < kind.fields.size(); ++field) {
    out.datasets.push_back(
        {kind.fields[field].name, {axis}, values_of(record, field), meaning_of(kind.fields[field])});
  }
  return out;
}

}  // namespace

FileGroup events_group(const Scenario& scenario, const World& world,
                       const std::vector<const EventRecord*>& records)
{
  FileGroup out{"events",
                {{"long_name", "what happened, when and where, a table for each kind of event"},
                 {"long_name_zh", "事件"}},
                {},
                {}};
  for (const EventRecord* record : records) out.groups.push_back(event_group(scenario, world, *record));
  return out;
}

}  // namespace linli
