#pragma once
/// The secretaries of the report, person by person.
#include "core/random.hpp"
#include "population/margins.hpp"
#include "population/tables.hpp"

#include <array>
#include <string>
#include <vector>

namespace linli {

/// The report's table (Putuo consultative conference 2018): what it prints for some subdistricts and for the
/// district.
struct SecretaryRoster {
  struct Unit {
    std::string name{};  ///< subdistrict, or empty for all the others together
    int secretaries = 0;
    int women = 0;
    double mean_age = 0;         ///< years; of the others it follows from the district's
    std::array<int, 4> posts{};  ///< by Employment: rehired, public institution, treated as such, other
  };
  std::string file{};
  std::vector<Unit> towns{};  ///< printed
  Unit others{};              ///< the remaining subdistricts; women and posts are assumed
  int secretaries = 0;        ///< of the district
  double mean_age = 0;        ///< of the district
  int born_1970_or_later = 0;
  int college = 0;
  int base_year = 2017;
};

/// Faults of the table itself: parts that do not add up.
std::vector<std::string> inconsistencies(const SecretaryRoster& roster);
/// These, and areas that differ from the margins' file.
std::vector<std::string> inconsistencies(const SecretaryRoster& roster, const Margins& margins);

/// One secretary for every area, in the order of areas and each in the post of this area, so that all counts of the table hold exactly and mean ages to the nearest
/// whole sum of years.  Who is what beyond the table is drawn: the rehired are past retirement (women from
/// 51, men from 60), those born 1970 or later are not rehired, and the younger more often have been to
/// college ([?]). Throws Error(scenario) if ages cannot meet a printed mean.
Secretaries appoint_secretaries(const SecretaryRoster& roster, const Subdistricts& subdistricts,
                                const Luck& luck);

/// The posts that those hold, area by area.
Posts posts_of(const Secretaries& secretaries);

}  // namespace linli
