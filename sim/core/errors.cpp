#include "core/errors.hpp"

#include <fmt/format.h>

#include <utility>

namespace linli {
namespace {

std::string joined(const std::vector<Problem>& problems)
{
  std::string text;
  for (const Problem& p : problems) {
    if (!text.empty()) text += '\n';
    text += p.text();
  }
  return text;
}

[[noreturn]] void broken(std::string_view kind, std::string_view what, const char* file, int line)
{
  throw Bug(fmt::format("{}:{}: {} failed: {}", file, line, kind, what));
}

}  // namespace

std::string Problem::text() const
{
  std::string out;
  if (!file.empty()) {
    out += file;
    if (line > 0) out += fmt::format(":{}", line);
    if (line > 0 && column > 0) out += fmt::format(":{}", column);
    out += ": ";
  }
  if (!path.empty()) out += path + ": ";
  out += problem;
  if (!why.empty()) out += " (" + why + ")";
  if (!hint.empty()) out += " — " + hint;
  return out;
}

Error::Error(Exit exit, std::vector<Problem> problems)
    : std::runtime_error(joined(problems)), exit_(exit), problems_(std::move(problems))
{
}

Error::Error(Exit exit, std::string problem, std::string why, std::string hint)
    : Error(exit, {Problem{.problem = std::move(problem), .why = std::move(why), .hint = std::move(hint)}})
{
}

void expects(bool holds, std::string_view what, const char* file, int line)
{
  if (!holds) broken("precondition", what, file, line);
}

void ensures(bool holds, std::string_view what, const char* file, int line)
{
  if (!holds) broken("postcondition", what, file, line);
}

}  // namespace linli
