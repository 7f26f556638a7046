#include "app/trace.hpp"

#include "app/area_story.hpp"
#include "app/commands.hpp"
#include "app/progress.hpp"
#include "app/scenario_options.hpp"
#include "core/errors.hpp"
#include "core/text.hpp"
#include "core/week_text.hpp"
#include "engine/assemble.hpp"
#include "engine/simulation.hpp"
#include "scenario/numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>

namespace linli {
namespace {

constexpr std::int64_t usual_weeks = 8;

struct TraceOptions {
  ScenarioOptions scenario;
  std::optional<std::int64_t> resident;
  std::optional<std::int64_t> area;
  std::string weeks;
  bool json = false;
};

/// Weeks of the run, both inclusive.
struct Weeks {
  std::int64_t first = 0;
  std::int64_t last = 0;
};

[[noreturn]] void refuse(const char* option, std::string problem, std::string why, std::string hint)
{
  throw Error(
      Exit::usage,
      {Problem{
          .path = option, .problem = std::move(problem), .why = std::move(why), .hint = std::move(hint)}});
}

/// `A..B` or `A`, weeks of the study; the last few if nothing is asked for.
Weeks weeks_of(const std::string& text, const RunParams& run)
{
  if (text.empty()) return {std::max<std::int64_t>(0, run.all_weeks() - usual_weeks), run.all_weeks() - 1};
  const std::size_t dots = text.find("..");
  const Parsed<std::int64_t> from = parse_whole_number(text.substr(0, dots));
  const Parsed<std::int64_t> to =
      dots == std::string::npos ? from : parse_whole_number(text.substr(dots + 2));
  const auto* first = std::get_if<std::int64_t>(&from);
  const auto* last = std::get_if<std::int64_t>(&to);
  if (first == nullptr || last == nullptr) {
    refuse("--weeks", fmt::format("`{}` is no range of weeks", text), "",
           "write it like `--weeks 200..207`, or `--weeks -4..3` where the burn-in ends");
  }
  if (*last < *first) {
    refuse("--weeks", fmt::format("`{}` ends before it begins", text), "",
           fmt::format("write `{}..{}`", *last, *first));
  }
  if (*first < -run.burn_in || *last >= run.weeks) {
    refuse("--weeks", fmt::format("`{}` is not all inside the run", text),
           "which goes from " + weeks_text(run.calendar(), 0, run.all_weeks() - 1),
           "weeks before 0 are those of the burn-in; run.weeks is changed with --set");
  }
  return {*first + run.burn_in, *last + run.burn_in};
}

ResidentId resident_of(const Population& people, std::int64_t key)
{
  const auto& keys = people.residents.key;
  const auto found = std::ranges::find_if(keys, [&](std::uint32_t k) { return k == key; });
  if (found == keys.end()) {
    const auto [lowest, highest] = std::ranges::minmax_element(keys);
    refuse("--resident", fmt::format("there is no resident {}", key),
           fmt::format(
               "the scenario has {} residents, with keys from {} to {}{}",
               grouped(static_cast<std::int64_t>(keys.size())), *lowest, *highest,
               *highest - *lowest + 1 == keys.size() ? "" : ", not all of them in its part of the district"),
           fmt::format("try --resident {}", *lowest));
  }
  return ResidentId{static_cast<std::size_t>(found - keys.begin())};
}

AreaId area_of(const Population& people, std::int64_t number)
{
  const auto& numbers = people.areas.number;
  const auto found = std::ranges::find_if(numbers, [&](std::uint16_t n) { return n == number; });
  if (found == numbers.end()) {
    const auto [lowest, highest] = std::ranges::minmax_element(numbers);
    refuse(
        "--area", fmt::format("there is no area {}", number),
        fmt::format(
            "the scenario has {} areas, with numbers from {} to {}{}", numbers.size(), *lowest, *highest,
            *highest - *lowest + 1U == numbers.size() ? "" : ", not all of them in its part of the district"),
        fmt::format("try --area {}", *std::ranges::min_element(numbers, {}, [&](std::uint16_t n) {
                      return std::abs(static_cast<double>(n) - static_cast<double>(number));
                    })));
  }
  return AreaId{static_cast<std::size_t>(found - numbers.begin())};
}

/// Simulates weeks up to the last one asked for, with a bar for who waits; `before(world, week)` sees each week come.
template <class Before>
void simulate(World world, const Week& week, const Scenario& scenario, const Workers& workers,
              const Weeks& weeks, Before before)
{
  Simulation simulation(std::move(world), week, scenario.run.luck(), workers);
  const bool seen = Progress::fitting() == Progress::Style::bar;
  Progress progress(seen ? Progress::Style::bar : Progress::Style::quiet, weeks.last + 1,
                    simulation.world().size());
  while (simulation.weeks() <= weeks.last) {
    before(simulation.world(), simulation.weeks());
    simulation.step(nullptr);
    progress.done(simulation.weeks());
  }
  progress.finish();
}

/// Runs the scenario up to the last week asked for.
AreaStory story_of_area(const Scenario& scenario, const TraceOptions& options, const Workers& workers)
{
  const Weeks weeks = weeks_of(options.weeks, scenario.run);
  Week week = make_week(scenario);
  World world = assemble(scenario, week, workers).world;
  const AreaId area = area_of(world.people, *options.area);
  AreaStory story{scenario.naming.name, scenario.run, profile_of(world, area), {}};
  const auto told = follow_area(week, scenario, {area, weeks.first, weeks.last});
  simulate(std::move(world), week, scenario, workers, weeks, [](const World&, std::int64_t) {});
  story.weeks = *told;
  return story;
}

/// Runs the scenario up to the last week asked for.
Story story_of(const Scenario& scenario, const TraceOptions& options, const Workers& workers)
{
  const Weeks weeks = weeks_of(options.weeks, scenario.run);
  Week week = make_week(scenario);
  World world = assemble(scenario, week, workers).world;
  const ResidentId id = resident_of(world.people, *options.resident);
  Story story{scenario.naming.name, scenario.run, profile_of(world, id), {}};
  if (!story.who.adult) return story;
  const AreaId area = world.people.areas.residents.parent_of(id);
  const auto told = follow(week, scenario, {id, area, weeks.first, weeks.last});
  simulate(std::move(world), week, scenario, workers, weeks, [&](const World& now, std::int64_t number) {
    if (number == weeks.first) story.who = profile_of(now, id);
  });
  story.weeks = *told;
  return story;
}

template <class AnyStory>
void print(const AnyStory& story, const TraceOptions& options)
{
  fmt::print("{}", options.json ? json_of(story) : text_of(story));
}

int trace(const TraceOptions& options)
{
  if (!options.resident && !options.area) {
    throw Error(Exit::usage, "--resident or --area is required", {}, "see linli trace --help");
  }
  const Scenario scenario = options.scenario.read();
  const Workers workers(options.scenario.threads);
  if (options.area) {
    print(story_of_area(scenario, options, workers), options);
  } else {
    print(story_of(scenario, options, workers), options);
  }
  return 0;
}

}  // namespace

void add_trace(CLI::App& app, Action& action)
{
  auto* command = app.add_subcommand(
      "trace",
      "Tell the story of one resident (why they took part or not) or of one area (its secretary's week)");
  auto options = std::make_shared<TraceOptions>();
  options->scenario.add_without_weeks_to(*command);
  auto* resident =
      command
          ->add_option(
              "--resident", options->resident,
              "Whom to follow: a key, as panels have it in `resident`; the same in every part of a district")
          ->type_name("N");
  command
      ->add_option(
          "--area", options->area,
          "Which area to follow: its number; what came onto its committee's desk, who did it, the hours left "
          "for leading, and the levers they moved")
      ->type_name("N")
      ->excludes(resident);
  command
      ->add_option(
          "--weeks", options->weeks,
          "Weeks of the study to tell, the first being 0, those of the burn-in negative (--weeks -4..3); "
          "without it the last 8")
      ->type_name("A..B");
  command->add_flag("--json", options->json, "One JSON document instead of text, for Python and R");
  options->scenario.add_threads_to(*command);
  command->footer(
      "The scenario is simulated anew up to the last of these weeks: the same seed gives the same life.\n"
      "`Would have` changes one thing and keeps the draw.  Children do not decide: they are only "
      "described.\n\n"
      "Examples:\n  linli trace scenarios/baseline.yaml --resident 600 --weeks 100..103\n"
      "  linli trace scenarios/baseline.yaml --area 12 --weeks 100..103");
  command->callback([options, &action] { action = [options] { return trace(*options); }; });
}

}  // namespace linli
