#pragma once
/// What a mechanism is.  A mechanism is a small value made from its parameters:
///
///     struct Rumour {
///       struct Params { double speed = 0.1; static std::vector<Field> describe(); };
///       static Declaration declaration();             // name, equation, what it reads and writes
///       explicit Rumour(const Params&);
///       void make_room(World&) const;                         // optional: rows for its columns (`give_rows`)
///       void derive(World&, HouseholdId, const Luck&) const;  // optional: what follows for good from who somebody is,
///                                                             // from the parameters and from luck (random numbers);
///                                                             // called again if parameters change
///       void begin(World&, HouseholdId, const Luck&) const;   // optional: the state at the start, after all `derive`
///       void act(World&, AreaId, const Moment&) const;
///     };
///
/// `derive` and `begin` may be of any kind of id, and of several kinds: subdistricts, areas, compounds, building groups,
/// households, residents, secretaries, staff (KindOf in world/kinds.hpp).  Both are called before the first week:
/// `derive` from places to people, `begin` from people to places.  At the end of each week both are called for those who
/// came in this week; only secretaries and staff who come during a run begin in `act`.  Random numbers drawn in `derive`
/// and `begin` have the week of arrival in their address.  A mechanism that brings agents of its own says so:
///
///     using OwnKinds = Kinds<TeamId>;                         // these agents come last, once areas have begun
///
/// A mechanism acts in one of three places of the week (engine/week.hpp):
///   policy  act(World&, const Moment&)                  once, seeing last week's world; sets levers only
///   settle  act(World&, SubdistrictId, const Moment&)   claims of many areas, before any area is touched
///   local   act(World&, AreaId, const Moment&)          one area; reads others only through world.seen
/// The three `act`s are called once per mechanism and place, never per resident.
#include "core/describe.hpp"
#include "world/declaration.hpp"
#include "world/kinds.hpp"
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
/// For `I` any kind of id.
template <class M, class I>
concept Derives = requires(const M& m, World& w, I id, const Luck& luck)
{
  m.derive(w, id, luck);
};
template <class M, class I>
concept Begins = requires(const M& m, World& w, I id, const Luck& luck)
{
  m.begin(w, id, luck);
};
template <class M>
concept BringsKinds = requires
{
  typename M::OwnKinds;
};

}  // namespace linli
