#include "study/found_result.hpp"

#include "core/errors.hpp"
#include "output/contents/content_digest.hpp"
#include "output/files/verify.hpp"
#include "output/hdf5/hdf5_read.hpp"
#include "scenario/read_scenario.hpp"

#include <string_view>
#include <system_error>
#include <variant>

namespace linli {
namespace {

namespace fs = std::filesystem;

std::string text_at(const FileGroup& root, std::string_view name)
{
  const Attribute* const found = find_attribute(root.attributes, name);
  const auto* const text = found == nullptr ? nullptr : std::get_if<std::string>(&found->value);
  return text == nullptr ? std::string() : *text;
}

std::optional<FoundResult> told_by(const FileGroup& root, const fs::path& file, const std::string& model)
{
  if (text_at(root, "status") != "complete" || text_at(root, "model_sources") != model) return {};
  const auto bytes = bytes_of(file);
  if (!bytes) return {};
  return FoundResult{*bytes, text_at(root, digest_attribute), text_at(root, "state_digest")};
}

}  // namespace

std::optional<FoundResult> found_result(const fs::path& file, const std::string& model)
{
  if (!bytes_of(file)) return {};
  try {
    return told_by(read_tree(file), file, model);
  } catch (const Error&) {
    return {};
  }
}

std::optional<FoundResult> sound_result(const fs::path& file, const std::string& model)
{
  if (!bytes_of(file)) return {};
  try {
    return told_by(read_verified(file), file, model);
  } catch (const Error&) {
    return {};
  }
}

std::optional<OutputParams> recorded_in(const fs::path& file)
{
  try {
    const FileGroup root = read_tree(file);
    const FileGroup* const group = find_group(root, "scenario");
    const Dataset* const resolved = group == nullptr ? nullptr : find_dataset(*group, "as_resolved");
    const auto* const text =
        resolved == nullptr ? nullptr : std::get_if<std::vector<std::string>>(&resolved->values);
    if (text == nullptr || text->size() != 1) return {};
    return parse_scenario(file.string(), text->front()).output;
  } catch (const Error&) {
    return {};
  }
}

std::optional<std::uint64_t> bytes_of(const fs::path& file)
{
  std::error_code error;
  const std::uintmax_t bytes = fs::file_size(file, error);
  if (error) return {};
  return bytes;
}

}  // namespace linli
