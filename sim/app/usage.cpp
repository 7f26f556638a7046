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
  return command == nullptr ? "see linli --help" : fmt::format("see linli {} --help", command->get_name());
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
  if (command == nullptr) {
    const Names known = commands_of(app);
    return {{.problem = fmt::format("there is no command {}", words.front()),
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
  const std::vector<CLI::App*> chosen = app.get_subcommands();
  const CLI::App* command = chosen.empty() ? nullptr : chosen.front();
  std::vector<Problem> problems =
      superfluous(command == nullptr ? app.remaining() : command->remaining(), app, command);
  if (!problems.empty()) return problems;
  if (command != nullptr) return {told(complaint.what(), *command)};
  return {{.problem = "a command is needed",
           .why = "there are " + listed(commands_of(app)),
           .hint = help_of(nullptr)}};
}

}  // namespace linli
