/// Mechanisms read and write what they say, and nothing else.
#include "core/digest.hpp"
#include "support/columns.hpp"
#include "support/disturbed.hpp"
#include "tried.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace linli {
namespace {

using namespace test;

bool has(const std::vector<std::string>& names, const std::string& name)
{
  return std::find(names.begin(), names.end(), name) != names.end();
}

TEST(Declared, EveryNameIsAColumn)
{
  for (const Tried& t : all_tried()) {
    const std::vector<std::string> columns = column_names(t.world);
    for (const Step& step : t.week.steps()) {
      for (const auto* names : {&step.declaration.reads, &step.declaration.writes}) {
        for (const std::string& name : *names)
          EXPECT_TRUE(has(columns, name)) << step.declaration.name << " declares " << name;
      }
    }
  }
}

TEST(Declared, NothingElseIsWritten)
{
  for (const Tried& t : all_tried()) {
    for (const Step& step : t.week.steps()) {
      for (const std::string& name : differing(found_by(step, t.world), acted_everywhere(step, t.world)))
        EXPECT_TRUE(has(step.declaration.writes, name)) << step.declaration.name << " writes " << name;
    }
  }
}

TEST(Declared, EverythingDeclaredIsWritten)
{
  // In one of the worlds at least.  What is written without being read stands at noise before.
  for (std::size_t k = 0; k < all_tried()[0].week.steps().size(); ++k) {
    std::set<std::string> changed;
    for (const Tried& t : all_tried()) {
      const Step& step = t.week.steps()[k];
      World before = found_by(step, t.world);
      for (const std::string& name : step.declaration.writes) {
        const bool stands = has(step.declaration.reads, name) || step.phase == Phase::policy;
        if (!stands) fill_with_noise(column_bytes(before, name), 3);
      }
      changed.merge(differing(before, acted_everywhere(step, before)));
    }
    const Declaration& declaration = all_tried()[0].week.steps()[k].declaration;
    for (const std::string& name : declaration.writes)
      EXPECT_TRUE(changed.contains(name)) << declaration.name << " does not write " << name;
  }
}

TEST(Declared, NothingElseIsRead)
{
  // Every column that is not declared read is filled with noise, also those that are only written.
  for (const Tried& t : all_tried()) {
    for (const Step& step : t.week.steps()) {
      const auto expected = digests_of(acted_everywhere(step, t.world));
      for (const std::uint64_t salt : {1U, 2U}) {
        World noisy = t.world;
        for (const std::string& name : column_names(noisy)) {
          if (!has(step.declaration.reads, name)) fill_with_noise(column_bytes(noisy, name), salt);
        }
        const auto obtained = digests_of(acted_everywhere(step, noisy));
        for (const std::string& name : step.declaration.writes)
          EXPECT_EQ(obtained.at(name), expected.at(name))
              << step.declaration.name << " needs something undeclared for " << name << " (" << t.name << ")";
      }
    }
  }
}

/// The rows of an area's own residents, households, building groups, secretary, ..., or itself.
template <class Id>
IdRange<Id> own_ids(const World& world, AreaId area)
{
  if constexpr (std::is_same_v<Id, SubdistrictId>) {
    const SubdistrictId own = world.people.areas.subdistrict[area];
    return {own, SubdistrictId{own.value + 1}};
  } else {
    return KindOf<Id>::of(world, area);
  }
}
template <class Id, class... I>
constexpr bool is_one_of(Kinds<I...>)
{
  return (std::is_same_v<Id, I> || ...);
}
template <class Id>
constexpr bool is_within_area = is_one_of<Id>(ShippedKinds{});

bool is_range(const std::string& name)
{
  return name.find(".first") != name.npos;
}

/// Calls f(name, column, first own row, end) for the columns in which an area has rows of its own.
template <class F>
void for_each_own_column(World& world, AreaId area, F&& f)
{
  world.for_each_column([&](const char* name, auto& column) {
    using Id = typename std::remove_cvref_t<decltype(column)>::index_type;
    if (is_range(name) || column.empty()) return;
    if constexpr (is_within_area<Id>) {
      const IdRange<Id> own = own_ids<Id>(world, area);
      f(name, column, own.first.value, own.last.value);
    }
  });
}

template <class C>
std::span<std::byte> rows(C& column, std::size_t first, std::size_t last)
{
  return std::as_writable_bytes(std::span(column.data() + first, column.data() + last));
}

/// The area's own rows of every such column, by name.
std::map<std::string, std::string> own_rows(World world, AreaId area)
{
  std::map<std::string, std::string> out;
  for_each_own_column(world, area, [&](const char* name, auto& column, std::size_t first, std::size_t last) {
    const std::span<std::byte> bytes = rows(column, first, last);
    out[name] = digest_of(bytes.data(), bytes.size());
  });
  return out;
}

/// Whether a step that acts around `disturbed_area` writes something else when one column holds other values.
bool matters(const Step& step, const World& world, const std::string& read, std::uint64_t seed)
{
  const std::uint32_t place = step.phase == Phase::local ? disturbed_area.value : 0;
  const auto luck = static_cast<std::uint32_t>(2 + seed);  // what is rare shows under some luck
  const World expected = acted(step, world, place, place + 1, luck);
  const World obtained = acted(step, disturbed(world, read, seed), place, place + 1, luck);
  const std::set<std::string> other = differing(expected, obtained);
  for (const std::string& written : step.declaration.writes) {
    if (written != read && other.contains(written)) return true;
    // Rows that were not acted on are other values to begin with.
    if (written == read &&
        own_rows(expected, disturbed_area).at(read) != own_rows(obtained, disturbed_area).at(read))
      return true;
  }
  return false;
}

/// The same of any of some other values.
bool matters(const Step& step, const World& world, const std::string& read)
{
  for (std::uint64_t seed = 0; seed < 24; ++seed) {
    if (matters(step, world, read, seed)) return true;
  }
  return false;
}

TEST(Declared, EverythingDeclaredIsRead)
{
  const std::vector<Tried>& all = all_tried();
  for (std::size_t k = 0; k < all[0].week.steps().size(); ++k) {
    const Declaration& declaration = all[0].week.steps()[k].declaration;
    for (const std::string& name : declaration.reads) {
      EXPECT_TRUE(std::any_of(all.begin(), all.end(),
                              [&](const Tried& t) { return matters(t.week.steps()[k], t.world, name); }))
          << declaration.name << " declares that it reads " << name << ", but does not need it";
    }
  }
}

TEST(Declared, AnAreaNeedsNothingOfOthersButWhatIsSeen)
{
  // All rows of other areas are noise, but for what was seen of them last week.
  for (const Tried& t : all_tried()) {
    for (std::size_t a = 0; a < t.world.areas(); ++a) {
      const AreaId area{a};
      World noisy = t.world;
      for_each_own_column(noisy, area,
                          [&](const char* name, auto& column, std::size_t first, std::size_t last) {
                            if (std::string_view(name) == "seen.last_week") return;
                            fill_with_noise(rows(column, 0, first), 1);
                            fill_with_noise(rows(column, last, column.size()), 2);
                          });
      for (const Step& step : t.week.steps()) {
        if (step.phase != Phase::local) continue;
        const auto place = static_cast<std::uint32_t>(a);
        EXPECT_EQ(own_rows(acted(step, noisy, place, place + 1), area),
                  own_rows(acted(step, t.world, place, place + 1), area))
            << step.declaration.name << " in area " << a;
      }
    }
  }
}

TEST(Declared, AnAreaTouchesNothingOfOthers)
{
  for (const Tried& t : all_tried()) {
    for (const Step& step : t.week.steps()) {
      if (step.phase != Phase::local) continue;
      for (std::uint32_t acting = 0; acting < t.world.areas(); ++acting) {
        const World world = acted(step, t.world, acting, acting + 1);
        for (std::size_t a = 0; a < t.world.areas(); ++a) {
          if (a == acting) continue;
          EXPECT_EQ(own_rows(world, AreaId{a}), own_rows(t.world, AreaId{a}))
              << step.declaration.name << " in area " << acting << " touches area " << a;
        }
      }
    }
  }
}

}  // namespace
}  // namespace linli
