#include "study/study_directory.hpp"

namespace linli {

std::filesystem::path StudyDirectory::result(const Address& run) const
{
  const std::string name = run.text();
  return path / "runs" / name.substr(0, 2) / (name + ".h5");
}

}  // namespace linli
