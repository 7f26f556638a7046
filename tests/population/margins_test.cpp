#include "population/margins.hpp"

#include "core/errors.hpp"
#include "population/fit_report.hpp"
#include "population/synthesis.hpp"
#include "scenario/data_files.hpp"
#include "support/putuo.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <unistd.h>
#include <vector>

namespace linli {
namespace {

using test::data_file;
using test::putuo_margins;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// The shipped margins with one number changed.
Margins changed(const std::string& name, std::size_t position, double by)
{
  Margins margins = putuo_margins();
  for (Margin& m : margins.margins) {
    if (m.name == name) m.counts.at(position) += by;
  }
  return margins;
}

TEST(PutuoMargins, AreComplete)
{
  const Margins& margins = putuo_margins();
  EXPECT_EQ(margins.subdistricts.size(), 10U);
  std::size_t areas = 0;
  for (const Margins::Subdistrict& s : margins.subdistricts) areas += s.areas;
  EXPECT_EQ(areas, 256U);
  ASSERT_EQ(margins.margins.size(), required_margins().size());
  for (const RequiredMargin& required : required_margins()) {
    const Margin& m = margins[required.name];
    EXPECT_EQ(m.by, required.by) << m.name;
    std::size_t cells = 1;
    for (const auto& labels : m.labels) cells *= labels.size();
    EXPECT_EQ(m.counts.size(), cells) << m.name;
    EXPECT_FALSE(m.source.empty()) << m.name;
    EXPECT_FALSE(m.zh.empty()) << m.name;
    EXPECT_FALSE(m.of.empty()) << m.name;
  }
}

TEST(PutuoMargins, SayWhatTheFileSays)
{
  // Added up from the file by hand.
  const Margins& margins = putuo_margins();
  EXPECT_EQ(margins["residents_by_subdistrict"].total(), 1254524);
  EXPECT_EQ(margins["household_size"].total(), 475335);
  EXPECT_EQ(margins["registration"].counts, (std::vector<double>{599828, 289319, 365377}));
  EXPECT_EQ(margins["age_by_sex"].label(19 + 18), "female/85+");
  EXPECT_EQ(margins["age_by_sex"].counts[19 + 18], 16698);
  EXPECT_EQ(margins["education_by_sex"].label(3), "male/college");
  EXPECT_EQ(margins["tenure"].label(2), "public_housing");
  EXPECT_EQ(margins["property_regime"].status, Status::assumed);
  EXPECT_EQ(margins["lift"].status, Status::proxy);
}

TEST(PutuoMargins, AreConsistent)
{
  EXPECT_THAT(inconsistencies(putuo_margins()), IsEmpty());
}

TEST(PutuoMargins, FitTheirUniversesInAges)
{
  // Residents of 6 and more, and of 16 and more, with ages spread evenly in five-year bands: what the file
  // derives education and activity from.  Rounded counts may miss by a person a category.
  const std::vector<double>& ages = putuo_margins()["age_by_sex"].counts;
  double from_16 = 0;
  for (std::size_t sex = 0; sex < 2; ++sex) {
    double from_6 = 0.8 * ages[sex * 19 + 2];
    for (std::size_t band = 3; band < 19; ++band) from_6 += ages[sex * 19 + band];
    double schooled = 0;
    for (std::size_t e = 0; e < 5; ++e) schooled += putuo_margins()["education_by_sex"].counts[sex * 5 + e];
    EXPECT_NEAR(schooled, from_6, 3) << sex;
    from_16 += 0.8 * ages[sex * 19 + 4];
    for (std::size_t band = 5; band < 19; ++band) from_16 += ages[sex * 19 + band];
  }
  EXPECT_NEAR(putuo_margins()["activity"].total(), from_16, 3);
}

TEST(Inconsistencies, OfPeopleAreFoundWithTheirDistance)
{
  EXPECT_THAT(
      inconsistencies(changed("age_by_sex", 20, 1000)),
      ElementsAre(
          "margin age_by_sex adds up to 1,255,524, but the sum of residents_by_subdistrict is 1,254,524: "
          "1,000 apart"));
  EXPECT_THAT(
      inconsistencies(changed("registration", 0, -250)),
      ElementsAre("margin registration adds up to 1,254,274, but the sum of residents_by_subdistrict is "
                  "1,254,524: 250 apart"));
  EXPECT_THAT(
      inconsistencies(changed("living", 1, 99)),
      ElementsAre("margin living adds up to 1,254,623, but the sum of residents_by_subdistrict is 1,254,524: "
                  "99 apart"));
  EXPECT_THAT(
      inconsistencies(changed("non_local_by_subdistrict", 9, 500)),
      ElementsAre(
          "margin non_local_by_subdistrict adds up to 365,877, but registration/non_local is 365,377: "
          "500 apart"));
}

TEST(Inconsistencies, OfHouseholdsAreFoundWithTheirDistance)
{
  for (const char* name : {"generations", "members_of_65_and_more", "tenure", "lift", "property_regime"}) {
    EXPECT_THAT(inconsistencies(changed(name, 1, 321)),
                ElementsAre(std::string("margin ") + name +
                            " adds up to 475,656, but the sum of household_size is 475,335: 321 apart"));
  }
}

TEST(Inconsistencies, OfMembersAndHouseholdsAreFound)
{
  // 100 households of six instead of six of one... : the same households, 500 more members.
  Margins margins = changed("household_size", 0, -100);
  for (Margin& m : margins.margins) {
    if (m.name == "household_size") m.counts[5] += 100;
  }
  EXPECT_THAT(
      inconsistencies(margins),
      ElementsAre("margin household_size (in persons) adds up to 1,150,479, but living/family_household is "
                  "1,149,979: 500 apart"));
}

TEST(Inconsistencies, AreToldAllAtOnce)
{
  // Everything that should add up to the residents is told when the residents change.
  EXPECT_EQ(inconsistencies(changed("residents_by_subdistrict", 0, 1000)).size(), 3U);
  // Five margins of households, and the members.
  EXPECT_EQ(inconsistencies(changed("household_size", 1, 1000)).size(), 6U);
}

TEST(Inconsistencies, ForgiveRounding)
{
  EXPECT_THAT(inconsistencies(changed("age_by_sex", 3, 12)), IsEmpty());
  EXPECT_EQ(inconsistencies(changed("age_by_sex", 3, 14)).size(), 1U);
  EXPECT_THAT(inconsistencies(changed("tenure", 0, -5)), IsEmpty());
  EXPECT_EQ(inconsistencies(changed("tenure", 0, -6)).size(), 1U);
}

/// What synthesis and its report say of margins that no sum shows to be wrong.
std::string fault_of(const Margins& margins)
{
  try {
    const Population p =
        synthesize(margins, test::putuo_secretaries(), HousingParams{}, PopulationParams{}, 1, Workers(2));
    require_fit(compare(p, margins, 1));
  } catch (const Error& error) {
    EXPECT_EQ(error.exit(), Exit::scenario);
    return error.what();
  }
  return {};
}

TEST(Inconsistencies, ThatNoSumShowsAreFoundBySynthesis)
{
  EXPECT_EQ(fault_of(putuo_margins()), "");
  // 4,000 more students than there are people left for: all activities are scaled to the ages and miss.
  EXPECT_THAT(fault_of(changed("activity", 0, 4000)), HasSubstr("margin activity: student has"));
  EXPECT_THAT(fault_of(changed("education_by_sex", 9, 4000)),
              HasSubstr("margin education_by_sex: female/university has"));
  // More members over 60 than residents over 60.
  EXPECT_THAT(fault_of(changed("party_members_by_age", 2, 400000)), HasSubstr("margin party_members_by_age"));
}

/// The message with which a copy of a shipped file is refused after one replacement in its text.
std::string refused(const std::string& from, const std::string& to)
{
  std::ifstream in(data_file("putuo_2017.yaml"));
  std::stringstream text;
  text << in.rdbuf();
  std::string copy = text.str();
  const std::size_t at = copy.find(from);
  if (at == std::string::npos) throw std::invalid_argument(from);
  copy.replace(at, from.size(), to);
  const auto file =
      std::filesystem::temp_directory_path() / ("linli-margins-" + std::to_string(getpid()) + ".yaml");
  std::ofstream(file) << copy;
  std::string message;
  try {
    read_margins(file.string());
  } catch (const Error& error) {
    EXPECT_EQ(error.exit(), Exit::scenario);
    message = error.what();
  }
  std::filesystem::remove(file);
  return message;
}

TEST(ReadMargins, RefusesWhatDoesNotAddUp)
{
  EXPECT_THAT(refused("{0: 4177,", "{0: 5177,"), HasSubstr("margin age_by_sex adds up to 1,255,524"));
}

TEST(ReadMargins, RefusesWhatIsMissingOrUnknown)
{
  EXPECT_THAT(refused("  tenure:\n    zh", "  tenures:\n    zh"), HasSubstr("tenures"));
  EXPECT_THAT(refused("      renter: 95181\n", ""), HasSubstr("renter"));
  EXPECT_THAT(refused("renter: 95181", "renter: -95181"), HasSubstr("renter"));
  EXPECT_THAT(refused("status: assumed", "status: guessed"), HasSubstr("guessed"));
}

}  // namespace
}  // namespace linli
