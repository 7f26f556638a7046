#pragma once
/// How this program was built: recorded in every result, shown by `linli --version`.
#include <string>

namespace linli {

struct BuildInfo {
  std::string version;  ///< of the project, "0.1.0"
  std::string commit;   ///< git commit, 40 hexadecimal digits, or "unknown" outside a repository
  std::string model;  ///< digest of the sources that decide results, 64 hexadecimal digits (build_info.cmake)
  bool dirty = false;        ///< what the program is built from differs from that commit
  std::string compiler;      ///< name and version, "GNU 12.2.0"
  std::string flags;         ///< options every file of the model was compiled with
  std::string build_type;    ///< "Release", "Debug"
  std::string architecture;  ///< instruction set: "x86-64-v3", "native"; empty: the compiler's choice
  std::string libraries;     ///< names and versions, "HDF5 1.10.8, yaml-cpp 0.7.0, …"
};

const BuildInfo& build_info();

}  // namespace linli
