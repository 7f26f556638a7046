/// Plans that are damaged, or contradict themselves, are refused with what is wrong.
#include "full_plan.hpp"
#include "helpers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <utility>

namespace linli {
namespace {

using namespace test;
using testing::HasSubstr;

std::string refused(const std::string& text)
{
  std::string told;
  EXPECT_EQ(exit_of([&] { plan_of("some/plan.json", text); }, &told), Exit::io);
  EXPECT_THAT(told, HasSubstr("some/plan.json"));
  EXPECT_THAT(told, HasSubstr("is no plan of a study"));
  return told;
}

TEST(RefusedPlan, IsToldIfItIsDamaged)
{
  const std::string text = plan_text(full_plan());
  refused("");
  refused("[]");
  refused(text.substr(0, text.size() / 2));
  refused("{\"plan_version\": 1}");
}

TEST(RefusedPlan, IsToldIfItIsOfAnotherVersion)
{
  std::string text = plan_text(full_plan());
  text.replace(text.find("\"plan_version\": 1"), 17, "\"plan_version\": 2");
  EXPECT_THAT(refused(text), HasSubstr("it is of another version"));
}

struct Spoiled {
  std::string why;
  std::function<void(Plan&)> spoil;
};

TEST(RefusedPlan, IsToldIfItContradictsItself)
{
  const std::string cells = "its cells are not those of its arms, points and worlds";
  const std::string pasts = "its pasts are not those of its cells";
  const std::string groups = "its groups are not those of its factors";
  const std::vector<Spoiled> all{
      {"it has no runs", [](Plan& p) { p.arms.clear(); }},
      {"it has no runs", [](Plan& p) { p.replicates = 0; }},
      {cells, [](Plan& p) { p.cells.pop_back(); }},
      {cells, [](Plan& p) { std::swap(p.cells[0], p.cells[1]); }},
      {cells, [](Plan& p) { p.cells[0].arm = 2; }},
      {"its cells have not a run for each replicate", [](Plan& p) { p.cells[3].runs.pop_back(); }},
      {pasts, [](Plan& p) { p.cells[3].past = 2; }},
      {pasts, [](Plan& p) { p.pasts[0].from = 0; }},
      {pasts, [](Plan& p) { p.pasts[0].cell = 8; }},
      {"its points have not a value of each factor", [](Plan& p) { p.points[1].values.pop_back(); }},
      {"its points have not a value of each factor", [](Plan& p) { p.points[1].place.pop_back(); }},
      {"its worlds have not a value of each parameter", [](Plan& p) { p.worlds[1].values.pop_back(); }},
      {"its reference is none of its arms or points", [](Plan& p) { p.reference_arm = 2; }},
      {"its reference is none of its arms or points", [](Plan& p) { p.reference_point = 2; }},
      {groups, [](Plan& p) { p.group_of[1] = 2; }},
      {groups, [](Plan& p) { p.group_of.pop_back(); }},
      {groups, [](Plan& p) { p.moved[1][0] = 2; }}};
  for (const Spoiled& one : all) {
    Plan plan = full_plan();
    one.spoil(plan);
    EXPECT_THAT(refused(plan_text(plan)), HasSubstr(one.why));
  }
}

TEST(RefusedPlan, IsToldIfAValueIsOfAnotherKind)
{
  const auto with = [](const std::string& key, const Json& value) {
    Json json = Json::parse(plan_text(full_plan()));
    json[key] = value;
    return json.dump();
  };
  EXPECT_THAT(refused(with("arms", nullptr)), HasSubstr("a list is missing"));
  EXPECT_THAT(refused(with("design", "sobo")), HasSubstr("unknown name sobo"));
  refused(with("weeks", "many"));
  Json json = Json::parse(plan_text(full_plan()));
  json["cells"][0]["runs"][0] = "xyz";
  EXPECT_THAT(refused(json.dump()), HasSubstr("no address of a run"));
}

}  // namespace
}  // namespace linli
