#pragma once
/// What would have turned a decision to take part round: one thing changed, the draw kept.
#include "mechanisms/residents/participation.hpp"

#include <array>
#include <optional>
#include <vector>

namespace linli {

/// The changes that are tried.  Those that change nothing (knowing the committee, for who knows it) flip nothing.
enum class Change : std::size_t {
  called,
  not_called,
  twice_the_offers,
  half_the_offers,
  knows_committee,
  knows_nobody,
  full_exposure,
  no_exposure,
  full_habit,
  no_habit
};
constexpr std::array<Change, 10> all_changes{
    Change::called,          Change::not_called,   Change::twice_the_offers, Change::half_the_offers,
    Change::knows_committee, Change::knows_nobody, Change::full_exposure,    Change::no_exposure,
    Change::full_habit,      Change::no_habit};

/// "called", "not_called", ...
const char* change_label(Change change);

/// Somebody's situation with one change; offers and habit are those of `channel`.  `threshold` is the resident's, of
/// use where influence is `threshold`.
Participation::Situation changed(const Participation& participation, Participation::Situation situation,
                                 float threshold, Channel channel, Change change);

/// A change that flips whether somebody takes part in a channel.
struct Flip {
  Change change;
  float probability = 0;  ///< of taking part, after it
  double distance = 0;    ///< |ln| of the ratio by which it changes the rate of taking part
};
/// All changes that flip a decision, the nearest first: the one that changes the rate
/// offers · q · v · Y · min(1, hours left / h) least.  Everything is decided anew, also the channels before.
std::vector<Flip> flips_of(const Participation& participation, const Participation::Situation& situation,
                           float threshold, Channel channel);

/// By how much the log-odds of the willingness must change to flip a decision; nothing if no log-odds would do:
/// without offers or hours, with the draw above the chance of who is perfectly willing, or with the draw 0.
std::optional<double> log_odds_needed(const Participation& participation,
                                      const Participation::Situation& situation, Channel channel);

}  // namespace linli
