#pragma once
/// What changes about residents from week to week.
#include "core/column.hpp"
#include "core/ids.hpp"
#include "world/channel.hpp"

#include <array>
#include <cstdint>

namespace linli {

/// Weeks since something last happened, counted to here and no further: "long ago or never".
constexpr std::uint8_t long_ago = 255;

/// Of whom a resident expects something.
enum class Level : std::size_t { committee, subdistrict, higher };
constexpr std::size_t levels = 3;
constexpr std::array<const char*, levels> level_labels{"committee", "subdistrict", "higher"};

/// What a resident is in the building group: nothing, one of the backbone (骨干), its head (楼组长).
enum class Role : std::uint8_t { none, backbone, head };

/// How often somebody is in contact with neighbours.
enum class ContactFrequency : std::uint8_t { almost_never, rarely, weekly };

struct ResidentState {
  // Taking part
  ByChannel<float, ResidentId, weekly_channels>
      disposition;  ///< what does not change of an intention, log-odds
  ByChannel<float, ResidentId, standing_channels> intention;  ///< willingness per offer, probability
  Column<std::uint8_t, ResidentId> took_part;                 ///< this week, a bit for every channel
  Column<std::uint8_t, ResidentId> weeks_since;  ///< since last taking part in any weekly channel
  ByChannel<std::uint8_t, ResidentId, weekly_channels> weeks_since_in;  ///< the same of each
  ByChannel<float, ResidentId, channels> habit;                         ///< [0, 1]
  Column<std::uint8_t, ResidentId> voted;                               ///< 1 if in the last election
  Column<float, ResidentId>
      threshold;  ///< exposure that moves this person; only where influence is `threshold`
  Column<std::uint8_t, ResidentId> outside;  ///< ties and interests outside the area, in 1/255
  // Who and what is around
  Column<float, ResidentId> exposure;          ///< [0, 1]
  Column<float, ResidentId> belonging_around;  ///< mean belonging of active acquaintances, [0, 1]
  Column<float, ResidentId>
      acquaintances;  ///< active ones, a running number; the first of the list are active
  Column<float, ResidentId> acquaintances_usual;  ///< the number it fades toward
  Column<ContactFrequency, ResidentId> contact_frequency;
  Column<float, ResidentId> contact;  ///< face-to-face appeal of this week, from none 0 to fresh 1
  Column<std::uint8_t, ResidentId> weeks_since_call;  ///< at the own door
  // Attitudes, [0, 1]
  Column<float, ResidentId> belonging;
  Column<float, ResidentId> belonging_anchor;  ///< where it settles without others
  Column<float, ResidentId> trust;             ///< in the residents' committee
  Column<float, ResidentId> trust_anchor;
  Column<float, ResidentId> efficacy;  ///< "what we do here has effect"
  Column<float, ResidentId> efficacy_anchor;
  Column<float, ResidentId> satisfaction;
  std::array<Column<float, ResidentId>, levels> expectation;  ///< quality expected of each level
  Column<float, ResidentId> demands;  ///< how much more than what there is this person expects
  Column<float, ResidentId> neighbour_trust;
  // Standing
  Column<std::uint8_t, ResidentId> knows_committee;  ///< 1 if they know somebody of the committee
  Column<std::uint8_t, ResidentId> registered;       ///< 1 if registered as a volunteer
  Column<Role, ResidentId> role;

  template <class Self, class F>
  static void for_each_column(Self& self, F&& f)
  {
    for_each_channel("resident.disposition", self.disposition, f);
    for_each_channel("resident.intention", self.intention, f);
    f("resident.took_part", self.took_part);
    f("resident.weeks_since", self.weeks_since);
    for_each_channel("resident.weeks_since", self.weeks_since_in, f);
    for_each_channel("resident.habit", self.habit, f);
    f("resident.voted", self.voted);
    f("resident.threshold", self.threshold);
    f("resident.outside", self.outside);
    f("resident.exposure", self.exposure);
    f("resident.belonging_around", self.belonging_around);
    f("resident.acquaintances", self.acquaintances);
    f("resident.acquaintances_usual", self.acquaintances_usual);
    f("resident.contact_frequency", self.contact_frequency);
    f("resident.contact", self.contact);
    f("resident.weeks_since_call", self.weeks_since_call);
    f("resident.belonging", self.belonging);
    f("resident.belonging_anchor", self.belonging_anchor);
    f("resident.trust", self.trust);
    f("resident.trust_anchor", self.trust_anchor);
    f("resident.efficacy", self.efficacy);
    f("resident.efficacy_anchor", self.efficacy_anchor);
    f("resident.satisfaction", self.satisfaction);
    for (std::size_t k = 0; k < levels; ++k)
      f((std::string("resident.expectation_") + level_labels[k]).c_str(), self.expectation[k]);
    f("resident.demands", self.demands);
    f("resident.neighbour_trust", self.neighbour_trust);
    f("resident.knows_committee", self.knows_committee);
    f("resident.registered", self.registered);
    f("resident.role", self.role);
  }
};

}  // namespace linli
