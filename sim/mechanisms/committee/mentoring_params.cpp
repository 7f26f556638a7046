#include "mechanisms/committee/mentoring.hpp"

namespace linli {

std::vector<Field> Mentoring::Params::describe()
{
  using P = Mentoring::Params;
  return {
      number<&P::mentors>({.name = "mentors",
                           .valid = {0, 10},
                           .en = "Veteran secretaries for every area",
                           .zh = "老书记数",
                           .source = "[R] 35 for 256 areas",
                           .evidence = "K5"}),
      number<&P::pupils>({.name = "pupils",
                          .unit = units::people(),
                          .valid = {0, 20},
                          .plausible = {1, 4},
                          .en = "Secretaries whom each guides at a time",
                          .zh = "每人带教数",
                          .source = "[?]"}),
      integer<&P::term>({.name = "term",
                         .unit = units::weeks(),
                         .valid = {1, 520},
                         .plausible = {13, 52},
                         .en = "Weeks after which places are given anew",
                         .zh = "带教周期",
                         .source = "[?]"}),
  };
}

}  // namespace linli
