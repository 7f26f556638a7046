#include "engine/observables.hpp"

#include "core/calendar.hpp"

namespace linli {
namespace {

/// A column of bytes whatever they stand for.
struct Bytes {
  std::span<const std::uint8_t> all;
  std::span<const std::uint8_t> of(IdRange<ResidentId> range) const
  {
    return all.subspan(range.first.value, range.size());
  }
};

template <class T>
Bytes bytes_of_column(const Column<T, ResidentId>& column)
{
  static_assert(sizeof(T) == 1);
  return {{reinterpret_cast<const std::uint8_t*>(column.data()), column.size()}};
}

using Categories = std::span<const std::uint8_t>;

/// Mean over adults of a column that `column(world)` gives.
template <class GetColumn>
Observable mean_of(std::string name, const char* unit, std::string en, std::string zh, GetColumn column)
{
  return {std::move(name),
          unit,
          std::move(en),
          std::move(zh),
          Mean::over_adults,
          [column](const World& world, AreaId area, Categories category, Sums& sums) {
            add_by_category(category, column(world).of(world.people.areas.residents[area]), sums);
          },
          [column](const World& world, AreaId area) {
            return std::span<const float>(column(world).of(world.people.areas.residents[area]));
          }};
}

/// Share of adults of whom a byte, counted in weeks or a truth value, is below `limit`.
template <class GetColumn>
Observable share_below(std::string name, std::string en, std::string zh, int limit, GetColumn column)
{
  return {std::move(name),
          "share",
          std::move(en),
          std::move(zh),
          Mean::over_adults,
          [limit, column](const World& world, AreaId area, Categories category, Sums& sums) {
            count_by_category_below(category, column(world).of(world.people.areas.residents[area]), limit,
                                    sums);
          }};
}

/// Share of adults of whom a byte has a value: those below the next less those below it.
template <class GetColumn>
Observable share_being(std::string name, std::string en, std::string zh, int value, GetColumn column)
{
  return {std::move(name),
          "share",
          std::move(en),
          std::move(zh),
          Mean::over_adults,
          [value, column](const World& world, AreaId area, Categories category, Sums& sums) {
            const auto bytes = column(world).of(world.people.areas.residents[area]);
            Sums below{};
            count_by_category_below(category, bytes, value, below);
            count_by_category_below(category, bytes, value + 1, sums);
            for (std::size_t c = 0; c < sums.size(); ++c) sums[c] -= below[c];
          }};
}

/// Share of an area's building groups of which `holds(world, group)`.
template <class Holds>
Observable share_of_groups(const char* name, const char* en, const char* zh, Holds holds)
{
  return {name,
          "share",
          en,
          zh,
          Mean::over_areas,
          [holds](const World& world, AreaId area, Categories, Sums& sums) {
            const IdRange<GroupId> groups = world.people.areas.groups[area];
            double count = 0;
            for (const GroupId group : groups) count += holds(world, group) ? 1 : 0;
            if (groups.size() > 0) sums[0] += count / static_cast<double>(groups.size());
          }};
}

/// A number that an area counts, for every 1,000 of its adults.
template <class GetColumn>
Observable per_thousand(std::string name, const char* unit, std::string en, std::string zh, GetColumn column)
{
  return {std::move(name),
          unit,
          std::move(en),
          std::move(zh),
          Mean::over_areas,
          [column](const World& world, AreaId area, Categories, Sums& sums) {
            const double adults = world.people.areas.adults[area];
            if (adults > 0) sums[0] += 1000 * static_cast<double>(column(world)[area]) / adults;
          }};
}

std::vector<Observable> participation_series()
{
  std::vector<Observable> out;
  for (std::size_t k = 0; k < weekly_channels; ++k) {
    const Channel channel = all_channels[k];
    const auto weeks = [channel](const World& w) -> auto&
    {
      return w.residents.weeks_since_in[channel];
    };
    const std::string name = std::string("participation_") + channel_label(channel);
    const std::string zh = channel_label_zh(channel);
    out.push_back(share_below(name, std::string("Adults who took part this week: ") + channel_label(channel),
                              "本周参与:" + zh, 1, weeks));
    out.push_back(share_below(name + "_year",
                              std::string("Adults who took part within 52 weeks: ") + channel_label(channel),
                              "一年内参与:" + zh, weeks_per_year, weeks));
  }
  const auto any = [](const World& w) -> auto&
  {
    return w.residents.weeks_since;
  };
  out.push_back(share_below("participation_any", "Adults who took part this week in any of these",
                            "本周参与任一渠道", 1, any));
  out.push_back(share_below("participation_any_year", "Adults who took part within 52 weeks in any of these",
                            "一年内参与任一渠道", weeks_per_year, any));
  out.push_back(share_being(
      "turnout", "Adults who voted in the last election of the residents' committee", "上次居委会选举投票率",
      1, [](const World& w) -> auto& { return w.residents.voted; }));
  for (std::size_t k = 0; k < standing_channels; ++k) {
    const Channel channel = all_channels[k];
    out.push_back(mean_of(
        std::string("willingness_") + channel_label(channel), "probability",
        std::string("Willingness to answer an offer: ") + channel_label(channel),
        std::string("参与意愿:") + channel_label_zh(channel), [channel](const World& w) -> auto& {
          return w.residents.intention[channel];
        }));
  }
  for (const Channel channel : all_channels) {
    out.push_back(mean_of(
        std::string("habit_") + channel_label(channel), "1",
        std::string("Habit of taking part: ") + channel_label(channel),
        std::string("参与习惯:") + channel_label_zh(channel), [channel](const World& w) -> auto& {
          return w.residents.habit[channel];
        }));
  }
  return out;
}

std::vector<Observable> attitude_series()
{
  using R = ResidentState;
  const auto column = [](auto member) {
    return [member](const World& w) -> auto&
    {
      return w.residents.*member;
    };
  };
  std::vector<Observable> out{
      mean_of("exposure", "1", "What is seen of others taking part", "身边人参与程度", column(&R::exposure)),
      mean_of("contact", "1", "Face-to-face appeals met this week, each by its freshness", "本周当面动员",
              column(&R::contact)),
      share_being("contact_weekly", "Adults in contact with neighbours every week or more often",
                  "每周与邻居来往", 2,
                  [](const World& w) { return bytes_of_column(w.residents.contact_frequency); }),
      share_being("contact_almost_never", "Adults almost never in contact with neighbours",
                  "几乎从不与邻居来往", 0,
                  [](const World& w) { return bytes_of_column(w.residents.contact_frequency); }),
      mean_of("acquaintances", "people", "Active acquaintances", "来往的熟人数", column(&R::acquaintances)),
      mean_of("belonging", "1", "Belonging to the neighbourhood", "社区归属感", column(&R::belonging)),
      mean_of("trust", "1", "Trust in the residents' committee", "对居委会的信任", column(&R::trust)),
      mean_of("efficacy", "1", "Efficacy: what we do here has effect", "参与效能感", column(&R::efficacy)),
      mean_of("satisfaction", "1", "Satisfaction with life in the area", "满意度", column(&R::satisfaction)),
      mean_of("neighbour_trust", "1", "Trust in neighbours", "邻里信任", column(&R::neighbour_trust)),
      share_being("knows_committee", "Adults who know somebody of the residents' committee",
                  "认识居委会的成年居民", 1, column(&R::knows_committee)),
      share_being("volunteers_registered", "Adults registered as volunteers", "登记志愿者", 1,
                  column(&R::registered)),
  };
  constexpr std::array<const char*, levels> level_zh{"居委会", "街镇", "上级"};
  for (std::size_t l = 0; l < levels; ++l) {
    out.push_back(mean_of(
        std::string("expectation_") + level_labels[l], "1",
        std::string("Quality expected of: ") + level_labels[l],
        std::string("对") + level_zh[l] + "的期望", [l](const World& w) -> auto& {
          return w.residents.expectation[l];
        }));
  }
  return out;
}

std::vector<Observable> place_series()
{
  using A = AreaState;
  const auto column = [](auto member) {
    return [member](const World& w) -> auto&
    {
      return w.places.*member;
    };
  };
  std::vector<Observable> out{
      share_of_groups("groups_with_head", "Building groups with a head", "有楼组长的楼组",
                      [](const World& w, GroupId g) { return w.groups.head[g] != nobody; }),
      share_of_groups("groups_self_governing", "Self-governing building groups", "自治楼组",
                      [](const World& w, GroupId g) { return w.groups.self_governing[g] != 0; }),
      per_thousand("calls", "1/1000 adults", "Calls made at doors this week", "本周上门次数",
                   column(&A::calls)),
      per_thousand("households_moved", "1/1000 adults", "Households that moved this week", "本周迁移户数",
                   column(&A::moved)),
  };
  constexpr std::array<const char*, levels> level_zh{"居委会", "街镇", "上级"};
  for (std::size_t l = 0; l < levels; ++l) {
    out.push_back(per_thousand(
        std::string("petitions_") + level_labels[l], "1/1000 adults",
        std::string("Petitions of this week about: ") + level_labels[l],
        std::string("本周信访:") + level_zh[l], [l](const World& w) -> auto& {
          return w.places.petitions[l];
        }));
  }
  out.push_back(per_thousand("givers", "1/1000 adults", "People who gave this week", "本周捐助人数",
                             column(&A::givers)));
  out.push_back(
      per_thousand("given", "yuan/1000 adults", "Given this week", "本周捐助金额", column(&A::given)));
  out.push_back({"intervention_yuan", "yuan", "Spent this week on interventions", "本周政策支出",
                 Mean::over_areas, [](const World& world, AreaId area, Categories, Sums& sums) {
                   for (const auto& [name, state] : world.interventions.by_name)
                     sums[0] += static_cast<double>(state.fen[area]) / 100;
                 }});
  return out;
}

}  // namespace

std::vector<Observable> all_observables()
{
  std::vector<Observable> all = participation_series();
  for (auto more : {attitude_series(), place_series(), committee_series()})
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  return all;
}

}  // namespace linli
