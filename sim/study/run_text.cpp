#include "study/run_text.hpp"

#include "core/build_info.hpp"
#include "core/digest.hpp"
#include "core/errors.hpp"
#include "scenario/changes.hpp"
#include "scenario/portable.hpp"
#include "scenario/writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace linli {
namespace {

constexpr std::string_view beginning = "linli run 1\n";

/// Whether what stands at this path decides what a run computes.
bool decides(std::string_view path)
{
  return path != "name" && path != "description" && path != "output" && !path.starts_with("output.");
}

/// Paths of parameters whose value is the name of a file.
std::set<std::string> files_in(const std::vector<Section>& sections)
{
  std::set<std::string> out;
  for (const Section& section : sections) {
    section.for_each_object([&](const std::string& path, const void*) {
      for (const Field& field : section.fields) {
        if (field.kind == Kind::file) out.insert(path_below(path, field.name));
      }
    });
  }
  return out;
}

}  // namespace

std::vector<ChangeOnTheWay> changes_on_the_way(const Scenario& before, const Scenario& after,
                                               std::int64_t week)
{
  std::vector<ChangeOnTheWay> out;
  for (const Change& change : changes_between(before, after)) {
    if (decides(change.path))
      out.push_back({week, change.path, change.after ? change.after->value : std::string()});
  }
  return out;
}

RunGround ground_of(const Scenario& scenario, std::vector<ChangeOnTheWay> changes)
{
  RunGround out{build_info().model, {}, std::move(changes)};
  for (const auto& [path, text] : data_texts(scenario)) out.data[path] = digest_of(text.data(), text.size());
  return out;
}

std::string run_text(const std::vector<Section>& sections, const RunGround& ground)
{
  const std::set<std::string> files = files_in(sections);
  std::string out(beginning);
  out += fmt::format("model {}\n", ground.model);
  for (const Setting& setting : settings_of(sections, {})) {
    if (!decides(setting.path)) continue;
    if (!files.contains(setting.path)) {
      out += fmt::format("{} {}\n", setting.path, setting.value);
      continue;
    }
    const auto digest = ground.data.find(setting.path);
    expects(digest != ground.data.end(), "the digest of every data file");
    out += fmt::format("{} {}\n", setting.path, digest->second);
  }
  std::vector<ChangeOnTheWay> changes = ground.changes;
  std::ranges::sort(changes);
  for (const ChangeOnTheWay& change : changes)
    out += fmt::format("after {} weeks {} {}\n", change.week, change.path, change.value);
  return out;
}

Address address_of(Scenario scenario, const RunGround& ground)
{
  const std::string text = run_text(scenario.sections(), ground);
  const auto address = address_of(digest_of(text.data(), text.size()));
  ensures(address.has_value(), "a digest is an address");
  return *address;
}

}  // namespace linli
