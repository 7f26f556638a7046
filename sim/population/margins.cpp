#include "population/margins.hpp"

#include "core/errors.hpp"
#include "core/text.hpp"
#include "population/attributes.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <numeric>

namespace linli {

const std::vector<std::string>& status_labels()
{
  static const std::vector<std::string> labels{"observed", "derived", "proxy", "assumed"};
  return labels;
}

double Margin::total() const
{
  return std::accumulate(counts.begin(), counts.end(), 0.0);
}

std::string Margin::label(std::size_t position) const
{
  std::string out;
  for (std::size_t d = by.size(); d-- > 0;) {
    const std::size_t size = labels[d].size();
    out = labels[d][position % size] + (out.empty() ? "" : "/" + out);
    position /= size;
  }
  return out;
}

const Margin& Margins::operator[](const std::string& name) const
{
  for (const Margin& m : margins) {
    if (m.name == name) return m;
  }
  throw Bug("no margin called " + name);
}

const std::vector<RequiredMargin>& required_margins()
{
  static const std::vector<RequiredMargin> all{
      {"residents_by_subdistrict", {"subdistrict"}},
      {"age_by_sex", {"sex", "age"}},
      {"registration", {"registration"}},
      {"non_local_by_subdistrict", {"subdistrict"}},
      {"education_by_sex", {"sex", "education"}},
      {"activity", {"activity"}},
      {"party_members_by_age", {"age_group"}},
      {"living", {"living"}},
      {"household_size", {"size"}},
      {"generations", {"generations"}},
      {"members_of_65_and_more", {"elders"}},
      {"tenure", {"tenure"}},
      {"lift", {"lift"}},
      {"property_regime", {"regime"}},
  };
  return all;
}

std::vector<std::string> dimension_labels(const std::string& dimension, const Margins& margins)
{
  if (dimension == "subdistrict") {
    std::vector<std::string> names;
    for (const Margins::Subdistrict& s : margins.subdistricts) names.push_back(s.name);
    return names;
  }
  if (dimension == "sex") return sex_labels();
  if (dimension == "age") {
    return {"0",     "1-4",   "5-9",   "10-14", "15-19", "20-24", "25-29", "30-34", "35-39", "40-44",
            "45-49", "50-54", "55-59", "60-64", "65-69", "70-74", "75-79", "80-84", "85+"};
  }
  if (dimension == "registration") return registration_labels();
  if (dimension == "education") return education_labels();
  if (dimension == "activity") return {"student", "employed", "retired", "other"};
  if (dimension == "age_group") return {"18-34", "35-59", "60+"};
  if (dimension == "living") return {"family_household", "outside"};
  if (dimension == "size") return {"1", "2", "3", "4", "5", "6"};
  if (dimension == "generations") return {"one", "two", "three", "four_or_more"};
  if (dimension == "elders") return {"none", "one", "two", "three"};
  if (dimension == "tenure") return tenure_labels();
  if (dimension == "lift") return {"lift", "no_lift"};
  if (dimension == "regime") return regime_labels();
  throw Bug("no dimension called " + dimension);
}

std::vector<std::string> inconsistencies(const Margins& margins)
{
  std::vector<std::string> faults;
  const auto same = [&](const std::string& name, double obtained, double wanted, const std::string& as) {
    // Rounded counts may miss by a person a category; more is a mistake in the file.
    if (std::abs(obtained - wanted) <= 0.5 + 1e-5 * wanted) return;
    faults.push_back(fmt::format("margin {} adds up to {}, but {} is {}: {} apart", name,
                                 grouped(std::llround(obtained)), as, grouped(std::llround(wanted)),
                                 grouped(std::llround(std::abs(obtained - wanted)))));
  };
  const double residents = margins["residents_by_subdistrict"].total();
  const double households = margins["household_size"].total();
  const std::string all = "the sum of residents_by_subdistrict";
  const std::string homes = "the sum of household_size";
  for (const char* name : {"age_by_sex", "registration", "living"})
    same(name, margins[name].total(), residents, all);
  for (const char* name : {"generations", "members_of_65_and_more", "tenure", "lift", "property_regime"}) {
    same(name, margins[name].total(), households, homes);
  }
  same("non_local_by_subdistrict", margins["non_local_by_subdistrict"].total(),
       margins["registration"].counts[2], "registration/non_local");
  double members = 0;
  for (std::size_t k = 0; k < 6; ++k)
    members += static_cast<double>(k + 1) * margins["household_size"].counts[k];
  same("household_size (in persons)", members, margins["living"].counts[0], "living/family_household");
  return faults;
}

}  // namespace linli
