#include "app/completion.hpp"

#include "app/commands.hpp"
#include "scenario/assignments.hpp"
#include "scenario/scenario.hpp"
#include "scenario/shipped.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace linli {
namespace {

WordShape shape_of(const CLI::Option& option)
{
  WordShape word;
  for (const std::string& name : option.get_lnames()) word.names.push_back("--" + name);
  for (const std::string& name : option.get_snames()) word.names.push_back("-" + name);
  if (option.get_items_expected_max() > 0) word.type = option.get_type_name();
  if (word.type.find('|') != std::string::npos) {
    for (std::size_t begin = 0; begin <= word.type.size();) {
      const std::size_t end = std::min(word.type.find('|', begin), word.type.size());
      word.choices.push_back(word.type.substr(begin, end - begin));
      begin = end + 1;
    }
  }
  word.about = option.get_description();
  return word;
}

ShippedNames shipped_here()
{
  ShippedNames out{shipped_names(), {}};
  for (const auto& [name, unused] : shipped_studies()) out.studies.push_back(name);
  return out;
}

}  // namespace

std::vector<CommandShape> commands_of(const CLI::App& app)
{
  std::vector<CommandShape> commands;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    CommandShape shape{command->get_name(), command->get_description(), {}, commands_of(*command)};
    for (const CLI::Option* option : command->get_options()) shape.words.push_back(shape_of(*option));
    commands.push_back(std::move(shape));
  }
  return commands;
}

SettablePaths settable_paths()
{
  Scenario scenario;
  SettablePaths out;
  std::vector<Section> single;
  for (Section& section : scenario.sections()) {
    if (!section.entries) {
      single.push_back(std::move(section));
      continue;
    }
    std::vector<std::string> keys;
    for (const Field& field : section.fields) keys.push_back(field.name);
    out.named_things.emplace_back(section.path, keys);
  }
  out.paths = parameter_paths(single);
  return out;
}

void add_completion(CLI::App& app, Action& action)
{
  auto* command =
      app.add_subcommand("completion", "Print a script that lets a shell complete these commands");
  auto shell = std::make_shared<std::string>();
  command->add_option("shell", *shell, "The shell, bash or zsh")
      ->required()
      ->type_name("bash|zsh")
      ->check(CLI::IsMember({"bash", "zsh"}).description(""));
  command->footer(
      "Examples:\n  linli completion bash   this shell only: source <(linli completion bash)\n"
      "  linli completion zsh    this shell only: source <(linli completion zsh)");
  command->callback([shell, &app, &action] {
    action = [shell, &app] {
      const auto script = *shell == "bash" ? bash_completion : zsh_completion;
      fmt::print("{}", script(commands_of(app), settable_paths(), shipped_here()));
      return 0;
    };
  });
}

}  // namespace linli
