#include "engine/trace.hpp"

#include "core/errors.hpp"

namespace linli {
namespace {

/// What looks on, shared by the steps.
class Onlooker {
 public:
  Onlooker(const Scenario& scenario, const TracePlan& plan)
      : participation_(scenario.of<Participation>()), election_(scenario.of<Election>()), plan_(plan)
  {
  }

  bool looks(AreaId area, const Moment& moment) const
  {
    return area == plan_.area && moment.week >= plan_.first && moment.week <= plan_.last;
  }

  void before_participation(const World& world, const Moment& moment)
  {
    const ResidentState& r = world.residents;
    const ResidentId id = plan_.resident;
    expects(world.people.residents.adult(id), "one who decides: no child");
    const BuildingGroupId group =
        world.people.groups.residents.parent_of(id, world.people.areas.groups[plan_.area]);
    WeekTrace now;
    now.week = moment.week;
    now.arrived = arrival_of(world, world.people.households.residents.parent_of(id));
    now.situation = participation_.situation_of(world, plan_.area, id, moment);
    now.exposure = r.exposure[id];
    now.weeks_since_call = r.weeks_since_call[id];
    now.role = r.role[id];
    now.self_governing = world.groups.self_governing[group] != 0;
    const float threshold = r.threshold.empty() ? 0.0F : r.threshold[id];
    const Participation::Outcome outcome = participation_.decide(now.situation);
    for (std::size_t k = 0; k < weekly_channels; ++k)
      now.channels[k] = decision(now.situation, outcome, threshold, all_channels[k]);
    weeks_->push_back(std::move(now));
  }

  void before_election(const World& world, const Moment& moment)
  {
    WeekTrace& now = weeks_->back();
    compare(world, now);
    if (!election_.due(moment.week)) return;
    const ResidentId id = plan_.resident;
    ElectionTrace& election = now.election.emplace();
    election.on_roll =
        election_.may_vote(world, world.people.households.residents.parent_of(id), id, moment.luck);
    if (election.on_roll) election.leaning = election_.leaning(world, id);
    election.habit = world.residents.habit[Channel::election][id];
  }

  void after_election(const World& world)
  {
    if (weeks_->back().election) weeks_->back().election->voted = world.residents.voted[plan_.resident] != 0;
  }

  std::shared_ptr<const std::vector<WeekTrace>> weeks() const { return weeks_; }

 private:
  ChannelTrace decision(const Participation::Situation& s, const Participation::Outcome& o, float threshold,
                        Channel channel) const
  {
    const auto k = static_cast<std::size_t>(channel);
    return {.offers = s.offers[k],
            .informed = o.informed[k],
            .noticed = o.noticed,
            .time = o.time[k],
            .willingness = o.intention[k],
            .chance = o.probability[k],
            .draw = s.luck[k],
            .took_part = (o.took_part & bit_of(channel)) != 0,
            .parts = participation_.parts(s, channel),
            .flips = flips_of(participation_, s, threshold, channel),
            .log_odds = log_odds_needed(participation_, s, channel)};
  }

  /// The week itself decides for many at once; it must have come to the same.
  void compare(const World& world, const WeekTrace& now) const
  {
    const ResidentId id = plan_.resident;
    for (std::size_t k = 0; k < weekly_channels; ++k) {
      const ChannelTrace& told = now.channels[k];
      const bool did = (world.residents.took_part[id] & bit_of(all_channels[k])) != 0;
      ensures(told.took_part == did, "the trace decides as the week did");
      if (k < standing_channels) {
        ensures(told.willingness == world.residents.intention.columns[k][id],
                "the trace finds the willingness that the week found");
      }
    }
  }

  const Participation participation_;
  const Election election_;
  const TracePlan plan_;
  std::shared_ptr<std::vector<WeekTrace>> weeks_ = std::make_shared<std::vector<WeekTrace>>();
};

/// A step that has `look` look at the followed resident's area.
template <class Look>
Step looking(const std::shared_ptr<Onlooker>& onlooker, Look look)
{
  Step step{};
  step.phase = Phase::local;
  step.declaration.name = "trace";
  step.act = [onlooker, look](World& world, std::uint32_t place, const Moment& moment) {
    if (onlooker->looks(AreaId{place}, moment)) look(*onlooker, world, moment);
  };
  return step;
}

}  // namespace

std::shared_ptr<const std::vector<WeekTrace>> follow(Week& week, const Scenario& scenario,
                                                     const TracePlan& plan)
{
  const auto onlooker = std::make_shared<Onlooker>(scenario, plan);
  week.insert_before("participation", looking(onlooker, [](Onlooker& o, const World& w, const Moment& t) {
                       o.before_participation(w, t);
                     }));
  week.insert_before("election", looking(onlooker, [](Onlooker& o, const World& w, const Moment& t) {
                       o.before_election(w, t);
                     }));
  week.insert_after(
      "election", looking(onlooker, [](Onlooker& o, const World& w, const Moment&) { o.after_election(w); }));
  return onlooker->weeks();
}

}  // namespace linli
