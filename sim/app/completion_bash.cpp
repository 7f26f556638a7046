#include "app/completion.hpp"

#include <fmt/format.h>

namespace linli {
namespace {

/// The lines that fill COMPREPLY with what may stand at the place of a word.
std::string reply(const WordShape& word)
{
  if (word.type == "PATH=VALUE") return "_linli_paths";
  if (word.is_scenario()) return "_linli_scenarios";
  if (word.type == "STUDY") return "_linli_studies";
  if (word.type == "FILE") return "_linli_files '!*.h5'";
  if (word.type == "DIR") return "_linli_files '*'";
  if (!word.choices.empty()) return fmt::format("_linli_words '{}'", fmt::join(word.choices, " "));
  return ":";
}

std::string command_case(const CommandShape& command)
{
  std::string options;
  std::string values;   // a case for options whose value can be completed
  std::string unknown;  // options whose value cannot
  std::string argument = ":";
  for (const WordShape& word : command.words) {
    if (word.names.empty()) {
      argument = reply(word);
      continue;
    }
    options += fmt::format("{}{}", options.empty() ? "" : " ", fmt::join(word.names, " "));
    if (word.type.empty()) continue;
    const std::string names = fmt::format("{}", fmt::join(word.names, "|"));
    if (reply(word) == ":") {
      unknown += (unknown.empty() ? "" : "|") + names;
    } else {
      values += fmt::format("        {}) {} ;;\n", names, reply(word));
    }
  }
  if (!unknown.empty()) values += fmt::format("        {}) ;;\n", unknown);
  return fmt::format(
      "    {})\n      case $before in\n{}        *) if [[ $word == -* ]]; then _linli_words '{}'; else {}; "
      "fi ;;\n"
      "      esac ;;\n",
      command.name, values, options, argument);
}

/// A command of which another follows.
std::string nested_case(const CommandShape& command)
{
  std::string names;
  std::string cases;
  for (const CommandShape& inner : command.commands) {
    names += inner.name + " ";
    cases += command_case(inner);
  }
  return fmt::format(
      "    {})\n      if [[ $COMP_CWORD -eq 2 ]]; then _linli_words '{}--help'; return; fi\n"
      "      case ${{COMP_WORDS[2]}} in\n{}      esac ;;\n",
      command.name, names, cases);
}

constexpr auto helpers = R"(# Completion of linli in bash.  Written by `linli completion bash`.

_linli_words() { mapfile -t COMPREPLY < <(compgen -W "$1" -- "$word"); }

# Files whose names end as they should, and folders.  compopt only works while completing.
_linli_files() {
  mapfile -t COMPREPLY < <(compgen -f -X "$1" -- "$word"; compgen -d -- "$word")
  compopt -o filenames 2>/dev/null
}

)";

}  // namespace

std::string bash_completion(const std::vector<CommandShape>& commands, const SettablePaths& settable,
                            const ShippedNames& shipped)
{
  std::string paths = fmt::format("  local paths='{}='\n", fmt::join(settable.paths, "= "));
  for (const auto& [path, keys] : settable.named_things) {
    paths += fmt::format(
        "  paths+=' {0}.'\n  if [[ $word == {0}.*.* ]]; then\n    for key in {1}; do paths+=\" "
        "${{word%.*}}.$key=\"; done\n  fi\n",
        path, fmt::join(keys, " "));
  }
  std::string names;
  std::string cases;
  for (const CommandShape& command : commands) {
    names += command.name + " ";
    cases += command.commands.empty() ? command_case(command) : nested_case(command);
  }
  return fmt::format(R"({}_linli_paths() {{
  local key
{}  _linli_words "$paths"
  compopt -o nospace 2>/dev/null
}}

# Files, and the shipped scenarios by name.
_linli_scenarios() {{
  _linli_files '!*.y*ml'
  mapfile -t -O ${{#COMPREPLY[@]}} COMPREPLY < <(compgen -W '{}' -- "$word")
}}

# The same of studies.
_linli_studies() {{
  _linli_files '!*.y*ml'
  mapfile -t -O ${{#COMPREPLY[@]}} COMPREPLY < <(compgen -W '{}' -- "$word")
}}

_linli() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}}
  COMPREPLY=()
  if [[ $COMP_CWORD -eq 1 ]]; then
    _linli_words '{}--help --version'
    return
  fi
  if [[ $word == = || $before == = ]]; then return; fi  # bash cuts words at the =
  case ${{COMP_WORDS[1]}} in
{}  esac
}}
complete -F _linli linli
)",
                     helpers, paths, fmt::join(shipped.scenarios, " "), fmt::join(shipped.studies, " "),
                     names, cases);
}

}  // namespace linli
