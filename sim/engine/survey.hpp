#pragma once
/// Surveys: what a survey office would find out at chosen weeks, beside what is true.
///
/// A survey draws a simple random sample without replacement from its frame, anew at every chosen week; some of
/// those who are asked do not answer.  It only looks: its draws have addresses of their own, so that the world
/// is the same with and without it.  The sample follows from luck, name of the survey, week and the keys of the
/// frame; the same bits come out on any number of threads and for any order of rows.
#include "engine/recorder.hpp"
#include "engine/survey_questions.hpp"
#include "scenario/survey_params.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace linli {

/// What a survey asks for.
struct SurveyPlan {
  std::string name;
  SurveyParams how;                 ///< but for the weeks
  std::vector<std::int64_t> weeks;  ///< of the run, rising, each once
};

/// What a survey finds at one week.  All vectors are over questions.
struct SurveyWave {
  std::int32_t frame_size = 0;           ///< adults who could be drawn
  std::int32_t asked = 0;                ///< of them
  std::int32_t respondents = 0;          ///< of those asked
  std::vector<std::int32_t> answered{};  ///< respondents to whom the question applies
  std::vector<double> estimate{};        ///< mean of their answers; NaN if there is none
  std::vector<double> standard_error{};  ///< as `hold_survey` says
  std::vector<double> truth{};           ///< mean over all adults to whom the question applies

  bool operator==(const SurveyWave&) const = default;
};

/// Adults who can be drawn, by rising key.
std::vector<ResidentId> frame_of(const World& world, Frame frame,
                                 std::int64_t remembered = SurveyParams{}.remembered);

/// Those of its frame whom a survey asks, by rising key: the `sample` adults with the smallest draws.
std::vector<ResidentId> sample_of(const World& world, std::vector<ResidentId> frame, const SurveyPlan& plan,
                                  const Moment& moment);

/// The chance that somebody who is asked answers: odds o = r / (1 − r) · exp(sum of effects).
double response_chance(const World& world, const SurveyParams& how, ResidentId id);

/// Asks.  With n answers of mean m and variance s² (divisor n − 1) the estimate is m, its standard error
///
///     sqrt((1 − f) s² / n),   f = respondents / frame size,
///
/// that of a simple random sample from the frame (Cochran 1977, 2.6; 2.13 where a question applies to a part).
/// It knows nothing of who is missing in the frame or does not answer, which is what `truth` is for.  It is 0
/// if all of the frame answer, else NaN for less than two answers.
SurveyWave hold_survey(const World& world, const SurveyPlan& plan, const std::vector<Question>& questions,
                       const Moment& moment);

/// One survey being recorded.  A chosen week is one row of the store.
class Survey final : public Recorder {
 public:
  explicit Survey(SurveyPlan plan, std::shared_ptr<RowStore> store = std::make_shared<MemoryStore>(),
                  std::vector<Question> questions = survey_questions());

  const SurveyPlan& plan() const { return plan_; }
  const std::vector<Question>& questions() const { return questions_; }
  /// Chosen weeks that have been recorded.
  std::size_t rows() const { return store().size() / bytes_a_row(); }
  /// These weeks, of the run.
  std::span<const std::int64_t> weeks() const { return std::span(plan_.weeks).subspan(skipped_, rows()); }

  /// Asks if the week is chosen.
  void close_week(const World& world, const Moment& moment) override;

  /// What was found at the chosen week of that row.
  SurveyWave wave(std::size_t row) const;

  std::uint64_t result_bytes(std::int64_t weeks) const override;
  std::uint64_t fitting(std::uint64_t bytes, std::int64_t weeks) const override;
  void go_on_after(std::int64_t weeks, const RowLabels&) override;
  void skip(std::int64_t weeks) override;
  std::size_t bytes_a_row() const;

 private:
  SurveyPlan plan_;
  std::vector<Question> questions_;
  std::size_t skipped_ = 0;  ///< chosen weeks before a branch added the survey
};

}  // namespace linli
