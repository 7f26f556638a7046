#pragma once
/// Which way an outcome should go.

namespace linli {

enum class Better { higher, lower };

/// 1 if higher values are better, −1 if lower ones are: values times this are better the higher they are.
constexpr double sign_of(Better better)
{
  return better == Better::higher ? 1.0 : -1.0;
}

}  // namespace linli
