#pragma once
/// What was observed of real communities and the model is held against: the calibration rows (K) and patterns (P) of
/// sim/EVIDENCE.md that are numbers.  They stand here once, for those who measure a model (`linli calibrate`) and for those who
/// read a result (the page).
#include <string>
#include <string_view>
#include <vector>

namespace linli {

struct CalibrationRow {
  std::string key;      ///< its name in the program: "turnout"
  std::string row;      ///< of the evidence: "K1"
  std::string what;     ///< in English
  std::string what_zh;  ///< in Chinese
  std::string unit;
  double value;  ///< what was observed; of a pattern the bound that counts as shown
  double low;    ///< what is still a hit; of a pattern only one side is bounded
  double high;
};

/// All rows, in the order in which they are told.
const std::vector<CalibrationRow>& calibration_rows();
/// The row of a key, which there must be.
const CalibrationRow& calibration_row(std::string_view key);

/// How far a value that was measured is from the row: 0 at what was observed, 1 at either end of what is a hit.  Where what was
/// observed is itself the bound: 0 for a hit, else 1 and the difference as a share of the bound.
double distance(const CalibrationRow& row, double value);
/// Whether a measured value counts as a hit; NaN does not.
inline bool hit(const CalibrationRow& row, double value)
{
  return value >= row.low && value <= row.high;
}

}  // namespace linli
