/// The reader of margins: a data file that people write for their own district.
#include "material.hpp"
#include "scenario/data_files.hpp"
#include "target.hpp"

namespace linli::fuzz {

void run(std::string_view bytes)
{
  parse_margins("margins.yaml", bytes);
}

std::vector<std::string> seeds()
{
  return contents_under("scenarios/data", ".yaml");
}

std::vector<std::string> words()
{
  return words_of_data(contents_under("scenarios/data", "putuo_2017.yaml").at(0));
}

}  // namespace linli::fuzz
