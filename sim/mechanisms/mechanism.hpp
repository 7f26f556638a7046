#pragma once
/// What a mechanism is.  A mechanism is a small value made from its parameters:
///
///     struct Rumour {
///       struct Params { double speed = 0.1; static std::vector<Field> describe(); };
///       static Declaration declaration();             // name, equation, what it reads and writes
///       explicit Rumour(const Params&);
///       void make_room(World&) const;                         // optional: rows for its columns (`give_rows`)
///       void derive(World&, HouseholdId, const Luck&) const;  // optional: what follows for good from who people
///                                                             // are, its parameters and luck; again if those change
///       void begin(World&, HouseholdId, const Luck&) const;   // optional: where people start, after all `derive`
///       void act(World&, AreaId, const Moment&) const;
///     };
///
/// `derive` and `begin` of a household are also how people who move in during a run begin.  What is drawn there has
/// the week in which the household arrived in its address.  Places have a `derive` and a `begin` of their own, with
/// an AreaId, before the first week.
///
/// It acts in one of three places of the week (engine/week.hpp):
///   policy  act(World&, const Moment&)                  once, seeing last week's world; sets levers only
///   settle  act(World&, SubdistrictId, const Moment&)   claims of many areas, before any area is touched
///   local   act(World&, AreaId, const Moment&)          one area; reads others only through world.seen
/// The three `act`s are called once per mechanism and place, never per resident.
#include "core/describe.hpp"
#include "world/declaration.hpp"
#include "world/world.hpp"

#include <concepts>
#include <string>
#include <vector>

namespace linli {

/// Rows for a column that has none yet; one that has keeps its values.
template <class C>
void give_rows(C& column, std::size_t rows, typename C::value_type value = {})
{
  if (column.size() != rows) column.assign(rows, value);
}

template <class M>
concept HasParams = requires(const typename M::Params& params)
{
  {
    M::declaration()
    } -> std::convertible_to<Declaration>;
  {
    M::Params::describe()
    } -> std::convertible_to<std::vector<Field>>;
  M{params};
};
template <class M>
concept PolicyMechanism = HasParams<M> && requires(const M& m, World& w, const Moment& t)
{
  m.act(w, t);
};
template <class M>
concept SettlingMechanism = HasParams<M> && requires(const M& m, World& w, SubdistrictId s, const Moment& t)
{
  m.act(w, s, t);
};
template <class M>
concept LocalMechanism = HasParams<M> && requires(const M& m, World& w, AreaId a, const Moment& t)
{
  m.act(w, a, t);
};
template <class M>
concept MakesRoom = requires(const M& m, World& w)
{
  m.make_room(w);
};
/// For `Place` a household or an area.
template <class M, class Place>
concept Derives = requires(const M& m, World& w, Place place, const Luck& luck)
{
  m.derive(w, place, luck);
};
template <class M, class Place>
concept Begins = requires(const M& m, World& w, Place place, const Luck& luck)
{
  m.begin(w, place, luck);
};

}  // namespace linli
