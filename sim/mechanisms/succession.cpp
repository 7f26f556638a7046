#include "mechanisms/succession.hpp"

#include "core/calendar.hpp"
#include "core/samplers.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace linli {
namespace {

constexpr int old_age = 65;
constexpr std::int64_t assessed_after = 26;  // weeks in office: a score before is the predecessor's

template <class Columns>
void swap_rows(Columns& columns, AreaId a, AreaId b)
{
  for (auto& column : columns) std::swap(column[a], column[b]);
}

}  // namespace

Declaration Succession::declaration()
{
  Declaration d{
      .name = "succession",
      .en = "Succession of secretaries: terms, vacancies, reserve, the five batches",
      .zh = "书记队伍接续",
      .equation =
          "go: retirement, (quit + burnt b/3 + rehired) (1 - keeps reward) (1 - keeps ladder) "
          "a year, terms, adjusting; filled from the reserve or outside",
      .report = "problem 1, recommendation 1; K4, K5, S2, S5, P24",
      .reads = {"subdistrict.first_area",
                "area.number",
                "assessment.total",
                "secretary.age",
                "secretary.sex",
                "secretary.post",
                "secretary.college",
                "secretary.vacant",
                "secretary.appointed",
                "secretary.origin",
                "secretary.mentored",
                "secretary.reputation",
                "secretary.exhaustion",
                "secretary.cynicism",
                "secretary.accomplishment",
                "secretary.temper",
                "secretary.burnout",
                "subdistrict.reserve",
                "subdistrict.reserve_prepared",
                "lever.reward",
                "lever.career_ladder",
                "lever.age_limit",
                "lever.adjust",
                "lever.rotate",
                "lever.reserve",
                "lever.recruit",
                "lever.batch_train"},
      .writes = {"secretary.age", "secretary.sex", "secretary.post", "secretary.college", "secretary.vacant",
                 "secretary.appointed", "secretary.origin", "secretary.mentored", "secretary.reputation",
                 "secretary.exhaustion", "secretary.cynicism", "secretary.accomplishment", "secretary.temper",
                 "secretary.burnout", "subdistrict.reserve", "subdistrict.reserve_prepared"}};
  for (const char* skill : skill_labels) {
    for (const char* what : {"secretary.", "secretary.talent_"}) {
      d.reads.push_back(std::string(what) + skill);
      d.writes.push_back(std::string(what) + skill);
    }
  }
  for (const char* function : leads_labels) {
    for (const char* what : {"secretary.orientation_", "secretary.share_"}) {
      d.reads.push_back(std::string(what) + function);
      d.writes.push_back(std::string(what) + function);
    }
  }
  return d;
}

void Succession::make_room(World& world) const
{
  const std::size_t areas = world.areas();
  if (world.secretaries.origin.size() != areas) world.secretaries.origin = world.people.areas.number;
  SecretaryState::for_each_column(world.secretaries,
                                  [&](const char*, auto& column) { give_rows(column, areas); });
  give_rows(world.assessment.total, areas);
  const std::size_t subdistricts = world.people.subdistricts.size();
  if (world.reserves.people.size() != subdistricts) {
    give_rows(world.reserves.people, subdistricts);
    for (std::size_t s = 0; s < subdistricts; ++s) {
      world.reserves.people[SubdistrictId{s}] = static_cast<float>(
          params_.reserve * static_cast<double>(world.people.subdistricts.areas[SubdistrictId{s}].size()));
    }
  }
  give_rows(world.reserves.prepared, subdistricts);
}

void Succession::begin(World& world, AreaId area, const Luck&) const
{
  world.secretaries.vacant[area] = 0;
  world.secretaries.appointed[area] = 0;
}

double Succession::leaving(bool rehired, int age, int burnout, double reward, double career_ladder) const
{
  const double as_rehired =
      rehired ? params_.rehired_quit + (age >= old_age ? params_.rehired_old : 0.0) : 0.0;
  return std::min(1.0, (params_.quit + params_.quit_burnt * burnout / 3 + as_rehired) *
                           (1 - params_.keeps * reward) * (1 - params_.keeps * career_ladder));
}

/// The posts of one subdistrict in one week.
class Succession::Board {
 public:
  Board(const Succession& model, World& world, SubdistrictId subdistrict, const Moment& moment)
      : model_(model),
        params_(model.params_),
        world_(world),
        subdistrict_(subdistrict),
        areas_(world.people.subdistricts.areas[subdistrict]),
        moment_(moment),
        week_(moment.week - model.params_.first)
  {
  }

  void sit()
  {
    keep_reserve();
    for (std::size_t k = 0; k < areas_.size(); ++k) {  // areas take turns to be first at the reserve
      const auto turn = (k + static_cast<std::size_t>(moment_.week)) % areas_.size();
      const AreaId area{areas_.first.value + turn};
      if (world_.secretaries.vacant[area] > 0) fill(area);
    }
    for (const AreaId area : areas_) {
      const bool anniversary = (week_ + world_.people.areas.number[area]) % weeks_per_year == 0;
      if (anniversary && world_.secretaries.vacant[area] == 0) end_year(area);
    }
    if (week_ > 0 && week_ % params_.term == 0) end_term();
    if (week_ > 0 && week_ % params_.batches_every == 0) {
      adjust();
      rotate();
    }
  }

 private:
  double lever(Lever which, AreaId area) const { return static_cast<double>(world_.levers(which, area)); }

  double sum_of(Lever which) const
  {
    double sum = 0;
    for (const AreaId area : areas_) sum += lever(which, area);
    return sum;
  }

  Draws draws(AreaId area, Stream stream) const
  {
    return {moment_.luck, stream, moment_.address(), world_.people.areas.number[area]};
  }

  void keep_reserve()
  {
    const auto areas = static_cast<double>(areas_.size());
    if (areas <= 0) return;
    float& people = world_.reserves.people[subdistrict_];
    float& prepared = world_.reserves.prepared[subdistrict_];
    const double wanted = params_.reserve * areas + sum_of(Lever::reserve);
    people += static_cast<float>(params_.refill * (wanted - static_cast<double>(people)));
    prepared += static_cast<float>(params_.prepare *
                                   (sum_of(Lever::batch_train) / areas - static_cast<double>(prepared)));
  }

  void fill(AreaId area)
  {
    SecretaryState& s = world_.secretaries;
    float& reserve = world_.reserves.people[subdistrict_];
    Draws luck = draws(area, Stream::appointments);
    const bool ready = reserve >= 1;
    if (luck.uniform() >= (ready ? params_.from_reserve : params_.from_outside)) {
      s.vacant[area] = static_cast<std::uint16_t>(std::min(s.vacant[area] + 1, 65535));
      return;
    }
    if (ready) reserve -= 1;
    appoint(area, ready || luck.uniform() < lever(Lever::recruit, area), luck);
  }

  void appoint(AreaId area, bool young, Draws& luck)
  {
    Secretaries& who = world_.people.secretaries;
    who.sex[area] = luck.uniform() < params_.women ? Sex::female : Sex::male;
    const double age = young ? params_.young_mean + params_.young_sd * sample_normal(luck)
                             : model_.retirement_age(who.sex[area]) + 1 + 3 * luck.uniform();
    who.age[area] = static_cast<std::uint8_t>(std::clamp(std::rint(age), 25.0, 64.0));
    who.post[area] = young ? Post::treated_as_such : Post::rehired;
    who.college[area] = luck.uniform() < (young ? params_.college_young : params_.college_rehired) ? 1 : 0;
    SecretaryState& s = world_.secretaries;
    s.vacant[area] = 0;
    s.appointed[area] = static_cast<std::uint16_t>(moment_.week + 1);
    s.origin[area] = world_.people.areas.number[area];
    s.reputation[area] *= static_cast<float>(params_.handover);
  }

  void leave(AreaId area)
  {
    world_.secretaries.vacant[area] = 1;
    world_.secretaries.mentored[area] = 0;
  }

  /// Another year in office or in life: who is due to retire stays on as rehired or goes, others may go.
  void end_year(AreaId area)
  {
    Secretaries& who = world_.people.secretaries;
    Draws luck = draws(area, Stream::leaving_office);
    ++who.age[area];
    const bool retires = who.post[area] != Post::rehired && who.age[area] >= retirement_age(who.sex[area]);
    if (retires) who.post[area] = Post::rehired;
    const double goes = retires
                            ? 1 - params_.stay
                            : model_.leaving(who.post[area] == Post::rehired, who.age[area],
                                             world_.secretaries.strain.burnout[area],
                                             lever(Lever::reward, area), lever(Lever::career_ladder, area));
    if (luck.uniform() < goes) leave(area);
  }

  void end_term()
  {
    const Secretaries& who = world_.people.secretaries;
    for (const AreaId area : areas_) {
      if (world_.secretaries.vacant[area] > 0) continue;
      Draws luck = draws(area, Stream::terms);
      const bool above = who.post[area] == Post::rehired && who.age[area] > params_.age_limit;
      if (above && luck.uniform() < lever(Lever::age_limit, area)) leave(area);
    }
  }

  /// Posts held under a policy by somebody who has been assessed, the lowest total first.
  std::vector<AreaId> from_the_lowest(Lever policy) const
  {
    std::vector<std::pair<float, AreaId>> order;
    for (const AreaId area : areas_) {
      const std::int64_t since = world_.secretaries.appointed[area];
      const bool assessed =
          (since == 0 || since + assessed_after <= moment_.week + 1) && world_.assessment.total[area] > 0;
      if (world_.secretaries.vacant[area] == 0 && assessed && lever(policy, area) > 0)
        order.emplace_back(world_.assessment.total[area], area);
    }
    std::ranges::sort(order);
    std::vector<AreaId> out;
    for (const auto& [total, area] : order) out.push_back(area);
    return out;
  }

  /// Rounded up or down by chance, so that fractions of a post add up over the quarters.
  std::size_t whole_number(double wanted, std::uint32_t which) const
  {
    if (areas_.size() == 0) return 0;
    const RandomBlock words = random_block(moment_.luck, Stream::batches, moment_.address(),
                                           world_.people.areas.number[areas_.first], which);
    return static_cast<std::size_t>(wanted + static_cast<double>(uniform24(words[0])));
  }

  void adjust()
  {
    const double quarter = static_cast<double>(params_.batches_every) / weeks_per_year;
    const std::vector<AreaId> order = from_the_lowest(Lever::adjust);
    const std::size_t wanted = whole_number(sum_of(Lever::adjust) * quarter, 0);
    for (std::size_t k = 0; k < std::min(wanted, order.size()); ++k) leave(order[k]);
  }

  void rotate()
  {
    const double quarter = static_cast<double>(params_.batches_every) / weeks_per_year;
    const std::vector<AreaId> order = from_the_lowest(Lever::rotate);
    const std::size_t pairs = whole_number(sum_of(Lever::rotate) / 2 * quarter, 1);
    for (std::size_t k = 0; k < std::min(pairs, order.size() / 2); ++k)
      exchange(order[2 * k], order[2 * k + 1]);
  }

  /// Two secretaries change places: they take along who they are and can, not what residents think of them.
  void exchange(AreaId a, AreaId b)
  {
    Secretaries::for_each_column(world_.people.secretaries,
                                 [&](const char*, auto& column) { std::swap(column[a], column[b]); });
    SecretaryState& s = world_.secretaries;
    for (auto* columns : {&s.skill, &s.talent}) swap_rows(*columns, a, b);
    for (auto* columns : {&s.orientation, &s.share}) swap_rows(*columns, a, b);
    std::swap(s.appointed[a], s.appointed[b]);
    std::swap(s.origin[a], s.origin[b]);
    std::swap(s.mentored[a], s.mentored[b]);
    const auto swap_strain = [&](auto& column) { std::swap(column[a], column[b]); };
    swap_strain(s.strain.exhaustion);
    swap_strain(s.strain.cynicism);
    swap_strain(s.strain.accomplishment);
    swap_strain(s.strain.temper);
    swap_strain(s.strain.burnout);
    for (const AreaId area : {a, b}) s.reputation[area] *= static_cast<float>(params_.rotation_keeps);
  }

  const Succession& model_;
  const Params& params_;
  World& world_;
  SubdistrictId subdistrict_;
  IdRange<AreaId> areas_;
  const Moment& moment_;
  std::int64_t week_;  // of the study
};

void Succession::act(World& world, SubdistrictId subdistrict, const Moment& moment) const
{
  if (moment.week < params_.first) return;
  Board(*this, world, subdistrict, moment).sit();
}

}  // namespace linli
