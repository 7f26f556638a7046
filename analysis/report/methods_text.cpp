#include "report/methods_text.hpp"

#include <algorithm>

namespace linli {
namespace {

/// A cell of a table: what would end it, or begin a new row, does not.
std::string cell(const std::string& text)
{
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c == '\n' || c == '\r' ? ' ' : c;
  }
  return out;
}

/// A fence that the text does not have: one backtick more than its longest row of them.
std::string fence_around(const std::string& text)
{
  std::size_t longest = 2;
  std::size_t row = 0;
  for (const char c : text) {
    row = c == '`' ? row + 1 : 0;
    longest = std::max(longest, row);
  }
  return std::string(longest + 1, '`');
}

}  // namespace

std::string methods_text(const Methods& methods, const std::string& study_file, const std::string& language)
{
  const bool chinese = language == "zh";
  const auto in = [&](const Spoken& text) -> const std::string& { return chinese ? text.zh : text.en; };
  const auto table = [&](const std::vector<std::pair<Spoken, Spoken>>& rows, const Spoken& head) {
    std::string out = "| " + in(head) + " | |\n|---|---|\n";
    for (const auto& [item, text] : rows) out += "| " + cell(in(item)) + " | " + cell(in(text)) + " |\n";
    return out;
  };
  const std::string fence = fence_around(study_file);
  return "# " + in({"Methods", "研究方法"}) + "\n\n" + in(methods.paragraph) + "\n\n" +
         in({"The model is described in `model.md` by the ODD+D protocol; `references.bib` has the works "
             "that it names.",
             "模型按 ODD+D 规范描述，见 `model.md`（英文）；所引文献见 `references.bib`。"}) +
         "\n\n## STRESS-ABS\n\n" + table(methods.stress, {"item", "条目"}) + "\n## " +
         in({"Where the numbers come from", "数据来源"}) + "\n\n" +
         table(methods.provenance, {"item", "条目"}) + "\n## " + in({"The study's file", "研究文件"}) +
         "\n\n" + fence + "yaml\n" + study_file + (study_file.ends_with('\n') ? "" : "\n") + fence + "\n";
}

}  // namespace linli
