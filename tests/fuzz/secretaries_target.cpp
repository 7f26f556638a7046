/// The reader of the table of secretaries, which is held against the shipped margins.
#include "material.hpp"
#include "scenario/data_files.hpp"
#include "support/putuo.hpp"
#include "target.hpp"

namespace linli::fuzz {

void run(std::string_view bytes)
{
  parse_secretaries("secretaries.yaml", bytes, test::putuo_margins());
}

std::vector<std::string> seeds()
{
  return contents_under("scenarios/data", "secretaries_2018.yaml");
}

std::vector<std::string> words()
{
  return words_of_data(contents_under("scenarios/data", "secretaries_2018.yaml").at(0));
}

}  // namespace linli::fuzz
