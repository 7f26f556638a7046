#include "output/contents/result_comparison.hpp"

#include "output/contents/first_difference.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>

namespace linli {
namespace {

/// By the outermost group.
Kept kept_in(const FileGroup& outermost)
{
  if (outermost.name == "panels") return Kept::panels;
  if (outermost.name == "surveys") return Kept::surveys;
  if (outermost.name == "interventions") return Kept::interventions;
  if (outermost.name == "events") return Kept::events;
  const bool series = std::ranges::any_of(outermost.datasets, [](const Dataset& one) {
    return find_attribute(one.attributes, "reduction") != nullptr;
  });
  return series ? Kept::series : Kept::other;
}

/// Members of `first` with those of the same name in `second`, then those that only `second` has; null where there is none.
template <class T>
std::vector<std::pair<const T*, const T*>> pairs_of(const std::vector<T>& first, const std::vector<T>& second)
{
  std::vector<std::pair<const T*, const T*>> out;
  const auto in = [](const std::vector<T>& all, const std::string& name) -> const T* {
    const auto found = std::ranges::find(all, name, &T::name);
    return found == all.end() ? nullptr : &*found;
  };
  for (const T& one : first) out.emplace_back(&one, in(second, one.name));
  for (const T& one : second) {
    if (in(first, one.name) == nullptr) out.emplace_back(nullptr, &one);
  }
  return out;
}

void compare_groups(const FileGroup& first, const FileGroup& second, const std::string& path, Kept kept,
                    ResultComparison& out);

/// A group that one side lacks is compared with an empty one: each of its datasets is missing there.
void compare_inner(const FileGroup* first, const FileGroup* second, const std::string& path, Kept kept,
                   ResultComparison& out)
{
  const FileGroup none;
  const std::string& name = (first == nullptr ? second : first)->name;
  compare_groups(first == nullptr ? none : *first, second == nullptr ? none : *second, path_below(path, name),
                 kept, out);
}

void compare_groups(const FileGroup& first, const FileGroup& second, const std::string& path, Kept kept,
                    ResultComparison& out)
{
  if (!first.datasets.empty()) ++out.groups[kept];
  for (const auto& [mine, other] : pairs_of(first.datasets, second.datasets)) {
    const Dataset& known = mine == nullptr ? *other : *mine;
    const bool is_series = find_attribute(known.attributes, "reduction") != nullptr;
    const Kept of = kept == Kept::series && !is_series ? Kept::other : kept;
    ++out.compared[of];
    std::optional<Difference> found = first_difference({first, mine}, {second, other});
    if (!found) continue;
    found->path = path_below(path, known.name);
    found->kept = of;
    out.differences.push_back(*std::move(found));
  }
  for (const auto& [mine, other] : pairs_of(first.groups, second.groups))
    compare_inner(mine, other, path, kept, out);
}

void compare_whole(const FileGroup& first, const FileGroup& second, ResultComparison& out)
{
  for (const char* name : {"weeks", "burn_in_weeks", "residents", "state_digest"}) {
    const std::string mine = told(find_attribute(first.attributes, name));
    const std::string other = told(find_attribute(second.attributes, name));
    ++out.compared[Kept::other];
    if (mine != other) out.differences.push_back({.path = name, .first = mine, .second = other});
  }
}

}  // namespace

ResultComparison compare(const FileGroup& first, const FileGroup& second)
{
  ResultComparison out;
  for (const auto& [mine, other] : pairs_of(first.groups, second.groups)) {
    const FileGroup& known = mine == nullptr ? *other : *mine;
    if (known.name != "scenario") compare_inner(mine, other, "/", kept_in(known), out);
  }
  compare_whole(first, second, out);
  std::ranges::stable_sort(out.differences, {}, [](const Difference& one) {
    return one.week.value_or(std::numeric_limits<std::int64_t>::max());
  });
  return out;
}

}  // namespace linli
