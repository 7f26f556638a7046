#pragma once
/// Where the sources lie.
#include <string>

namespace linli::test {

/// The root of the checkout, without a slash at its end.  Known to one file only: a path in the options of every file
/// would make each of them compile anew in a copied checkout.
std::string source_dir();

}  // namespace linli::test
