#include "engine/set_up.hpp"

#include "engine/simulation.hpp"
#include "support/clubs.hpp"
#include "support/tiny_population.hpp"
#include "support/tiny_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace linli {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::IsEmpty;

/// Writes down for whom it is called, of every kind of id.
struct Witness {
  struct Params {
    std::vector<std::string>* calls = nullptr;
    std::vector<std::int64_t>* weeks_of_study = nullptr;
    static std::vector<Field> describe() { return {}; }
  };
  using OwnKinds = Kinds<ClubId>;

  static Declaration declaration()
  {
    return {.name = "witness", .en = "", .zh = "", .equation = "", .report = "", .reads = {}, .writes = {}};
  }
  explicit Witness(const Params& params) : params_(params) {}
  template <class I>
  void derive(World&, I id, const Luck&) const
  {
    note("derive", id);
  }
  template <class I>
  void begin(World&, I id, const Luck&) const
  {
    note("begin", id);
  }
  void act(World&, AreaId, const Moment& moment) const
  {
    if (params_.weeks_of_study != nullptr) params_.weeks_of_study->push_back(moment.week_of_study());
  }

 private:
  template <class I>
  void note(const char* what, I id) const
  {
    if (params_.calls == nullptr) return;
    params_.calls->push_back(std::string(what) + ' ' + I::tag::name + ' ' + std::to_string(id.value));
  }

  Params params_;
};

/// A household of two in one area and a place on the staff.
World one_area()
{
  World world = still_world(population_of({area_of({group_of({{.people = {{}, {}}}})})}));
  world.staff.of_area = {};
  world.staff.of_area.close(StaffId{1});
  for (auto* column : {&world.staff.hired, &world.staff.vacant}) column->assign(1, 0);
  return world;
}

Week witnessed(std::vector<std::string>& calls)
{
  Week week;
  week.local<Clubs>({.founding = 0, .closing = 0, .most = 1});
  week.local<Witness>({.calls = &calls});
  return week;
}

TEST(SetUp, IsFromPlacesToPeopleAndBack)
{
  std::vector<std::string> calls;
  World world = one_area();
  prepare(world, witnessed(calls), {}, Workers(1));
  EXPECT_THAT(
      calls,
      ElementsAre("derive subdistrict 0", "derive area 0", "derive compound 0", "derive building_group 0",
                  "derive household 0", "derive resident 0", "derive resident 1", "derive secretary 0",
                  "derive staff 0", "begin household 0", "begin resident 0", "begin resident 1",
                  "begin secretary 0", "begin staff 0", "begin building_group 0", "begin compound 0",
                  "begin area 0", "derive club 0", "begin club 0", "begin subdistrict 0"));
  calls.clear();
  derive_anew(world, witnessed(calls), {}, Workers(1));
  EXPECT_THAT(calls,
              ElementsAre("derive subdistrict 0", "derive area 0", "derive compound 0",
                          "derive building_group 0", "derive household 0", "derive resident 0",
                          "derive resident 1", "derive secretary 0", "derive staff 0", "derive club 0"));
}

TEST(SetUp, WhoComesDuringAWeekBeginsAtItsEnd)
{
  std::vector<std::string> calls;
  World world = one_area();
  const Week week = witnessed(calls);
  prepare(world, week, {}, Workers(1));
  calls.clear();
  welcome(world, week, AreaId{0}, {.week = 6, .luck = {}});
  EXPECT_THAT(calls, IsEmpty()) << "nobody came";
  world.dwellings.arrived[HouseholdId{0}] = 7;
  welcome(world, week, AreaId{0}, {.week = 6, .luck = {}});
  EXPECT_THAT(calls, ElementsAre("derive household 0", "derive resident 0", "derive resident 1",
                                 "begin household 0", "begin resident 0", "begin resident 1"));
  calls.clear();
  world.people.secretaries.appointed[SecretaryId{0}] = 8;
  world.staff.hired[StaffId{0}] = 8;
  const auto clubs = agents<ClubId>(world);
  clubs.close(ClubId{0}, 2);
  clubs.found(AreaId{0}, 7);
  welcome(world, week, AreaId{0}, {.week = 7, .luck = {}});
  EXPECT_THAT(calls, ElementsAre("derive secretary 0", "begin secretary 0", "derive staff 0", "begin staff 0",
                                 "derive club 0", "begin club 0"));
  calls.clear();
  clubs.close(ClubId{0}, 7);  // in the week in which it was founded
  world.people.secretaries.appointed[SecretaryId{0}] = world.staff.hired[StaffId{0}] = 0;
  welcome(world, week, AreaId{0}, {.week = 7, .luck = {}});
  EXPECT_THAT(calls, IsEmpty()) << "an empty slot";
}

TEST(SetUp, StepsKnowWhenTheStudyBegins)
{
  std::vector<std::int64_t> weeks;
  Week week;
  week.let_study_begin(2);
  week.local<Witness>({.calls = nullptr, .weeks_of_study = &weeks});
  World world = one_area();
  make_slots<ClubId>(world, 1);
  after(std::move(world), week, 4);
  EXPECT_THAT(weeks, ElementsAre(-2, -1, 0, 1));
  Scenario scenario;
  scenario.run.burn_in = 104;
  EXPECT_EQ(make_week(scenario).study_begins(), 104);
}

}  // namespace
}  // namespace linli
