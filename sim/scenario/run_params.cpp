#include "scenario/run_params.hpp"

namespace linli {

std::vector<Field> RunParams::describe()
{
  using P = RunParams;
  return {
      date<&P::start>({.name = "start",
                       .en = "First day of the study, a Monday; the burn-in lies before it",
                       .zh = "研究起始日"}),
      integer<&P::burn_in>({.name = "burn_in",
                            .unit = units::weeks(),
                            .valid = {0, 5200},
                            .en = "Weeks before the study, in which starting values are forgotten",
                            .zh = "预热期",
                            .source = "[?]"}),
      integer<&P::weeks>({.name = "weeks",
                          .unit = units::weeks(),
                          .valid = {1, 5200},
                          .en = "Weeks of the study",
                          .zh = "研究期"}),
      integer<&P::seed>({.name = "seed",
                         .valid = {0, 9007199254740991.0},  // beyond it a double is not every whole number
                         .en = "World of chance; also decides the synthetic people",
                         .zh = "随机种子"}),
      integer<&P::replicate>({.name = "replicate",
                              .valid = {0, 4294967295.0},
                              .en = "Repetition with the same people and other luck",
                              .zh = "重复编号"}),
  };
}

std::vector<Contradiction> RunParams::contradictions() const
{
  const std::int64_t days = ((start.days % days_per_week) + days_per_week) % days_per_week;  // since Monday
  if (days == 0) return {};
  return {{{"start"},
           to_string(start) + " is not a Monday",
           "weeks run from Monday to Sunday",
           "write `" + to_string(Date{start.days - days}) + "`"}};
}

std::vector<Field> Naming::describe()
{
  using P = Naming;
  return {text<&P::name>({.name = "name", .en = "Short name of the scenario", .zh = "名称"}),
          text<&P::description>({.name = "description", .en = "What it is for", .zh = "说明"})};
}

}  // namespace linli
