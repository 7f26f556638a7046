#pragma once
/// Results of a study's runs, as they lie there.
#include "scenario/output_params.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace linli {

/// What the manifest keeps of a result.
struct FoundResult {
  std::uint64_t bytes = 0;
  std::string content;  ///< digest
  std::string state;    ///< digest of the state after the last week
};

/// What a complete result of the model `model` says of itself; nothing if the file is none.
std::optional<FoundResult> found_result(const std::filesystem::path& file, const std::string& model);

/// The same after all of it was read and held against its digest.
std::optional<FoundResult> sound_result(const std::filesystem::path& file, const std::string& model);

/// What a result records of its run; nothing if it does not say so that this program understands it.
std::optional<OutputParams> recorded_in(const std::filesystem::path& file);

/// Bytes of a file; nothing if there is none.
std::optional<std::uint64_t> bytes_of(const std::filesystem::path& file);

}  // namespace linli
