#pragma once
/// Units of what is recorded: as programs read them, and as people do.
#include <string>

namespace linli {

struct SeriesUnit {
  /// As UDUNITS reads it; "1" for pure numbers, "1e-3" for so many in a thousand.  Never one of the plural words that
  /// xarray takes for a duration ("hours", "days", ...).
  std::string units;
  std::string en;  ///< for people
  std::string zh;

  bool operator==(const SeriesUnit&) const = default;
};

namespace series_units {
SeriesUnit share();        ///< a part of one
SeriesUnit probability();  ///< the same of chance
SeriesUnit index();        ///< an attitude, skill or score, from 0 to 1
SeriesUnit number();       ///< a pure number of any size
SeriesUnit ratio();        ///< of two quantities of one kind
SeriesUnit people();
SeriesUnit items();
SeriesUnit years();
SeriesUnit hours();         ///< a stock of work
SeriesUnit hours_a_week();  ///< a rate
SeriesUnit a_week();        ///< so many times
SeriesUnit yuan();
SeriesUnit yuan_a_thousand_adults();
SeriesUnit a_thousand_adults();
SeriesUnit a_thousand_households();
}  // namespace series_units

}  // namespace linli
