#include "mechanisms/residents/moves.hpp"

namespace linli {

std::vector<Field> Moves::Params::describe()
{
  using P = Moves::Params;
  return {
      numbers<&P::rate>(tenure_labels(), {.name = "rate",
                                          .unit = units::share(),
                                          .valid = {0, 1},
                                          .plausible = {0.01, 0.3},
                                          .en = "Share of households that move within a year, by tenure",
                                          .zh = "年迁移率",
                                          .source = "[?]",
                                          .evidence = "P3"}),
  };
}

}  // namespace linli
