#include "support/putuo.hpp"

#include "core/digest.hpp"
#include "population/synthesis.hpp"
#include "scenario/data_files.hpp"
#include "support/places.hpp"

namespace linli::test {

std::string data_file(const std::string& name)
{
  return source_dir() + "/scenarios/data/" + name;
}

const Margins& putuo_margins()
{
  static const Margins margins = read_margins(data_file("putuo_2017.yaml"));
  return margins;
}

const SecretaryRoster& putuo_secretaries()
{
  static const SecretaryRoster roster = read_secretaries(data_file("secretaries_2018.yaml"), putuo_margins());
  return roster;
}

Population putuo(double scale, std::uint64_t seed, int threads)
{
  return synthesize(putuo_margins(), putuo_secretaries(), HousingParams{}, {.scale = scale}, seed,
                    Workers(threads));
}

const Population& whole_putuo()
{
  static const Population whole = putuo();
  return whole;
}

std::string digest_of(const Population& population)
{
  Digest digest;
  Population::for_each_column(population, [&](const char* name, const auto& column) {
    using Value = typename std::remove_reference_t<decltype(column)>::value_type;
    digest.add(std::string_view(name));
    digest.add(static_cast<std::uint64_t>(column.size()));
    digest.add(column.data(), column.size() * sizeof(Value));
  });
  for (const std::string& name : population.subdistricts.name) digest.add(std::string_view(name));
  return digest.text();
}

}  // namespace linli::test
