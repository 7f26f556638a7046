#include "world/committee_invariants.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdint>
#include <optional>

namespace linli {
namespace {

constexpr float rounding = 1e-3F;

std::string of_area(const World& world, AreaId area, const char* broken)
{
  return fmt::format("area {}: {}", world.people.areas.number[area], broken);
}

/// Every small trouble that was raised is somewhere.
std::optional<std::string> faults_of_troubles(const World& world, AreaId area)
{
  const TroubleState& t = world.troubles;
  if (t.raised.empty()) return {};
  std::uint64_t open = 0;
  for (const BuildingGroupId group : world.people.areas.groups[area]) open += t.open[group];
  const std::uint64_t told = open + t.settled_group[area] + t.settled_property[area] +
                             t.settled_committee[area] + t.lapsed[area] + t.grown[area];
  if (told == t.raised[area]) return {};
  return of_area(world, area, "small troubles raised are not those open, settled, lapsed and grown");
}

/// A secretary's week; all secretaries in office work as many hours.
std::optional<std::string> faults_of_hours(const World& world, AreaId area, float& all_work)
{
  const PostState& post = world.posts;
  if (post.leading_hours.empty() || post.vacant.empty()) return {};
  const float sum = post.routine_hours[area] + post.asked_hours[area] + post.leading_hours[area];
  if (post.vacant[area] > 0) {
    if (sum == 0.0F) return {};
    return of_area(world, area, "a vacant post has hours");
  }
  if (all_work == 0.0F) all_work = sum;
  if (post.routine_hours[area] < 0 || post.asked_hours[area] < 0 || post.leading_hours[area] < 0)
    return of_area(world, area, "the secretary's hours are negative");
  if (std::fabs(sum - all_work) > rounding)
    return of_area(world, area, "the secretary's hours do not add up to the week");
  if (!post.overtime.empty() && !(post.overtime[area] >= 0 && post.overtime[area] <= sum))
    return of_area(world, area, "the secretary's overtime is negative, or more than all hours");
  if (world.work.staff_hours[area] > world.work.staff_capacity[area] + rounding ||
      world.work.staff_hours[area] < 0)
    return of_area(world, area, "the staff works more hours than it has, or fewer than none");
  return {};
}

std::optional<std::string> faults_of_secretary(const World& world, AreaId area)
{
  const SecretaryState& s = world.secretaries;
  const SecretaryId who = secretary_of(world, area);
  for (const auto& skill : s.skill) {
    if (!skill.empty() && !(skill[who] >= 0 && skill[who] <= 1))
      return of_area(world, area, "a skill of the secretary is not between 0 and 1");
  }
  float shares = 0;
  for (const auto& share : s.share) {
    if (share.empty()) return {};
    shares += share[who];
  }
  if (shares != 0.0F && std::fabs(shares - 1) > rounding)
    return of_area(world, area, "shares of leading hours do not add up to one");
  return {};
}

/// Every secretary has one post, and every post somebody who holds it or held it last.
std::optional<std::string> faults_of_posts(const World& world)
{
  std::vector<int> posts(world.people.secretaries.size());
  for (std::size_t a = 0; a < world.areas(); ++a) {
    const SecretaryId who = secretary_of(world, AreaId{a});
    if (who.value >= posts.size()) return of_area(world, AreaId{a}, "nobody ever held the post of secretary");
    if (++posts[who.value] > 1) return of_area(world, AreaId{a}, "the secretary holds another post, too");
  }
  if (posts.size() != world.areas()) return "there are more secretaries than posts";
  return {};
}

}  // namespace

std::vector<std::string> committee_faults(const World& world)
{
  if (const auto fault = faults_of_posts(world)) return {*fault};
  std::vector<std::string> faults;
  const auto note = [&](std::optional<std::string> fault) {
    if (fault) faults.push_back(*std::move(fault));
  };
  float all_work = 0;
  for (std::size_t a = 0; a < world.areas() && faults.empty(); ++a) {
    note(faults_of_troubles(world, AreaId{a}));
    note(faults_of_hours(world, AreaId{a}, all_work));
    note(faults_of_secretary(world, AreaId{a}));
  }
  return faults;
}

}  // namespace linli
