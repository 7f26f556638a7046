#include "mechanisms/committee/succession_events.hpp"

#include <limits>

namespace linli {
namespace {

constexpr const char* appointments = "appointments";
constexpr const char* departures = "departures";

/// Who it is about.
std::vector<EventField> person()
{
  return {{.name = "age", .unit = "years", .en = "age of the secretary", .zh = "书记年龄"},
          {.name = "sex",
           .type = EventType::choice,
           .labels = sex_labels(),
           .en = "sex of the secretary",
           .zh = "书记性别"},
          {.name = "employment",
           .type = EventType::choice,
           .labels = post_labels(),
           .en = "terms of employment",
           .zh = "编制来源"},
          {.name = "college",
           .type = EventType::choice,
           .labels = {"no", "yes"},
           .en = "has been to college",
           .zh = "大专以上"}};
}

EventKind with_person(EventKind kind)
{
  const std::vector<EventField> who = person();
  kind.fields.insert(kind.fields.begin(), who.begin(), who.end());
  return kind;
}

}  // namespace

std::vector<EventKind> succession_events()
{
  return {with_person({.name = appointments,
                       .en = "secretaries who came into a post",
                       .zh = "书记任职",
                       .fields = {{.name = "from",
                                   .type = EventType::choice,
                                   .labels = {"reserve", "outside", "exchange"},
                                   .en = "where the secretary came from",
                                   .zh = "任职来源"},
                                  {.name = "weeks_vacant",
                                   .unit = "weeks",
                                   .en = "how long the post had been vacant",
                                   .zh = "空缺周数"}}}),
          with_person({.name = departures,
                       .en = "secretaries who left a post",
                       .zh = "书记离任",
                       .fields = {{.name = "reason",
                                   .type = EventType::choice,
                                   .labels = {"retirement", "quit", "age_limit", "adjusted", "exchange"},
                                   .en = "why the secretary left",
                                   .zh = "离任原因"},
                                  {.name = "weeks_in_office",
                                   .type = EventType::number,
                                   .unit = "weeks",
                                   .en = "since the secretary was appointed, in this area or another; NaN if "
                                         "that was before the run",
                                   .zh = "任职周数"}}})};
}

void tell_appointment(World& world, AreaId area, Appointed from, int weeks_vacant)
{
  const Secretaries& who = world.people.secretaries;
  world.events.tell(appointments, area,
                    {static_cast<double>(who.age[area]), static_cast<double>(who.sex[area]),
                     static_cast<double>(who.post[area]), static_cast<double>(who.college[area]),
                     static_cast<double>(from), static_cast<double>(weeks_vacant)});
}

void tell_departure(World& world, AreaId area, Departure reason, const Moment& moment)
{
  const Secretaries& who = world.people.secretaries;
  const std::int64_t appointed = world.secretaries.appointed[area];  // counted from 1; 0 is before the run
  const double weeks = appointed > 0 ? static_cast<double>(moment.week + 1 - appointed)
                                     : std::numeric_limits<double>::quiet_NaN();
  world.events.tell(departures, area,
                    {static_cast<double>(who.age[area]), static_cast<double>(who.sex[area]),
                     static_cast<double>(who.post[area]), static_cast<double>(who.college[area]),
                     static_cast<double>(reason), weeks});
}

}  // namespace linli
