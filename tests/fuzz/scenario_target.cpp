/// The scenario reader, from bytes to a scenario; and what it read, written out in full, reads back as it is.
#include "material.hpp"
#include "scenario/read_scenario.hpp"
#include "support/malformed.hpp"
#include "target.hpp"

namespace linli::fuzz {

void run(std::string_view bytes)
{
  static const MechanismParams mechanisms = test::mechanisms_with_sample();
  const std::string written = resolved_yaml(parse_scenario("s.yaml", std::string(bytes), mechanisms));
  std::string again;
  try {
    again = resolved_yaml(parse_scenario("written.yaml", written, mechanisms));
  } catch (const Error& error) {
    throw Bug(std::string("what was read is written so that it cannot be read: ") + error.what());
  }
  ensures(again == written, "what was read is written as it is");
}

std::vector<std::string> seeds()
{
  std::vector<std::string> all = contents_under("tests/scenario/malformed", ".yaml");
  for (std::string& text : contents_under("scenarios", ".yaml")) {
    constexpr std::size_t largest_scenario = 4096;  // data files are for other targets
    if (text.size() <= largest_scenario) all.push_back(std::move(text));
  }
  Scenario everything;
  everything.mechanisms = test::mechanisms_with_sample();
  all.push_back(resolved_yaml(everything));
  return all;
}

std::vector<std::string> words()
{
  return words_of_scenarios();
}

}  // namespace linli::fuzz
