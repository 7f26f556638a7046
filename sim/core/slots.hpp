#pragma once
/// Slots: rows for what comes and goes while a run goes on, such as teams, projects or issues.
///
/// Every place has a fixed number of slots, so that memory is bounded and what is founded in one place moves nothing in
/// another.  A slot is empty, or somebody is in it, from the week in which they are founded to the week in which they
/// close.  Who is founded next takes the lowest empty slot of the place and is the slot's next generation.
#include "core/column.hpp"
#include "core/errors.hpp"
#include "core/random.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>

namespace linli {

/// Where the luck of who is in a slot stands: the slot, by numbers that are the same whatever part of a district is
/// simulated, and the how manieth is in it.
struct SlotKey {
  std::uint32_t slot = 0;
  std::uint16_t generation = 0;

  bool operator==(const SlotKey&) const = default;
};

/// Random numbers of who is in a slot, for one decision in one week (below 65,536); no two who were ever founded share
/// any.
inline Draws draws_of(const Luck& luck, Stream stream, std::uint32_t week, SlotKey key)
{
  expects(week <= std::numeric_limits<std::uint16_t>::max(), "a week that fits beside the generation");
  return {luck, stream, week | (static_cast<std::uint32_t>(key.generation) << 16), key.slot};
}

template <class I, class Place = AreaId>
class Slots {
 public:
  /// What stands for the week where somebody was there before the first one.
  static constexpr std::int64_t before_the_run = -1;

  /// So many empty slots, below 65,536, in every place; `number` tells places apart for ever.  Slots that are there
  /// already stay as they are.
  void make_room(std::size_t room, const Column<std::uint16_t, Place>& number)
  {
    expects(room <= std::numeric_limits<std::uint16_t>::max(), "slots that have an address");
    if (of_place_.parents() == number.size()) return;
    *this = {};
    for (const std::uint16_t place : number) {
      for (std::size_t k = 0; k < room; ++k)
        address_.push_back((static_cast<std::uint32_t>(place) << 16) | static_cast<std::uint32_t>(k));
      of_place_.close(I{address_.size()});
    }
    for (auto* column : {&founded_, &closed_, &generation_}) column->assign(address_.size(), 0);
  }

  std::size_t size() const { return address_.size(); }
  IdRange<I> of(Place place) const { return of_place_[place]; }

  /// Whether somebody is in a slot.
  bool open(I id) const { return generation_[id] > 0 && closed_[id] == 0; }
  /// The week in which they were founded, of an empty slot its last ones, counted from 1; 0 = before the run, or never.
  std::uint16_t founded(I id) const { return founded_[id]; }
  /// The week in which the last ones closed, counted from 1; 0 = somebody is in the slot, or nobody ever was.
  std::uint16_t closed(I id) const { return closed_[id]; }
  SlotKey key(I id) const { return {address_[id], generation_[id]}; }

  /// Takes the lowest empty slot of a place in a week of the run, counted from 0.  One that was closed in the same week
  /// is empty from the next on: at the end of a week it shows who closed.  Nobody if no slot is empty.
  I found(Place place, std::int64_t week)
  {
    const std::uint16_t now = counted(week);
    for (const I id : of(place)) {
      const bool closed_now = closed_[id] != 0 && closed_[id] == now;
      if (open(id) || closed_now || generation_[id] == last_generation) continue;
      ++generation_[id];
      founded_[id] = now;
      closed_[id] = 0;
      return id;
    }
    return {};
  }

  /// Empties a slot that somebody is in.
  void close(I id, std::int64_t week)
  {
    expects(open(id), "somebody in the slot that is closed");
    expects(week >= 0, "a slot that is closed during the run");
    closed_[id] = counted(week);
  }

  /// Calls f("area.first_team", column), f("team.founded", column) and so on; `of` is the kind, "team".
  template <class Self, class F>
  static void for_each_column(const std::string& of, Self& self, F&& f)
  {
    f((std::string(Place::tag::name) + ".first_" + of).c_str(), self.of_place_.first());
    f((of + ".address").c_str(), self.address_);
    f((of + ".founded").c_str(), self.founded_);
    f((of + ".closed").c_str(), self.closed_);
    f((of + ".generation").c_str(), self.generation_);
  }

 private:
  static constexpr std::uint16_t last_generation = std::numeric_limits<std::uint16_t>::max();

  static std::uint16_t counted(std::int64_t week)
  {
    expects(week >= before_the_run && week < std::numeric_limits<std::uint16_t>::max(), "a week of a run");
    return static_cast<std::uint16_t>(week + 1);
  }

  Partition<Place, I> of_place_;
  Column<std::uint32_t, I> address_;
  Column<std::uint16_t, I> founded_;
  Column<std::uint16_t, I> closed_;
  Column<std::uint16_t, I> generation_;
};

}  // namespace linli
