#include "engine/survey_questions.hpp"

#include "core/calendar.hpp"

#include <limits>

namespace linli {
namespace {

namespace unit = series_units;

using Answer = std::function<float(const World&, ResidentId)>;

/// The value of a column that `column(world)` gives.
template <class GetColumn>
Answer value_of(GetColumn column)
{
  return [column](const World& world, ResidentId id) { return static_cast<float>(column(world)[id]); };
}

/// Yes where a byte is below a limit.
template <class GetColumn>
Answer below(int limit, GetColumn column)
{
  return
      [limit, column](const World& world, ResidentId id) { return column(world)[id] < limit ? 1.0F : 0.0F; };
}

auto of(auto member)
{
  return [member](const World& world) -> auto&
  {
    return world.residents.*member;
  };
}

/// Whether somebody voted; nobody can say before the first election of the run.
float in_the_last_election(const World& world, ResidentId id)
{
  if (world.places.last_election[world.people.areas.residents.parent_of(id)] == 0)
    return std::numeric_limits<float>::quiet_NaN();
  return static_cast<float>(world.residents.voted[id]);
}

std::vector<Question> questions_of_participation()
{
  struct Wording {
    Channel channel;
    const char* en;
    const char* zh;
  };
  const std::vector<Wording> wordings{
      {Channel::activity,
       "Have you taken part in an organised activity of your neighbourhood within the last 52 weeks?",
       "过去一年里，您是否参加过居民区组织的活动？"},
      {Channel::volunteering,
       "Have you served as a volunteer in your neighbourhood within the last 52 weeks?",
       "过去一年里，您是否在本社区做过志愿服务？"},
      {Channel::team, "Have you met with a resident team within the last 52 weeks?",
       "过去一年里，您是否参加过群众团队活动？"},
      {Channel::deliberation,
       "Have you been to a session of residents' deliberation within the last 52 weeks?",
       "过去一年里，您是否参加过议事协商会？"},
  };
  std::vector<Question> out;
  for (const Wording& w : wordings) {
    const auto weeks = [channel = w.channel](const World& world) -> auto&
    {
      return world.residents.weeks_since_in[channel];
    };
    out.push_back({std::string("participation_") + channel_label(w.channel) + "_year", unit::share(), w.en,
                   w.zh, below(weeks_per_year, weeks)});
  }
  out.push_back(
      {"participation_any_year", unit::share(), "Have you done any of these within the last 52 weeks?",
       "过去一年里，您是否参加过上述任何一项？", below(weeks_per_year, of(&ResidentState::weeks_since))});
  out.push_back({"turnout", unit::share(), "Did you vote in the last election of the residents' committee?",
                 "上次居委会换届选举，您是否投了票？", in_the_last_election});
  return out;
}

}  // namespace

std::vector<Question> survey_questions()
{
  using R = ResidentState;
  const auto willing = [](Channel channel) {
    return [channel](const World& world) -> auto&
    {
      return world.residents.intention[channel];
    };
  };
  const auto contact = [](ContactFrequency frequency) {
    return [frequency](const World& world, ResidentId id) {
      return world.residents.contact_frequency[id] == frequency ? 1.0F : 0.0F;
    };
  };
  std::vector<Question> out = questions_of_participation();
  const std::vector<Question> more{
      {"willingness_activity", unit::probability(), "How likely are you to come when an activity is offered?",
       "居民区组织活动时，您参加的可能性有多大？", value_of(willing(Channel::activity))},
      {"willingness_volunteering", unit::probability(),
       "How likely are you to answer when volunteers are called for?",
       "社区招募志愿者时，您参加的可能性有多大？", value_of(willing(Channel::volunteering))},
      {"willingness_team", unit::probability(), "How likely are you to come when a resident team meets?",
       "群众团队活动时，您参加的可能性有多大？", value_of(willing(Channel::team))},
      {"volunteers_registered", unit::share(), "Are you registered as a volunteer?",
       "您是否是登记注册的志愿者？", value_of(of(&R::registered))},
      {"contact_weekly", unit::share(), "Are you in contact with neighbours every week or more often?",
       "您是否每周至少与邻居来往一次？", contact(ContactFrequency::weekly)},
      {"contact_almost_never", unit::share(), "Are you almost never in contact with neighbours?",
       "您是否几乎从不与邻居来往？", contact(ContactFrequency::almost_never)},
      {"acquaintances", unit::people(), "With how many acquaintances here are you in touch?",
       "您与本地多少位熟人有来往？", value_of(of(&R::acquaintances))},
      {"knows_committee", unit::share(), "Do you know somebody of the residents' committee?",
       "您是否认识居委会的人？", value_of(of(&R::knows_committee))},
      {"trust", unit::index(), "How far do you trust the residents' committee?", "您对居委会的信任程度如何？",
       value_of(of(&R::trust))},
      {"satisfaction", unit::index(), "How satisfied are you with life in the area?",
       "您对社区生活的满意程度如何？", value_of(of(&R::satisfaction))},
      {"efficacy", unit::index(), "How far does what residents do here have effect?",
       "您认为居民参与在多大程度上起作用？", value_of(of(&R::efficacy))},
      {"neighbour_trust", unit::index(), "How far do you trust your neighbours?", "您对邻居的信任程度如何？",
       value_of(of(&R::neighbour_trust))},
      {"belonging", unit::index(), "How strongly do you feel that you belong to this neighbourhood?",
       "您对所在社区的归属感有多强？", value_of(of(&R::belonging))},
  };
  out.insert(out.end(), more.begin(), more.end());
  return out;
}

bool reachable(const World& world, ResidentId id, std::int64_t remembered)
{
  const ResidentState& r = world.residents;
  if (world.people.residents.party[id] == Party::area_branch)
    return true;                                 // on the rolls of the area's own branch
  if (r.role[id] != Role::none) return true;     // heads and backbone
  if (r.knows_committee[id] == 0) return false;  // of the others only those it knows:
  if (world.people.residents.party[id] == Party::in_service) return true;  // reported to the area beside work
  if (r.registered[id] != 0) return true;                                  // volunteers
  return r.weeks_since[id] < remembered;                                   // seen at something lately
}

}  // namespace linli
