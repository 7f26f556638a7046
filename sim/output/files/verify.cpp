#include "output/files/verify.hpp"

#include "core/errors.hpp"
#include "output/contents/content_digest.hpp"
#include "output/hdf5/hdf5_read.hpp"

#include <fmt/format.h>

namespace linli {
namespace {

std::string recorded_digest(const FileGroup& root)
{
  const Attribute* attribute = find_attribute(root.attributes, digest_attribute);
  const auto* text = attribute == nullptr ? nullptr : std::get_if<std::string>(&attribute->value);
  return text == nullptr ? std::string() : *text;
}

/// Why the digests do not agree; empty if they do.
std::string disagreement(const std::string& recorded, const std::string& computed)
{
  if (recorded == computed) return {};
  if (recorded.empty()) return fmt::format("it records no {}", digest_attribute);
  return fmt::format("its content has the digest {}, but {} was recorded", computed, recorded);
}

}  // namespace

Verification verify(const std::filesystem::path& file)
{
  Verification out;
  try {
    const FileGroup root = read_tree(file);
    out.recorded = recorded_digest(root);
    out.computed = content_digest(root);
    const std::string problem = disagreement(out.recorded, out.computed);
    if (!problem.empty()) out.problems.push_back(file.string() + ": " + problem);
  } catch (const Error& error) {
    if (error.exit() == Exit::resources) throw;  // that says nothing of the file
    for (const Problem& problem : error.problems()) out.problems.push_back(problem.text());
  }
  out.sound = out.problems.empty();
  return out;
}

FileGroup read_verified(const std::filesystem::path& file)
{
  FileGroup root = read_tree(file);
  const std::string problem = disagreement(recorded_digest(root), content_digest(root));
  if (problem.empty()) return root;
  throw Error(Exit::io, {Problem{.file = file.string(),
                                 .problem = "is damaged",
                                 .why = problem,
                                 .hint = "use another copy, or run the scenario again"}});
}

}  // namespace linli
