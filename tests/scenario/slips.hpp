#pragma once
/// Keys with every single slip of a finger, and what must be said of them.
///
/// A slip is exempt from naming the key it came from when it is itself a name:
///   - of the same level: then it is that key, which nobody can see to be a typo (a twin of one that is set
///     is refused as a duplicate);
///   - of another level: then the hint says where that key belongs.
/// A slip that lies as near to a second key of its level may be taken for that one; the hint names one of the
/// two.
#include "core/errors.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace linli::test {

using Names = std::set<std::string>;

/// One letter left out, hit twice, hit with or instead of a neighbour, or swapped with the next.
Names slips_of(const std::string& key);

/// The keys of a scenario by the path they stand under; labels of maps of numbers under the map's path.
std::map<std::string, Names> keys_by_path();

/// Whether a slip is a name of its own: see the head of this file.
bool exempt(const std::string& slip, const std::map<std::string, Names>& keys);

/// What is wrong with a scenario of this text.
std::vector<Problem> problems_of(const std::string& text, const std::string& file = "s.yaml");

/// The problem must be an unknown key that names one of `level` with that slip.
void expect_named(const Problem& problem, const std::string& slip, const Names& level);

}  // namespace linli::test
