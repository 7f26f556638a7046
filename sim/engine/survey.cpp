#include "engine/survey.hpp"

#include "core/calendar.hpp"
#include "core/digest.hpp"
#include "core/math.hpp"
#include "core/random.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <span>

namespace linli {
namespace {

constexpr int elder_from = 60;  // years, as Chinese statistics count the elderly

/// Surveys of one week differ by their names, whatever their order in the scenario.
RandomBlock draw(const SurveyPlan& plan, const Moment& moment, Stream stream, std::uint32_t key)
{
  const Luck own{moment.luck.seed ^ number_of(plan.name), moment.luck.replicate};
  return random_block(own, stream, moment.address(), key);
}

void sort_by_key(const World& world, std::vector<ResidentId>& residents)
{
  const Column<std::uint32_t, ResidentId>& key = world.people.residents.key;
  std::ranges::sort(residents, {}, [&key](ResidentId id) { return key[id]; });
}

bool answers(const World& world, const SurveyPlan& plan, const Moment& moment, ResidentId id)
{
  const RandomBlock block = draw(plan, moment, Stream::survey_response, world.people.residents.key[id]);
  return uniform52(block[0], block[1]) < response_chance(world, plan.how, id);
}

/// The answers of those to whom the question applies.
std::vector<double> answers_to(const Question& question, const World& world,
                               const std::vector<ResidentId>& residents)
{
  std::vector<double> out;
  out.reserve(residents.size());
  for (const ResidentId id : residents) {
    const float answer = question.answer(world, id);
    if (!std::isnan(answer)) out.push_back(static_cast<double>(answer));
  }
  return out;
}

double mean_of(const std::vector<double>& values)
{
  if (values.empty()) return std::numeric_limits<double>::quiet_NaN();
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

double standard_error_of(const std::vector<double>& values, const SurveyWave& wave)
{
  if (wave.respondents == wave.frame_size && !values.empty()) return 0;
  if (values.size() < 2) return std::numeric_limits<double>::quiet_NaN();
  const double mean = mean_of(values);
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  const auto n = static_cast<double>(values.size());
  const double missed = 1 - static_cast<double>(wave.respondents) / static_cast<double>(wave.frame_size);
  return std::sqrt(missed * squares / (n - 1) / n);
}

template <class T>
void put(std::vector<std::byte>& row, const std::vector<T>& values)
{
  const auto bytes = std::as_bytes(std::span(values));
  row.insert(row.end(), bytes.begin(), bytes.end());
}

/// Takes values from the front of a row.
template <class T>
std::vector<T> taken(std::span<const std::byte>& row, std::size_t count)
{
  std::vector<T> out(count);
  if (count > 0) std::memcpy(out.data(), row.data(), count * sizeof(T));
  row = row.subspan(count * sizeof(T));
  return out;
}

}  // namespace

std::vector<ResidentId> frame_of(const World& world, Frame frame, std::int64_t remembered)
{
  std::vector<ResidentId> out;
  for (std::size_t i = 0; i < world.size(); ++i) {
    const ResidentId id{i};
    if (!world.people.residents.adult(id)) continue;
    if (frame == Frame::all || reachable(world, id, remembered)) out.push_back(id);
  }
  sort_by_key(world, out);
  return out;
}

std::vector<ResidentId> sample_of(const World& world, std::vector<ResidentId> frame, const SurveyPlan& plan,
                                  const Moment& moment)
{
  const auto wanted = static_cast<std::size_t>(plan.how.sample);
  if (wanted == 0 || wanted >= frame.size()) return frame;
  struct Ranked {
    std::uint64_t rank;
    std::uint32_t key;  // where two draw the same
    ResidentId id;
    auto operator<=>(const Ranked&) const = default;
  };
  std::vector<Ranked> ranked;
  ranked.reserve(frame.size());
  for (const ResidentId id : frame) {
    const std::uint32_t key = world.people.residents.key[id];
    const RandomBlock block = draw(plan, moment, Stream::survey_sample, key);
    ranked.push_back({std::uint64_t{block[0]} << 32 | block[1], key, id});
  }
  std::ranges::nth_element(ranked, ranked.begin() + static_cast<std::ptrdiff_t>(wanted));
  std::vector<ResidentId> out;
  for (std::size_t k = 0; k < wanted; ++k) out.push_back(ranked[k].id);
  sort_by_key(world, out);
  return out;
}

double response_chance(const World& world, const SurveyParams& how, ResidentId id)
{
  double effects = 0;
  if (world.people.residents.age[id] >= elder_from) effects += how.response_elder;
  if (world.residents.weeks_since[id] < weeks_per_year) effects += how.response_took_part;
  const double odds = how.response * exp(effects);  // times 1 − r, so that 0 and 1 stay what they are
  return odds / (1 - how.response + odds);
}

SurveyWave hold_survey(const World& world, const SurveyPlan& plan, const std::vector<Question>& questions,
                       const Moment& moment)
{
  const std::vector<ResidentId> adults = frame_of(world, Frame::all);
  const std::vector<ResidentId> frame = frame_of(world, plan.how.frame, plan.how.remembered);
  const std::vector<ResidentId> sample = sample_of(world, frame, plan, moment);
  std::vector<ResidentId> respondents;
  std::ranges::copy_if(sample, std::back_inserter(respondents),
                       [&](ResidentId id) { return answers(world, plan, moment, id); });
  SurveyWave wave{.frame_size = static_cast<std::int32_t>(frame.size()),
                  .asked = static_cast<std::int32_t>(sample.size()),
                  .respondents = static_cast<std::int32_t>(respondents.size())};
  for (const Question& question : questions) {
    const std::vector<double> said = answers_to(question, world, respondents);
    wave.answered.push_back(static_cast<std::int32_t>(said.size()));
    wave.estimate.push_back(mean_of(said));
    wave.standard_error.push_back(standard_error_of(said, wave));
    wave.truth.push_back(mean_of(answers_to(question, world, adults)));
  }
  return wave;
}

Survey::Survey(SurveyPlan plan, std::shared_ptr<RowStore> store, std::vector<Question> questions)
    : Recorder("survey " + plan.name, std::move(store)),
      plan_(std::move(plan)),
      questions_(std::move(questions))
{
}

std::size_t Survey::bytes_a_row() const
{
  return 3 * sizeof(std::int32_t) + questions_.size() * (sizeof(std::int32_t) + 3 * sizeof(double));
}

void Survey::close_week(const World& world, const Moment& moment)
{
  if (!std::ranges::binary_search(plan_.weeks, moment.week)) return;
  const SurveyWave wave = hold_survey(world, plan_, questions_, moment);
  std::vector<std::byte> row;
  put<std::int32_t>(row, {wave.frame_size, wave.asked, wave.respondents});
  put(row, wave.answered);
  put(row, wave.estimate);
  put(row, wave.standard_error);
  put(row, wave.truth);
  store().append(row);
}

std::uint64_t Survey::result_bytes(std::int64_t) const
{
  return (plan_.weeks.size() - skipped_) * bytes_a_row();
}

std::uint64_t Survey::fitting(std::uint64_t bytes, std::int64_t weeks) const
{
  return std::min(bytes / bytes_a_row(), weeks_before(plan_.weeks, weeks)) * bytes_a_row();
}

void Survey::go_on_after(std::int64_t weeks, const RowLabels&)
{
  skipped_ = weeks_before(plan_.weeks, weeks) - rows();
}

void Survey::skip(std::int64_t weeks)
{
  skipped_ = weeks_before(plan_.weeks, weeks);
}

SurveyWave Survey::wave(std::size_t row) const
{
  std::vector<std::byte> bytes(bytes_a_row());
  store().read(row * bytes_a_row(), bytes);
  std::span<const std::byte> rest(bytes);
  const std::vector<std::int32_t> people = taken<std::int32_t>(rest, 3);
  return {.frame_size = people[0],
          .asked = people[1],
          .respondents = people[2],
          .answered = taken<std::int32_t>(rest, questions_.size()),
          .estimate = taken<double>(rest, questions_.size()),
          .standard_error = taken<double>(rest, questions_.size()),
          .truth = taken<double>(rest, questions_.size())};
}

}  // namespace linli
