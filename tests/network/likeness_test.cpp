#include "network/likeness.hpp"

#include "support/tiny_population.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace linli {
namespace {

constexpr Traits base{.age = 40, .education = 2, .registration = 0, .tenure = 0};

TEST(Liking, IsOneForTheFullyAlike)
{
  for (const double homophily : {0.0, 1.0, 4.0}) EXPECT_EQ(Liking(homophily)(base, base), 1.0F);
}

TEST(Liking, FallsByAQuarterOfHomophilyATrait)
{
  const Liking liking(2.0);
  const float quarter = std::exp(-0.5F);
  Traits other = base;
  other.registration = 2;
  EXPECT_FLOAT_EQ(liking(base, other), quarter);
  other = base;
  other.tenure = 1;
  EXPECT_FLOAT_EQ(liking(base, other), quarter);
  other = base;
  other.age = 70;  // thirty years: nothing in common
  EXPECT_FLOAT_EQ(liking(base, other), quarter);
  other.age = 99;
  EXPECT_FLOAT_EQ(liking(base, other), quarter);
  other.age = 55;  // fifteen years: half
  EXPECT_FLOAT_EQ(liking(base, other), std::exp(-0.25F));
  other = base;
  other.education = 0;  // two of four levels
  EXPECT_FLOAT_EQ(liking(base, other), std::exp(-0.25F));
  const Traits stranger{.age = 75, .education = 0, .registration = 1, .tenure = 2};
  const Traits old_hand{.age = 20, .education = 4, .registration = 0, .tenure = 0};
  EXPECT_FLOAT_EQ(liking(stranger, old_hand), std::exp(-2.0F));
}

TEST(Liking, IsMutual)
{
  const Liking liking(3.0);
  for (std::uint8_t age = 18; age < 99; age = static_cast<std::uint8_t>(age + 9)) {
    for (std::uint8_t education = 0; education < 5; ++education) {
      const Traits other{age, education, 1, 0};
      EXPECT_EQ(liking(base, other), liking(other, base));
    }
  }
}

TEST(Liking, WithoutHomophilyIsBlind)
{
  const Traits stranger{.age = 99, .education = 0, .registration = 1, .tenure = 2};
  EXPECT_EQ(Liking(0.0)(base, stranger), 1.0F);
}

TEST(Traits, AreThoseOfTheTables)
{
  const Population p = test::population_of({test::area_of(
      {test::group_of({{.people = {{.age = 41, .education = Education::college},
                                   {.age = 12, .education = Education::primary_or_less}},
                        .tenure = Tenure::renter},
                       {.people = {{.age = 80, .registration = Registration::non_local}}}})})});
  const Column<Traits, ResidentId> traits = traits_of(p);
  ASSERT_EQ(traits.size(), 3U);
  EXPECT_EQ(traits[ResidentId{0}].age, 41);
  EXPECT_EQ(traits[ResidentId{0}].education, 3);
  EXPECT_EQ(traits[ResidentId{0}].tenure, 1);
  EXPECT_EQ(traits[ResidentId{1}].tenure, 1);
  EXPECT_EQ(traits[ResidentId{2}].registration, 2);
  EXPECT_EQ(traits[ResidentId{2}].tenure, 0);
}

}  // namespace
}  // namespace linli
