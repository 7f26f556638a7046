#include "compare/completeness.hpp"

#include "core/text.hpp"

#include <fmt/format.h>

namespace linli {
namespace {

constexpr std::size_t most_named = 3;  // runs of a replicate

/// "replicate 3", "replicates 3 to 5"; numbers from 0, `end` not included.
std::string replicates_text(std::size_t begin, std::size_t end)
{
  return end == begin + 1 ? fmt::format("replicate {} lacks", end)
                          : fmt::format("replicates {} to {} lack", begin + 1, end);
}

std::string runs_text(const Plan& plan, const std::vector<std::size_t>& cells)
{
  if (cells.size() == plan.cells.size()) return "all runs";
  if (cells.size() > most_named) return fmt::format("{} of {} runs", cells.size(), plan.cells.size());
  std::vector<std::string> names;
  for (const std::size_t cell : cells) names.push_back(cell_name(plan, plan.cells[cell]));
  return listed(names);
}

}  // namespace

std::string cell_name(const Plan& plan, const PlannedCell& cell)
{
  std::string out;
  const auto add = [&](const std::string& part) { out += (out.empty() ? "" : ", ") + part; };
  if (plan.arms.size() > 1) add(plan.arms.at(cell.arm).name);
  if (plan.points.size() > 1) add(point_name(plan, cell.point));
  if (plan.worlds.size() > 1) add("world " + plan.worlds.at(cell.world).name);
  return out.empty() ? "its run" : out;
}

Completeness completeness_of(const Plan& plan, const RunTable& table)
{
  Completeness out{table.replicates(), 0, table.replicates() * plan.cells.size(), 0, {}};
  std::string open;  // what the replicates from `begin` on lack alike
  std::size_t begin = 0;
  const auto close = [&](std::size_t end) {
    if (!open.empty()) out.lacking.push_back(replicates_text(begin, end) + " " + open);
  };
  for (std::size_t replicate = 0; replicate < table.replicates(); ++replicate) {
    std::vector<std::size_t> cells;
    for (std::size_t cell = 0; cell < plan.cells.size(); ++cell)
      if (!table.there(cell, replicate)) cells.push_back(cell);
    out.missing += cells.size();
    if (cells.empty()) ++out.complete;
    const std::string lacks = cells.empty() ? "" : runs_text(plan, cells);
    if (lacks == open) continue;
    close(replicate);
    open = lacks;
    begin = replicate;
  }
  close(table.replicates());
  return out;
}

}  // namespace linli
