#include "app/usage.hpp"

#include "core/text.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <optional>
#include <string>

namespace linli {
namespace {

using Names = std::vector<std::string>;

Names commands_of(const CLI::App& app)
{
  Names names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(command->get_name());
  return names;
}

Names options_of(const CLI::App& command)
{
  Names names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    for (const std::string& name : option->get_snames()) names.push_back("-" + name);
  }
  return names;
}

std::string meant(const std::string& written, const Names& known, const std::string& otherwise)
{
  const std::optional<std::string> name = nearest_name(written, known);
  return name ? fmt::format("did you mean {}?", *name) : otherwise;
}

std::string help_of(const CLI::App* command)
{
  std::string names;  // of the command and those it belongs to, but for the program
  for (const CLI::App* at = command; at != nullptr && at->get_parent() != nullptr; at = at->get_parent())
    names = at->get_name() + " " + names;
  return fmt::format("see linli {}--help", names);
}

bool is_option(const std::string& word)
{
  return !word.empty() && word.front() == '-';
}

/// Words that the parser had no use for.  After an unknown option a word may be its value, after an unknown
/// command its argument: nothing is said of these.
std::vector<Problem> superfluous(const Names& words, const CLI::App& app, const CLI::App* command)
{
  std::vector<Problem> problems;
  for (const std::string& word : words) {
    if (!is_option(word)) continue;
    const std::string name = word.substr(0, word.find('='));
    problems.push_back(
        {.problem = fmt::format("there is no option {}", name),
         .hint = meant(name, options_of(command == nullptr ? app : *command), help_of(command))});
  }
  if (!problems.empty() || words.empty()) return problems;
  const Names inner = command == nullptr ? Names{} : commands_of(*command);
  if (command == nullptr || !inner.empty()) {
    const Names known = command == nullptr ? commands_of(app) : inner;
    const std::string above = command == nullptr ? "" : command->get_name() + " ";
    return {{.problem = fmt::format("there is no command {}{}", above, words.front()),
             .hint = meant(words.front(), known, "there are " + listed(known))}};
  }
  for (const std::string& word : words) {
    problems.push_back(
        {.problem = fmt::format("{} is one argument too many", word), .hint = help_of(command)});
  }
  return problems;
}

/// The parser's own words, such as "--weeks: 1 required N missing"; better ones for "Could not convert:
/// --weeks = abc".
Problem told(const std::string& text, const CLI::App& command)
{
  const std::string unread = "Could not convert: ";
  const std::size_t equals = text.find(" = ");
  if (text.rfind(unread, 0) != 0 || equals == std::string::npos) {
    return {.problem = text, .hint = help_of(&command)};
  }
  const std::string name = text.substr(unread.size(), equals - unread.size());
  const CLI::Option* option = command.get_option_no_throw(name);
  const bool whole = option != nullptr && option->get_type_name() == "N";
  return {
      .path = name,
      .problem = fmt::format("`{}` is not a {}", text.substr(equals + 3), whole ? "whole number" : "number"),
      .hint = help_of(&command)};
}

}  // namespace

std::vector<Problem> usage_problems(const CLI::App& app, const CLI::ParseError& complaint)
{
  const CLI::App* command = nullptr;  // the innermost that was named
  for (const CLI::App* at = &app; at != nullptr;) {
    const std::vector<CLI::App*> chosen = at->get_subcommands();
    at = chosen.empty() ? nullptr : chosen.front();
    if (at != nullptr) command = at;
  }
  const CLI::App& here = command == nullptr ? app : *command;
  std::vector<Problem> problems = superfluous(here.remaining(), app, command);
  if (!problems.empty()) return problems;
  const Names inner = commands_of(here);
  if (inner.empty()) return {told(complaint.what(), here)};
  return {{.problem = command == nullptr ? "a command is needed"
                                         : fmt::format("{} needs a command", command->get_name()),
           .why = "there are " + listed(inner),
           .hint = help_of(command)}};
}

}  // namespace linli
