#include "scenario/survey_params.hpp"

#include <utility>

namespace linli {
namespace {

using P = SurveyParams;

std::vector<Field> whom_and_when()
{
  return {
      moments<&P::weeks>(
          {.name = "weeks",
           .en = "Weeks of asking: `week 12` of the study, `week -4` of the burn-in, or a date",
           .zh = "调查时点"}),
      integer<&P::every>({.name = "every",
                          .unit = units::weeks(),
                          .valid = {0, 5200},
                          .en = "Weeks between further ones, from week 0 of the study on; 0 weeks adds none",
                          .zh = "调查间隔"}),
      integer<&P::sample>({.name = "sample",
                           .unit = units::people(),
                           .valid = {0, 100'000'000},
                           .en = "Adults asked, drawn anew every time; 0, or more than there are: all of the "
                                 "frame",
                           .zh = "样本量"}),
      choice<&P::frame>(frame_labels(),
                        {.name = "frame",
                         .en = "Who can be drawn: all adults, or those whom the committee can list",
                         .zh = "抽样框",
                         .source = "[?]",
                         .evidence = "A20, P21"}),
      integer<&P::remembered>({.name = "remembered",
                               .unit = units::weeks(),
                               .valid = {0, 255},
                               .plausible = {4, 26},
                               .en = "Weeks for which the committee remembers by name somebody it knows who "
                                     "took part; of the frame "
                                     "`reachable`",
                               .zh = "居委会记得参与者的周数",
                               .source = "[?]",
                               .evidence = "A20"}),
  };
}

std::vector<Field> who_answers()
{
  return {
      number<&P::response>({.name = "response",
                            .unit = units::share(),
                            .valid = {0, 1},
                            .plausible = {0.3, 0.95},
                            .en = "Chance that somebody asked answers, if under 60 and taking no part",
                            .zh = "应答率",
                            .source = "[?]"}),
      number<&P::response_elder>({.name = "response_elder",
                                  .unit = units::log_odds(),
                                  .valid = {-20, 20},
                                  .plausible = {-0.5, 1},
                                  .en = "Effect on answering of being 60 or older",
                                  .zh = "老年人应答效应",
                                  .source = "[?]"}),
      number<&P::response_took_part>({.name = "response_took_part",
                                      .unit = units::log_odds(),
                                      .valid = {-20, 20},
                                      .plausible = {0, 1.5},
                                      .en = "Effect on answering of having taken part within 52 weeks",
                                      .zh = "参与者应答效应",
                                      .source = "[?]"}),
  };
}

}  // namespace

const std::vector<std::string>& frame_labels()
{
  static const std::vector<std::string> labels{"all", "reachable"};
  return labels;
}

std::vector<Field> SurveyParams::describe()
{
  std::vector<Field> fields = whom_and_when();
  for (Field& field : who_answers()) fields.push_back(std::move(field));
  return fields;
}

std::vector<Contradiction> SurveyParams::contradictions() const
{
  std::vector<Contradiction> found;
  if (weeks.empty() && every == 0) {
    found.push_back({{"every", "weeks"},
                     "the survey has no week",
                     "nobody would be asked",
                     "give it for example `every: 52 weeks` or `weeks: [week 0, week 52]`"});
  }
  if (frame == Frame::all && remembered != SurveyParams{}.remembered) {
    found.push_back({{"remembered", "frame"},
                     "all adults can be drawn, whoever is remembered",
                     "it would change nothing",
                     "write `frame: reachable` beside it, or leave it out"});
  }
  return found;
}

}  // namespace linli
