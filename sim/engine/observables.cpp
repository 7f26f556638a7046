#include "engine/observables.hpp"

#include "core/calendar.hpp"

namespace linli {
namespace {

namespace unit = series_units;

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

/// Mean over adults of a column that `column(world)` gives.
template <class GetColumn>
Observable mean_of(std::string name, SeriesUnit unit, std::string en, std::string zh, GetColumn column)
{
  return {.name = std::move(name),
          .unit = std::move(unit),
          .en = std::move(en),
          .zh = std::move(zh),
          .add =
              [column](const World& world, AreaId area, Categories category, Sums& sums) {
                add_by_category(category, column(world).of(world.people.areas.residents[area]), sums);
              },
          .column =
              [column](const World& world, AreaId area) {
                return std::span<const float>(column(world).of(world.people.areas.residents[area]));
              }};
}

/// Share of adults of whom a byte, counted in weeks or a truth value, is below `limit`.
template <class GetColumn>
Observable share_below(std::string name, std::string en, std::string zh, int limit, GetColumn column)
{
  return {.name = std::move(name),
          .unit = unit::share(),
          .en = std::move(en),
          .zh = std::move(zh),
          .add = [limit, column](const World& world, AreaId area, Categories category, Sums& sums) {
            count_by_category_below(category, column(world).of(world.people.areas.residents[area]), limit,
                                    sums);
          }};
}

/// Share of adults of whom a byte has a value: those below the next less those below it.
template <class GetColumn>
Observable share_being(std::string name, std::string en, std::string zh, int value, GetColumn column)
{
  return {.name = std::move(name),
          .unit = unit::share(),
          .en = std::move(en),
          .zh = std::move(zh),
          .add = [value, column](const World& world, AreaId area, Categories category, Sums& sums) {
            const auto bytes = column(world).of(world.people.areas.residents[area]);
            Sums below{};
            count_by_category_below(category, bytes, value, below);
            count_by_category_below(category, bytes, value + 1, sums);
            for (std::size_t c = 0; c < sums.size(); ++c) sums[c] -= below[c];
          }};
}

/// Adults who voted in the last election; not known before the first of the run.
Observable turnout()
{
  Observable out = share_being(
      "turnout", "Adults who voted in the last election of the residents' committee", "上次居委会选举投票率",
      1, [](const World& w) -> auto& { return w.residents.voted; });
  out.known = [](const World& w, AreaId area) { return w.places.last_election[area] > 0; };
  return out;
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
  out.push_back(turnout());
  for (std::size_t k = 0; k < standing_channels; ++k) {
    const Channel channel = all_channels[k];
    out.push_back(mean_of(
        std::string("willingness_") + channel_label(channel), unit::probability(),
        std::string("Willingness to answer an offer: ") + channel_label(channel),
        std::string("参与意愿:") + channel_label_zh(channel), [channel](const World& w) -> auto& {
          return w.residents.intention[channel];
        }));
  }
  for (const Channel channel : all_channels) {
    out.push_back(mean_of(
        std::string("habit_") + channel_label(channel), unit::index(),
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
      mean_of("exposure", unit::index(), "What is seen of others taking part", "身边人参与程度",
              column(&R::exposure)),
      mean_of("contact", unit::number(), "Face-to-face appeals met this week, each by its freshness",
              "本周当面动员", column(&R::contact)),
      share_being("contact_weekly", "Adults in contact with neighbours every week or more often",
                  "每周与邻居来往", 2,
                  [](const World& w) { return bytes_of_column(w.residents.contact_frequency); }),
      share_being("contact_almost_never", "Adults almost never in contact with neighbours",
                  "几乎从不与邻居来往", 0,
                  [](const World& w) { return bytes_of_column(w.residents.contact_frequency); }),
      mean_of("acquaintances", unit::people(), "Active acquaintances", "来往的熟人数",
              column(&R::acquaintances)),
      mean_of("belonging", unit::index(), "Belonging to the neighbourhood", "社区归属感",
              column(&R::belonging)),
      mean_of("trust", unit::index(), "Trust in the residents' committee", "对居委会的信任",
              column(&R::trust)),
      mean_of("efficacy", unit::index(), "Efficacy: what we do here has effect", "参与效能感",
              column(&R::efficacy)),
      mean_of("satisfaction", unit::index(), "Satisfaction with life in the area", "满意度",
              column(&R::satisfaction)),
      mean_of("neighbour_trust", unit::index(), "Trust in neighbours", "邻里信任",
              column(&R::neighbour_trust)),
      share_being("knows_committee", "Adults who know somebody of the residents' committee",
                  "认识居委会的成年居民", 1, column(&R::knows_committee)),
      share_being("volunteers_registered", "Adults registered as volunteers", "登记志愿者", 1,
                  column(&R::registered)),
  };
  constexpr std::array<const char*, levels> level_zh{"居委会", "街镇", "上级"};
  for (std::size_t l = 0; l < levels; ++l) {
    out.push_back(mean_of(
        std::string("expectation_") + level_labels[l], unit::index(),
        std::string("Quality expected of: ") + level_labels[l],
        std::string("对") + level_zh[l] + "的期望", [l](const World& w) -> auto& {
          return w.residents.expectation[l];
        }));
  }
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
