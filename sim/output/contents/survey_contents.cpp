#include "output/contents/survey_contents.hpp"

#include "output/contents/common_attributes.hpp"
#include "output/contents/time_axis.hpp"

namespace linli {
namespace {

using Strings = std::vector<std::string>;

/// One text of every question, `text(question)`.
template <class Text>
Dataset of_questions(const Survey& survey, const char* name, Text text, const char* meaning,
                     const char* meaning_zh)
{
  Strings texts;
  for (const Question& question : survey.questions()) texts.push_back(text(question));
  return {name, {"question"}, texts, {{"long_name", meaning}, {"long_name_zh", meaning_zh}}};
}

/// What a survey found of every question at every recorded week.
template <class T>
Dataset found(const std::vector<SurveyWave>& waves, const char* name, std::vector<T> SurveyWave::*answers,
              Attributes meaning)
{
  std::vector<T> all;
  for (const SurveyWave& wave : waves) {
    const std::vector<T>& of_week = wave.*answers;
    all.insert(all.end(), of_week.begin(), of_week.end());
  }
  return {name, {"time", "question"}, std::move(all), std::move(meaning)};
}

Dataset people(const std::vector<SurveyWave>& waves, const char* name, std::int32_t SurveyWave::*count,
               const char* meaning, const char* meaning_zh)
{
  std::vector<std::int32_t> all;
  for (const SurveyWave& wave : waves) all.push_back(wave.*count);
  Attributes attributes = measured(series_units::people(), meaning);
  attributes.push_back({"long_name_zh", meaning_zh});
  return {name, {"time"}, std::move(all), std::move(attributes)};
}

/// The settings that shape the numbers, as in the scenario.
Attributes settings(const SurveyParams& how)
{
  return {{"long_name", "what a sample of adults says at chosen weeks, and what is true"},
          {"frame", frame_labels().at(static_cast<std::size_t>(how.frame))},
          {"remembered", how.remembered},
          {"sample", how.sample},
          {"response", how.response},
          {"response_elder", how.response_elder},
          {"response_took_part", how.response_took_part}};
}

FileGroup survey_group(const Scenario& scenario, const Survey& survey)
{
  using Wave = SurveyWave;
  std::vector<Wave> waves;
  for (std::size_t row = 0; row < survey.rows(); ++row) waves.push_back(survey.wave(row));
  Strings names;
  for (const Question& question : survey.questions()) names.push_back(question.name);
  return {
      survey.plan().name,
      settings(survey.plan().how),
      {time_axis(scenario.run.calendar(), survey.weeks()),
       make_axis("question", names, {{"long_name", "question, by its name"}, {"long_name_zh", "问题名称"}}),
       of_questions(
           survey, "text", [](const Question& q) { return q.en; }, "question in English", "问题（英文）"),
       of_questions(
           survey, "text_zh", [](const Question& q) { return q.zh; }, "question in Chinese", "问题（中文）"),
       of_questions(
           survey, "unit", [](const Question& q) { return q.unit.en; },
           "unit of estimate, standard_error and truth", "单位"),
       found(waves, "estimate", &Wave::estimate,
             {{"long_name", "mean of the answers"}, {"long_name_zh", "样本均值"}}),
       found(waves, "standard_error", &Wave::standard_error,
             {{"long_name", "standard error of the estimate, as of a simple random sample of the frame"},
              {"long_name_zh", "标准误"}}),
       found(waves, "answered", &Wave::answered,
             {{"units", "1"},
              {"unit_label", "people"},
              {"unit_label_zh", "人"},
              {"long_name", "respondents to whom the question applies"},
              {"long_name_zh", "有效回答人数"}}),
       found(waves, "truth", &Wave::truth,
             {{"long_name", "the same mean over all adults, in the frame or not"},
              {"long_name_zh", "全体成年居民均值"}}),
       people(waves, "frame_size", &Wave::frame_size, "adults who could be drawn", "抽样框人数"),
       people(waves, "asked", &Wave::asked, "adults drawn from the frame", "抽中人数"),
       people(waves, "respondents", &Wave::respondents, "adults drawn who answered", "应答人数")},
      {}};
}

}  // namespace

FileGroup surveys_group(const Scenario& scenario, const std::vector<const Survey*>& surveys)
{
  FileGroup out{"surveys", {{"long_name", "surveys of adults at chosen weeks, a group for each"}}, {}, {}};
  for (const Survey* survey : surveys) out.groups.push_back(survey_group(scenario, *survey));
  return out;
}

}  // namespace linli
