#include "calibration/survey_statistics.hpp"

#include "core/calendar.hpp"
#include "core/math.hpp"
#include "engine/survey_questions.hpp"
#include "scenario/survey_params.hpp"
#include "statistics/correlation.hpp"
#include "statistics/logistic_regression.hpp"
#include "statistics/quantiles.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace linli {
namespace {

constexpr std::uint32_t every_so_many = 10;  ///< adults are asked at length
constexpr std::uint8_t young = 0;            // age bands
constexpr std::uint8_t old = 3;              // and older
constexpr std::size_t used_slopes = 5;       // of the regression: those that rows are made of
constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// Share of `yes` among adults of whom `counts`; both get (id).  NaN of nobody.
template <class Counts, class Yes>
double mean_among(const World& world, Counts counts, Yes yes)
{
  double sum = 0;
  double number = 0;
  for (std::size_t i = 0; i < world.size(); ++i) {
    const ResidentId id{i};
    if (!world.people.residents.adult(id) || !counts(id)) continue;
    sum += static_cast<double>(yes(id));
    number += 1;
  }
  return number > 0 ? sum / number : unknown;
}

template <class Yes>
double mean_of_adults(const World& world, Yes yes)
{
  return mean_among(
      world, [](ResidentId) { return true; }, yes);
}

bool organised_this_year(const World& world, ResidentId id)
{
  const auto& weeks = world.residents.weeks_since_in;
  return std::min({weeks[Channel::activity][id], weeks[Channel::volunteering][id],
                   weeks[Channel::deliberation][id]}) < weeks_per_year;
}

/// Slopes of a logistic regression, one for each covariate.  Covariates that do not vary (the trust of the area where
/// there is one area) are left out, and their slopes are NaN; so are all where the others cannot be told apart.
std::vector<double> slopes_of(std::vector<std::vector<double>> rows, const std::vector<int>& yes)
{
  const std::size_t covariates = rows.empty() ? 0 : rows.front().size();
  std::vector<std::size_t> varying;
  for (std::size_t k = 0; k < covariates; ++k) {
    const auto differs = [&](const std::vector<double>& row) { return row[k] != rows.front()[k]; };
    if (std::ranges::any_of(rows, differs)) varying.push_back(k);
  }
  for (std::vector<double>& row : rows) {
    for (std::size_t j = 0; j < varying.size(); ++j) row[j] = row[varying[j]];
    row.resize(varying.size());
  }
  std::vector<double> slopes(std::max(covariates, used_slopes), unknown);
  const std::optional<std::vector<double>> found = logistic_regression(rows, yes);
  for (std::size_t j = 0; found && j < varying.size(); ++j) slopes[varying[j]] = (*found)[j + 1];
  return slopes;
}

double odds_ratio(double slope, double range)
{
  return std::isnan(slope) ? unknown : exp(slope * range);
}

/// Committee-organised participation of the year, explained as by 黄荣贵, 桂勇 2011 (rows B1, B2): who people are,
/// belonging, and the mean trust of their area.
void regress(const World& world, SurveyStatistics& out)
{
  const Residents& who = world.people.residents;
  const ResidentState& r = world.residents;
  std::vector<std::vector<double>> rows;
  std::vector<int> yes;
  std::vector<double> acquaintances;
  std::vector<double> neighbours;
  double least_belonging = 1, most_belonging = 0, least_trust = 1, most_trust = 0;
  for (std::size_t a = 0; a < world.areas(); ++a) {
    const auto trust = static_cast<double>(world.places.trust[AreaId{a}]);
    least_trust = std::min(least_trust, trust);
    most_trust = std::max(most_trust, trust);
    for (const HouseholdId household : world.people.areas.households[AreaId{a}]) {
      const double renter = world.people.households.tenure[household] == Tenure::renter ? 1 : 0;
      for (const ResidentId id : world.people.households.residents[household]) {
        if (!who.adult(id) || who.key[id] % every_so_many != 0) continue;
        const auto belonging = static_cast<double>(r.belonging[id]);
        least_belonging = std::min(least_belonging, belonging);
        most_belonging = std::max(most_belonging, belonging);
        std::vector<double> x{belonging,
                              trust,
                              who.sex[id] == Sex::female ? 1.0 : 0.0,
                              static_cast<double>(r.acquaintances[id]),
                              static_cast<double>(r.neighbour_trust[id]),
                              renter,
                              who.registration[id] == Registration::non_local ? 1.0 : 0.0,
                              static_cast<double>(who.education[id]),
                              who.party[id] != Party::none ? 1.0 : 0.0};
        for (std::uint8_t band = 1; band < age_bands; ++band) x.push_back(who.band[id] == band ? 1.0 : 0.0);
        acquaintances.push_back(x[3]);
        neighbours.push_back(x[4]);
        rows.push_back(std::move(x));
        yes.push_back(organised_this_year(world, id) ? 1 : 0);
      }
    }
  }
  const std::vector<double> b = slopes_of(std::move(rows), yes);
  out.odds_belonging = odds_ratio(b[0], most_belonging - least_belonging);
  out.odds_area_trust = odds_ratio(b[1], most_trust - least_trust);
  out.odds_sex = odds_ratio(std::abs(b[2]), 1);
  const double of_trust = std::max(std::abs(b[4]) * interquartile_range(neighbours), 0.01);
  out.acquaintances_over_trust = b[3] * interquartile_range(acquaintances) / of_trust;
}

/// What adults did in the year, against what they intended when it began and are willing to do now.
void compare_with_intention(const World& world, const Year& year, SurveyStatistics& out)
{
  const Residents& who = world.people.residents;
  double weeks = 0;
  double adults = 0;
  std::vector<double> intended;
  std::vector<double> did;
  for (std::size_t i = 0; i < world.size(); ++i) {
    const ResidentId id{i};
    if (!who.adult(id)) continue;
    weeks += year.weeks()[i];
    adults += 1;
    if (who.key[id] % every_so_many != 0) continue;
    intended.push_back(static_cast<double>(year.intention()[i]));
    did.push_back(year.weeks()[i] > 0 ? 1.0 : 0.0);
  }
  out.intention_behaviour = correlation(intended, did);
  const double willing =
      mean_of_adults(world, [&](ResidentId id) { return world.residents.intention[Channel::activity][id]; });
  out.willing_over_doing = weeks > 0 ? willing / (weeks / adults / weeks_per_year) : unknown;
}

/// Who takes part: by age, registration, years here and sex.
void compare_people(const World& world, SurveyStatistics& out)
{
  const Residents& who = world.people.residents;
  const ResidentState& r = world.residents;
  const auto took_part = [&](ResidentId id) { return r.weeks_since[id] < weeks_per_year ? 1.0 : 0.0; };
  const auto ratio = [&](auto first, auto second) {
    const double below = mean_among(world, second, took_part);
    return below > 0 ? mean_among(world, first, took_part) / below : unknown;
  };
  const auto age = [&](ResidentId id) { return static_cast<double>(who.age[id]); };
  out.age_difference = mean_among(
                           world, [&](ResidentId id) { return r.weeks_since[id] < weeks_per_year; }, age) -
                       mean_of_adults(world, age);
  out.old_over_young = ratio([&](ResidentId id) { return who.band[id] >= old; },
                             [&](ResidentId id) { return who.band[id] == young; });
  out.local_over_migrant =
      ratio([&](ResidentId id) { return who.registration[id] == Registration::here; },
            [&](ResidentId id) { return who.registration[id] == Registration::non_local; });
  out.settled_over_new = ratio([&](ResidentId id) { return who.years_here[id] >= 10; },
                               [&](ResidentId id) { return who.years_here[id] < 3; });
  const auto woman = [&](ResidentId id) { return who.sex[id] == Sex::female ? 1.0 : 0.0; };
  out.women_heads = mean_among(
      world, [&](ResidentId id) { return r.role[id] == Role::head; }, woman);
  out.women_volunteers = mean_among(
      world, [&](ResidentId id) { return r.weeks_since_in[Channel::volunteering][id] < weeks_per_year; },
      woman);
}

/// How much better the views are of those whom the committee can reach.
double reachable_bias(const World& world)
{
  const ResidentState& r = world.residents;
  const auto views = [&](ResidentId id) { return static_cast<double>(r.satisfaction[id] + r.trust[id]) / 2; };
  return mean_among(
             world, [&](ResidentId id) { return reachable(world, id, SurveyParams{}.remembered); }, views) -
         mean_of_adults(world, views);
}

/// What onlookers with much exposure have gained in efficacy beyond those with little.  Those who volunteer or
/// deliberate live through results; what is asked is what others see of them.
double efficacy_seen(const World& world)
{
  const Residents& who = world.people.residents;
  const ResidentState& r = world.residents;
  std::vector<double> exposures;
  for (std::size_t i = 0; i < world.size(); ++i) {
    if (who.adult(ResidentId{i}) && who.key[ResidentId{i}] % every_so_many == 0)
      exposures.push_back(static_cast<double>(r.exposure[ResidentId{i}]));
  }
  const auto gained = [&](ResidentId id) {
    return static_cast<double>(r.efficacy[id] - r.efficacy_anchor[id]);
  };
  const auto onlooker = [&](ResidentId id) {
    return r.weeks_since_in[Channel::volunteering][id] >= weeks_per_year &&
           r.weeks_since_in[Channel::deliberation][id] >= weeks_per_year;
  };
  const double much = quantile(exposures, 0.8);
  const double little = quantile(exposures, 0.2);
  return mean_among(
             world,
             [&](ResidentId id) { return onlooker(id) && static_cast<double>(r.exposure[id]) >= much; },
             gained) -
         mean_among(
             world,
             [&](ResidentId id) { return onlooker(id) && static_cast<double>(r.exposure[id]) <= little; },
             gained);
}

}  // namespace

void Year::begin(const World& world)
{
  const auto& column = world.residents.intention[Channel::activity];
  intention_.assign(column.begin(), column.end());
  std::fill(weeks_.begin(), weeks_.end(), std::uint16_t{0});
}

void Year::add(const World& world)
{
  for (std::size_t i = 0; i < weeks_.size(); ++i) {
    const std::uint8_t did = world.residents.took_part[ResidentId{i}];
    if ((did & bit_of(Channel::activity)) != 0) ++weeks_[i];
    if ((did & bit_of(Channel::deliberation)) != 0) been_[i] = 1;
  }
}

SurveyStatistics survey_statistics(const World& world, const Year& year)
{
  const ResidentState& r = world.residents;
  SurveyStatistics out{};
  out.turnout = mean_of_adults(world, [&](ResidentId id) { return r.voted[id]; });
  const auto contact = [&](ContactFrequency frequency) {
    return mean_of_adults(
        world, [&, frequency](ResidentId id) { return r.contact_frequency[id] == frequency ? 1 : 0; });
  };
  out.contact_weekly = contact(ContactFrequency::weekly);
  out.contact_almost_never = contact(ContactFrequency::almost_never);
  const auto registered = std::count(r.registered.begin(), r.registered.end(), 1);
  out.registered = static_cast<double>(registered) / static_cast<double>(world.size());
  out.knows = mean_of_adults(world, [&](ResidentId id) { return r.knows_committee[id]; });
  regress(world, out);
  compare_with_intention(world, year, out);
  compare_people(world, out);
  out.reachable_bias = reachable_bias(world);
  out.efficacy_seen = efficacy_seen(world);
  return out;
}

double trend_a_year(const std::vector<float>& weekly)
{
  const std::size_t year = weeks_per_year;
  if (weekly.size() <= year) return std::numeric_limits<double>::quiet_NaN();
  double mean = 0;
  for (const float x : weekly) mean += static_cast<double>(x) / static_cast<double>(weekly.size());
  double change = 0;
  for (std::size_t t = year; t < weekly.size(); ++t)
    change += static_cast<double>(weekly[t]) - static_cast<double>(weekly[t - year]);
  return mean != 0 ? change / static_cast<double>(weekly.size() - year) / mean : 0.0;
}

}  // namespace linli
