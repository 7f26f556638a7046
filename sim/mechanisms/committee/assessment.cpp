#include "mechanisms/committee/assessment.hpp"

#include "core/math.hpp"
#include "core/samplers.hpp"

#include <algorithm>

namespace linli {
namespace {

/// Draws to find somebody within the committee's reach; the last takes anybody, so that a poll ends where nobody is.
constexpr int most_tries = 50;
constexpr std::size_t self = 0, street = 1, agency = 2;

/// Those whom a committee can list (A20): who know it, are registered or have a role.
bool within_reach(const ResidentState& r, ResidentId id)
{
  return r.knows_committee[id] != 0 || r.registered[id] != 0 || r.role[id] != Role::none;
}

}  // namespace

Declaration Assessment::declaration()
{
  Declaration d{
      .name = "assessment",
      .en = "Assessment of areas, what it is tied to, and feedback",
      .zh = "考评与反馈",
      .equation = "total = sum w score / sum w; share_f <- share_f + feedback (target_f - share_f)",
      .report = "problem 5, recommendation 5; A20, P21",
      .reads = {"area.number",           "area.first_resident",   "area.first_building_group",
                "resident.age_band",     "resident.satisfaction", "resident.trust",
                "resident.efficacy",     "resident.weeks_since",  "resident.knows_committee",
                "resident.registered",   "resident.role",         "building_group.head",
                "area.rest_groups",      "area.rest_heads",       "post.secretary",
                "work.perfunctory",      "lever.poll_openness",   "lever.satisfaction_weight",
                "lever.self_assessment", "lever.third_party",     "lever.appraisal_link",
                "lever.feedback"},
      .writes = {"assessment.total", "assessment.tasks", "assessment.residents", "assessment.week"}};
  for (const char* assessor : assessor_labels) d.writes.push_back(std::string("assessment.") + assessor);
  for (const char* business : business_labels) {
    d.reads.push_back(std::string("work.backlog_") + business);
    d.reads.push_back(std::string("work.usual_") + business);
  }
  for (const char* function : leadership_function_labels) {
    d.reads.push_back(std::string("secretary.orientation_") + function);
    d.reads.push_back(std::string("secretary.share_") + function);
    d.writes.push_back(std::string("secretary.share_") + function);
  }
  return d;
}

void Assessment::make_room(World& world) const
{
  const std::size_t areas = world.areas();
  AssessmentState::for_each_column(world.assessment,
                                   [&](const char*, auto& column) { give_rows(column, areas); });
  for (auto* columns : {&world.secretaries.orientation, &world.secretaries.share}) {
    for (auto& column : *columns) give_rows(column, world.people.secretaries.size());
  }
  for (auto* columns : {&world.work.backlog, &world.work.usual}) {
    for (auto& column : *columns) give_rows(column, areas);
  }
  give_rows(world.work.perfunctory, areas);
  ResidentState& r = world.residents;
  for (auto* column : {&r.satisfaction, &r.trust, &r.efficacy}) give_rows(*column, world.size());
  give_rows(r.weeks_since, world.size(), long_ago);
  give_rows(r.knows_committee, world.size());
  give_rows(r.registered, world.size());
  give_rows(r.role, world.size());
  give_rows(world.groups.head, world.people.groups.size(), nobody);
  give_rows(world.rest.heads, areas);
}

void Assessment::begin(World& world, AreaId area, const Luck&) const
{
  AssessmentState::for_each_column(world.assessment, [&](const char*, auto& column) { column[area] = 0; });
  stand(world, area, ratings(world, area));
}

Assessment::Ratings Assessment::ratings(const World& world, AreaId area) const
{
  Ratings sum;
  double adults = 0;
  const ResidentState& r = world.residents;
  for (const ResidentId id : world.people.areas.residents[area]) {
    if (world.people.residents.band[id] == no_age_band) continue;
    ++adults;
    sum.trust += static_cast<double>(r.trust[id]);
    sum.efficacy += static_cast<double>(r.efficacy[id]);
    sum.satisfaction += static_cast<double>(r.satisfaction[id]);
    sum.taking_part += r.weeks_since[id] < params_.recent ? 1 : 0;
  }
  for (double* x : {&sum.trust, &sum.efficacy, &sum.satisfaction, &sum.taking_part})
    *x = adults > 0 ? *x / adults : 0.0;
  double groups = 0;
  for (const BuildingGroupId group : world.people.areas.groups[area]) {
    ++groups;
    sum.heads += world.groups.head[group] != nobody ? 1 : 0;
  }
  const double rest = rest_groups(world, area);
  if (rest > 0) sum.heads += rest * static_cast<double>(world.rest.heads[area]);
  if (groups + rest > 0) sum.heads /= groups + rest;
  return sum;
}

double Assessment::poll(const World& world, AreaId area, double openness, const Moment& moment) const
{
  const IdRange<ResidentId> everybody = world.people.areas.residents[area];
  if (everybody.size() == 0) return 0;
  Draws draws(moment.luck, Stream::poll, moment.address(), world.people.areas.number[area]);
  double sum = 0;
  double asked = 0;
  for (std::int64_t k = 0; k < params_.sample; ++k) {
    const bool from_all = draws.uniform() < openness;
    for (int tries = 0; tries < most_tries; ++tries) {
      const ResidentId id{everybody.first.value +
                          sample_below(draws, static_cast<std::uint32_t>(everybody.size()))};
      if (world.people.residents.band[id] == no_age_band) continue;
      const bool last_try = tries + 1 == most_tries;
      if (!from_all && !last_try && !within_reach(world.residents, id)) continue;
      sum += static_cast<double>(world.residents.satisfaction[id]);
      ++asked;
      break;
    }
  }
  return asked > 0 ? sum / asked : 0.0;
}

void Assessment::assess(World& world, AreaId area, const Ratings& said, const Moment& moment) const
{
  const auto lever = [&](Lever which) { return static_cast<double>(world.levers(which, area)); };
  double waiting = 0;
  double usual = 0;
  for (std::size_t k = 0; k < businesses; ++k) {
    waiting += static_cast<double>(world.work.backlog[k][area]);
    usual += static_cast<double>(world.work.usual[k][area]);
  }
  std::array<double, assessors> score{};
  const double late = usual > 0 ? std::min(1.0, waiting / (params_.life * usual)) : 0.0;
  score[street] =
      (1 - params_.late * late) * (1 - params_.lenient * static_cast<double>(world.work.perfunctory[area]));
  score[self] = score[street] + params_.bias * (1 - score[street]);
  const double value = std::min(1.0, params_.value + lever(Lever::satisfaction_weight));
  const double seen = params_.agency_trust * said.trust + (1 - params_.agency_trust) * said.heads;
  Draws error(moment.luck, Stream::agency_error, moment.address(), world.people.areas.number[area]);
  score[agency] = std::clamp(value * poll(world, area, lever(Lever::poll_openness), moment) +
                                 (1 - value) * seen + params_.agency_sd * sample_normal(error),
                             0.0, 1.0);

  std::array<double, assessors> weight = params_.weight;
  weight[self] += lever(Lever::self_assessment);
  weight[agency] += lever(Lever::third_party);
  double sum = 0;
  double total = 0;
  AssessmentState& out = world.assessment;
  for (std::size_t j = 0; j < assessors; ++j) {
    out.score[j][area] = static_cast<float>(score[j]);
    sum += weight[j];
    total += weight[j] * score[j];
  }
  const double link = std::min(1.0, params_.link + lever(Lever::appraisal_link));
  out.total[area] = sum > 0 ? static_cast<float>(total / sum) : 0.0F;
  out.tasks[area] = sum > 0 ? static_cast<float>(link * (weight[self] + weight[street]) / sum) : 0.0F;
  out.residents[area] = sum > 0 ? static_cast<float>(link * weight[agency] / sum) : 0.0F;
}

void Assessment::feed_back(World& world, AreaId area, const Ratings& said, double pace) const
{
  const std::array<double, leadership_functions> rating{said.trust,    said.taking_part,  -1,
                                                        said.efficacy, said.satisfaction, said.heads};
  double mean = 0;
  for (const double x : rating) mean += x >= 0 ? x / (leadership_functions - 1) : 0.0;
  SecretaryState& s = world.secretaries;
  const SecretaryId who = secretary_of(world, area);
  std::array<double, leadership_functions> target{};
  double sum = 0;
  for (std::size_t f = 0; f < leadership_functions; ++f) {
    const double need = rating[f] >= 0 ? params_.need * (mean - rating[f]) : 0.0;
    target[f] = static_cast<double>(s.orientation[f][who]) * exp(need);
    sum += target[f];
  }
  if (sum <= 0) return;
  for (std::size_t f = 0; f < leadership_functions; ++f) {
    float& share = s.share[f][who];
    share += static_cast<float>(pace * (target[f] / sum - static_cast<double>(share)));
  }
}

/// Before the study: `start` of the way from the own leaning to what residents miss by now, wherever the run began.
void Assessment::stand(World& world, AreaId area, const Ratings& said) const
{
  if (params_.feedback <= 0) return;
  SecretaryState& s = world.secretaries;
  const SecretaryId who = secretary_of(world, area);
  for (std::size_t f = 0; f < leadership_functions; ++f) s.share[f][who] = s.orientation[f][who];
  feed_back(world, area, said, params_.start);
}

void Assessment::act(World& world, AreaId area, const Moment& moment) const
{
  if ((moment.week + 1) % params_.every != 0) return;
  const Ratings said = ratings(world, area);
  assess(world, area, said, moment);
  world.assessment.week[area] = static_cast<std::uint16_t>(moment.week + 1);
  if (moment.week_of_study() < 0) {
    stand(world, area, said);
  } else {
    feed_back(world, area, said,
              std::min(1.0, params_.feedback + static_cast<double>(world.levers(Lever::feedback, area))));
  }
}

}  // namespace linli
