#include "population/attributes.hpp"

namespace linli {

using Labels = std::vector<std::string>;

const Labels& sex_labels()
{
  static const Labels labels{"male", "female"};
  return labels;
}

const Labels& registration_labels()
{
  static const Labels labels{"here", "elsewhere_in_city", "non_local"};
  return labels;
}

const Labels& education_labels()
{
  static const Labels labels{"primary_or_less", "junior_secondary", "senior_secondary", "college",
                             "university"};
  return labels;
}

const Labels& activity_labels()
{
  static const Labels labels{"child", "student", "employed", "retired", "other"};
  return labels;
}

const Labels& party_labels()
{
  static const Labels labels{"none", "area_branch", "in_service"};
  return labels;
}

const Labels& tenure_labels()
{
  static const Labels labels{"owner", "renter", "public_housing"};
  return labels;
}

const Labels& regime_labels()
{
  static const Labels labels{"lane", "public_or_sold", "commodity", "resettlement"};
  return labels;
}

const Labels& employment_labels()
{
  static const Labels labels{"rehired", "public_institution", "treated_as_such", "other"};
  return labels;
}

const Labels& age_band_labels()
{
  static const Labels labels{"18-29", "30-44", "45-59", "60-74", "75+"};
  return labels;
}

std::uint8_t age_band(int age)
{
  if (age < adult_age) return no_age_band;
  if (age < 30) return 0;
  if (age < 45) return 1;
  if (age < 60) return 2;
  return age < 75 ? 3 : 4;
}

}  // namespace linli
