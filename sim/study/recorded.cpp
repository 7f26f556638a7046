#include "study/recorded.hpp"

#include "core/digest.hpp"
#include "core/section.hpp"
#include "engine/observables.hpp"
#include "scenario/writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace linli {
namespace {

constexpr auto all = "all";

template <class T>
bool has(const std::vector<T>& list, const T& one)
{
  return std::ranges::find(list, one) != list.end();
}

template <class T>
bool has_each(const std::vector<T>& list, const std::vector<T>& wanted)
{
  return std::ranges::all_of(wanted, [&](const T& one) { return has(list, one); });
}

bool names_served(const std::vector<std::string>& recorded, const std::vector<std::string>& asked)
{
  return has<std::string>(recorded, all) || has_each(recorded, asked);
}

/// `all` series are all but those of levers.
bool series_served(const std::vector<std::string>& recorded, const std::vector<std::string>& asked)
{
  return std::ranges::all_of(asked, [&](const std::string& name) {
    return has(recorded, name) || (has<std::string>(recorded, all) && !is_of_lever(name));
  });
}

/// Every so many weeks from week 0 of the study on.
bool weeks_served(std::int64_t recorded, std::int64_t asked)
{
  return asked == 0 || (recorded != 0 && asked % recorded == 0);
}

bool panel_served(const PanelParams& recorded, const PanelParams& asked)
{
  return recorded.share == asked.share && recorded.adults_only == asked.adults_only &&
         names_served(recorded.columns, asked.columns) && has_each(recorded.weeks, asked.weeks) &&
         weeks_served(recorded.every, asked.every);
}

template <class T>
void put_in_order(std::vector<T>& list)
{
  std::ranges::sort(list);
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

/// The same, each thing once and in order.
OutputParams in_order(OutputParams output)
{
  put_in_order(output.series);
  put_in_order(output.groups);
  put_in_order(output.events);
  for (auto& [name, panel] : output.panels) {
    put_in_order(panel.columns);
    put_in_order(panel.weeks);
  }
  for (auto& [name, survey] : output.surveys) put_in_order(survey.weeks);
  return output;
}

std::string text_of(OutputParams output)
{
  const std::vector<Section> sections{make_section("output", "", "", output),
                                      make_named_section("output.panels", "", "", output.panels),
                                      make_named_section("output.surveys", "", "", output.surveys)};
  std::string out;
  for (const Setting& setting : settings_of(sections, {}))
    out += fmt::format("{} {}\n", setting.path, setting.value);
  return out;
}

std::string text_of_survey(const SurveyParams& survey)
{
  OutputParams only{{}, {}, {}, {}, {{"x", survey}}};
  return text_of(in_order(std::move(only)));
}

}  // namespace

std::string recording_digest(const OutputParams& recorded)
{
  const std::string text = text_of(in_order(recorded));
  return digest_of(text.data(), text.size());
}

/// A survey asks a sample of its own each time; it serves if it is the same in all.
bool serves(const OutputParams& recorded, const OutputParams& asked)
{
  if (!series_served(recorded.series, asked.series) || !has_each(recorded.groups, asked.groups) ||
      !names_served(recorded.events, asked.events))
    return false;
  for (const auto& [name, panel] : asked.panels) {
    const auto found = recorded.panels.find(name);
    if (found == recorded.panels.end() || !panel_served(found->second, panel)) return false;
  }
  for (const auto& [name, survey] : asked.surveys) {
    const auto found = recorded.surveys.find(name);
    if (found == recorded.surveys.end() || text_of_survey(found->second) != text_of_survey(survey))
      return false;
  }
  return true;
}

}  // namespace linli
