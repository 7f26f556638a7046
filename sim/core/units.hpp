#pragma once
/// What a number counts, how it is spelled, and how far it may go.
#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linli {

/// What a number counts.  Quantities with `spellings` must be written with one of them (`8 weeks`).
struct Unit {
  struct Spelling {
    std::string_view text;
    double factor;  ///< value in the unit = number × factor
  };
  std::string_view label;
  std::vector<Spelling> spellings;  ///< the first is the one we print

  bool spelled() const { return !spellings.empty(); }
};

namespace units {
Unit none();      ///< a pure number
Unit share();     ///< a part of one, 0 to 1
Unit log_odds();  ///< natural logarithm of odds
Unit people();    ///< a count of persons
Unit weeks();     ///< `8 weeks`, `2 years` (of 52 weeks)
Unit years();     ///< `6 years`, of what lasts longer than a run
Unit hours();     ///< `2 hours`
Unit per_week();  ///< `0.3 per week`, `12 per year`
Unit fen();       ///< money, in hundredths of a yuan: `12.50 yuan`, `3 wan yuan`, `3 万元`
}  // namespace units

/// A closed interval.
struct Range {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();

  bool contains(double x) const { return x >= low && x <= high; }
  /// Exact: a whole number may have more digits than a double.
  template <std::integral T>
  bool contains(T x) const
  {
    return contains_whole(static_cast<std::int64_t>(x));
  }
  bool bounded() const
  {
    return low > -std::numeric_limits<double>::infinity() || high < std::numeric_limits<double>::infinity();
  }

 private:
  bool contains_whole(std::int64_t x) const;
};

/// "8 weeks", "0.5": a value in the unit as a scenario would write it; reads back as the same number.
std::string quantity_text(double value, const Unit& unit);
/// The same for a whole number, exactly: 1250 fen are "12.50 yuan".
std::string quantity_text(std::int64_t value, const Unit& unit);

}  // namespace linli
