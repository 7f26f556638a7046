#pragma once
/// Data files that scenarios point to: margins of a district and the report's table of secretaries.
#include "population/margins.hpp"
#include "population/secretaries.hpp"

#include <string>
#include <string_view>

namespace linli {

/// Where a data file named in a scenario lies: beside the scenario or in a folder above it, or as the name says if it is
/// absolute.  Empty if it is in none of these.
std::string locate_beside(const std::string& scenario_file, const std::string& name);
/// The same; where it is in none of these, among what comes with the program.  The name from the scenario's folder if there
/// is no such file at all, so that the message names it.
std::string locate_data(const std::string& scenario_file, const std::string& name);

/// Reads and checks a file; all faults at once.  Throws Error(scenario), or Error(io) if it cannot be read.
Margins read_margins(const std::string& file);
SecretaryRoster read_secretaries(const std::string& file, const Margins& margins);
/// Where the margins are not known: whatever is wrong with the table by itself.
SecretaryRoster read_secretaries(const std::string& file);
/// The same from text; `file` is what messages call it.
Margins parse_margins(const std::string& file, std::string_view text);
SecretaryRoster parse_secretaries(const std::string& file, std::string_view text, const Margins& margins);

}  // namespace linli
