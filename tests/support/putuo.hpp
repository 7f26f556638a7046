#pragma once
/// The shipped data, and the districts made of them.
#include "population/margins.hpp"
#include "population/secretaries.hpp"
#include "population/tables.hpp"

#include <cstdint>
#include <string>

namespace linli::test {

/// A file under scenarios/data.
std::string data_file(const std::string& name);

const Margins& putuo_margins();
const SecretaryRoster& putuo_secretaries();

/// A synthetic district; with what scenarios ship unless told otherwise.
Population putuo(double scale = 1, std::uint64_t seed = 1, int threads = 2);
/// Everybody at seed 1, made once a program.
const Population& whole_putuo();

/// All columns as bytes, by name, and how many rows they have: what must be equal for two populations to be
/// the same.
std::string digest_of(const Population& population);

}  // namespace linli::test
