#pragma once
/// Scripts that let a shell complete the command line; made from the parser itself, so that they are never out
/// of date.
#include <CLI/CLI.hpp>

#include <string>
#include <utility>
#include <vector>

namespace linli {

/// An option or argument of a command.
struct WordShape {
  std::vector<std::string> names;    ///< "--output", "-o"; empty for an argument
  std::string type;                  ///< what follows: "N", "FILE", "SCENARIO"; empty for a flag
  std::vector<std::string> choices;  ///< if only a few words may follow: a type such as "en|zh"
  std::string about;

  bool is_scenario() const { return type == "SCENARIO" || type == "BASE"; }
};

/// A command with everything that may follow it.
struct CommandShape {
  std::string name;
  std::string about;
  std::vector<WordShape> words;
  std::vector<CommandShape> commands{};  ///< of which one follows
};

std::vector<CommandShape> commands_of(const CLI::App& app);

/// What may stand before the `=` of `--set`.
struct SettablePaths {
  std::vector<std::string> paths;                                              ///< of single parameters
  std::vector<std::pair<std::string, std::vector<std::string>>> named_things;  ///< path, and keys of an entry
};

SettablePaths settable_paths();

/// What comes with the program, by name.
struct ShippedNames {
  std::vector<std::string> scenarios;
  std::vector<std::string> studies;
};

std::string bash_completion(const std::vector<CommandShape>& commands, const SettablePaths& settable,
                            const ShippedNames& shipped);
std::string zsh_completion(const std::vector<CommandShape>& commands, const SettablePaths& settable,
                           const ShippedNames& shipped);

}  // namespace linli
