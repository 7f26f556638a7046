#include "compare/residents.hpp"

#include "compare/measure.hpp"
#include "compare/panel_pair.hpp"
#include "core/errors.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>

namespace linli {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// Candidate, week, group and member: in the order in which they are told.
struct Place {
  std::size_t candidate;
  std::int64_t week;
  std::string group;
  std::string member;

  bool operator==(const Place&) const = default;
};

struct Sums {
  std::vector<PanelCounts> counts;  // [replicate], by weight
  std::vector<double> weights;      // [replicate]
};

class Counter {
 public:
  Counter(const Asked& asked, const StudyDirectory& directory, std::size_t replicates,
          const std::vector<std::string>& by)
      : plan_(asked.plan), directory_(directory), replicates_(replicates), by_(by)
  {
  }

  void count(std::size_t candidate, const std::string& name, std::size_t cell, std::size_t replicate)
  {
    const auto other = reference_cell(plan_, cell);
    const auto file = result_of(plan_, directory_, cell, replicate);
    const auto reference = other ? result_of(plan_, directory_, *other, replicate) : std::nullopt;
    if (!file || !reference) return;
    const PanelPair pair(*file, *reference);
    if (!pair.same_people()) {
      note({name, "its people are not those of the reference, and cannot be compared one by one",
            "其居民与对照方案的居民不同，无法逐个对比"});
      return;
    }
    const std::vector<std::string> by = groupings_of(pair);
    const double weight = plan_.worlds.at(plan_.cells[cell].world).weight;
    for (std::size_t step = 0; step < pair.weeks().size(); ++step) {
      for (const PanelCounts& one : pair.counts(step, by)) {
        Sums& sums = at({candidate, pair.weeks()[step], one.group, one.member});
        PanelCounts& sum = sums.counts[replicate];
        sum.adults += weight * one.adults;
        sum.only_first += weight * one.only_first;
        sum.only_second += weight * one.only_second;
        sums.weights[replicate] += weight;
      }
    }
  }

  ResidentsCompared told()
  {
    ResidentsCompared out{{}, notes_};
    for (const auto& one : all_) {
      const Place& place = one.first;
      const Sums& sums = one.second;
      const auto interval = [&](double PanelCounts::*number) {
        std::vector<double> people;
        for (std::size_t r = 0; r < replicates_; ++r)
          if (sums.weights[r] > 0) people.push_back(sums.counts[r].*number / sums.weights[r] / plan_.scale);
        return people.empty() ? Interval{none, none, none} : t_interval(people);
      };
      out.all.push_back(
          {place.candidate, place.week, place.group, place.member, interval(&PanelCounts::adults),
           interval(&PanelCounts::only_first), interval(&PanelCounts::only_second),
           static_cast<std::size_t>(std::ranges::count_if(sums.weights, [](double w) { return w > 0; }))});
    }
    return out;
  }

 private:
  Sums& at(const Place& place)
  {
    for (auto& [known, sums] : all_)
      if (known == place) return sums;
    all_.push_back({place, {std::vector<PanelCounts>(replicates_), std::vector<double>(replicates_, 0.0)}});
    return all_.back().second;
  }
  /// Those asked for that the panel knows.
  std::vector<std::string> groupings_of(const PanelPair& pair)
  {
    std::vector<std::string> known = pair.groupings();
    if (by_.empty()) return known;
    std::vector<std::string> out;
    for (const std::string& name : by_) {
      if (std::ranges::find(known, name) != known.end()) {
        out.push_back(name);
      } else if (name != "district") {
        note({"", "the panel does not tell residents apart by " + name,
              "面板数据不能按 " + name + " 区分居民"});
      }
    }
    return out;
  }
  void note(const Note& one)
  {
    if (std::ranges::find(notes_, one) == notes_.end()) notes_.push_back(one);
  }

  const Plan& plan_;
  const StudyDirectory& directory_;
  std::size_t replicates_;
  const std::vector<std::string>& by_;
  std::vector<std::pair<Place, Sums>> all_{};
  std::vector<Note> notes_{};
};

}  // namespace

ResidentsCompared residents_of(const Asked& asked, const StudyDirectory& directory,
                               const Candidates& candidates, std::size_t replicates,
                               const std::vector<std::string>& by)
{
  const Plan& plan = asked.plan;
  if (plan.panels.empty())
    throw Error(Exit::usage, "--residents: the study saved no residents", "it has no `panels`",
                "write for example `panels: [week 0, week 51]` into its file, and run it again");
  if (!candidates.reference)
    throw Error(Exit::usage, "--residents: the study has no reference", "residents are compared with it");
  Counter counter(asked, directory, replicates, by);
  for (std::size_t k = 0; k < candidates.all.size(); ++k) {
    const Candidate& who = candidates.all[k];
    if (k == *candidates.reference) continue;
    for (std::size_t replicate = 0; replicate < replicates; ++replicate) {
      for (std::size_t cell = 0; cell < plan.cells.size(); ++cell) {
        const PlannedCell& at = plan.cells[cell];
        if (at.arm == who.arm && (!who.point || *who.point == at.point))
          counter.count(k, who.name, cell, replicate);
      }
    }
  }
  return counter.told();
}

}  // namespace linli
