#include "mechanisms/residents/volunteer_register.hpp"

#include "core/math.hpp"
#include "mechanisms/turns.hpp"

namespace linli {

Declaration VolunteerRegister::declaration()
{
  return {
      .name = "volunteer_register",
      .en = "The register of volunteers",
      .zh = "志愿者登记",
      .equation = "in: own Y_v (1 + c credit) + drive K + outside; out: lapse",
      .report = "recommendations 2, 4; K3, A10, A12",
      .reads = {"area.first_building_group", "building_group.first_resident", "resident.key",
                "resident.age_band", "resident.activity", "resident.intention_volunteering",
                "resident.knows_committee", "resident.registered", "lever.register_drive", "lever.credit"},
      .writes = {"resident.registered"}};
}

void VolunteerRegister::make_room(World& world) const
{
  give_rows(world.residents.registered, world.size());
  give_rows(world.residents.knows_committee, world.size());
  give_rows(world.residents.intention[Channel::volunteering], world.size());
  give_rows(world.residents.disposition[Channel::volunteering], world.size());
}

void VolunteerRegister::begin(World& world, HouseholdId household, const Luck& luck) const
{
  for (const ResidentId id : world.people.households.residents[household]) {
    const Residents& who = world.people.residents;
    // Registration is the city's, not the area's: who moves in brings it along.
    const float u = uniform24(
        random_block(luck, Stream::volunteer_register, arrival_of(world, household), who.key[id], 1)[0]);
    const auto disposition = static_cast<double>(world.residents.disposition[Channel::volunteering][id]);
    const double chance = params_.start + params_.start_willing * logistic(disposition);
    world.residents.registered[id] = who.adult(id) && static_cast<double>(u) < chance ? 1 : 0;
  }
}

void VolunteerRegister::act(World& world, AreaId area, const Moment& moment) const
{
  const auto weeks = static_cast<float>(turn_every);
  const float own = static_cast<float>(params_.own) *
                    (1.0F + static_cast<float>(params_.credit) * world.levers(Lever::credit, area));
  const float drive = world.levers(Lever::register_drive, area);
  const float lapse = at_least_one(weeks * static_cast<float>(params_.lapse));
  // Most draws are above the highest chance there can be, which saves working out one's own.
  const double employers = *std::ranges::max_element(params_.outside);
  const float most = at_least_one(weeks * (own + drive + static_cast<float>(employers)));
  const Residents& who = world.people.residents;
  ResidentState& r = world.residents;
  for_each_whose_turn_it_is(
      world, area, moment, Stream::volunteer_register, [&](ResidentId id, const std::array<float, 4>& luck) {
        if (luck[0] >= most && luck[0] >= lapse) return;
        if (who.band[id] == no_age_band) return;
        if (r.registered[id] != 0) {
          if (luck[0] < lapse) r.registered[id] = 0;
          return;
        }
        const auto activity = static_cast<std::size_t>(std::max(who.activity[id], Activity::student)) - 1;
        const float rate = own * r.intention[Channel::volunteering][id] +
                           drive * static_cast<float>(r.knows_committee[id]) +
                           static_cast<float>(params_.outside[activity]);
        if (luck[0] < at_least_one(weeks * rate)) r.registered[id] = 1;
      });
}

std::vector<Field> VolunteerRegister::Params::describe()
{
  using P = VolunteerRegister::Params;
  const std::vector<std::string> adults_do(activity_labels().begin() + 1, activity_labels().end());
  return {
      number<&P::own>({.name = "own",
                       .unit = units::per_week(),
                       .valid = {0, 1},
                       .plausible = {0.001, 0.02},
                       .en = "Rate of registering by own wish of somebody fully willing",
                       .zh = "自愿登记率",
                       .source = "[?]",
                       .evidence = "K3"}),
      number<&P::credit>({.name = "credit",
                          .valid = {0, 50},
                          .plausible = {0, 2},
                          .en = "How much credit records, at full weight, add to it",
                          .zh = "信用激励效应",
                          .source = "[?]",
                          .evidence = "A12"}),
      numbers<&P::outside>(adults_do, {.name = "outside",
                                       .unit = units::per_week(),
                                       .valid = {0, 1},
                                       .plausible = {0, 0.002},
                                       .en = "Rate of being registered by employer or school",
                                       .zh = "单位或学校登记率",
                                       .source = "[?]",
                                       .evidence = "A10"}),
      number<&P::lapse>({.name = "lapse",
                         .unit = units::per_week(),
                         .valid = {0, 1},
                         .plausible = {0.0005, 0.01},
                         .en = "Rate at which registrations lapse",
                         .zh = "登记失效率",
                         .source = "[?]",
                         .evidence = "A12"}),
      number<&P::start>(
          {.name = "start",
           .unit = units::share(),
           .valid = {0, 1},
           .en = "Share registered before the run, and of those who move in, if not at all disposed "
                 "to volunteer",
           .zh = "初始登记比例",
           .source = "[C] A10; of newcomers [?]",
           .evidence = "K3",
           .acts = Acts::every_week}),
      number<&P::start_willing>(
          {.name = "start_willing",
           .unit = units::share(),
           .valid = {0, 10},
           .en = "How much larger the share registered at first is among those fully disposed to volunteer",
           .zh = "志愿意愿对初始登记的作用",
           .source = "[?]",
           .evidence = "K3",
           .acts = Acts::every_week}),
  };
}

}  // namespace linli
