#pragma once
/// What a result file records to be known again.
#include "output/contents/tree.hpp"

#include <string>
#include <string_view>

namespace linli {

/// The digest of the content, 32 hexadecimal digits: every dataset's path, type, dimensions, attributes and
/// raw values, and the attributes of the groups, in tree order.  The root's own attribute `content_digest` is
/// left out. FORMAT.md gives the order of bytes.
std::string content_digest(const FileGroup& root);

/// The name of the root attribute that records the content's digest.
inline constexpr std::string_view digest_attribute = "content_digest";

}  // namespace linli
