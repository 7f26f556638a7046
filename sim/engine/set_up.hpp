#pragma once
/// What the steps of a week do before the first one, and for those who come later: rows, what follows for good, where
/// everybody starts.
///
/// Before the first week: rows for all;  `derive` of every subdistrict, then area by area from places to people;  `begin`
/// area by area from people to places, then agents of kinds that mechanisms bring (`derive`, `begin`);  `begin` of every
/// subdistrict.  Of one kind, row by row, and for a row step by step in the order of the week.
#include "core/parallel.hpp"
#include "engine/week.hpp"

namespace linli {

/// Rows for everything that the steps of a week write.
void make_room(World& world, const Week& week);

/// Rows and starting values for everything that the steps of a week write.
void prepare(World& world, const Week& week, const Luck& luck, const Workers& workers);

/// Who has just come begins: what follows from who they are, and where they start.  The people of a household begin with
/// it.
void settle_in(World& world, const Week& week, const IdKind& kind, std::uint32_t row, const Luck& luck);
template <class I>
void settle_in(World& world, const Week& week, I id, const Luck& luck)
{
  settle_in(world, week, kind_of<I>, id.value, luck);
}

/// At the end of a week: those who came to an area in it begin.
void welcome(World& world, const Week& week, AreaId area, const Moment& moment);

/// What follows for good from parameters and luck, anew: for a world that goes on under other parameters.
/// Columns that these need and the world had no use for get their rows.
void derive_anew(World& world, const Week& week, const Luck& luck, const Workers& workers);

}  // namespace linli
