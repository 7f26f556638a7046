#include "support/clubs.hpp"

#include "engine/observable_kinds.hpp"

namespace linli::test {
namespace {

// Purposes of random numbers that the shipped model does not have.
constexpr auto founding = static_cast<Stream>(60000);
constexpr auto closing = static_cast<Stream>(60001);
constexpr auto liveliness = static_cast<Stream>(60002);

enum class Happened { founded, closed };

void tell(World& world, AreaId area, Happened what, int members)
{
  world.events.tell("clubs", area, {static_cast<double>(what), static_cast<double>(members)});
}

}  // namespace

Declaration Clubs::declaration()
{
  return {.name = "clubs",
          .en = "Clubs of neighbours",
          .zh = "邻里社团",
          .equation = "members <- members + 10 liveliness; founded and closed by chance",
          .report = "none",
          .reads = {"area.number", "area.first_club", "club.address", "club.founded", "club.closed",
                    "club.generation", "club.liveliness", "club.members"},
          .writes = {"club.founded", "club.closed", "club.generation", "club.liveliness", "club.members"},
          .events = {event_kind()}};
}

EventKind Clubs::event_kind()
{
  return {.name = "clubs",
          .en = "clubs that were founded and closed",
          .zh = "社团成立与解散",
          .fields = {{.name = "what",
                      .type = EventType::choice,
                      .labels = {"founded", "closed"},
                      .en = "what happened",
                      .zh = "事件"},
                     {.name = "members", .unit = "1", .en = "its members", .zh = "成员数"}}};
}

std::vector<Field> Clubs::Params::describe()
{
  using P = Params;
  return {
      number<&P::founding>({.name = "founding", .valid = {0, 1}, .en = "Chance that one is founded"}),
      number<&P::closing>({.name = "closing", .valid = {0, 1}, .en = "Chance that one closes"}),
      integer<&P::most>({.name = "most", .valid = {1, 100}, .en = "Clubs of an area", .acts = Acts::set_up})};
}

void Clubs::make_room(World& world) const
{
  const auto clubs = make_slots<ClubId>(world, static_cast<std::size_t>(params_.most));
  clubs.give_column<float>("club.liveliness");
  clubs.give_column<std::uint16_t>("club.members");
}

void Clubs::derive(World& world, ClubId id, const Luck& luck) const
{
  const auto clubs = agents<ClubId>(world);
  Draws draws = draws_of(luck, liveliness, clubs.founded(id), clubs.key(id));
  clubs.column<float>("club.liveliness")[id] = static_cast<float>(draws.uniform());
}

void Clubs::begin(World& world, AreaId area, const Luck&) const
{
  agents<ClubId>(world).found(area, Slots<ClubId>::before_the_run);
}

void Clubs::begin(World& world, ClubId id, const Luck&) const
{
  agents<ClubId>(world).column<std::uint16_t>("club.members")[id] = 3;
}

void Clubs::act(World& world, AreaId area, const Moment& moment) const
{
  const auto clubs = agents<ClubId>(world);
  const auto lively = clubs.column<float>("club.liveliness");
  const auto members = clubs.column<std::uint16_t>("club.members");
  for (const ClubId id : clubs.of(area)) {
    if (!clubs.open(id)) continue;
    Draws luck = draws_of(moment.luck, closing, moment.address(), clubs.key(id));
    if (luck.uniform() < params_.closing) {
      clubs.close(id, moment.week);
      tell(world, area, Happened::closed, members[id]);
    } else {
      members[id] = static_cast<std::uint16_t>(members[id] + static_cast<int>(10 * lively[id]));
    }
  }
  Draws luck(moment.luck, founding, moment.address(), world.people.areas.number[area]);
  if (luck.uniform() >= params_.founding) return;
  if (clubs.found(area, moment.week).exists()) tell(world, area, Happened::founded, 0);
}

Observable Clubs::observable()
{
  return of_areas("clubs", series_units::number(), "Clubs of neighbours", "邻里社团",
                  [](const World& world, AreaId area) {
                    const auto clubs = agents<ClubId>(world);
                    int open = 0;
                    for (const ClubId id : clubs.of(area)) open += clubs.open(id) ? 1 : 0;
                    return open;
                  });
}

}  // namespace linli::test
