#include "app/completion.hpp"

#include <fmt/format.h>

namespace linli {
namespace {

/// Inside single quotes and the brackets of _arguments.
std::string escaped(const std::string& text)
{
  std::string out;
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
      continue;
    }
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string completer(const WordShape& word)
{
  if (word.type == "PATH=VALUE") return "_linli_paths";
  if (word.is_scenario()) return "_linli_scenarios";
  if (word.type == "STUDY") return "_linli_studies";
  if (word.type == "FILE") return "_files -g \"*.h5\"";
  if (word.type == "DIR") return "_files -/";
  if (!word.choices.empty()) return fmt::format("({})", fmt::join(word.choices, " "));
  return " ";
}

/// One specification for _arguments; names of one option exclude each other, but --set may be repeated.
std::string specification(const WordShape& word)
{
  const std::string value =
      word.type.empty() ? "" : fmt::format(":{}:{}", escaped(word.type), completer(word));
  if (word.names.empty()) return fmt::format("':{}:{}'", escaped(word.type), completer(word));
  const std::string about = fmt::format("[{}]{}", escaped(word.about), value);
  if (word.names.size() == 1) {
    return fmt::format("'{}{}{}'", word.type == "PATH=VALUE" ? "*" : "", word.names.front(), about);
  }
  return fmt::format("'({})'{{{}}}'{}'", fmt::join(word.names, " "), fmt::join(word.names, ","), about);
}

std::string command_case(const CommandShape& command)
{
  std::string out = fmt::format("    {})\n      _arguments", command.name);
  for (const WordShape& word : command.words) out += " \\\n        " + specification(word);
  return out + " ;;\n";
}

/// A command of which another follows.
std::string nested_case(const CommandShape& command)
{
  std::string described;
  std::string cases;
  for (const CommandShape& inner : command.commands) {
    described += fmt::format("        '{}:{}'\n", inner.name, escaped(inner.about));
    cases += command_case(inner);
  }
  return fmt::format(
      "    {})\n      if (( CURRENT == 2 )); then\n        commands=(\n{}        )\n"
      "        _describe command commands\n        return\n      fi\n"
      "      command=$words[2]\n      shift words\n      (( CURRENT-- ))\n      case $command in\n{}      "
      "esac ;;\n",
      command.name, described, cases);
}

}  // namespace

std::string zsh_completion(const std::vector<CommandShape>& commands, const SettablePaths& settable,
                           const ShippedNames& shipped)
{
  std::string described;
  std::string cases;
  for (const CommandShape& command : commands) {
    described += fmt::format("    '{}:{}'\n", command.name, escaped(command.about));
    cases += command.commands.empty() ? command_case(command) : nested_case(command);
  }
  std::string named;
  for (const auto& [path, keys] : settable.named_things) {
    named += fmt::format(
        "  if [[ $PREFIX == {0}.*.* ]]; then\n    paths+=(${{PREFIX%.*}}.${{^:-{{{1}}}}})\n  fi\n  compadd "
        "-S . -- {0}\n",
        path, fmt::join(keys, ","));
  }
  return fmt::format(R"(#compdef linli
# Completion of linli in zsh.  Written by `linli completion zsh`.

_linli_paths() {{
  local -a paths
  paths=({})
{}  compadd -S = -a paths
}}

# Files, and the shipped scenarios by name.
_linli_scenarios() {{
  _alternative 'files:scenario file:_files -g "*.y(|a)ml"' 'names:shipped scenario:({})'
}}

# The same of studies.
_linli_studies() {{
  _alternative 'files:study file:_files -g "*.y(|a)ml"' 'names:shipped study:({})'
}}

_linli() {{
  local -a commands
  commands=(
{}  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
{}  esac
}}

# As a file of $fpath this is the function itself; when sourced it is told to the completion system.
if [[ $funcstack[1] == _linli ]]; then
  _linli "$@"
else
  compdef _linli linli
fi
)",
                     fmt::join(settable.paths, " "), named, fmt::join(shipped.scenarios, " "),
                     fmt::join(shipped.studies, " "), described, cases);
}

}  // namespace linli
