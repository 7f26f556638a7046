/// The reader of study files and of their tables, from bytes to a study.
#include "material.hpp"
#include "study/study_file.hpp"
#include "study/value_table.hpp"
#include "support/places.hpp"
#include "target.hpp"

namespace linli::fuzz {

void run(std::string_view bytes)
{
  static const auto parameters = parameters_of(Scenario{}.sections());
  Faults faults("table.csv");
  parse_value_table(std::string(bytes), RowsAre::worlds, parameters, faults);
  parse_study(test::source_dir() + "/tests/study/examples/fuzzed.yaml", std::string(bytes));
}

std::vector<std::string> seeds()
{
  std::vector<std::string> all = contents_under("tests/study/malformed", ".yaml");
  for (const char* ending : {".yaml", ".csv"}) {
    for (std::string& text : contents_under("tests/study/examples", ending)) all.push_back(std::move(text));
  }
  return all;
}

std::vector<std::string> words()
{
  return words_of_scenarios();
}

}  // namespace linli::fuzz
