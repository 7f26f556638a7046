#pragma once
/// Values and keys that must be refused, and what their users are told.
#include "malformed_case.hpp"

#include <vector>

namespace linli::malformed {

/// Booleans, names, dates and texts.
inline std::vector<Case> words()
{
  return {
      {"exposure: {active: yes}",
       "s.yaml:1:20: exposure.active: `true` or `false` is expected here, found `yes` — write `true`"},
      {"exposure: {active: off}",
       "s.yaml:1:20: exposure.active: `true` or `false` is expected here, found `off` — write `false`"},
      {"exposure: {active: True}",
       "s.yaml:1:20: exposure.active: `true` or `false` is expected here, found `True` — write `true`"},
      {"exposure: {active: 'true'}",
       "s.yaml:1:20: exposure.active: `true` or `false` is expected here, found `true` in quotes — remove "
       "the quotes"},
      {"exposure: {active: 1}",
       "s.yaml:1:20: exposure.active: `true` or `false` is expected here, found `1` — write `true`"},
      {"exposure: {active: maybe}",
       "s.yaml:1:20: exposure.active: `true` or `false` is expected here, found `maybe` — write for example "
       "`true`"},
      {"exposure: {active: treu}",
       "s.yaml:1:20: exposure.active: `true` or `false` is expected here, found `treu` — did you mean "
       "`true`?"},
      {"exposure: {active: }",
       "s.yaml:1:20: exposure.active: `true` or `false` is expected here, found nothing — remove the key to "
       "keep `true`"},
      {"exposure: {shape: linaer}",
       "s.yaml:1:19: exposure.shape: unknown name `linaer` (known here: flat, linear and logistic) — did you "
       "mean `linear`?"},
      {"exposure: {shape: cubic}",
       "s.yaml:1:19: exposure.shape: unknown name `cubic` (known here: flat, linear and logistic)"},
      {"exposure: {shape: }",
       "s.yaml:1:19: exposure.shape: a name is expected here, found nothing (known here: flat, linear and "
       "logistic) — remove the key to keep `linear`"},
      {"exposure: {shape: [flat]}",
       "s.yaml:1:19: exposure.shape: a name is expected here, found a list (known here: flat, linear and "
       "logistic)"},
      {"start: 2018-02-30",
       "s.yaml:1:8: start: the day `2018-02-30` does not exist — write for example `2018-01-01`"},
      {"start: 2018-1-5",
       "s.yaml:1:8: start: a date is expected here, found `2018-1-5` — write `2018-01-05`"},
      {"start: 2018/01/05",
       "s.yaml:1:8: start: a date is expected here, found `2018/01/05` — write `2018-01-05`"},
      {"start: '2018-01-05'",
       "s.yaml:1:8: start: a date is expected here, found `2018-01-05` in quotes — remove the quotes"},
      {"start: 01.05.2018",
       "s.yaml:1:8: start: a date is expected here, found `01.05.2018` — write it as `YYYY-MM-DD`"},
      {"start: today",
       "s.yaml:1:8: start: a date is expected here, found `today` — write it as `YYYY-MM-DD`"},
      {"start: 2018-01-05T00:00:00",
       "s.yaml:1:8: start: a date is expected here, found `2018-01-05T00:00:00` — write it as `YYYY-MM-DD`"},
      {"name:", "s.yaml:1:6: name: a text is expected here, found nothing — write `\"\"` for an empty text"},
      {"name: {}", "s.yaml:1:7: name: a text is expected here, found a map — write for example `\"sample\"`"},
      {"name: ~",
       "s.yaml:1:7: name: a text is expected here, found nothing — write `\"\"` for an empty text"},
      {"name: [a]",
       "s.yaml:1:7: name: a text is expected here, found a list — write for example `\"sample\"`"},
  };
}

/// Lists, and maps of numbers.
inline std::vector<Case> collections()
{
  return {
      {"participation: {groups: choir}",
       "s.yaml:1:25: participation.groups: a list is expected here, found `choir` — write `[choir]`"},
      {"participation: {groups: [choir, sport, choir]}",
       "s.yaml:1:40: participation.groups: `choir` is listed twice (first in line 1) — remove one"},
      {"participation: {groups: [a, ~]}",
       "s.yaml:1:29: participation.groups: an entry of the list is empty — write a value, or remove the "
       "entry"},
      {"participation: {groups: [[a]]}",
       "s.yaml:1:26: participation.groups: a text is expected here, found a list — write for example `a "
       "name`"},
      {"participation: {groups: }",
       "s.yaml:1:25: participation.groups: a list is expected here, found nothing — write `[]` for none"},
      {"participation: {sizes: [5, 0]}", "s.yaml:1:28: participation.sizes: 0 is outside 1 … 100"},
      {"participation: {sizes: [5, 5]}",
       "s.yaml:1:28: participation.sizes: `5` is listed twice (first in line 1) — remove one"},
      {"participation: {sizes: [5, x]}",
       "s.yaml:1:28: participation.sizes: a whole number is expected here, found `x` — write for example "
       "`1`"},
      {"participation: {sizes: [2.0]}",
       "s.yaml:1:25: participation.sizes: a whole number is expected here, found `2.0` (whole numbers have "
       "neither point nor exponent) — write `2`"},
      {"participation: {groups: {a: 1}}",
       "s.yaml:1:25: participation.groups: a list is expected here, found a map — write `[a, b]`"},
      {"exposure: {weights: [1, 2, 3]}",
       "s.yaml:1:21: exposure.weights: a map is expected here, found a list (known here: young, adult and "
       "elderly)"},
      {"exposure: {weights: {yuong: 0.1}}",
       "s.yaml:1:22: exposure.weights.yuong: unknown name (known here: young, adult and elderly) — did you "
       "mean `young`?"},
      {"exposure: {weights: {young: 2}}", "s.yaml:1:29: exposure.weights.young: 2 is outside 0 … 1"},
      {"exposure: {weights: {young: x}}",
       "s.yaml:1:29: exposure.weights.young: a number is expected here, found `x` — write for example `0.2`"},
      {"exposure: {weights: {middle: 1, adult: 0.1}}",
       "s.yaml:1:22: exposure.weights.middle: unknown name (known here: young, adult and elderly)"},
  };
}

/// Keys, and nodes of the wrong kind.
inline std::vector<Case> keys()
{
  return {
      {"exposure: {half_lief: 8 weeks}",
       "s.yaml:1:12: exposure.half_lief: unknown key (known here: active, half_life, rate, shape, slope and "
       "weights) — did you mean `half_life`?"},
      {"exposure: {crowd: 4}",
       "s.yaml:1:12: exposure.crowd: unknown key (known here: active, half_life, rate, shape, slope and "
       "weights) — `crowd` belongs under `participation`"},
      {"crowd: 4",
       "s.yaml:1:1: crowd: unknown key (known here: description, exposure, instruments, name, participation, "
       "seed and start) — `crowd` belongs under `participation`"},
      {"exposure: {seed: 4}",
       "s.yaml:1:12: exposure.seed: unknown key (known here: active, half_life, rate, shape, slope and "
       "weights) — `seed` belongs at the top level"},
      {"exposure: {exposure: 4}",
       "s.yaml:1:12: exposure.exposure: unknown key (known here: active, half_life, rate, shape, slope and "
       "weights) — `exposure` belongs at the top level"},
      {"exposrue: {}",
       "s.yaml:1:1: exposrue: unknown key (known here: description, exposure, instruments, name, "
       "participation, seed and start) — did you mean `exposure`?"},
      {"exposure.slope: 1",
       "s.yaml:1:1: exposure.slope: unknown key (known here: description, exposure, instruments, name, "
       "participation, seed and start) — write `slope` below `exposure:`"},
      {"exposure: {zzz: 1}",
       "s.yaml:1:12: exposure.zzz: unknown key (known here: active, half_life, rate, shape, slope and "
       "weights)"},
      {"zzz: 1",
       "s.yaml:1:1: zzz: unknown key (known here: description, exposure, instruments, name, participation, "
       "seed and start)"},
      {"instrument: []",
       "s.yaml:1:1: instrument: unknown key (known here: description, exposure, instruments, name, "
       "participation, seed and start) — did you mean `instruments`?"},
      {"participation: {instruments: []}",
       "s.yaml:1:17: participation.instruments: unknown key (known here: crowd, duration, groups and sizes) "
       "— `instruments` belongs at the top level"},
      {"Exposure: {}",
       "s.yaml:1:1: Exposure: unknown key (known here: description, exposure, instruments, name, "
       "participation, seed and start) — did you mean `exposure`?"},
      {"exposure: []",
       "s.yaml:1:11: exposure: a map is expected here, found a list — write `exposure:` and its keys below "
       "it"},
      {"exposure: 5",
       "s.yaml:1:11: exposure: a map is expected here, found `5` — write `exposure:` and its keys below it"},
      {"exposure:",
       "s.yaml:1:10: exposure: a map is expected here, found nothing — indent its keys below it, or remove "
       "it to keep the defaults"},
      {"exposure: slope:1",
       "s.yaml:1:11: exposure: a map is expected here, found `slope:1` — write a blank after the `:`"},
      {"- a", "s.yaml:1:1: a map is expected here, found a list"},
      {"5", "s.yaml:1:1: a map is expected here, found `5` — write `key: value`"},
      {"name：x",
       "s.yaml:1:1: a map is expected here, found `name：x` — write `: ` instead of the full-width `：`"},
      {"a:1", "s.yaml:1:1: a map is expected here, found `a:1` — write a blank after the `:`"},
  };
}

}  // namespace linli::malformed
