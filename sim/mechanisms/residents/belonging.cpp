#include "mechanisms/residents/belonging.hpp"

#include "mechanisms/residents/personal.hpp"

namespace linli {

Declaration Belonging::declaration()
{
  return {
      .name = "belonging",
      .en = "Belonging to the neighbourhood",
      .zh = "社区归属感",
      .equation =
          "B <- B + rate [others (mean B known - B) + (1 - others) (B0 - B)] + (gain took_part + v) (1 - B)",
      .report = "problem 3; K11, B1, B6, B19, B21",
      .reads = {"area.first_resident", "resident.took_part", "resident.belonging", "resident.age_band",
                "resident.years_here", "resident.belonging_anchor", "resident.belonging_around",
                "lever.value_leading"},
      .writes = {"resident.belonging"}};
}

void Belonging::make_room(World& world) const
{
  give_rows(world.residents.belonging_anchor, world.size());
  give_rows(world.residents.belonging, world.size());
}

void Belonging::derive(World& world, HouseholdId household, const Luck& luck) const
{
  const Residents& who = world.people.residents;
  const auto tenure = static_cast<std::size_t>(world.people.households.tenure[household]);
  for (const ResidentId id : world.people.households.residents[household]) {
    if (!who.adult(id)) continue;
    const double mean = params_.anchor + params_.anchor_tenure[tenure] +
                        params_.anchor_registration[static_cast<std::size_t>(who.registration[id])];
    world.residents.belonging_anchor[id] =
        personal_anchor(world, household, id, luck, Stream::belonging_anchor, mean, params_.anchor_sd);
  }
}

void Belonging::begin(World& world, HouseholdId household, const Luck&) const
{
  const Residents& who = world.people.residents;
  const bool newcomers = arrival_of(world, household) > 0;
  const float start = newcomers ? 0.0F : static_cast<float>(params_.start);
  for (const ResidentId id : world.people.households.residents[household]) {
    const float home = anchor_now(world.residents.belonging_anchor[id], who.years_here[id]);
    world.residents.belonging[id] = who.adult(id) ? std::clamp(home + start, 0.0F, 1.0F) : 0.0F;
  }
}

inline float Belonging::anchor_now(float anchor, float years_here) const
{
  const float now = anchor + static_cast<float>(params_.anchor_decade_here / 10) * years_here;
  const float most = now > 1.0F ? 1.0F : now;
  return most < 0.0F ? 0.0F : most;
}

void Belonging::act(World& world, AreaId area, const Moment&) const
{
  const IdRange<ResidentId> everybody = world.people.areas.residents[area];
  const auto rate = static_cast<float>(params_.rate);
  const auto others = static_cast<float>(params_.others);
  const auto gain = static_cast<float>(params_.gain);
  const float leading = world.levers(Lever::value_leading, area);
  const std::uint8_t* took_part = world.residents.took_part.from(everybody.first);
  const std::uint8_t* band = world.people.residents.band.from(everybody.first);
  const std::uint8_t* years_here = world.people.residents.years_here.from(everybody.first);
  const float* around = world.residents.belonging_around.from(everybody.first);
  const float* anchor = world.residents.belonging_anchor.from(everybody.first);
  float* belonging = world.residents.belonging.from(everybody.first);
  for (std::size_t k = 0; k < everybody.size(); ++k) {
    const float b = belonging[k];
    const float home = anchor_now(anchor[k], static_cast<float>(years_here[k]));
    const float pull = others * (around[k] - b) + (1.0F - others) * (home - b);
    const float lived = gain * static_cast<float>(any_weekly_channel(took_part[k])) + leading;
    const float next = b + rate * pull + lived * (1.0F - b);
    const float most = next < 1.0F ? next : 1.0F;
    belonging[k] = band[k] != no_age_band ? most : 0.0F;
  }
}

std::vector<Field> Belonging::Params::describe()
{
  using P = Belonging::Params;
  return {
      number<&P::rate>({.name = "rate",
                        .unit = units::per_week(),
                        .valid = {0, 0.9},
                        .plausible = {0.005, 0.05},
                        .en = "Rate at which belonging moves",
                        .zh = "归属感变化率",
                        .source = "[?]"}),
      number<&P::others>({.name = "others",
                          .unit = units::share(),
                          .valid = {0, 1},
                          .plausible = {0.2, 0.8},
                          .en = "Weight of the people one knows against the own anchor",
                          .zh = "他人影响权重",
                          .source = "[L] Friedkin & Johnsen 1990; size [?]"}),
      number<&P::gain>({.name = "gain",
                        .unit = units::share(),
                        .valid = {0, 0.1},
                        .plausible = {0.001, 0.006},
                        .en = "Part of the missing belonging that an activity lived through adds",
                        .zh = "参与带来的归属感",
                        .source = "[?]",
                        .evidence = "K11, B21"}),
      number<&P::anchor>({.name = "anchor",
                          .unit = units::share(),
                          .valid = {0, 1},
                          .plausible = {0.3, 0.6},
                          .en = "Anchor of belonging, before what tenure, registration and years here shift",
                          .zh = "归属感基准",
                          .source = "[?]"}),
      number<&P::anchor_sd>({.name = "anchor_sd",
                             .unit = units::share(),
                             .valid = {0, 1},
                             .plausible = {0.05, 0.25},
                             .en = "Personal spread of the anchor",
                             .zh = "归属感个体差异",
                             .source = "[?]"}),
      numbers<&P::anchor_tenure>(tenure_labels(), {.name = "anchor_tenure",
                                                   .unit = units::share(),
                                                   .valid = {-1, 1},
                                                   .en = "Shift of the anchor by tenure",
                                                   .zh = "住房产权对归属感",
                                                   .source = "[?]",
                                                   .evidence = "B22"}),
      numbers<&P::anchor_registration>(registration_labels(), {.name = "anchor_registration",
                                                               .unit = units::share(),
                                                               .valid = {-1, 1},
                                                               .en = "Shift of the anchor by registration",
                                                               .zh = "户籍对归属感",
                                                               .source = "[?]",
                                                               .evidence = "A16, B21"}),
      number<&P::anchor_decade_here>({.name = "anchor_decade_here",
                                      .unit = units::share(),
                                      .valid = {-1, 1},
                                      .plausible = {0, 0.06},
                                      .en = "Shift of the anchor for ten years lived here",
                                      .zh = "居住年限对归属感",
                                      .source = "[?]",
                                      .evidence = "B19"}),
      number<&P::start>({.name = "start",
                         .unit = units::share(),
                         .valid = {-1, 1},
                         .en = "How far above the anchor belonging begins of those here before the run",
                         .zh = "初始归属感与基准之差",
                         .source = "[?]",
                         .acts = Acts::set_up}),
  };
}

}  // namespace linli
