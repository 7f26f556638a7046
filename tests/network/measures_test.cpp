#include "network/measures.hpp"

#include "support/tiny_population.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace linli {
namespace {

using namespace test;

// Area 1: persons 0, 1, 2 in one building group, 3 in another of the same compound, 4 in another compound.
// Area 2: person 5 with the child 6, and 7.
// Ties: 0–1, 0–2 and 1–2 in the group, 0–3 in the compound, 2–4 in the area, 0–5 outside; nobody knows 7.
Population people()
{
  const auto one = [](int age, Registration registration) {
    return TinyHousehold{.people = {{.age = age, .registration = registration}}};
  };
  const TinyGroup first = group_of(
      {one(30, Registration::here), one(30, Registration::here), one(50, Registration::elsewhere_in_city)});
  const TinyGroup second = group_of({one(40, Registration::here)});
  const TinyGroup third = group_of({one(50, Registration::non_local)});
  const TinyGroup fourth = group_of({{.people = {{.age = 30}, {.age = 9}}}, one(60, Registration::here)});
  return population_of(
      {TinyArea{.compounds = {{.groups = {first, second}}, {.groups = {third}}}}, area_of({fourth})});
}

Ties ties()
{
  Ties out;
  const std::vector<std::vector<std::uint16_t>> lists{{3, 1, 5, 2}, {0, 2}, {4, 1, 0}, {0}, {2}, {3}, {}, {}};
  for (const auto& list : lists) {
    for (const std::uint16_t to : list) out.to.push_back(to);
    out.of.close(TieId{out.to.size()});
  }
  out.guest.push_back(ResidentId{5});  // whom area 1 sees after its five residents
  out.guests.close(GuestId{1});
  out.guest.push_back(ResidentId{0});  // whom area 2 sees after its three
  out.guests.close(GuestId{2});
  return out;
}

TEST(Ties, NameThePeopleBehindPositions)
{
  const Population p = people();
  const Ties t = ties();
  const IdRange<ResidentId> second = p.areas.residents[AreaId{1}];
  EXPECT_EQ(t.resident(AreaId{0}, p.areas.residents[AreaId{0}], 4), ResidentId{4});
  EXPECT_EQ(t.resident(AreaId{0}, p.areas.residents[AreaId{0}], 5), ResidentId{5});
  EXPECT_EQ(t.resident(AreaId{1}, second, 2), ResidentId{7});
  EXPECT_EQ(t.resident(AreaId{1}, second, 3), ResidentId{0});
  EXPECT_EQ(t.degree(ResidentId{0}), 4U);
  EXPECT_EQ(t.list(ResidentId{2})[0], 4);
  EXPECT_EQ(t.degree(ResidentId{6}), 0U);
}

TEST(Measures, CountAHandDrawnNetwork)
{
  for (const int threads : {1, 2, 3}) {
    const NetworkMeasures m = measure(people(), ties(), Workers(threads));
    EXPECT_EQ(m.adults, 7U);
    EXPECT_EQ(m.without_ties, 1U);
    EXPECT_EQ(m.degrees, (std::vector<std::size_t>{1, 3, 1, 1, 1}));
    EXPECT_DOUBLE_EQ(m.mean_degree, 12.0 / 7);
    EXPECT_NEAR(m.sd_degree, std::sqrt(80.0) / 7, 1e-12);  // 32/7 − (12/7)²
    EXPECT_DOUBLE_EQ(m.where[0], 6.0 / 12);
    EXPECT_DOUBLE_EQ(m.where[1], 2.0 / 12);
    EXPECT_DOUBLE_EQ(m.where[2], 2.0 / 12);
    EXPECT_DOUBLE_EQ(m.where[3], 2.0 / 12);
    EXPECT_DOUBLE_EQ(m.group_clustering, 1);       // the triangle 0, 1, 2
    EXPECT_DOUBLE_EQ(m.area_clustering, 3.0 / 7);  // pairs: three at 0, one at 1, three at 2
    EXPECT_DOUBLE_EQ(m.same_registration, 0.5);    // 0–1, 0–3 and 0–5 of six
    EXPECT_DOUBLE_EQ(m.same_registration_random,
                     74.0 / 144);  // ends: 8 here, 3 elsewhere in the city, 1 from outside
    // Ages at the 12 ends: mean 37.5, mean square 17900/12, mean product 17000/12.
    EXPECT_NEAR(m.age_correlation, 5.0 / 41, 1e-12);
  }
}

TEST(Measures, OfAPathHaveNoTriangles)
{
  const Population p = population_of({area_of({group_of(singles(3))})});
  Ties t;
  for (const int to : {1, 0, 2, 1}) t.to.push_back(static_cast<std::uint16_t>(to));
  for (const std::size_t end : {1U, 3U, 4U}) t.of.close(TieId{end});
  t.guests.close(GuestId{0});
  const NetworkMeasures m = measure(p, t, Workers(1));
  EXPECT_EQ(m.group_clustering, 0);
  EXPECT_EQ(m.area_clustering, 0);
  EXPECT_EQ(m.same_registration, 1);
  EXPECT_EQ(m.age_correlation, 0) << "nobody differs in age";
}

TEST(Measures, OfNoTiesAreNothing)
{
  const Population p = population_of({area_of({group_of(singles(3))})});
  Ties t;
  for (int k = 0; k < 3; ++k) t.of.close(TieId{0});
  t.guests.close(GuestId{0});
  const NetworkMeasures m = measure(p, t, Workers(1));
  EXPECT_EQ(m.adults, 3U);
  EXPECT_EQ(m.mean_degree, 0);
  EXPECT_EQ(m.group_clustering, 0);
}

}  // namespace
}  // namespace linli
