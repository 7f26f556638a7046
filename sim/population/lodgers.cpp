#include "population/lodgers.hpp"

namespace linli {
namespace {

/// How much more often than others these live outside family households ([?]).
double weight(Registration registration, int age)
{
  if (registration == Registration::non_local && age < 35) return 5.0;
  if (age < 25) return 3.0;
  return age < 50 ? 1.0 : 0.4;
}

struct Kind {
  Registration registration;
  Sex sex;
  int age;
};

std::vector<Kind> kinds_of_working_age()
{
  std::vector<Kind> kinds;
  for (const Registration r :
       {Registration::here, Registration::elsewhere_in_city, Registration::non_local}) {
    for (const Sex sex : {Sex::male, Sex::female}) {
      for (int age = working.low; age <= working.high; ++age) kinds.push_back({r, sex, age});
    }
  }
  return kinds;
}

/// Adds anybody of these ages until `wanted` are there or nobody is left.
void fill_up(std::vector<Person>& people, std::uint32_t wanted, AgeRange ages, PersonPool& pool, Draws& draws)
{
  while (people.size() < wanted) {
    const std::optional<Person> person = pool.any(draws, ages);
    if (!person) return;
    people.push_back(*person);
  }
}

}  // namespace

Lodgers choose_lodgers(PersonPool& pool, std::uint32_t people, std::uint32_t elders, const Luck& luck,
                       std::uint32_t subdistrict)
{
  const std::vector<Kind> kinds = kinds_of_working_age();
  const std::uint32_t younger = people - elders;
  std::vector<double> wanted;
  double total = 0;
  for (const Kind& k : kinds) {
    wanted.push_back(weight(k.registration, k.age) * pool.left(k.registration, k.sex, k.age));
    total += wanted.back();
  }
  for (double& w : wanted) w *= total > 0 ? younger / total : 0.0;
  const std::vector<std::uint32_t> whole = rounded_in_order(wanted);
  Lodgers out;
  for (std::size_t k = 0; k < kinds.size(); ++k) {
    for (std::uint32_t n = 0; n < whole[k]; ++n) {
      const std::optional<Person> person = pool.take(kinds[k].registration, kinds[k].sex, kinds[k].age);
      if (person) out.younger.push_back(*person);
    }
  }
  Draws draws(luck, Stream::lodgers, 0, subdistrict);
  fill_up(out.younger, younger, working, pool, draws);
  fill_up(out.elders, elders, elderly, pool, draws);
  fill_up(out.younger, people - static_cast<std::uint32_t>(out.elders.size()), {0, oldest_age}, pool, draws);
  return out;
}

}  // namespace linli
