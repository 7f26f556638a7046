#include "output/contents/format_version.hpp"

#include "core/errors.hpp"

#include <fmt/format.h>

#include <string>

namespace linli {

void require_known_version(const FileGroup& root, const std::filesystem::path& file)
{
  const Attribute* type = find_attribute(root.attributes, "file_type");
  const auto* said = type == nullptr ? nullptr : std::get_if<std::string>(&type->value);
  if (said == nullptr || *said != "linli_result") return;
  const Attribute* attribute = find_attribute(root.attributes, "format_version");
  const auto* version = attribute == nullptr ? nullptr : std::get_if<std::int64_t>(&attribute->value);
  if (version != nullptr && *version == result_format_version) return;
  const bool later = version != nullptr && *version > result_format_version;
  throw Error(
      Exit::io,
      {Problem{.file = file.string(),
               .problem = version == nullptr ? "is a result that does not say its format version"
                                             : fmt::format("is a result of format version {}", *version),
               .why = fmt::format("this program reads version {}", result_format_version),
               .hint = later ? "use a later linli"
                             : "run its scenario again, or use the linli that wrote it (ncdump -h says "
                               "its version and commit)"}});
}

}  // namespace linli
