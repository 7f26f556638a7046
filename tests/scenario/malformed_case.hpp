#pragma once
/// A text that must be refused.
#include <string>

namespace linli::malformed {

struct Case {
  std::string text;
  std::string faults;  ///< what the user is told, one fault a line
};

}  // namespace linli::malformed
