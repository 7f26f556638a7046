#include "results/result_file.hpp"

#include "core/errors.hpp"
#include "output/contents/format_version.hpp"
#include "output/files/publish.hpp"
#include "output/hdf5/hdf5_write.hpp"
#include "output/helpers.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace linli {
namespace {

using test::TemporaryDirectory;

constexpr float missing = std::numeric_limits<float>::quiet_NaN();

/// A burn-in of one week and three weeks of study, of two areas.
FileGroup small_result(std::int64_t version = result_format_version)
{
  const Dataset time = make_axis("time", std::vector<std::int64_t>{-7, 0, 7, 14});
  const Dataset week{"week", {"time"}, std::vector<std::int32_t>{-1, 0, 1, 2}, {}};
  const Dataset area = make_axis("area", std::vector<std::int32_t>{3, 8});
  const Attributes about{{"units", "1"}, {"long_name", "Trust"}, {"long_name_zh", "信任"}};
  return {"",
          {{"file_type", "linli_result"},
           {"format_version", version},
           {"linli_version", "9.9"},
           {"burn_in_weeks", std::int64_t{1}},
           {"seed", std::int64_t{5}}},
          {},
          {{"district", {}, {time, week, {"trust", {"time"}, std::vector<float>{9, 1, 2, 6}, about}}, {}},
           {"area",
            {},
            {time,
             week,
             area,
             {"subdistrict", {"area"}, std::vector<std::string>{"a", "b"}, {}},
             {"trust", {"time", "area"}, std::vector<float>{9, 8, 1, 4, missing, 5, 3, 6}, about}},
            {}},
           {"scenario", {}, {{"as_written", {}, std::vector<std::string>{"x"}, {}}}, {}}}};
}

std::filesystem::path published(const TemporaryDirectory& directory, const FileGroup& root)
{
  const std::filesystem::path file = directory / "result.h5";
  publish_tree(ClaimedOutput(file, Overwrite::replace), root);
  return file;
}

TEST(ResultFile, TellsWhatIsThere)
{
  const TemporaryDirectory directory;
  const ResultFile result(published(directory, small_result()));
  EXPECT_EQ(result.groups(), (std::vector<std::string>{"district", "area"}));
  EXPECT_EQ(result.names("area"), (std::vector<std::string>{"trust"}));
  EXPECT_EQ(result.whole("seed"), 5);
  EXPECT_EQ(result.text("linli_version"), "9.9");
}

TEST(ResultFile, GivesSeriesWithTheirAxes)
{
  const TemporaryDirectory directory;
  const ResultFile result(published(directory, small_result()));
  const Series trust = result.series("area", "trust");
  EXPECT_EQ(trust.weeks, (std::vector<std::int64_t>{-1, 0, 1, 2}));
  EXPECT_EQ(trust.members, (std::vector<std::string>{"3", "8"}));
  EXPECT_EQ(trust.meaning_zh, "信任");
  EXPECT_EQ(trust.unit, "1");
  EXPECT_EQ(trust.at(3, 1), 6);
  EXPECT_EQ(trust.course(1), (std::vector<double>{8, 4, 5, 6}));
  const Series district = result.series("district", "trust");
  EXPECT_EQ(district.members, (std::vector<std::string>{""}));
  EXPECT_EQ(district.values, (std::vector<double>{9, 1, 2, 6}));
}

TEST(ResultFile, MeansOverWeeksOfTheStudyLeaveOutWhatIsMissing)
{
  const TemporaryDirectory directory;
  const ResultFile result(published(directory, small_result()));
  const Series trust = result.series("area", "trust");
  EXPECT_EQ(trust.mean_over(0, 3), (std::vector<double>{2, 5}));
  EXPECT_EQ(trust.mean_over(-1, 1), (std::vector<double>{5, 6}));
  EXPECT_TRUE(std::isnan(trust.mean_over(1, 2)[0]));
  EXPECT_TRUE(std::isnan(trust.mean_over(40, 50)[1]));
}

/// What an error says.
template <class Body>
Problem problem_of(const Body& body)
{
  try {
    body();
  } catch (const Error& error) {
    return error.problems().front();
  }
  ADD_FAILURE() << "nothing was thrown";
  return {};
}

TEST(ResultFile, NamesTheNearest)
{
  const TemporaryDirectory directory;
  const ResultFile result(published(directory, small_result()));
  EXPECT_EQ(problem_of([&] { result.series("area", "turst"); }).hint, "did you mean trust?");
  EXPECT_EQ(problem_of([&] { result.series("aera", "trust"); }).hint, "did you mean area?");
  EXPECT_EQ(problem_of([&] { result.series("scenario", "trust"); }).why, "it has district and area");
}

/// The small result, and a panel of two residents in two weeks.
FileGroup with_panel()
{
  FileGroup root = small_result();
  const Dataset time = make_axis("time", std::vector<std::int64_t>{0, 7});
  const Dataset resident = make_axis("resident", std::vector<std::int64_t>{70, 71});
  const Dataset took_part{"took_part", {"time", "resident"}, std::vector<std::uint8_t>{0, 1, 2, 0}, {}};
  const Dataset age{"age_band",
                    {"resident"},
                    std::vector<std::uint8_t>{0, 3},
                    {{"flag_values", std::vector<std::uint8_t>{0, 3}}, {"flag_meanings", "18-29 child"}}};
  root.groups.push_back({"panels", {}, {}, {{"study", {}, {time, resident, took_part, age}, {}}}});
  root.attributes.push_back({"scale", 0.5});
  return root;
}

TEST(ResultFile, GivesAnyNumbersByTheirPath)
{
  const TemporaryDirectory directory;
  const ResultFile result(published(directory, with_panel()));
  using Numbers = std::vector<double>;
  EXPECT_EQ(result.numbers("panels/study/took_part"), (Numbers{0, 1, 2, 0}));
  EXPECT_EQ(result.numbers("panels/study/took_part", 1), (Numbers{2, 0}));
  EXPECT_EQ(result.numbers("area/area"), (Numbers{3, 8}));
  EXPECT_EQ(result.labels("area/subdistrict"), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(result.labels("area/area"), (std::vector<std::string>{"3", "8"}));
  EXPECT_EQ(result.meanings("panels/study/age_band"), (std::vector<std::string>{"18-29", "", "", "child"}));
  EXPECT_EQ(result.parts("panels"), (std::vector<std::string>{"study"}));
  EXPECT_TRUE(result.parts("surveys").empty());
  EXPECT_TRUE(result.has_dataset("panels/study/took_part"));
  EXPECT_FALSE(result.has_dataset("panels/other/took_part"));
  EXPECT_TRUE(result.has_series("area", "trust"));
  EXPECT_FALSE(result.has_series("area", "subdistrict"));
  EXPECT_FALSE(result.has_series("sex", "trust"));
  EXPECT_EQ(result.number("scale"), 0.5);
}

TEST(ResultFile, RefusesNumbersThatAreNotThere)
{
  const TemporaryDirectory directory;
  const ResultFile result(published(directory, with_panel()));
  EXPECT_EQ(problem_of([&] { result.numbers("panels/study/age"); }).problem, "lacks panels/study/age");
  EXPECT_EQ(problem_of([&] { result.numbers("area/subdistrict"); }).problem,
            "area/subdistrict holds no numbers");
  EXPECT_EQ(problem_of([&] { result.numbers("panels/study/took_part", 2); }).problem,
            "panels/study/took_part is too short");
  EXPECT_EQ(problem_of([&] { result.meanings("area/area"); }).problem, "area/area is no choice");
}

TEST(ResultFile, RefusesAFormatItDoesNotKnow)
{
  const TemporaryDirectory directory;
  const std::filesystem::path file = directory / "later.h5";
  write_tree(file, small_result(result_format_version + 1));
  const Problem problem = problem_of([&] { const ResultFile result(file); });
  EXPECT_EQ(problem.problem, "is a result of format version " + std::to_string(result_format_version + 1));
}

TEST(ResultFile, RefusesWhatIsNoResult)
{
  const TemporaryDirectory directory;
  test::put_bytes(directory / "text.h5", "no result at all");
  EXPECT_THROW(ResultFile(directory / "text.h5"), Error);
  EXPECT_THROW(ResultFile(directory / "none.h5"), Error);
}

}  // namespace
}  // namespace linli
