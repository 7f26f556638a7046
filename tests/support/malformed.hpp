#pragma once
/// The corpus in tests/scenario/malformed/: FOLDER/NAME.yaml is a scenario that must be refused,
/// FOLDER/NAME.expected what its user is told, one fault a line.
#include "scenario/scenario.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace linli::test {

/// Stands in the scenarios of the corpus as `sample`: a parameter of every kind that the shipped model does
/// not have.
struct SampleKinds {
  enum class Shape { flat, linear, logistic };
  struct Params {
    bool active = true;
    Shape shape = Shape::linear;
    int crowd = 40;  ///< narrower than the 64 bits in which whole numbers are read
    static std::vector<Field> describe();
  };
  static Declaration declaration();
  explicit SampleKinds(const Params&) {}
};

/// The shipped model and `sample`.
MechanismParams mechanisms_with_sample();

std::filesystem::path malformed_folder();
/// All scenarios of the corpus, in order.
std::vector<std::filesystem::path> malformed_scenarios();

/// What somebody who stands in the scenario's folder is told about it, one fault a line; empty if nothing is
/// wrong with the scenario and the data files it names.
std::string told_about(const std::filesystem::path& scenario);

}  // namespace linli::test
