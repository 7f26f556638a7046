#include "population/breakdowns.hpp"

#include "core/errors.hpp"

#include <array>

namespace linli {
namespace {

using Categories = Column<std::uint8_t, ResidentId>;

template <auto column>
Categories of_residents(const Population& people)
{
  Categories out(people.residents.size(), no_category);
  for (std::size_t i = 0; i < people.residents.size(); ++i) {
    const ResidentId id{i};
    if (people.residents.adult(id)) out[id] = static_cast<std::uint8_t>((people.residents.*column)[id]);
  }
  return out;
}

void mark(Categories& out, const Population& people, IdRange<ResidentId> residents, std::uint8_t category)
{
  for (const ResidentId id : residents) {
    if (people.residents.adult(id)) out[id] = category;
  }
}

Categories of_tenure(const Population& people)
{
  Categories out(people.residents.size(), no_category);
  for (std::size_t h = 0; h < people.households.size(); ++h) {
    const HouseholdId id{h};
    mark(out, people, people.households.residents[id],
         static_cast<std::uint8_t>(people.households.tenure[id]));
  }
  return out;
}

Categories of_regime(const Population& people)
{
  Categories out(people.residents.size(), no_category);
  for (std::size_t c = 0; c < people.compounds.size(); ++c) {
    const CompoundId id{c};
    for (const BuildingGroupId group : people.compounds.groups[id]) {
      mark(out, people, people.groups.residents[group],
           static_cast<std::uint8_t>(people.compounds.regime[id]));
    }
  }
  return out;
}

using Make = Categories (*)(const Population&);
constexpr std::array<Make, 7> makers{of_residents<&Residents::band>,
                                     of_residents<&Residents::sex>,
                                     of_residents<&Residents::education>,
                                     of_residents<&Residents::registration>,
                                     of_tenure,
                                     of_residents<&Residents::party>,
                                     of_regime};

}  // namespace

const std::vector<Breakdown>& breakdowns()
{
  static const std::vector<Breakdown> table{
      {"age_band", "age of adults, in years", "年龄段", age_band_labels()},
      {"sex", "sex of adults", "性别", sex_labels()},
      {"education", "education of adults", "教育程度", education_labels()},
      {"registration", "where adults are registered (hukou)", "户籍", registration_labels()},
      {"tenure", "tenure of the home adults live in", "住房产权", tenure_labels()},
      {"party", "Party membership of adults", "党员身份", party_labels()},
      {"regime", "property regime of the compound adults live in", "小区类型", regime_labels()},
  };
  return table;
}

const std::vector<std::string>& grouping_names()
{
  static const std::vector<std::string> names = [] {
    std::vector<std::string> out{"area", "subdistrict", "district", "percentile"};
    for (const Breakdown& b : breakdowns()) out.push_back(b.name);
    return out;
  }();
  return names;
}

Categories categories(const Population& people, std::size_t breakdown)
{
  expects(breakdown < makers.size(), "a breakdown");
  return makers[breakdown](people);
}

}  // namespace linli
