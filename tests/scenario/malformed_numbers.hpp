#pragma once
/// Numbers that must be refused, and what their users are told.
#include "malformed_case.hpp"

#include <vector>

namespace linli::malformed {

/// Numbers that other programs would read in several ways, or not at all.
inline std::vector<Case> numbers()
{
  return {
      {"exposure: {slope: 010}",
       "s.yaml:1:19: exposure.slope: a number is expected here, found `010` (to some programs a leading zero "
       "means base eight) — write `10`"},
      {"exposure: {slope: 1O0}",
       "s.yaml:1:19: exposure.slope: a number is expected here, found `1O0` (a letter stands for a digit) — "
       "write `100`"},
      {"exposure: {slope: .nan}",
       "s.yaml:1:19: exposure.slope: a number is expected here, found `.nan` (numbers are finite)"},
      {"exposure: {slope: -.inf}",
       "s.yaml:1:19: exposure.slope: a number is expected here, found `-.inf` (numbers are finite)"},
      {"exposure: {slope: 1e400}",
       "s.yaml:1:19: exposure.slope: `1e400` is too large (it is beyond what the program can store)"},
      {"exposure: {slope: 1e-400}",
       "s.yaml:1:19: exposure.slope: `1e-400` is too small (it cannot be told from zero) — write `0`"},
      {"exposure: {slope: 0x10}",
       "s.yaml:1:19: exposure.slope: a number is expected here, found `0x10` (numbers are written in base "
       "ten) — write `16`"},
      {"exposure: {slope: 1_000}",
       "s.yaml:1:19: exposure.slope: a number is expected here, found `1_000` (digits are not grouped) — "
       "write `1000`"},
      {"exposure: {slope: +5}",
       "s.yaml:1:19: exposure.slope: a number is expected here, found `+5` (a leading + is not used) — write "
       "`5`"},
      {"exposure: {slope: .5}",
       "s.yaml:1:19: exposure.slope: a number is expected here, found `.5` (a point has digits on both "
       "sides) — write `0.5`"},
      {"exposure: {slope: 5.}",
       "s.yaml:1:19: exposure.slope: a number is expected here, found `5.` (a point has digits on both "
       "sides) — write `5.0`"},
      {"exposure: {slope: '0.5'}",
       "s.yaml:1:19: exposure.slope: a number is expected here, found `0.5` in quotes — remove the quotes"},
      {"exposure:\n  slope: 0,5\n",
       "s.yaml:2:10: exposure.slope: a number is expected here, found `0,5` (the decimal sign is a point) — "
       "write `0.5`"},
      {"exposure:\n  slope: 1,000\n",
       "s.yaml:2:10: exposure.slope: a number is expected here, found `1,000` (digits are not grouped) — "
       "write `1000`"},
      {"exposure: {slope: 10%}",
       "s.yaml:1:19: exposure.slope: a number is expected here, found `10%` (a share is written as a part of "
       "one) — write `0.1`"},
      {"exposure: {slope: １０}",
       "s.yaml:1:19: exposure.slope: a number is expected here, found `１０` (full-width characters are not "
       "read) — write `10`"},
      {"exposure: {slope: fast}",
       "s.yaml:1:19: exposure.slope: a number is expected here, found `fast` — write for example `0.5`"},
      {"exposure: {slope: 5 people}",
       "s.yaml:1:19: exposure.slope: a number is expected here, found `5 people` (no unit is written here) — "
       "write `5`"},
      {"exposure: {slope: ~}",
       "s.yaml:1:19: exposure.slope: a number is expected here, found nothing — remove the key to keep "
       "`0.5`"},
      {"exposure:\n  slope:\n  active: true\n",
       "s.yaml:2:3: exposure.slope: a number is expected here, found nothing — remove the key to keep `0.5`"},
      {"exposure: {slope: [1]}",
       "s.yaml:1:19: exposure.slope: a number is expected here, found a list — write for example `0.5`"},
      {"exposure: {slope: {a: 1}}",
       "s.yaml:1:19: exposure.slope: a number is expected here, found a map — write for example `0.5`"},
      {"exposure: {slope: 11}", "s.yaml:1:19: exposure.slope: 11 is outside -10 … 10"},
      {"exposure: {slope: 1 2}",
       "s.yaml:1:19: exposure.slope: a number is expected here, found `1 2` — write for example `0.5`"},
      {"exposure: {slope: 12:30}",
       "s.yaml:1:19: exposure.slope: a number is expected here, found `12:30` — write for example `0.5`"},
      {"exposure: {slope: !!float 1}",
       "s.yaml:1:19: the tag `!!float` is not allowed (the key says what its value is) — remove it"},
  };
}

/// Numbers with a unit.
inline std::vector<Case> quantities()
{
  return {
      {"exposure: {half_life: 8}",
       "s.yaml:1:23: exposure.half_life: `8` has no unit (known units: weeks, week, years and year) — write "
       "`8 weeks`"},
      {"exposure: {half_life: 8weeks}",
       "s.yaml:1:23: exposure.half_life: `8weeks` lacks the blank before its unit — write `8 weeks`"},
      {"exposure: {half_life: 8 weekz}",
       "s.yaml:1:23: exposure.half_life: unknown unit `weekz` (known units: weeks, week, years and year) — "
       "did you mean `8 weeks`?"},
      {"exposure: {half_life: 8 months}",
       "s.yaml:1:23: exposure.half_life: unknown unit `months` (known units: weeks, week, years and year)"},
      {"exposure: {half_life: \"8 weeks\"}",
       "s.yaml:1:23: exposure.half_life: a number with its unit is expected here, found `8 weeks` in quotes "
       "— remove the quotes"},
      {"exposure: {half_life: 0 weeks}",
       "s.yaml:1:23: exposure.half_life: 0 weeks is outside 0.1 … 520 weeks (time after which half is "
       "forgotten)"},
      {"exposure: {half_life: 20 years}",
       "s.yaml:1:23: exposure.half_life: 20 years is outside 0.1 … 520 weeks (time after which half is "
       "forgotten)"},
      {"exposure: {half_life: 010 weeks}",
       "s.yaml:1:23: exposure.half_life: a number with its unit is expected here, found `010 weeks` (to some "
       "programs a leading zero means base eight) — write `10 weeks`"},
      {"exposure: {half_life: eight weeks}",
       "s.yaml:1:23: exposure.half_life: a number with its unit is expected here, found `eight weeks` (known "
       "units: weeks, week, years and year)"},
      {"exposure: {half_life: weeks}",
       "s.yaml:1:23: exposure.half_life: a number with its unit is expected here, found `weeks` (known "
       "units: weeks, week, years and year)"},
      {"exposure: {half_life: 8 Weeks}",
       "s.yaml:1:23: exposure.half_life: unknown unit `Weeks` (known units: weeks, week, years and year) — "
       "did you mean `8 weeks`?"},
      {"exposure: {rate: 0.35}",
       "s.yaml:1:18: exposure.rate: `0.35` has no unit (known units: per week and per year) — write `0.35 "
       "per week`"},
      {"exposure: {rate: 0.35 week}",
       "s.yaml:1:18: exposure.rate: unknown unit `week` (known units: per week and per year) — did you mean "
       "`0.35 per week`?"},
      {"exposure: {rate: 8 per week}", "s.yaml:1:18: exposure.rate: 8 per week is outside 0 … 7 per week"},
      {"exposure: {half_life: 1e308 years}",
       "s.yaml:1:23: exposure.half_life: `1e308 years` is too large (it is beyond what the program can "
       "store)"},
      {"exposure: {half_life: 8周}",
       "s.yaml:1:23: exposure.half_life: a number with its unit is expected here, found `8周` (known units: "
       "weeks, week, years and year)"},
      {"exposure: {half_life: }",
       "s.yaml:1:23: exposure.half_life: a number with its unit is expected here, found nothing — remove the "
       "key to keep `8 weeks`"},
      {"exposure: {half_life: 8  weeks extra}",
       "s.yaml:1:23: exposure.half_life: unknown unit `weeks extra` (known units: weeks, week, years and "
       "year)"},
  };
}

/// Whole numbers, with and without a unit.
inline std::vector<Case> whole_numbers()
{
  return {
      {"seed: 1.5", "s.yaml:1:7: seed: a whole number is expected here, found `1.5` — write for example `1`"},
      {"seed: 8.0",
       "s.yaml:1:7: seed: a whole number is expected here, found `8.0` (whole numbers have neither point nor "
       "exponent) — write `8`"},
      {"seed: 1e3",
       "s.yaml:1:7: seed: a whole number is expected here, found `1e3` (whole numbers have neither point nor "
       "exponent) — write `1000`"},
      {"seed: -1", "s.yaml:1:7: seed: -1 is below 0"},
      {"seed: 99999999999999999999",
       "s.yaml:1:7: seed: `99999999999999999999` is too large (it is beyond what the program can store)"},
      {"seed: 1O0",
       "s.yaml:1:7: seed: a whole number is expected here, found `1O0` (a letter stands for a digit) — write "
       "`100`"},
      {"seed: \"5\"",
       "s.yaml:1:7: seed: a whole number is expected here, found `5` in quotes — remove the quotes"},
      {"seed: true",
       "s.yaml:1:7: seed: a whole number is expected here, found `true` — write for example `1`"},
      {"participation: {duration: 1.05 years}",
       "s.yaml:1:27: participation.duration: `1.05 years` is not a whole number of weeks — write `55 weeks`"},
      {"participation: {duration: 4}",
       "s.yaml:1:27: participation.duration: `4` has no unit (known units: weeks, week, years and year) — "
       "write `4 weeks`"},
      {"participation: {duration: 100 years}",
       "s.yaml:1:27: participation.duration: 100 years is outside 0 … 2000 weeks"},
      {"participation: {duration: 1e300 weeks}",
       "s.yaml:1:27: participation.duration: `1e300 weeks` is too large (it is beyond what the program can "
       "store)"},
      {"participation: {duration: 9223372036854775807 years}",
       "s.yaml:1:27: participation.duration: `9223372036854775807 years` is too large (it is beyond what the "
       "program can store)"},
      {"participation: {crowd: 3000000000}", "s.yaml:1:24: participation.crowd: `3000000000` is too large"},
      {"participation: {crowd: 40 people}",
       "s.yaml:1:24: participation.crowd: a whole number is expected here, found `40 people` (no unit is "
       "written here) — write `40`"},
  };
}

}  // namespace linli::malformed
