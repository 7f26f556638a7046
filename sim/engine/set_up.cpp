#include "engine/set_up.hpp"

#include <array>
#include <vector>

namespace linli {
namespace {

using Acts = std::vector<const SetUp*>;

/// From places to people; subdistricts come before all of them.
constexpr std::array derived{&kind_of<AreaId>,      &kind_of<CompoundId>, &kind_of<BuildingGroupId>,
                             &kind_of<HouseholdId>, &kind_of<ResidentId>, &kind_of<SecretaryId>,
                             &kind_of<StaffId>};
/// From people to places; subdistricts come after all of them.
constexpr std::array begun{&kind_of<HouseholdId>, &kind_of<ResidentId>,      &kind_of<SecretaryId>,
                           &kind_of<StaffId>,     &kind_of<BuildingGroupId>, &kind_of<CompoundId>,
                           &kind_of<AreaId>};

/// What the steps do for a row of a kind, in the order of the week.
Acts acts_of(const Week& week, std::vector<SetUp> Step::*which, const IdKind& kind)
{
  Acts out;
  for (const Step& step : week.steps()) {
    for (const SetUp& set_up : step.*which) {
      if (set_up.kind == &kind) out.push_back(&set_up);
    }
  }
  return out;
}

void act_for_all(World& world, const Acts& acts, const IdKind& kind, IdRange<OwnId> rows, const Luck& luck)
{
  if (acts.empty()) return;
  for (const OwnId row : rows) {
    if (!kind.filled(world, row.value)) continue;
    for (const SetUp* act : acts) act->act(world, row.value, luck);
  }
}

void act_in_area(World& world, const Week& week, std::vector<SetUp> Step::*which, const IdKind& kind,
                 AreaId area, const Luck& luck)
{
  act_for_all(world, acts_of(week, which, kind), kind, kind.rows(world, area), luck);
}

void act_in_subdistricts(World& world, const Week& week, std::vector<SetUp> Step::*which, const Luck& luck)
{
  const IdKind& kind = kind_of<SubdistrictId>;
  act_for_all(world, acts_of(week, which, kind), kind, {OwnId{0}, OwnId{world.people.subdistricts.size()}},
              luck);
}

/// All that an area has and that was there before.
void derive(World& world, const Week& week, const Luck& luck, const Workers& workers)
{
  act_in_subdistricts(world, week, &Step::derive, luck);
  workers.for_each(world.areas(), [&](std::size_t a) {
    for (const IdKind* kind : derived) act_in_area(world, week, &Step::derive, *kind, AreaId{a}, luck);
  });
}

}  // namespace

void make_room(World& world, const Week& week)
{
  for (const Step& step : week.steps()) {
    if (step.make_room) step.make_room(world);
  }
}

void prepare(World& world, const Week& week, const Luck& luck, const Workers& workers)
{
  make_room(world, week);
  derive(world, week, luck, workers);
  workers.for_each(world.areas(), [&](std::size_t a) {
    for (const IdKind* kind : begun) act_in_area(world, week, &Step::begin, *kind, AreaId{a}, luck);
    for (const IdKind* kind : week.own_kinds()) {
      act_in_area(world, week, &Step::derive, *kind, AreaId{a}, luck);
      act_in_area(world, week, &Step::begin, *kind, AreaId{a}, luck);
    }
  });
  act_in_subdistricts(world, week, &Step::begin, luck);
}

void settle_in(World& world, const Week& week, const IdKind& kind, std::uint32_t row, const Luck& luck)
{
  IdRange<OwnId> people;
  if (&kind == &kind_of<HouseholdId>) {
    const IdRange<ResidentId> residents = world.people.households.residents[HouseholdId{row}];
    people = {OwnId{residents.first.value}, OwnId{residents.last.value}};
  }
  for (const auto which : {&Step::derive, &Step::begin}) {
    act_for_all(world, acts_of(week, which, kind), kind, {OwnId{row}, OwnId{std::size_t{row} + 1}}, luck);
    act_for_all(world, acts_of(week, which, kind_of<ResidentId>), kind_of<ResidentId>, people, luck);
  }
}

namespace {

/// Of a kind that is known when this is compiled, because households are many.
template <class I>
void welcome_all(World& world, const Week& week, AreaId area, const Moment& moment)
{
  const auto now = static_cast<std::uint32_t>(moment.week + 1);
  for (const I id : KindOf<I>::of(world, area)) {
    if (KindOf<I>::arrived(world, id) == now) settle_in(world, week, id, moment.luck);
  }
}

}  // namespace

void welcome(World& world, const Week& week, AreaId area, const Moment& moment)
{
  if (!world.dwellings.arrived.empty()) welcome_all<HouseholdId>(world, week, area, moment);
  welcome_all<SecretaryId>(world, week, area, moment);
  welcome_all<StaffId>(world, week, area, moment);
  for (const IdKind* kind : week.own_kinds()) {
    if (kind->arrived == nullptr) continue;
    for (const OwnId row : kind->rows(world, area)) {
      const bool came = kind->arrived(world, row.value) == static_cast<std::uint32_t>(moment.week + 1);
      if (came && kind->filled(world, row.value)) settle_in(world, week, *kind, row.value, moment.luck);
    }
  }
}

void derive_anew(World& world, const Week& week, const Luck& luck, const Workers& workers)
{
  make_room(world, week);
  derive(world, week, luck, workers);
  workers.for_each(world.areas(), [&](std::size_t a) {
    for (const IdKind* kind : week.own_kinds())
      act_in_area(world, week, &Step::derive, *kind, AreaId{a}, luck);
  });
}

}  // namespace linli
