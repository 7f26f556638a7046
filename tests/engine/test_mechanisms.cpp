#include "test_mechanisms.hpp"

#include "engine/observable_kinds.hpp"

namespace linli::test {

Declaration Rumour::declaration()
{
  return {.name = "rumour",
          .en = "A rumour",
          .zh = "传闻",
          .equation = "heard <- heard + speed (1 - heard) share of acquaintances who took part last week",
          .report = "none",
          .reads = {"area.first_resident", "tie.first", "tie.to", "tie.first_guest", "tie.guest",
                    "seen.last_week", "resident.rumour"},
          .writes = {"resident.rumour", "area.rumour"},
          .events = {
              {.name = "rumours",
               .en = "weeks in which a rumour was told on",
               .zh = "传闻传播",
               .fields = {{.name = "listeners", .unit = "1", .en = "residents who were told", .zh = "听众"},
                          {.name = "heard",
                           .type = EventType::number,
                           .unit = "share",
                           .en = "how far the rumour is known",
                           .zh = "知晓程度"}}}}};
}

void Rumour::make_room(World& world) const
{
  world.extensions.of<ResidentId>()["resident.rumour"].assign(world.size(),
                                                              static_cast<float>(params_.start));
  world.extensions.of<AreaId>()["area.rumour"].assign(world.areas(), static_cast<float>(params_.start));
}

void Rumour::act(World& world, AreaId area, const Moment&) const
{
  Column<float, ResidentId>& heard = world.extensions.of<ResidentId>().at("resident.rumour");
  const IdRange<ResidentId> own = world.people.areas.residents[area];
  const auto speed = static_cast<float>(params_.speed);
  float sum = 0;
  int listeners = 0;
  for (const ResidentId id : own) {
    int told = 0;
    for (const std::uint16_t position : world.ties.list(id))
      told += world.seen.last_week[world.ties.resident(area, own, position)].weeks_since == 0 ? 1 : 0;
    const auto known = static_cast<float>(world.ties.degree(id));
    if (told > 0) heard[id] += speed * (1 - heard[id]) * static_cast<float>(told) / known;
    sum += heard[id];
    listeners += told > 0 ? 1 : 0;
  }
  world.extensions.of<AreaId>().at("area.rumour")[area] =
      own.size() > 0 ? sum / static_cast<float>(own.size()) : 0;
  if (listeners > 0) {
    world.events.tell("rumours", area,
                      {static_cast<double>(listeners),
                       static_cast<double>(world.extensions.of<AreaId>().at("area.rumour")[area])});
  }
}

std::vector<Field> Rumour::Params::describe()
{
  using P = Params;
  return {number<&P::speed>({.name = "speed", .valid = {0, 1}, .en = "Speed", .zh = "速度"}),
          number<&P::start>({.name = "start", .valid = {0, 1}, .en = "Heard at first", .zh = "初值"})};
}

std::vector<Observable> Rumour::observables()
{
  return {{.name = "rumour",
           .unit = series_units::share(),
           .en = "Heard the rumour",
           .zh = "听到传闻",
           .add =
               [](const World& world, AreaId area, Categories category, Sums& sums) {
                 const Column<float, ResidentId>& heard =
                     world.extensions.of<ResidentId>().at("resident.rumour");
                 add_by_category(category, heard.of(world.people.areas.residents[area]), sums);
               }},
          column_of_areas(
              "rumour_of_area", series_units::share(), "The rumour, by area", "各居民区传闻",
              [](const World& world) -> auto& { return world.extensions.of<AreaId>().at("area.rumour"); })};
}

Declaration Festival::declaration()
{
  return {.name = "festival",
          .en = "Festivals",
          .zh = "邻里节",
          .equation = "offers + offers every few weeks",
          .report = "none",
          .reads = {},
          .writes = {"lever.offers_activity"}};
}

void Festival::act(World& world, const Moment& moment) const
{
  if (moment.week % params_.every != 0) return;
  for (std::size_t a = 0; a < world.areas(); ++a)
    world.levers.apply(Lever::offers_activity, AreaId{a}, static_cast<float>(params_.offers));
}

std::vector<Field> Festival::Params::describe()
{
  using P = Params;
  return {number<&P::offers>({.name = "offers", .unit = units::per_week(), .valid = {0, 50}, .en = "Offers"}),
          integer<&P::every>({.name = "every", .unit = units::weeks(), .valid = {1, 520}, .en = "Weeks"})};
}

Declaration Places::declaration()
{
  return {.name = "places",
          .en = "Places at outings",
          .zh = "名额",
          .equation = "places_a = places offers_a adults_a / sum of offers adults",
          .report = "none",
          .reads = {"subdistrict.first_area", "area.adults", "lever.offers_activity"},
          .writes = {"area.places"}};
}

void Places::make_room(World& world) const
{
  world.extensions.of<AreaId>()["area.places"].assign(world.areas(), 0.0F);
}

void Places::act(World& world, SubdistrictId subdistrict, const Moment&) const
{
  Column<float, AreaId>& places = world.extensions.of<AreaId>().at("area.places");
  const auto claim = [&](AreaId area) {
    return static_cast<double>(world.levers(Lever::offers_activity, area)) * world.people.areas.adults[area];
  };
  double sum = 0;
  for (const AreaId area : world.people.subdistricts.areas[subdistrict]) sum += claim(area);
  for (const AreaId area : world.people.subdistricts.areas[subdistrict])
    places[area] = sum > 0 ? static_cast<float>(params_.places * claim(area) / sum) : 0.0F;
}

std::vector<Field> Places::Params::describe()
{
  return {number<&Params::places>({.name = "places", .valid = {0, 1e6}, .en = "Places of a subdistrict"})};
}

Declaration Outings::declaration()
{
  return {.name = "outings",
          .en = "Outings",
          .zh = "出游",
          .equation = "outings <- outings + places_a / adults_a",
          .report = "none",
          .reads = {"area.first_resident", "area.adults", "area.places", "resident.outings"},
          .writes = {"resident.outings"}};
}

void Outings::make_room(World& world) const
{
  world.extensions.of<ResidentId>()["resident.outings"].assign(world.size(), 0.0F);
}

void Outings::act(World& world, AreaId area, const Moment&) const
{
  Column<float, ResidentId>& outings = world.extensions.of<ResidentId>().at("resident.outings");
  const float share = world.extensions.of<AreaId>().at("area.places")[area] /
                      static_cast<float>(world.people.areas.adults[area]);
  for (const ResidentId id : world.people.areas.residents[area]) outings[id] += share;
}

}  // namespace linli::test
