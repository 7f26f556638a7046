#pragma once
/// What describes the model of this program, as it stood when the program was built.
#include <string_view>

namespace linli::model_texts {

std::string_view description();  ///< sim/MODEL.md: the ODD+D description, with every parameter
std::string_view references();   ///< sim/REFERENCES.bib: the works that it names

}  // namespace linli::model_texts
