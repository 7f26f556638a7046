#include "scenario/chain.hpp"

#include "core/errors.hpp"
#include "scenario/scalars.hpp"
#include "scenario/scenario_names.hpp"
#include "scenario/text_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

namespace linli {
namespace {

namespace fs = std::filesystem;

/// "a.yaml → b.yaml → a.yaml", the file that was named first in front.
std::string shown_chain(const std::vector<ScenarioText>& texts, const std::string& last)
{
  std::string out;
  for (const ScenarioText& text : texts) out += text.file + " → ";
  return out + last;
}

std::optional<Fault> refused_base(const std::vector<ScenarioText>& texts, const std::string& base)
{
  const auto same = [&](const ScenarioText& text) {
    std::error_code ignored;
    return text.file == base || fs::equivalent(text.file, base, ignored);
  };
  if (std::any_of(texts.begin(), texts.end(), same))
    return Fault{"the files extend each other in a circle", shown_chain(texts, base), "remove one `extends`"};
  if (texts.size() < longest_chain) return std::nullopt;
  return Fault{fmt::format("more than {} files extend one another", longest_chain), shown_chain(texts, base),
               "write several of them as one"};
}

/// The file that a layer extends, as it is to be opened; nothing if there is none, or after a fault.
std::optional<ScenarioText> base_of(Layer& layer, const std::vector<ScenarioText>& texts)
{
  const YamlNode* const node = layer.document.root.find("extends");
  if (node == nullptr) return std::nullopt;
  const TextPosition place{node->line, node->column};
  const Parsed<std::string> written = read_text(*node);
  if (written.index() != 0 || std::get<0>(written).empty()) {
    Fault fault = unexpected("the name of a file", *node);
    fault.hint = "write for example `extends: baseline.yaml`";
    layer.faults.add(place, "extends", std::move(fault));
    return std::nullopt;
  }
  const fs::path name = std::get<0>(written);
  FoundScenario found = find_scenario(fs::path(layer.document.file).parent_path(), name);
  const std::string& base = found.file;
  if (!found.fault) found.fault = refused_base(texts, base);
  if (std::optional<Fault>& fault = found.fault) {
    layer.faults.add(place, "extends", *std::move(fault));
    return std::nullopt;
  }
  try {
    return ScenarioText{base, read_text_file(base, largest_yaml + 1)};
  } catch (const Error& error) {
    const Problem& told = error.problems().front();
    Fault fault{shown(name.string()) + " cannot be read", told.why, told.hint};
    std::error_code ignored;
    if (!fs::exists(base, ignored)) fault.hint = scenario_hint(base, name);
    if (fault.hint.empty()) fault.hint = "files are looked for from the folder of the file that extends them";
    layer.faults.add(place, "extends", std::move(fault));
    return std::nullopt;
  }
}

}  // namespace

FileChain read_chain(const std::string& file, const std::string& text)
{
  FileChain chain;
  std::optional<ScenarioText> next = ScenarioText{file, text};
  while (next) {
    chain.texts.push_back(*std::exchange(next, std::nullopt));
    try {
      chain.layers.emplace_back(parse_yaml(chain.texts.back().file, chain.texts.back().text));
      next = base_of(chain.layers.back(), chain.texts);
    } catch (const Error& error) {
      chain.malformed = error.problems();
    }
  }
  std::reverse(chain.texts.begin(), chain.texts.end());
  std::reverse(chain.layers.begin(), chain.layers.end());
  return chain;
}

}  // namespace linli
